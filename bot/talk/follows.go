package talk

import (
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// longestList is how many dates a proposal lists; the rest are counted.
const longestList = 12

// follows says which dates the draft would bring, move, meet or end, in the order of the result.
func (t *turn) follows(c *casework.Case, d *draft) ([]string, error) {
	var more []law.Event
	switch d.Kind {
	case kindUndo:
		for _, id := range d.Confirm {
			more = append(more, law.Event{ID: "undo-" + id, Type: law.Retraction, On: t.today, Supersedes: id})
		}
	case kindConfirm:
		for _, id := range d.Confirm {
			if f, ok := c.Fact(id); ok {
				e := f.Event
				e.ID, e.Supersedes, e.Reported = "sure-"+id, id, false
				more = append(more, e)
			}
		}
	default:
		before, after, err := t.Service.Preview(c, t.standing(c, d.events()))
		if err != nil {
			return nil, err
		}
		return t.differences(c, &before, &after), nil
	}
	before, err := t.Service.WorkOut(c)
	if err != nil {
		return nil, err
	}
	after, err := t.Service.WorkOut(with(c, more))
	if err != nil {
		return nil, err
	}
	return t.differences(c, &before, &after), nil
}

// with is the case with more facts.
func with(c *casework.Case, more []law.Event) *casework.Case {
	out := *c
	out.Facts = slices.Clone(c.Facts)
	for _, e := range more {
		out.Facts = append(out.Facts, casework.Fact{Event: e})
	}
	if c.Counted != nil {
		out.Counted = append(slices.Clone(c.Counted), more...)
	}
	return &out
}

// standing marks the facts as reported where the person cannot say them for certain.
func (t *turn) standing(c *casework.Case, more []law.Event) []law.Event {
	if c.ID == "" || casework.Allowed(&t.actor, casework.ActConfirm, c) {
		return more
	}
	out := make([]law.Event, len(more))
	for i, e := range more {
		e.Reported = true
		out[i] = e
	}
	return out
}

// differences says what changes from one result to the other.
func (t *turn) differences(c *casework.Case, before, after *law.Result) []string {
	var out []string
	old, gone := match(c, before, after)
	for i := range after.Deadlines {
		if text := t.difference(old[i], &after.Deadlines[i]); text != "" {
			out = append(out, text)
		}
	}
	for _, d := range gone {
		if d.Status(t.today) == law.Open && !d.Due.IsZero() {
			out = append(out, fill(wordGone, brief.Title(d), d.Due.Short()))
		}
	}
	for i := range after.Missing {
		if g := &after.Missing[i]; !hasGap(before, g) {
			out = append(out, brief.Gap(g))
		}
	}
	if len(out) > longestList {
		rest := len(out) - longestList
		out = append(out[:longestList], fill(wordAndMore, count(rest, "more date")))
	}
	return out
}

// difference says how one deadline changes; was is nil for a new one. It is empty where nothing does.
func (t *turn) difference(was, is *law.Deadline) string {
	if is.Rule.Sense == law.Information && is.Due.IsZero() {
		return ""
	}
	now := is.Status(t.today)
	if was == nil {
		if now == law.Superseded {
			return ""
		}
		return capital(brief.Line(is, t.today))
	}
	then := was.Status(t.today)
	switch {
	case was.Due != is.Due && !was.Due.IsZero():
		return capital(brief.Line(is, t.today)) + fill(wordWas, was.Due.Short())
	case was.Due != is.Due, then != now, was.Certainty != is.Certainty:
		return capital(brief.Line(is, t.today))
	}
	return ""
}

// match finds for each deadline of after the one of before that it is the same as: by its key, else the one
// that is left of the same limit, item and step. gone are those of before that have no other.
func match(c *casework.Case, before, after *law.Result) (out, gone []*law.Deadline) {
	out = make([]*law.Deadline, len(after.Deadlines))
	taken := make([]bool, len(before.Deadlines))
	pass := func(same func(a, b *law.Deadline) bool) {
		for i := range after.Deadlines {
			for j := range before.Deadlines {
				if out[i] == nil && !taken[j] && same(&after.Deadlines[i], &before.Deadlines[j]) {
					out[i], taken[j] = &before.Deadlines[j], true
				}
			}
		}
	}
	pass(func(a, b *law.Deadline) bool {
		return c.KeyOf(a) == c.KeyOf(b)
	})
	pass(func(a, b *law.Deadline) bool { return a.Rule.ID == b.Rule.ID && a.Item == b.Item && a.Step == b.Step })
	for j := range taken {
		if !taken[j] {
			gone = append(gone, &before.Deadlines[j])
		}
	}
	return out, gone
}

func hasGap(r *law.Result, g *law.Gap) bool {
	for i := range r.Missing {
		if h := &r.Missing[i]; h.Rule == g.Rule && h.Reason == g.Reason && h.Needs == g.Needs && h.Text == g.Text && h.Day == g.Day {
			return true
		}
	}
	return false
}
