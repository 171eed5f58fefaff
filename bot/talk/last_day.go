package talk

import (
	"regexp"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// What is asked in a few words of what was just spoken of: its last day, or when one part of it comes.

var (
	// onlyLastDay asks for the last day and for nothing else, whatever it is made to hang on: "if i do, what's the last day".
	onlyLastDay = regexp.MustCompile(`(?i)^\s*(?:(?:and|n|so|but|ok|okay|right|then)[ ,]+)*` +
		`(?:(?:if|when|once|say) (?:i|we|they|she|he|u|you|mum|dad|the family|parents)(?:'d|'ll)?(?: still| then)? (?:do|does|did|don'?t|doesn'?t|` +
		`want|wants|go|goes|mediate|mediates|appeal|` +
		`appeals|can|say yes|says yes)(?: to| ahead| it| that| for it| mediate| appeal| with it)*[ ,.-]+)?` +
		`(?:(?:what|when)(?:'s|s| is| was| would be)?|thats|that'?s)?\s*(?:(?:the|their|her|his|my|our|your|very|absolute)\s+)*` +
		`(?:last|latest|final) (?:possible )?(?:day|date|point|1)(?: possible)?(?: (?:for (?:that|it|them|her|him|this)|then|now|to (?:do|get|` +
		`have) (?:it|that)(?: by| in)?|again|pls|please))*\s*[?.! …]*$`)
	// andLast is "and last" where no stretch of time was counted.
	andLast = regexp.MustCompile(`(?i)^\s*(?:and|n|&)[ ,]+(?:the )?(?:last|latest|final)(?: one)?[?.! …]*$`)
)

// lastDay answers for the last day of what was just spoken of; nil: that is not asked.
func (t *turn) lastDay() (*answer, error) {
	last := andLast.MatchString(t.ev.Text) && t.state.Question != words.Count && t.state.Question != words.Agenda
	if !last && !onlyLastDay.MatchString(t.ev.Text) {
		return nil, nil
	}
	limit := ""
	if q := t.state.Question; q == words.Deadlines || q == words.Why || t.state.Rule != "" {
		limit = t.state.Limit
	}
	c, r, err := t.lastCase()
	if err != nil {
		return nil, err
	}
	if c == nil && t.state.Hypo == nil {
		return t.lastDayOfLaw(last)
	}
	if limit == "" && (c == nil || len(ofLimit(r, appeal)) > 0) {
		limit = appeal
	}
	t.heard = words.Heard{Intent: words.Deadlines, Limit: limit}
	return t.deadlines()
}

// lastDayOfLaw answers where there is no letter to work it out from: with how long there is, and how to have the day.
func (t *turn) lastDayOfLaw(bare bool) (*answer, error) {
	if t.Handbook == nil || bare && t.state.Rule == "" {
		return t.say(words.Help, asked, wordLastOfWhat), nil
	}
	h := t.Handbook.About(t.state.Rule)
	if h == nil || len(h.Periods) == 0 {
		h = t.Handbook.Stating("appeal-2-months")
	}
	if h == nil {
		return nil, nil
	}
	a := t.answerThen(h)
	a.lines = append(a.lines[:len(a.lines)-1:len(a.lines)-1], chat.Line{Kind: chat.Plain, Text: wordWithoutCase}, a.lines[len(a.lines)-1])
	return a, nil
}

// asksPart asks when one thing comes that a case can wait for, whoever won before: "we won, when does the plan come".
var asksPart = regexp.MustCompile(`(?i)^\s*(?:(?:and|n|so|but|ok|right|then)[ ,]+)*` +
	`(?:(?:we|she|he|they|mum|dad|the family|family)(?:'ve| have| has)? won\b[^,.…!?-]{0,24}[,.…!-]+\s*(?:so )?)?` +
	`(?:when(?:'s|s)?|how long(?: is it)?(?: till| until| for| before)?|how soon|by when|what (?:day|date)(?:'s|s)?)\s` +
	`(?:(?:does|do|will|should|must|is|are|can|has|have|they|la|the la|council|got|to|we|she|send|issue|us|me|get|now|expect|see|amend|change|` +
	`make)\s)*` +
	`(?:the|their|her|his|my|our|that|a)\s(?:(?:new|amended|final|draft|ordered|changed|finished|whole)\s)*` +
	`(plan|certificate|cert|draft|hearing|bundle|response|reply|decision|report|assessment|visit|evidence|registration|mediation|meeting)\b` +
	`(?:\s(?:come|comes|coming|due|arrive|arrives|out|back|get|gets|here|be|ready|in|issued|sent|to|by|now|then|must|have|has|them|us|done|` +
	`amended|finished|through))*\s*[?.! …]*$`)

// partOfCase answers from the case last spoken of when something comes that the law answers for everybody; nil: that is not
// asked, or the case waits for no such thing.
func (t *turn) partOfCase() (*answer, error) {
	m := asksPart.FindStringSubmatch(t.ev.Text)
	if m == nil || len(t.heard.References)+len(t.heard.Facts)+len(t.heard.Dates) > 0 || anybody.MatchString(t.ev.Text) {
		return nil, nil
	}
	_, r, err := t.lastCase()
	if r == nil || err != nil {
		return nil, err
	}
	part := partTitles.Replace(strings.ToLower(m[1]))
	if len(t.waitedFor(r, []string{part})) == 0 {
		return nil, nil
	}
	t.heard = words.Heard{Intent: words.Deadlines}
	t.part = []string{part}
	return t.deadlines()
}

// partTitles says what the titles of limits say.
var partTitles = strings.NewReplacer("reply", "respon", "response", "respon", "certificate", "certificate", "cert", "certificate", "registration", "register", "meeting", "mediation")

// tellingOf are the words of a follow-up that can name a part of what a case waits for: "what about for the health bit".
func tellingOf(text string) []string {
	var out []string
	for _, w := range aWord.FindAllString(beside.ReplaceAllString(strings.ToLower(text), " "), -1) {
		if len(w) > 2 {
			out = append(out, partTitles.Replace(w))
		}
	}
	return out
}

var beside = regexp.MustCompile(`\b(?:what|about|how|and|for|the|bit|part|side|thing|stuff|one|ones|deadlines?|dates?|when|is|are|of|to|on|` +
	`also|then|its|that|this|their|her|his|last|day)\b`)

// waitedFor are the deadlines, open or missed, whose titles or items have one of the words.
func (t *turn) waitedFor(r *law.Result, part []string) []*law.Deadline {
	var out []*law.Deadline
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if s := d.Status(t.today); s != law.Open && s != law.Missed || d.Rule.Sense == law.Information {
			continue
		}
		title := strings.ToLower(brief.Title(d))
		for _, w := range part {
			if strings.Contains(title, w) {
				out = append(out, d)
				break
			}
		}
	}
	return out
}
