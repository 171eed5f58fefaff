package talk

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// The last question is asked again of another day or another length of time, in no more words than that: "and from the
// 30th" after a count of days, "and if it was the 3rd" after the deadline of a case.

var (
	// aroundAnother stands around the day or the length that is said instead, and asks nothing of its own.
	aroundAnother = regexp.MustCompile(`(?i)\b(?:and|n|or|ok|okay|so|right|but|what|whats|about|wbt|how|if|its|it's|it|thats|that|was|were|is|be|` +
		`had|been|dated|went|came|from|after|before|to|until|till|instead|starting|counted|counting|on|for|the|then|say|said|says|suppose|` +
		`would|same|also|a|sorry|no|i|meant|mean|again|try|do|make)\b`)
	// leadsAgain is how such a message begins, unless it ends as a question.
	leadsAgain = regexp.MustCompile(`(?i)^\s*(?:(?:ok|so|right|sorry|no)[ ,]+)*(?:and|n|or|but|what about|how about|wbt|what if|if|from|` +
		`suppose|say|same)\b`)
	// onlyLength is a length of time and nothing else: "15 working days", "a month".
	onlyLength = regexp.MustCompile(`(?i)^(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty) ?` +
		`(?:(?:school|tribunal|trib|working|business|calendar|clear) ?)*(?:days?|weeks?|wks?|months?|mths?|wds?)$`)
	endsAsQuestion = regexp.MustCompile(`\?\s*$`)
	backwards      = regexp.MustCompile(`(?i)\b(?:before|back)\b`)
	untilIt        = regexp.MustCompile(`(?i)\b(?:to|until|till)\b`)
)

// onlyAnother reports whether nothing is left of the message without its days and what stands around them, and what is.
func (t *turn) onlyAnother() (left string, ok bool) {
	h := &t.heard
	if len(h.Facts)+len(h.References)+len(h.People)+len(h.Authorities) > 0 || len(h.Dates) > 1 {
		return "", false
	}
	text := t.ev.Text
	for _, w := range h.Dates {
		if w.Not || w.Start < 0 || w.Start > w.End || w.End > len(text) {
			return "", false
		}
		text = text[:w.Start] + " " + text[w.End:]
	}
	left = strings.TrimSpace(strings.Trim(strings.TrimSpace(aroundAnother.ReplaceAllString(text, " ")), ",.?!…"))
	left = strings.Join(strings.Fields(left), " ")
	return left, left == "" && len(h.Dates) == 1 || onlyLength.MatchString(left)
}

// anotherDay answers the last question, asked again of another day; nil: that is not what is said.
func (t *turn) anotherDay() (*answer, error) {
	if a, err := t.anotherNumber(); a != nil || err != nil {
		return a, err
	}
	left, ok := t.onlyAnother()
	if !ok || left != "" && t.heard.Sum != nil && len(t.heard.Dates) > 0 { // a question in full
		return nil, nil
	}
	if t.state.Question == words.DateSum && t.state.Sum != nil {
		return t.anotherSum(left)
	}
	if t.datedAgain() && t.dated() {
		return t.ofLetter()
	}
	leads := leadsAgain.MatchString(t.ev.Text) || endsAsQuestion.MatchString(t.ev.Text) || t.state.Supposed != nil
	if left != "" || !leads || !t.tied || len(t.remembered()) == 0 {
		return nil, nil
	}
	switch t.state.Question {
	case words.Deadlines, words.Why, words.WhatIf:
		return t.anotherStart()
	}
	return nil, nil
}

// numberAgain is another number for the last sum, without its unit: "and 20".
var numberAgain = regexp.MustCompile(`(?i)^\W*(?:(?:ok|and|n|or|what about|how about|wbt|then|what if its|make it)[ ,]+)+(\d{1,3})\W*$`)

// anotherNumber counts once more as many of the same unit from the same day; nil: no number alone is said, or nothing was counted.
func (t *turn) anotherNumber() (*answer, error) {
	m, s := numberAgain.FindStringSubmatch(t.ev.Text), t.state.Sum
	if m == nil || s == nil || s.Kind != "add" || s.Period.N == 0 || t.state.Question != words.DateSum {
		return nil, nil
	}
	again := *s
	n, err := strconv.Atoi(m[1])
	if err != nil || n == 0 {
		return nil, nil //nolint:nilerr // nothing to be counted
	}
	if again.Period.N = n; s.Period.N < 0 {
		again.Period.N = -n
	}
	t.heard = words.Heard{Intent: words.DateSum, Sum: &again}
	return t.dateSum()
}

// anotherSum counts once more: from another day, or another length of time.
func (t *turn) anotherSum(left string) (*answer, error) {
	s := *t.state.Sum
	if left != "" {
		way := " from "
		if backwards.MatchString(t.ev.Text) || s.Period.N < 0 {
			way = " before "
		}
		from := s.From
		if len(t.heard.Dates) == 1 {
			from = nearTo(t.heard.Dates[0], s.From)
		}
		heard := t.Hear(t.setting(), left+way+withoutWeekday(from))
		if heard.Sum == nil {
			return nil, nil
		}
		heard.Sum.Tribunal = heard.Sum.Tribunal || s.Tribunal && s.Period.Unit == civil.WorkingDays && heard.Sum.Period.Unit == civil.WorkingDays
		t.heard = heard
		return t.dateSum()
	}
	day := nearTo(t.heard.Dates[0], s.From)
	if s.Kind == "between" && (untilIt.MatchString(t.ev.Text) || s.From == t.today) {
		s.To = nearTo(t.heard.Dates[0], s.To)
	} else {
		s.From = day
	}
	if s.Period.N > 0 && backwards.MatchString(t.ev.Text) {
		s.Period.N = -s.Period.N
	}
	if s.From.IsZero() || s.Kind == "" {
		return nil, nil
	}
	if s.Kind == "add" && s.Period.N == 0 { // nothing was counted yet
		return t.askCount(s.From), nil
	}
	t.heard.Intent, t.heard.Sum = words.DateSum, &s
	return t.dateSum()
}

// withoutWeekday writes a day that is to be heard: "6 weeks from Thursday" would be a day of its own.
func withoutWeekday(d civil.Date) string {
	return strings.TrimPrefix(d.Long(), d.Weekday().String()+" ")
}

// nearTo reads a day as the one that is nearest to another: a number is of its month, a weekday of its week.
func nearTo(when words.When, old civil.Date) civil.Date {
	if n, ok := numberOfDay(when, old); ok {
		if day, err := civil.New(old.Year(), old.Month(), n); err == nil {
			return day
		}
	}
	if day, ok := inWeekOf(when, old); ok && apart(day, when.Day) <= 7 {
		return day
	}
	switch {
	case when.Past.IsZero(), when.Ahead.IsZero(), old.IsZero():
		return when.Day
	case apart(when.Past, old) <= apart(when.Ahead, old):
		return when.Past
	}
	return when.Ahead
}

// anotherStart supposes that what the deadline last spoken of runs from, or what was supposed last, was on another day.
func (t *turn) anotherStart() (*answer, error) {
	when := t.heard.Dates[0]
	if was := t.state.Supposed; was != nil {
		return t.supposeOn(when, *was)
	}
	c, err := t.Service.Look(t.ctx, t.actor, t.remembered()[0])
	if casework.KindOf(err) == casework.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r, err := t.Service.WorkOut(&c)
	if err != nil {
		return nil, err
	}
	starts := t.starts(&c, &r)
	switch len(starts) {
	case 0:
		return nil, nil
	case 1:
		return t.supposeOn(when, starts[0])
	}
	q := &question{About: aboutType, Text: fill(wordSupposeWhich, clip(when.Text, 40))}
	for i := range starts {
		day := nearTo(when, starts[i].On)
		q.Options = append(q.Options, option{capital(t.factName(&pending{Event: starts[i]})) + ": " + day.Short(), starts[i].Type + " " + day.String()})
	}
	return t.ask(&draft{Kind: kindAsk, Intent: words.WhatIf, Case: c.ID}, q), nil
}

// supposeOn supposes the fact on the day that was said.
func (t *turn) supposeOn(when words.When, was law.Event) (*answer, error) {
	day := nearTo(when, was.On)
	if day.IsZero() {
		return nil, nil
	}
	t.heard.Intent = words.WhatIf
	t.heard.Facts = []words.HeardFact{{Event: law.Event{Type: was.Type, On: day}, When: when}}
	return t.whatIf()
}

// starts are the facts that the limit last spoken of runs from, else the one that comes next; each type once.
func (t *turn) starts(c *casework.Case, r *law.Result) []law.Event {
	some := ofLimit(r, t.state.Limit)
	if t.state.Limit == "" || len(some) == 0 {
		some = t.nextDue(r)
	}
	var out []law.Event
	for _, d := range some {
		for _, from := range d.From {
			f, ok := c.Fact(from.ID)
			if !ok || slices.ContainsFunc(out, func(have law.Event) bool { return have.Type == f.Type }) {
				continue
			}
			out = append(out, law.Event{Type: f.Type, On: from.Day})
		}
	}
	return out
}
