package casework

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// unknown returns the facts of the file that the case does not have, and where each stands in the file. A
// fact is known by its id or else by what it says; what the file says about a fact that the store has under
// another id is said about that one.
func (l *lander) unknown() (fresh []Fact, at []int) {
	have, idOf := make(map[string]int, len(l.there.Facts)), make(map[string]string, len(l.there.Facts))
	for i := range l.there.Facts {
		key := content(&l.there.Facts[i].Event)
		have[key]++
		idOf[key] = l.there.Facts[i].ID
	}
	alias := map[string]string{}
	for i, f := range l.in.Facts {
		f.Of, f.Supersedes = aliased(alias, f.Of), aliased(alias, f.Supersedes)
		key := content(&f.Event)
		old, same := l.there.Fact(f.ID)
		switch {
		case same && (content(&old.Event) == key || l.corrected(&old, &f)):
			have[key]--
		case same && l.how.Correct:
			fresh, at = append(fresh, l.correction(&old, f)), append(at, i)
		case same:
			l.fault(fmt.Sprintf("facts[%d].id", i),
				"%q says something else in the store: give a correction its own id and supersedes: %s, or import with --correct", f.ID, f.ID)
		case have[key] > 0:
			have[key]--
			if f.ID != "" {
				alias[f.ID] = idOf[key]
			}
		default:
			fresh, at = append(fresh, f), append(at, i)
		}
	}
	return fresh, at
}

func aliased(alias map[string]string, id string) string {
	if known, ok := alias[id]; ok {
		return known
	}
	return id
}

// head returns the fact that stands at the end of the chain of corrections that began with the given one.
func (c *Case) head(id string) (Fact, bool) {
	live := c.Live()
	i := slices.IndexFunc(live, func(f Fact) bool { return c.first(f.ID) == id })
	if i < 0 {
		return Fact{}, false
	}
	return live[i], true
}

// corrected reports whether the store's fact was corrected to what the file says.
func (l *lander) corrected(old, f *Fact) bool {
	head, ok := l.there.head(l.there.first(old.ID))
	if !ok {
		return false
	}
	f.Supersedes, head.Supersedes = "", ""
	return content(&head.Event) == content(&f.Event)
}

// correction is the file's fact as one that takes the place of what stands of the store's.
func (l *lander) correction(old *Fact, f Fact) Fact {
	head, ok := l.there.head(l.there.first(old.ID))
	if !ok {
		head = *old // taken back: the fault will say so
	}
	f.Supersedes = head.ID
	for n := 2; ; n++ {
		f.ID = old.ID + "-" + strconv.Itoa(n)
		if _, taken := l.there.Fact(f.ID); !taken {
			break
		}
	}
	f.Source = "" // it is not the old one's
	return f
}

// content is what an event says, whatever its id and whoever stands for it.
func content(e *law.Event) string { return string(appendContent(nil, e)) }

func appendContent(b []byte, e *law.Event) []byte {
	put := func(s string) {
		b = append(strconv.AppendInt(b, int64(len(s)), 10), ':')
		b = append(b, s...)
	}
	put(e.Type)
	for _, day := range [...]civil.Date{e.On, e.Printed, e.Received, e.Due} {
		if day.IsZero() {
			b = append(b, "0:"...)
			continue
		}
		b = day.AppendISO(append(b, "10:"...))
	}
	for _, s := range [...]string{e.Time, e.Of, e.Supersedes} {
		put(s)
	}
	for _, a := range e.Attrs {
		put("attribute")
		put(a.Name)
		for _, v := range a.Values {
			put(v)
		}
	}
	for _, it := range e.Items {
		put("item")
		put(it.Item)
		put(it.What)
		put(it.Due.String())
	}
	return b
}
