package law

import (
	"slices"
	"strings"
)

// Part is what of a book a Difference is about.
type Part string

// The parts of a book.
const (
	PartGround  Part = "ground"
	PartSpan    Part = "span"
	PartProfile Part = "profile"
	PartLimit   Part = "limit"
)

// Change says how a part of one book stands to that of another.
type Change string

// The changes.
const (
	New     Change = "new"     // only the second book has it
	Gone    Change = "gone"    // only the first one has it
	Changed Change = "changed" // both have it, and the second says something else
)

// Difference is one limit, ground, profile or span in which two books differ.
type Difference struct {
	Part    Part
	Change  Change
	ID      string
	Title   string   // as the second book has it, where it does
	Fields  []Field  // what is another, for what is Changed
	Touches []string // the limits of the second book that are counted by it, for a profile or a span
}

// Field is one field in which two books differ, each as the book's files have it; empty where it says nothing.
type Field struct{ Name, A, B string }

// inWords are the fields that are there to be read: no day and no status depends on them.
var inWords = []string{"title", "stage", "trigger", "satisfied", "exceptions", "if_missed", "notes", "says", "provisions",
	"provision", "force", "checked", "note", "form"}

// InWordsOnly reports whether the books differ in nothing that any day or status depends on.
func (d *Difference) InWordsOnly() bool {
	return d.Change == Changed && !slices.ContainsFunc(d.Fields, func(f Field) bool {
		return !slices.Contains(inWords, f.Name[strings.LastIndex(f.Name, " ")+1:])
	})
}

// Differences compares what two books say, field by field: grounds, spans, profiles, limits. It tells nothing
// about cases.
func Differences(a, b *Book) []Difference {
	out := differ(PartGround, a.Grounds, b.Grounds,
		func(g *Ground) (string, string) { return g.ID, g.Title },
		func(x, y *Ground) []Field { return unlike(x.fields(), y.fields()) })
	spans := differ(PartSpan, a.Spans, b.Spans,
		func(s *Span) (string, string) { return s.ID, s.Says },
		func(x, y *Span) []Field { return unlike(x.fields(), y.fields()) })
	for i := range spans {
		spans[i].Touches = b.countedBy(func(p *Profile) bool { return slices.Contains(p.allSpans(), spans[i].ID) })
	}
	profiles := differ(PartProfile, a.Profiles, b.Profiles,
		func(p *Profile) (string, string) { return p.ID, p.Says },
		func(x, y *Profile) []Field { return unlike(x.fields(), y.fields()) })
	for i := range profiles {
		profiles[i].Touches = b.countedBy(func(p *Profile) bool { return p.ID == profiles[i].ID })
	}
	limits := differ(PartLimit, a.Rules, b.Rules,
		func(r *Rule) (string, string) { return r.ID, r.Title },
		func(x, y *Rule) []Field {
			return append(unlike(x.fields(), y.fields()), versionsUnlike(x.Versions, y.Versions)...)
		})
	return slices.Concat(out, spans, profiles, limits)
}

// differ compares two lists of parts by their ids, in the order of the second; what is gone stands last.
func differ[T any](part Part, a, b []T, name func(*T) (id, title string), compare func(x, y *T) []Field) []Difference {
	before, after := byID(a, name), byID(b, name)
	var out []Difference
	for i := range b {
		id, title := name(&b[i])
		old, known := before[id]
		if !known {
			out = append(out, Difference{Part: part, Change: New, ID: id, Title: title})
		} else if fields := compare(old, &b[i]); len(fields) > 0 {
			out = append(out, Difference{Part: part, Change: Changed, ID: id, Title: title, Fields: fields})
		}
	}
	for i := range a {
		if id, title := name(&a[i]); after[id] == nil {
			out = append(out, Difference{Part: part, Change: Gone, ID: id, Title: title})
		}
	}
	return out
}

func byID[T any](list []T, name func(*T) (id, title string)) map[string]*T {
	out := make(map[string]*T, len(list))
	for i := range list {
		id, _ := name(&list[i])
		out[id] = &list[i]
	}
	return out
}

// said is a field of one book as its files have it.
type said struct{ name, text string }

// unlike returns the fields that are not the same. Both lists name the same fields in the same order.
func unlike(a, b []said) []Field {
	var out []Field
	for i := range b {
		if a[i].text != b[i].text {
			out = append(out, Field{Name: b[i].name, A: a[i].text, B: b[i].text})
		}
	}
	return out
}

// versionsUnlike compares the versions that begin on the same day, or the only ones there are. A version that
// only one book has is a field of its own.
func versionsUnlike(a, b []Version) []Field {
	if len(a) == 1 && len(b) == 1 {
		return unlike(a[0].fields(""), b[0].fields(""))
	}
	var out []Field
	for i := range b {
		at := slices.IndexFunc(a, func(v Version) bool { return v.From == b[i].From })
		name := "version from " + orOpen(b[i].From)
		if at < 0 {
			out = append(out, Field{Name: name, B: b[i].said()})
			continue
		}
		out = append(out, unlike(a[at].fields(name+": "), b[i].fields(name+": "))...)
	}
	for i := range a {
		if !slices.ContainsFunc(b, func(v Version) bool { return v.From == a[i].From }) {
			out = append(out, Field{Name: "version from " + orOpen(a[i].From), A: a[i].said()})
		}
	}
	return out
}

// countedBy returns the limits that are counted by a profile of which the condition holds.
func (b *Book) countedBy(holds func(*Profile) bool) []string {
	var out []string
	for i := range b.Rules {
		if slices.ContainsFunc(b.Rules[i].profiles(), func(id string) bool { p := b.profile(id); return p != nil && holds(p) }) {
			out = append(out, b.Rules[i].ID)
		}
	}
	return out
}
