// Package sheet reads cases from the rows of a table, CSV or XLSX, by a mapping that says what its columns mean.
//
// It reads the columns that the mapping names and no other: what stands in the rest (names, schools, notes)
// gets into nothing, and no error repeats what a cell holds. A day is a day, whatever zone the machine is in.
//
//	m, err := sheet.ReadMapping("provider.yaml", data, authorities)
//	err = m.Each(ctx, "referrals.xlsx", file, book, func(p casefile.Placed) error { … })
package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/configs/strictyaml"
)

// Mapping says what the columns of a table mean.
type Mapping struct {
	sheet     string // of a workbook; empty: the first
	header    int    // the row with the names of the columns
	delimiter rune   // of CSV
	head      map[string]cell
	facts     []fact
	columns   []string // all that are named
	only      map[string]int
}

// cell says where a field comes from.
type cell struct {
	Column    string         `yaml:"column"`
	Values    map[string]any `yaml:"values"`    // what a cell says, and what it means
	As        string         `yaml:"as"`        // authority: its name, letters, code or an alias
	Separator string         `yaml:"separator"` // of several values in a cell
	Default   string         `yaml:"default"`   // where the cell is empty
	Always    string         `yaml:"always"`    // instead of a column

	means map[string]string // Values, and what As knows, by plain spelling
}

// fact is a fact that a row may hold: it does where its day is there.
type fact struct {
	Type   string          `yaml:"type"`
	ID     string          `yaml:"id"`
	Of     string          `yaml:"of"`
	Fields map[string]cell `yaml:"fields"`
}

// days are the fields that hold a day; the first two make a fact.
var days = []string{"on", "printed_on", "received_on", "due"}

// ReadMapping reads a mapping. The error lists every fault with its line.
func ReadMapping(name string, data []byte, authorities []casework.Authority) (*Mapping, error) {
	var f struct {
		Sheet     string          `yaml:"sheet"`
		Header    int             `yaml:"header"`
		Delimiter string          `yaml:"delimiter"`
		Case      map[string]cell `yaml:"case"`
		Facts     []fact          `yaml:"facts"`
	}
	doc, err := strictyaml.Open(name, data, &f)
	if err != nil {
		return nil, err
	}
	m := &Mapping{sheet: f.Sheet, header: max(f.Header, 1), delimiter: ',', head: f.Case, facts: f.Facts, only: map[string]int{}}
	if d := []rune(f.Delimiter); len(d) == 1 {
		m.delimiter = d[0]
	} else if len(d) > 1 {
		doc.Fault("$.delimiter", "give one sign, for example \";\"")
	}
	for _, key := range slices.Sorted(maps.Keys(f.Case)) {
		if !slices.Contains([]string{"reference", "authority", "grounds", "appellant", "routes"}, key) {
			doc.Fault("$.case."+key, "%q is no field of a case that a table can hold", key)
		}
		f.Case[key] = m.learn(doc, "$.case."+key, f.Case[key], authorities)
	}
	if _, ok := f.Case["reference"]; !ok {
		doc.Fault("$.case", "say which column is the reference")
	}
	ids := map[string]bool{}
	for i := range f.Facts {
		m.learnFact(doc, fmt.Sprintf("$.facts[%d]", i), &f.Facts[i], ids, authorities)
	}
	return m, doc.Err()
}

func (m *Mapping) learnFact(doc *strictyaml.Document, at string, f *fact, ids map[string]bool, authorities []casework.Authority) {
	if f.ID == "" {
		f.ID = f.Type
	}
	if f.Type == "" || ids[f.ID] {
		doc.Fault(at, "give each fact its type and, where a type stands twice, an id of its own (%s)", f.ID)
	}
	if f.Of != "" && !ids[f.Of] {
		doc.Fault(at+".of", "%q is the id of no fact above", f.Of)
	}
	ids[f.ID] = true
	_, on := f.Fields["on"]
	_, printed := f.Fields["printed_on"]
	if !on && !printed {
		doc.Fault(at+".fields", "say which column holds its day: on, or printed_on")
	}
	for _, key := range slices.Sorted(maps.Keys(f.Fields)) {
		f.Fields[key] = m.learn(doc, at+".fields."+key, f.Fields[key], authorities)
		if c := f.Fields[key]; c.Column != "" {
			m.only[c.Column]++
		}
	}
}

// learn checks a cell's description and gets it ready.
func (m *Mapping) learn(doc *strictyaml.Document, at string, c cell, authorities []casework.Authority) cell {
	if (c.Column == "") == (c.Always == "") {
		doc.Fault(at, "give a column, or what it always is")
	}
	if c.Column != "" && !slices.Contains(m.columns, c.Column) {
		m.columns = append(m.columns, c.Column)
	}
	if c.As != "" && c.As != "authority" {
		doc.Fault(at+".as", "%q is not known here: use authority", c.As)
	}
	if c.Values == nil && c.As == "" {
		return c
	}
	c.means = map[string]string{}
	if c.As != "" {
		for _, a := range authorities {
			for _, name := range append([]string{a.Code, a.Name, a.Letters}, a.Aliases...) {
				c.means[spelt(name)] = a.Code
			}
		}
	}
	for says, means := range c.Values {
		c.means[spelt(says)] = fmt.Sprint(means)
	}
	return c
}

// spelt is a text in the one spelling in which texts are compared.
func spelt(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
