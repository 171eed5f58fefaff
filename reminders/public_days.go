package reminders

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// publicAhead is how many days ahead public days are told.
const publicAhead = 42

// publicDays are the days to come that are the same for everybody: bank holidays, and the days of the year that the
// law fixes. It is empty where there are none.
func publicDays(book *law.Book, cal *civil.Calendar, today civil.Date) []chat.Line {
	type public struct {
		on   civil.Date
		says string
	}
	var all []public
	for d := today; d.Sub(today) <= publicAhead; d = d.AddDays(1) {
		if name := cal.Holiday(d); name != "" {
			all = append(all, public{d, name + ", a closed day"})
		}
	}
	for i := range book.Rules {
		r := &book.Rules[i]
		for _, year := range []int{today.Year(), today.Year() + 1} {
			if d, provision, ok := fixedDay(r, year); ok && !d.Before(today) && d.Sub(today) <= publicAhead {
				all = append(all, public{d, r.Title + ", last day. " + provision})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b public) int { return a.on.Compare(b.on) })
	var out []chat.Line
	for _, p := range all {
		if len(out) == 0 {
			out = append(out, chat.Line{Kind: chat.Plain, Text: "Public days in the next six weeks:"})
		}
		out = append(out, chat.Line{Kind: chat.Bullet, Text: p.on.Short() + ": " + strings.TrimSuffix(p.says, ".") + "."})
	}
	if len(out) > 0 {
		out = append(out, chat.Line{Kind: chat.Note, Text: brief.NotAdvice})
	}
	return out
}

// fixedDay is the last day of the year that the rule fixes for everybody.
func fixedDay(r *law.Rule, year int) (on civil.Date, provision string, ok bool) {
	for i := range r.Versions {
		v := &r.Versions[i]
		if v.Count.Kind != law.CountFixed {
			continue
		}
		on = civil.On(year, v.Count.Month, v.Count.Day)
		if v.Count.Before {
			on = on.AddDays(-1)
		}
		if !v.From.After(on) && (v.To.IsZero() || !v.To.Before(on)) {
			return on, v.Provision, true
		}
	}
	return civil.Date{}, "", false
}
