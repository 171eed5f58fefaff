package admin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// object writes one JSON object field by field, so that none of it has to be kept. The first error stays.
type object struct {
	w      io.Writer
	fields int
	items  int
	err    error
}

func (o *object) raw(format string, args ...any) {
	if o.err == nil {
		_, o.err = fmt.Fprintf(o.w, format, args...)
	}
}

func (o *object) key(name string) {
	before := ","
	if o.fields == 0 {
		before = "{"
	}
	o.fields++
	o.raw("%s\n  %q: ", before, name)
}

// value writes a value whose further lines stand under it.
func (o *object) value(v any, indent string) {
	if o.err == nil {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent(indent, "  ")
		if o.err = e.Encode(v); o.err == nil {
			_, o.err = o.w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
		}
	}
}

func (o *object) field(name string, v any) {
	o.key(name)
	o.value(v, "  ")
}

// list begins a list; item adds to it and close ends it.
func (o *object) list(name string) {
	o.key(name)
	o.raw("[")
	o.items = 0
}

func (o *object) item(v any) {
	if o.items > 0 {
		o.raw(",")
	}
	o.items++
	o.raw("\n    ")
	o.value(v, "    ")
}

func (o *object) close() {
	if o.items > 0 {
		o.raw("\n  ")
	}
	o.raw("]")
}

// comparedJSON writes a comparison as one JSON object.
type comparedJSON struct {
	object

	from, to *law.Book
	cases    bool
}

type bookJSON struct {
	Book     string `json:"book"`
	Version  string `json:"version"`
	Title    string `json:"title"`
	Proposal bool   `json:"proposal"`
}

type differenceJSON struct {
	Part    law.Part    `json:"part"`
	Change  law.Change  `json:"change"`
	ID      string      `json:"id"`
	Title   string      `json:"title"`
	InWords bool        `json:"in_words_only,omitempty"`
	Fields  []fieldJSON `json:"fields,omitempty"`
	Touches []string    `json:"touches,omitempty"`
}

type fieldJSON struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

func (c *comparedJSON) books(all []law.Difference) {
	proposals := []string{}
	for _, b := range []*law.Book{c.from, c.to} {
		if says := notInForce(b); says != "" {
			proposals = append(proposals, says)
		}
	}
	c.field("not_in_force", proposals)
	c.field("from", bookJSON{c.from.Name, c.from.Version, c.from.Title, c.from.Proposal})
	c.field("to", bookJSON{c.to.Name, c.to.Version, c.to.Title, c.to.Proposal})
	counts := map[string]changes{}
	for _, p := range partNames {
		counts[p.name] = countChanges(c.to, all, p.part)
	}
	c.field("counts", counts)
	c.list("differences")
	for i := range all {
		d := &all[i]
		out := differenceJSON{Part: d.Part, Change: d.Change, ID: d.ID, Title: d.Title, InWords: d.InWordsOnly(), Touches: d.Touches}
		for _, f := range d.Fields {
			out.Fields = append(out.Fields, fieldJSON{f.Name, f.A, f.B})
		}
		c.item(out)
	}
	c.close()
}

func (c *comparedJSON) begin(at civil.Date) {
	c.field("at", at.String())
	c.list("cases")
	c.cases = true
}

func (c *comparedJSON) each(asJSON any, _ []string) error {
	c.item(asJSON)
	return c.err
}

func (c *comparedJSON) end(totals any, _ []string, _ [][]string) error {
	if c.cases {
		c.close()
		c.field("totals", totals)
	}
	c.raw("\n}\n")
	return c.err
}
