package talk

import (
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// twin returns the id of a fact of the case that a single fact of the draft would repeat on another day:
// either a second one, or a correction. Kinds of fact that happen again and again have none.
func (t *turn) twin(d *draft, c *casework.Case) string {
	if d.Kind != kindRecord || len(d.Facts) != 1 || d.corrects() {
		return ""
	}
	e := &d.Facts[0].Event
	if slices.Contains(repeats, e.Type) {
		return ""
	}
	live := c.Live()
	for i := len(live) - 1; i >= 0; i-- {
		if f := &live[i]; f.Type == e.Type && sameAttrs(&f.Event, e) {
			return f.ID
		}
	}
	return ""
}

// sameAttrs reports whether nothing but days tells the two apart, as far as both say it.
func sameAttrs(a, b *law.Event) bool {
	for _, attr := range a.Attrs {
		if other := b.Attrs.All(attr.Name); len(other) > 0 && !slices.Equal(other, attr.Values) {
			return false
		}
	}
	return true
}
