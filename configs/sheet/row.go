package sheet

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/casefile"
)

// value is what a cell holds: text, or a number of a workbook.
type value struct {
	text   string
	number bool
	wrong  string // why it cannot be read
}

// row is one row of a table: the values of the columns that the mapping names.
type row struct {
	nr     int
	cells  map[string]value
	system dateSystem
	wrong  string // why it is no row; empty: it is one
}

func (r *row) empty() bool {
	if r.wrong != "" {
		return false
	}
	for _, v := range r.cells {
		if v.text != "" || v.wrong != "" {
			return false
		}
	}
	return true
}

// reading is a row on its way to a case.
type reading struct {
	m       *Mapping
	row     *row
	from    map[string]string // the column that a field came from
	values  []string          // what cells hold, which no error repeats
	faults  []law.Fault
	dayless []law.Fault // one for each fact of which the day is not there, and something else is
}

func (r *reading) fault(path, format string, args ...any) {
	r.faults = append(r.faults, law.Fault{Field: path, Text: fmt.Sprintf(format, args...)})
}

// read makes a case of the row.
func (m *Mapping) read(name string, in *row, book *law.Book) casefile.Placed {
	r := &reading{m: m, row: in, from: map[string]string{}}
	place := fmt.Sprintf("%s:%d", name, in.nr)
	out := casefile.Placed{Nr: in.nr, Place: place, At: func(field string) string { return place + ": " + r.where(field) }}
	if in.wrong != "" {
		out.Err = fmt.Errorf("%s: %s", place, in.wrong)
		return out
	}
	file, more := casefile.FromTree(r.tree(), book)
	out.File, out.Faults = file, slices.Concat(r.faults, law.Beside(slices.Concat(r.faults, r.dayless), more))
	law.InOrder(out.Faults)
	for i := range out.Faults {
		f := &out.Faults[i]
		f.Text = law.Discreet(r.discreet(f.Text))
		out.Err = errors.Join(out.Err, fmt.Errorf("%s: %s", out.At(f.Field), f.Text))
	}
	return out
}

// where names the column that the field, or the nearest part of it, came from.
func (r *reading) where(field string) string {
	for at := field; at != ""; {
		if column, ok := r.from[at]; ok {
			return fmt.Sprintf("column “%s” (%s)", column, field)
		}
		cut := strings.LastIndexAny(at, ".[")
		if cut < 0 {
			break
		}
		at = at[:cut]
	}
	return field
}

// discreet is a sentence without what the cells of the row hold.
func (r *reading) discreet(text string) string {
	for _, v := range r.values {
		for _, shown := range []string{v, law.Clip(v)} {
			text = strings.ReplaceAll(text, strconv.Quote(shown), "what stands there")
		}
	}
	return text
}

// tree is the row as a facts file would have it.
func (r *reading) tree() any {
	head := map[string]any{}
	for _, key := range slices.Sorted(maps.Keys(r.m.head)) {
		c := r.m.head[key]
		if v := r.field("case."+key, &c); v != nil {
			head[key] = v
		}
	}
	facts, there := []any{}, map[string]bool{}
	for i := range r.m.facts {
		f := &r.m.facts[i]
		if made := r.fact(fmt.Sprintf("facts[%d]", len(facts)), f); made != nil {
			if f.Of != "" && there[f.Of] {
				made["of"] = f.Of
			}
			there[f.ID] = true
			facts = append(facts, made)
		}
	}
	return map[string]any{"case": head, "facts": facts}
}

// fact reads a fact; nil where its day is not there.
func (r *reading) fact(path string, f *fact) map[string]any {
	out := map[string]any{"type": f.Type, "id": f.ID}
	if !r.filled(f, "on") && !r.filled(f, "printed_on") {
		before := len(r.faults)
		for _, key := range slices.Sorted(maps.Keys(f.Fields)) {
			c := f.Fields[key]
			if c.Column != "" && r.m.only[c.Column] == 1 && r.row.cells[c.Column].text != "" {
				r.from[path+"."+key] = c.Column
				r.fault(path+"."+key, "it is filled in, and the day of %s is not: give the day, or leave this empty", f.Type)
			}
		}
		if len(r.faults) == before {
			return nil
		}
		r.dayless = append(r.dayless, law.Fault{Field: path}) // it keeps its place, and nothing else is said of it
		return out
	}
	for _, key := range []string{"printed_on", "on"} { // what is wrong with the whole of it is wrong with its day
		if c, ok := f.Fields[key]; ok {
			r.from[path] = c.Column
		}
	}
	for _, key := range slices.Sorted(maps.Keys(f.Fields)) {
		c := f.Fields[key]
		if v := r.field(path+"."+key, &c); v != nil {
			out[key] = v
		}
	}
	return out
}

func (r *reading) filled(f *fact, key string) bool {
	c, ok := f.Fields[key]
	return ok && (r.row.cells[c.Column].text != "" || r.row.cells[c.Column].wrong != "")
}

// field reads one field; nil where there is nothing.
func (r *reading) field(path string, c *cell) any {
	if c.Column == "" {
		return c.Always
	}
	r.from[path] = c.Column
	v := r.row.cells[c.Column]
	switch {
	case v.wrong != "":
		r.fault(path, "%s", v.wrong)
		return nil
	case v.text == "" && c.Default != "":
		return c.Default
	case v.text == "":
		return nil
	}
	key := path[strings.LastIndexByte(path, '.')+1:]
	switch {
	case slices.Contains(days, key):
		day, err := readDay(v, r.row.system)
		if err != nil {
			r.fault(path, "%v", err)
			return nil
		}
		return day.String()
	case key == "time":
		hour, err := readHour(v)
		if err != nil {
			r.fault(path, "%v", err)
			return nil
		}
		return hour
	}
	r.values = append(r.values, v.text)
	if c.Separator == "" {
		return r.meaning(path, c, v.text)
	}
	var all []any
	for part := range strings.SplitSeq(v.text, c.Separator) {
		if part = strings.TrimSpace(part); part != "" {
			r.values = append(r.values, part)
			all = append(all, r.meaning(path, c, part))
		}
	}
	return all
}

// meaning is what a text means.
func (r *reading) meaning(path string, c *cell, text string) any {
	if c.means == nil {
		return text
	}
	if means, ok := c.means[spelt(text)]; ok {
		return means
	}
	if c.As != "" {
		r.fault(path, "what stands there is no local authority of England: give its name or its code")
		return nil
	}
	known := slices.Sorted(maps.Keys(c.Values))
	r.fault(path, "the mapping does not say what stands there: use %s, or add it to the mapping", strings.Join(known, ", "))
	return nil
}
