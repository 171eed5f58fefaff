package talk

import (
	"regexp"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// countedFrom is a message that is nothing but a length of time from a day: "4 weeks from Friday", "whats 20 working
// days from today". Within a message that tells something it is a day; alone it is a sum.
var countedFrom = regexp.MustCompile(`(?i)^\s*(?:(?:ok|so|and)[ ,]+)*(?:(?:what|when)(?:['’]?s| is| day is| date is)? )?(?:the (?:day|date) )?` +
	`((?:\d+|an?|one|two|three|four|five|six|eight|ten|twelve) (?:(?:working|calendar|clear|business) )?(?:days?|wks?|weeks?|fortnights?|months?|mths?|wds?))` +
	` from ((?:(?:this|next|coming|last) )?(?:now|to-?day|tomorrow|tmrw|tomoz|yesterday|mon|tues?|wed|weds|thurs?|fri|sat|sun|` +
	`monday|tuesday|wednesday|thursday|friday|saturday|sunday))[ ?.!]*$`)

// sumAlone hears a length of time from a day, and nothing else, as the sum that it is. It reports whether it does.
func (t *turn) sumAlone() bool {
	m := countedFrom.FindStringSubmatch(t.ev.Text)
	if m == nil {
		return false
	}
	from := m[2]
	if strings.EqualFold(from, "now") {
		from = "today"
	}
	heard := t.Hear(t.setting(), m[1]+" after "+from)
	if heard.Intent != words.DateSum || heard.Sum == nil {
		return false
	}
	t.heard = heard
	return true
}
