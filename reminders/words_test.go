package reminders_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/reminders"
)

// inWords is an item as the book would give it.
func inWords(it casework.Item) casework.Item {
	it.Deadline.Rule = &law.Rule{ID: "appeal", Title: "Appeal to the tribunal", Sense: law.Limit, OwedBy: "parent-or-young-person", Act: "received"}
	it.Deadline.Version = &law.Version{Provision: "rule 20"}
	if it.Gap != nil {
		it.Gap.Rule = it.Deadline.Rule
	}
	return it
}

func TestWhatIsSaidOfOneItem(t *testing.T) {
	provisional := inWords(appeal("2026-11-23 Mon"))
	provisional.Deadline.Certainty = law.Provisional
	provisional.Deadline.From = []law.Source{{Type: "decision-sent", Day: day("2026-09-22 Tue"), Fallback: true}}
	provisional.Gap = &law.Gap{Rule: provisional.Deadline.Rule, Of: "f1", Reason: law.GapPrinted}
	ask := inWords(blocked("appeal", law.GapAsk))
	ask.Gap.Text = "On which day was the letter sent?"
	const standard = "Appeal to the tribunal: Mon 23 November 2026 (in 14 days), the family. It has to arrive by then. rule 20."
	for name, c := range map[string]struct {
		item casework.Item
		told reminders.Told
		want string
	}{
		"on its ladder": {inWords(appeal("2026-11-23 Mon")), reminders.Told{}, standard},
		"provisional, and what would settle it": {provisional, reminders.Told{},
			"Appeal to the tribunal: Mon 23 November 2026 (in 14 days; provisional: counted from the date printed on the letter), the family. It has to arrive by then. " +
				"Appeal to the tribunal is counted from the date printed on the letter: the day on which it was sent would settle it. rule 20."},
		"moved": {inWords(appeal("2026-11-23 Mon")), reminders.Told{Due: day("2026-12-11 Fri"), On: day("2026-11-02 Mon")},
			"the day has changed from Fri 11 December 2026. " + standard},
		"found": {inWords(appeal("2026-11-23 Mon")), reminders.Told{On: day("2026-11-02 Mon")}, "the day can be worked out now. " + standard},
		"lost": {ask, reminders.Told{Due: day("2026-12-11 Fri"), On: day("2026-11-02 Mon")},
			"Appeal to the tribunal: the day you were told, Fri 11 December 2026, no longer holds, and no other can be worked out. On which day was the letter sent?"},
		"blocked": {ask, reminders.Told{}, "On which day was the letter sent?"},
	} {
		t.Run(name, func(t *testing.T) {
			p := policy(t)
			p.Told = map[string]reminders.Told{c.item.Key: c.told}
			today := day("2026-11-09 Mon")
			b := reminders.NewBundle(casework.Actor{}, reminders.Telling{New: reminders.Plan([]casework.Item{c.item}, p, today)}, today)
			if len(b.Message.Lines) != 4 || b.Message.Lines[2].Kind != chat.Bullet {
				t.Fatalf("%+v", b.Message)
			}
			if diff := cmp.Diff("1. HPL-0231: "+c.want, b.Message.Lines[2].Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheWholeMessage(t *testing.T) {
	review := inWords(appeal("2026-12-18 Fri"))
	review.Deadline.Rule = &law.Rule{ID: "judicial-review-3m", Title: "Judicial review", Sense: law.Limit, OwedBy: "parent-or-young-person", Act: "done"}
	review.Key, review.Reference = "c2", "HPL-0007"
	who := casework.Actor{Person: casework.Person{ID: "mediator-1"}}
	today := day("2026-11-09 Mon")
	got := reminders.NewBundle(who, reminders.Telling{New: reminders.Plan([]casework.Item{review, inWords(appeal("2026-11-09 Mon"))}, policy(t), today)}, today)
	want := chat.Message{Private: true, Lines: []chat.Line{
		{Kind: chat.Title, Text: "Redress: 1 today, 1 later"},
		{Kind: chat.Plain, Text: "Today:"},
		{Kind: chat.Bullet, Text: "1. HPL-0231: Appeal to the tribunal: Mon 9 November 2026 (today), the family. It has to arrive by then. rule 20."},
		{Kind: chat.Plain, Text: "Later:"},
		{Kind: chat.Bullet, Text: "2. HPL-0007: Judicial review: Fri 18 December 2026 (in 39 days), the family. rule 20."},
		{Kind: chat.Note, Text: "The court expects this claim promptly. The last day is only the backstop, so act well before it."},
		{Kind: chat.Note, Text: "Information, not legal advice."},
	}}
	if diff := cmp.Diff(want, got.Message); diff != "" {
		t.Error(diff)
	}
	if got.Person.ID != "mediator-1" || got.Day != today || len(got.Nudges) != 2 {
		t.Errorf("%+v", got)
	}
}

func TestTheLogGetsReferencesOnly(t *testing.T) {
	var out bytes.Buffer
	route := reminders.Log{Log: slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))}
	today := day("2026-11-09 Mon")
	b := reminders.NewBundle(casework.Actor{}, reminders.Telling{New: reminders.Plan([]casework.Item{inWords(appeal("2026-11-09 Mon"))}, policy(t), today)}, today)
	b.Message.Key = "remind:mediator-1:2026-11-09:1"
	ref, err := route.Post(t.Context(), chat.Room{Route: reminders.LogRoute, ID: "mediator-1"}, b.Message)
	if err != nil || ref != "remind:mediator-1:2026-11-09:1" {
		t.Errorf("%q, %v", ref, err)
	}
	want := "level=INFO msg=message letter=remind:mediator-1:2026-11-09:1 to=mediator-1 lines=4 references=[HPL-0231]\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// A week ends on its Sunday; the sections of Wed 11 November 2026 by hand.
func TestTheSections(t *testing.T) {
	today := day("2026-11-11 Wed")
	for due, want := range map[string]reminders.Section{
		"2026-11-10 Tue": reminders.Late, "2026-11-11 Wed": reminders.Today, "2026-11-12 Thu": reminders.ThisWeek, "2026-11-15 Sun": reminders.ThisWeek,
		"2026-11-16 Mon": reminders.Fortnight, "2026-11-25 Wed": reminders.Fortnight, "2026-11-26 Thu": reminders.Later,
	} {
		n := reminders.Nudge{Item: appeal(due), Reason: reminders.Ahead, Days: day(due).Sub(today)}
		if got := n.Section(); got != want {
			t.Errorf("%s stands under %q, want %q", due, got, want)
		}
	}
	sunday := reminders.Nudge{Item: appeal("2026-11-16 Mon"), Reason: reminders.Ahead, Days: civil.Must(civil.Parse("2026-11-16")).Sub(day("2026-11-15 Sun"))}
	if got := sunday.Section(); got != reminders.Fortnight {
		t.Errorf("on a Sunday, Monday stands under %q", got)
	}
	if got := reminders.Counts(nil); got != "" {
		t.Errorf("nothing is counted as %q", got)
	}
	if strings.Contains(reminders.Counts([]reminders.Nudge{sunday}), "HPL") {
		t.Error("the counts name a case")
	}
}
