package sqldb

import (
	"database/sql/driver"
	"encoding/json"

	"github.com/redress-send/redress/casework/civil"
)

// Rows of which an import writes many give their values themselves, and write their own JSON: what gorm and
// encoding/json find out about every value anew takes longer than the value does. What comes out is the same.

// ownValues is a row that gives its values, as a driver takes them, in the order of the columns of its schema.
type ownValues interface {
	values(into []driver.Value) []driver.Value
}

func (r *factRow) values(into []driver.Value) []driver.Value {
	return append(into, r.CaseID, int64(r.Seq), r.ID, r.Type, dayOrNull(r.OnDay), r.BelongsTo, r.Supersedes, r.Reported, r.Assigned,
		r.Details.Form(), r.Source, r.RecordedAt, r.RecordedBy)
}

func (r *auditRow) values(into []driver.Value) []driver.Value {
	return append(into, r.Nr, r.DoneAt, r.Person, r.Action, r.CaseID, r.Detail.Form(), r.Prev, r.Hash)
}

func dayOrNull(d day) driver.Value {
	if civil.Date(d).IsZero() {
		return nil
	}
	return civil.Date(d).String()
}

// encoded is the JSON of details.
func (d *details) encoded() ([]byte, error) {
	w := plainWriter{out: make([]byte, 0, 128)}
	w.details(d)
	if w.odd {
		return json.Marshal(d)
	}
	return w.out, nil
}

// plainWriter writes JSON of texts in which no sign has to be escaped.
type plainWriter struct {
	out []byte
	odd bool // there is one that has to be
}

func (w *plainWriter) raw(s string) { w.out = append(w.out, s...) }

// text writes a text between quotation marks.
func (w *plainWriter) text(s string) {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			w.odd = true
			return
		}
	}
	w.out = append(w.out, '"')
	w.out = append(w.out, s...)
	w.out = append(w.out, '"')
}

func (w *plainWriter) day(d day) {
	w.out = append(w.out, '"')
	if !civil.Date(d).IsZero() {
		w.out = civil.Date(d).AppendISO(w.out)
	}
	w.out = append(w.out, '"')
}

// field begins a field, its name with a colon behind it.
func (w *plainWriter) field(name string) {
	if w.out[len(w.out)-1] != '{' {
		w.out = append(w.out, ',')
	}
	w.raw(name)
}

// list writes a list, of which each writes one: null where there is none.
func (w *plainWriter) list(none bool, length int, each func(i int)) {
	if none {
		w.raw("null")
		return
	}
	w.out = append(w.out, '[')
	for i := range length {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		each(i)
	}
	w.out = append(w.out, ']')
}

func (w *plainWriter) details(d *details) {
	w.raw("{")
	for _, one := range [...]struct {
		name string
		day  day
	}{{`"printed":`, d.Printed}, {`"received":`, d.Received}, {`"due":`, d.Due}} {
		if one.day != (day{}) {
			w.field(one.name)
			w.day(one.day)
		}
	}
	if d.Time != "" {
		w.field(`"time":`)
		w.text(d.Time)
	}
	if d.Attrs != nil {
		w.field(`"attrs":`)
		w.list(false, len(d.Attrs), func(i int) { w.attr(&d.Attrs[i]) })
	}
	if d.Items != nil {
		w.field(`"items":`)
		w.list(false, len(d.Items), func(i int) { w.item(&d.Items[i]) })
	}
	w.raw("}")
}

func (w *plainWriter) attr(a *attr) {
	w.raw(`{"name":`)
	w.text(a.Name)
	w.raw(`,"values":`)
	w.list(a.Values == nil, len(a.Values), func(i int) { w.text(a.Values[i]) })
	w.raw("}")
}

func (w *plainWriter) item(it *item) {
	w.raw(`{"item":`)
	w.text(it.Item)
	w.raw(`,"what":`)
	w.text(it.What)
	w.raw(`,"due":`)
	w.day(it.Due)
	w.raw("}")
}
