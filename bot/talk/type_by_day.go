package talk

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
)

// filledType takes a bare day as the answer to what happened, where the one kind of fact that was offered lies ahead and the
// other behind, and the day can only be on one side: "mediation on Tues", then "the 17th, 9.45". A day of the week that was
// said before must be that day's.
func (t *turn) filledType(next *draft, q *question) bool {
	said := t.saidDates()
	if len(said) != 1 || len(q.Options) != 2 || len(t.heard.Facts)+len(t.heard.References) > 0 || !t.mayAnswer() || t.besideDays(false) > hourWords(said[0]) {
		return false
	}
	ahead := slices.IndexFunc(q.Options, func(o option) bool { return slices.Contains(fixesDay, o.Value) })
	if ahead < 0 || slices.Contains(fixesDay, q.Options[1-ahead].Value) {
		return false
	}
	may := func(d civil.Date) bool { return !d.IsZero() && onWeekdayOf(q.When, d) }
	past, planned := may(said[0].Past), may(said[0].Ahead) && said[0].Ahead.After(t.today)
	if past == planned {
		return false
	}
	o := q.Options[1-ahead]
	if planned {
		o = q.Options[ahead]
	}
	t.addType(next, o.Value, said[0])
	return true
}

// hourWords is how many words the hour of a day has at most that stands beside it.
func hourWords(said words.When) int {
	if said.Time == "" {
		return 0
	}
	return 3
}

// onWeekdayOf reports whether the day is of the day of the week that was said, where one was.
func onWeekdayOf(said words.When, d civil.Date) bool {
	text := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(said.Text), "on "))
	return !weekdayOnly.MatchString(said.Text) || strings.HasPrefix(text, strings.ToLower(d.Weekday().String()[:3]))
}
