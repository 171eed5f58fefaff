package casefile

import (
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework"
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

// Changes compares two results: every deadline whose day is another one, is new or is gone.
func Changes(before, after *law.Result) []Change {
	var out []Change
	for i := range after.Deadlines {
		d := &after.Deadlines[i]
		old := same(before, d)
		if old == nil || old.Due != d.Due {
			c := Change{ID: d.Rule.ID, Of: d.Of, Item: d.Item, Step: d.Step, Then: day(d.Due)}
			if old != nil {
				c.Today = day(old.Due)
			}
			out = append(out, c)
		}
	}
	for i := range before.Deadlines {
		if d := &before.Deadlines[i]; same(after, d) == nil {
			out = append(out, Change{ID: d.Rule.ID, Of: d.Of, Item: d.Item, Step: d.Step, Today: day(d.Due)})
		}
	}
	return out
}

func same(r *law.Result, d *law.Deadline) *law.Deadline {
	for i := range r.Deadlines {
		x := &r.Deadlines[i]
		if x.Rule.ID == d.Rule.ID && x.Of == d.Of && x.Item == d.Item && x.Step == d.Step {
			return x
		}
	}
	return nil
}
