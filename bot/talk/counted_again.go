package talk

import (
	"regexp"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
)

// counted are the days that numbers were given for; zero days are open.
type counted struct{ From, To civil.Date }

// before says the stretch of days that ends the day before this one begins and is as long, in months where it is of months.
func (c counted) before() string {
	to := c.From.AddDays(-1)
	from := to.AddDays(-c.To.Sub(c.From))
	months := 12*(c.To.Year()-c.From.Year()) + int(c.To.Month()) - int(c.From.Month()) + 1
	if c.From.Day() == 1 && c.To.AddDays(1).Day() == 1 {
		if d, err := c.From.AddMonths(-months, civil.RoundDown); err == nil {
			from = d
		}
	}
	return "from " + withoutWeekday(from) + " to " + withoutWeekday(to)
}

// saysInAll asks for all that is kept.
var saysInAll = regexp.MustCompile(`(?i)\b(?:in all|in total|total|altogether|overall|ever|so far|all time|since the (?:start|beginning)|` +
	`now|currently|open|at the moment|live)\b`)

// mostWordsOfCount is how many words a question has at most that leaves the days to the one before it.
const mostWordsOfCount = 8

// samePeriodAgain is the days of the question for numbers before this one, where this one names none and only says what is
// different: "how many for Hartlepool".
func (t *turn) samePeriodAgain(p span) span {
	before := t.state.Counted
	if t.state.Question != words.Count || before.From.IsZero() || t.namesDays() || saysInAll.MatchString(t.ev.Text) ||
		len(aWord.FindAllString(t.ev.Text, mostWordsOfCount+1)) > mostWordsOfCount {
		return p
	}
	return span{from: before.From, to: before.To, note: wordSameDays}
}

// namesDays reports whether the question for numbers says of when.
func (t *turn) namesDays() bool {
	return t.saysPeriod() || !t.heard.Range.From.IsZero() || len(t.heard.Dates) > 0
}
