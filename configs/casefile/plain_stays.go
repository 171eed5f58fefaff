package casefile

import (
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// stays returns the file that was read in room of its own, no larger than it has to be, so that the next line can be
// read.
func (p *plainLine) stays(f File) File {
	values := make([]string, 0, len(p.values))
	keep := func(list []string) []string {
		if list == nil {
			return nil
		}
		from := len(values)
		values = append(values, list...)
		return values[from:len(values):len(values)]
	}
	f.Header.Grounds, f.Header.Routes = keep(f.Header.Grounds), keep(f.Header.Routes)
	f.Facts = slices.Clone(f.Facts)
	attrs := make([]law.Attr, 0, len(p.attrs))
	for i := range f.Facts {
		of := &f.Facts[i]
		from := len(attrs)
		for _, a := range of.Attrs {
			attrs = append(attrs, law.Attr{Name: a.Name, Values: keep(a.Values)})
		}
		if of.Attrs != nil {
			of.Attrs = attrs[from:len(attrs):len(attrs)]
		}
	}
	return f
}
