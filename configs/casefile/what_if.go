package casefile

import (
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Suppose returns the file with facts that are only supposed, each written FACT=DATE. Nothing is saved.
func Suppose(f *File, supposed []string, book *law.Book) (File, error) {
	out := File{Header: f.Header, Facts: append([]casework.Fact(nil), f.Facts...)}
	for _, s := range supposed {
		name, date, ok := strings.Cut(s, "=")
		if !ok {
			return File{}, fmt.Errorf("--what-if %q: write FACT=DATE, for example certificate-issued=2026-11-09", law.Clip(s))
		}
		on, err := civil.Parse(strings.TrimSpace(date))
		if err != nil {
			return File{}, fmt.Errorf("--what-if %s: %w", law.Clip(name), err)
		}
		e := law.Event{Type: strings.TrimSpace(name), On: on}
		if faults := book.Vocabulary.Check(&e, book.Grounds); len(faults) > 0 {
			return File{}, fmt.Errorf("--what-if: %s", faults[0].Text)
		}
		out.Facts = append(out.Facts, casework.Fact{Event: e})
	}
	return out, nil
}

// Changes compares two results on the day at: every deadline whose day, status or certainty is another one,
// that is new or that no longer runs. easy adds it in easy read.
func Changes(before, after *law.Result, at civil.Date, easy bool) []Change {
	var p page
	var out []Change
	add := func(was, is *law.Deadline) {
		if was == nil && is == nil || !brief.Changed(was, is, at) {
			return
		}
		c := p.change(was, is, at)
		if easy {
			c.EasyRead = brief.EasyChange(was, is, at)
		}
		out = append(out, c)
	}
	old, gone := pair(before, after)
	for i := range after.Deadlines {
		add(shown(before, old[i], at), shown(after, &after.Deadlines[i], at))
	}
	for _, was := range gone {
		add(shown(before, was, at), nil)
	}
	return out
}

// pair finds for each deadline of after the one of before that it was: of the same start or, where the start
// is another one now, what is left of the same limit, item and step. gone are those that are none of after's.
func pair(before, after *law.Result) (old, gone []*law.Deadline) {
	old, taken := make([]*law.Deadline, len(after.Deadlines)), make([]bool, len(before.Deadlines))
	for _, sameStart := range []bool{true, false} {
		for i := range after.Deadlines {
			for j := range before.Deadlines {
				if old[i] == nil && !taken[j] && isSame(&after.Deadlines[i], &before.Deadlines[j], sameStart) {
					old[i], taken[j] = &before.Deadlines[j], true
				}
			}
		}
	}
	for j := range before.Deadlines {
		if !taken[j] {
			gone = append(gone, &before.Deadlines[j])
		}
	}
	return old, gone
}

func isSame(a, b *law.Deadline, sameStart bool) bool {
	return a.Rule.ID == b.Rule.ID && a.Item == b.Item && a.Step == b.Step && (a.Of == b.Of || !sameStart)
}

// change is one change, in words too.
func (p *page) change(was, is *law.Deadline, at civil.Date) Change {
	d := is
	if is == nil {
		d = was
	}
	c := Change{ID: d.Rule.ID, Of: d.Of, Item: d.Item, Step: d.Step, Says: p.text(brief.AppendChange(p.line, was, is, at))}
	if was != nil {
		c.Today, c.StatusToday = p.maybe(was.Due), string(was.Status(at))
	}
	if is != nil {
		c.Then, c.StatusThen = p.maybe(is.Due), string(is.Status(at))
	}
	return c
}

// shown returns the deadline if it is worth showing on the day, else nil.
func shown(r *law.Result, d *law.Deadline, at civil.Date) *law.Deadline {
	if d == nil || !r.Shown(d, at) {
		return nil
	}
	return d
}
