package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/handbook"
	"github.com/redress-send/redress/casework/law"
)

// What comes if what was just spoken of is not done: "what if they don't", "and if she misses it". Who "they" are and
// what they do not do is known from the last answer, else from the case that is spoken of.

// saysOtherwise is such a question, and nothing else: who does not do it, and hardly what.
var saysOtherwise = regexp.MustCompile(`(?i)^\s*(?:(?:and|n|so|but|ok|okay|right|hmm|well|then)[ ,]+)*` +
	`(?:(?:what|what'?s|whats|wot)(?: happens?| would happen| next| now| then| can (?:they|we|she|i) do| do (?:they|we|i) do)*[ ,]+(?:if|when)|` +
	`if|suppose|supposing)\s+` +
	`(they|she|he|it|that|we|i|mum|mam|dad|nobody|no ?one|(?:the )?(?:family|parents?|la|lea|council|authority|school|tribunal|adviser|` +
	`mediator|icb|nhs))\s+` +
	`(?:(?:still|just|simply|then|again|ever)\s+)*` +
	`(?:don'?t|doesn'?t|do not|does not|won'?t|will not|wouldn'?t|didn'?t|did not|hasn'?t|haven'?t|can'?t|cannot|never|fails?(?: to)?|` +
	`refuses?(?: to)?|misses|miss|ignores?|is late|are late|runs? late|drags? (?:its|their) feet)` +
	`((?:\s+(?:do|does|done|did|reply|respond|bother|bothers|comply|complies|send|sends|issue|arrange|carry|stick|keep|hold|turn|show|come|` +
	`answer|meet|make|get|to|it|that|this|us|` +
	`them|out|up|in|time|on|anything|owt|so|the|day|date|deadline|limit|either|now|by|then|what|said|was|agreed|ordered))*)\s*[?.! …]*$`)

// saysWhat are the words that say what is not done, so that an answer may fit the question as it stands.
var saysWhat = regexp.MustCompile(`(?i)\b(?:reply|respond|answer|issue|arrange|turn|show|come|hold|send)\b`)

// thenWhat asks the same of what was just answered, in fewer words still.
var thenWhat = regexp.MustCompile(`(?i)^\s*(?:and|so|ok|but)?[ ,]*(?:then what|what then|and if not|if not|what if not|then)\s*[?.! …]*$`)

// otherwise answers what comes then; nil: that is not what is asked.
func (t *turn) otherwise() (*answer, error) {
	m := saysOtherwise.FindStringSubmatch(t.ev.Text)
	if m == nil && thenWhat.MatchString(t.ev.Text) && t.state.Rule != "" {
		m = []string{"", "", ""}
	}
	if m == nil || t.Handbook == nil || len(t.heard.References)+len(t.heard.Facts)+len(t.heard.Dates) > 0 {
		return nil, nil
	}
	if last := t.Handbook.About(t.state.Rule); last != nil {
		if then := t.Handbook.About(last.Otherwise); then != nil {
			t.state.Duty = last.ID
			return t.answerThen(then), nil
		}
		return nil, nil
	}
	if saysWhat.MatchString(m[2]) && t.surest() != nil {
		return nil, nil
	}
	if len(t.remembered()) == 0 && t.state.Hypo != nil {
		return t.otherwiseOfLetter(family.MatchString(m[1]))
	}
	if !t.tied || len(t.remembered()) == 0 {
		return t.say(words.Rule, asked, wordOtherwiseWhat), nil
	}
	return t.otherwiseInCase(family.MatchString(m[1]))
}

// family is who is spoken of, where that is the family.
var family = regexp.MustCompile(`(?i)^(?:she|he|we|i|mum|mam|dad|(?:the )?(?:family|parents?))$`)

// answerThen is the handbook's answer, heard as a question about the law.
func (t *turn) answerThen(h *handbook.Answer) *answer {
	t.heard.Intent = words.Rule
	return t.answerFrom(h)
}

// otherwiseOfLetter answers for the deadline of the letter last spoken of, where there is no case.
func (t *turn) otherwiseOfLetter(family bool) (*answer, error) {
	r, err := t.workOutLetter(t.state.Hypo)
	if err != nil {
		return nil, err
	}
	if d := t.spokenOf(&r, family); d != nil {
		if then := t.thenOf(d); then != nil {
			return t.answerThen(then), nil
		}
	}
	return t.say(words.Rule, asked, wordOtherwiseWhat), nil
}

// otherwiseInCase answers for the deadline last spoken of in the case, else for the one that comes next of whoever is
// spoken of.
func (t *turn) otherwiseInCase(family bool) (*answer, error) {
	c, r, err := t.lastCase()
	if c == nil || err != nil {
		return nil, err
	}
	d := t.spokenOf(r, family)
	if d == nil { // nothing is waited for from anybody else
		d = t.spokenOf(r, !family)
	}
	if d == nil {
		return t.say(words.Rule, asked, wordOtherwiseWhat), nil
	}
	then := t.thenOf(d)
	if then == nil {
		return t.say(words.Rule, asked, wordOtherwiseWhat), nil
	}
	a := t.answerThen(then).about(c)
	a.lines = slices.Insert(a.lines, 0, chat.Line{Kind: chat.Plain, Text: string(c.Reference) + ": " + brief.Line(d, t.today) + ", " + brief.Ower(d)})
	t.state.Limit = ruleID(d.Rule)
	return a, nil
}

// lastCase is the case last spoken of with what follows from its facts; nil where there is none that can be seen.
func (t *turn) lastCase() (*casework.Case, *law.Result, error) {
	all := t.remembered()
	if !t.tied || len(all) == 0 {
		return nil, nil, nil
	}
	c, err := t.Service.Look(t.ctx, t.actor, all[0])
	if casework.KindOf(err) == casework.NotFound {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	r, err := t.Service.WorkOut(&c)
	return &c, &r, err
}

// spokenOf is the deadline of which somebody says that it is not kept: the one asked about last, else of the deadlines of
// the family, or of all others, the next one still to come, else the last one missed.
func (t *turn) spokenOf(r *law.Result, family bool) *law.Deadline {
	if t.state.Question == words.Deadlines || t.state.Question == words.Why {
		if some := ofLimit(r, t.state.Limit); t.state.Limit != "" && len(some) > 0 {
			return some[0]
		}
	}
	var next, missed *law.Deadline
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.Due.IsZero() || d.Rule.Sense == law.Information || (d.Rule.Sense == law.Limit) != family {
			continue
		}
		switch d.Status(t.today) {
		case law.Open:
			if next == nil || d.Due.Before(next.Due) {
				next = d
			}
		case law.Missed:
			if missed == nil || missed.Due.Before(d.Due) {
				missed = d
			}
		}
	}
	if next == nil {
		return missed
	}
	return next
}

// thenOf is the answer to what comes if the deadline is not kept.
func (t *turn) thenOf(d *law.Deadline) *handbook.Answer {
	if d.Item != "" {
		return t.Handbook.About("agreement")
	}
	ids := append([]string{d.Rule.ID}, d.Rule.LaterOf...)
	for _, id := range ids {
		if a := t.Handbook.Stating(id); a != nil && a.Otherwise != "" {
			return t.Handbook.About(a.Otherwise)
		}
	}
	if d.Rule.Sense == law.Limit {
		return t.Handbook.About("late-appeal")
	}
	return t.Handbook.About("authority-silent")
}

// asksHowLongNow asks only how long somebody has, of what was just spoken of.
var asksHowLongNow = regexp.MustCompile(`(?i)^\s*(?:(?:and|n|so|but|ok|right)[ ,]+)*(?:how long|how much time|how many (?:days|weeks))(?:'s|` +
	` has| have| do| does| is)? ` +
	`(?:they|it|(?:the )?(?:la|lea|council|authority|tribunal|adviser))(?:'ve)? ?(?:got|get|have|left|now|then|to do (?:it|that)|for (?:it|` +
	`that)| )*[?.! …]*$`)

// howLongNow gives the answer once more that says how long whoever was just spoken of has; nil: that is not asked, or the
// case says it.
func (t *turn) howLongNow() *answer {
	if t.Handbook == nil || len(t.remembered()) > 0 || t.state.Hypo != nil || !asksHowLongNow.MatchString(t.ev.Text) {
		return nil
	}
	last := t.Handbook.About(t.state.Rule)
	if before := t.Handbook.About(t.state.Duty); before != nil && before.Otherwise == t.state.Rule {
		last = before
	}
	if last == nil || len(last.Periods) == 0 || strings.HasPrefix(last.Periods[0].Limit, appeal) {
		return nil
	}
	return t.answerThen(last)
}
