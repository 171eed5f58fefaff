package talk

import (
	"cmp"
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// How much a time line shows, so that it is read on a phone at a glance.
const (
	mostMarks    = 12
	mostDeadline = 8 // of them what is still to be done
)

// timeLine is the case's days as its reader may see it: what happened, what is due or was, and the days that were
// fixed. It says the field's own terms alone: no labels that somebody gave, and nothing about who works on the case
// or supports the family. Where there is more than it shows, what still has to be done comes first, then what
// happened last. nil: there is nothing to show.
func (t *turn) timeLine(c *casework.Case, r *law.Result) *chat.Figure {
	todo, done := t.deadlineMarks(r)
	happened := t.factMarks(c, r)
	all := len(todo) + len(done) + len(happened)
	if all == 0 {
		return nil
	}
	marks := nearest(todo, t.today, min(mostDeadline, len(todo)))
	marks = append(marks, nearest(happened, t.today, min(mostMarks-len(marks), len(happened)))...)
	marks = append(marks, nearest(done, t.today, min(mostMarks-len(marks), len(done)))...)
	f := &chat.Figure{Title: string(c.Reference), Today: t.today, Marks: marks, Left: all - len(marks)}
	f.Marks = f.InOrder()
	return f
}

// nearest returns the n marks that are nearest to the day.
func nearest(marks []chat.Mark, to civil.Date, n int) []chat.Mark {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b chat.Mark) int { return cmp.Compare(away(&a, to), away(&b, to)) })
	return marks[:n]
}

func away(m *chat.Mark, from civil.Date) int {
	days := m.Day.Sub(from)
	return max(days, -days)
}

// deadlineMarks are the deadlines that have a day: those that somebody has still to do something about, and those
// that are done. What no longer runs is neither.
func (t *turn) deadlineMarks(r *law.Result) (todo, done []chat.Mark) {
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.Due.IsZero() || d.Rule.Sense == law.Information {
			continue
		}
		m := chat.Mark{Day: d.Due, Label: d.Rule.Title, Provisional: d.Certainty != law.Certain}
		switch d.Status(t.today) {
		case law.Open:
			m.Kind = chat.Due
			todo = append(todo, m)
		case law.Missed:
			m.Kind = chat.Overdue
			todo = append(todo, m)
		case law.Met:
			m.Kind = chat.Done
			done = append(done, m)
		case law.MetLate:
			m.Kind = chat.DoneLate
			done = append(done, m)
		case law.Superseded:
		}
	}
	return todo, done
}

// factMarks are the facts about the dispute, and the days to come that they fix.
func (t *turn) factMarks(c *casework.Case, r *law.Result) (out []chat.Mark) {
	for _, f := range c.Live() {
		kind, known := t.Service.Book().Vocabulary.Type(f.Type)
		if !known || kind.Keeping || casework.TellsSupport(&f.Event) {
			continue
		}
		day, _ := f.Day()
		m := chat.Mark{Day: day, Label: kind.Says, Kind: chat.Happened, Provisional: f.Reported}
		if !day.IsZero() {
			out = append(out, m)
		}
		if f.Due.Before(t.today) || dueFrom(r, &f.Event) {
			continue // over, or the deadline that it gives says it
		}
		m.Day, m.Kind = f.Due, chat.Fixed
		out = append(out, m)
	}
	return out
}

// dueFrom reports whether a deadline falls on the day that the event fixes.
func dueFrom(r *law.Result, e *law.Event) bool {
	return slices.ContainsFunc(r.Deadlines, func(d law.Deadline) bool {
		return d.Due == e.Due && slices.ContainsFunc(d.From, func(s law.Source) bool { return s.ID == e.ID })
	})
}
