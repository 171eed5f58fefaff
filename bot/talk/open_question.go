package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/brief"
)

// An open question takes only an answer that fits: a message with a fact, a case or a question of its own
// begins anew, and what was open stays open, or lapses, and either is said.

var (
	// asksSomething is how a question begins, or that it is one.
	asksSomething = regexp.MustCompile(`(?i)\?|^\s*(?:(?:and|but|so|ok|hi|sorry|quick q)[ ,]+)*(?:what|whats|what's|when|whens|when's|why|who|whos|` +
		`who's|how|hows|which|where|does|do|did|is|are|was|were|can|could|should|shall|will|would|must|has|have|show|` +
		`tell|explain|list|pull up|remind me)\b`)
	// fillers say nothing of their own around a bare answer.
	fillers = regexp.MustCompile(`(?i)\b(?:its|it's|it|is|was|were|the|a|an|on|in|for|of|to|at|one|that|this|that's|thats|case|ref|reference|` +
		`number|no|sorry|please|pls|think|yes|yeah|yep|ok|okay|oh|um|er|i|mean|meant|dated|date|day|sent|said|says|` +
		`letter|would|be|about|from|actually|hi|thanks|ta|` +
		`maybe|perhaps|probably|possibly|dunno|sure|reckon|guess|then|so|came|went|out|by|due|fixed|hpl|dur|only|just|say)\b`)
)

// commands are words of what somebody wants done, not of an answer.
var commands = regexp.MustCompile(`(?i)\b(?:snooze|done|mine|mute|unmute|digest|quiet|undo|open|close|assign|give|allocate|remind|delete|export|` +
	`settings|help|bind|confirm)\b`)

// mostBeside is how many telling words may stand beside a day that answers a question.
const mostBeside = 3

// bareWithout reports whether nothing but fillers is left of the message without its days, and without its
// references where those are taken out as well.
func (t *turn) bareWithout(refs bool) bool {
	return t.besideDays(refs) == 0 && !commands.MatchString(t.ev.Text)
}

// besideDays counts the telling words of the message beside its days, and beside its references where those do not
// count either.
func (t *turn) besideDays(refs bool) int {
	text := []byte(t.ev.Text)
	for _, w := range t.heard.Dates {
		if w.Start >= 0 && w.Start <= w.End && w.End <= len(text) {
			for i := w.Start; i < w.End; i++ {
				text[i] = ' '
			}
		}
	}
	left := string(text)
	if refs {
		for _, ref := range t.heard.References {
			left = strings.Replace(left, ref, " ", 1)
		}
	}
	return len(aWord.FindAllString(fillers.ReplaceAllString(left, " "), -1))
}

// fits reports whether the message can be the answer to the draft's question.
func (t *turn) fits(d *draft) bool {
	asks, refs := asksSomething.MatchString(t.ev.Text), len(t.heard.References)
	switch d.Asked.About {
	case aboutCase, aboutMove:
		return refs == 1 && len(t.heard.Facts) == 0 && (t.bareWithout(true) || d.Asked.About == aboutMove && !asks)
	case aboutDay, aboutDue:
		if givesYes.MatchString(t.ev.Text) || pullsIt.MatchString(t.ev.Text) || t.toldAnother(d) { // tells something of its own, and its day is of that
			return false
		}
		if len(t.heard.Facts) > 0 { // the fact that is asked about, said again with its day
			return !asks && t.sameCase(d) && t.saysAgain(d)
		}
		if t.soundsElse(d) {
			return false
		}
		return t.bareWithout(true) && t.sameCase(d) || t.mayAnswer() && refs == 0 && t.besideDays(false) <= mostBeside
	case aboutAuthority, aboutGround:
		return refs == 0 && (t.mayAnswer() || len(aWord.FindAllString(t.ev.Text, 4)) < 4)
	case aboutDecision:
		return refs == 0 && (t.mayAnswer() || t.bareWithout(false))
	}
	return !asks && t.sameCase(d)
}

// tellsAnother is how somebody says that they told one who is not of the family.
var tellsAnother = regexp.MustCompile(`(?i)\b(?:i|we)(?:'ve|ve)?\s+(?:(?:have|just|also|then|already|only)\s+)*(?:wrote|written|told|emailed|rang|rung|` +
	`phoned|called|messaged|contacted|notified|informed|spoke|spoken)\s+(?:to\s+|with\s+)?(?:the\s+|their\s+|our\s+)?` +
	`(?:local authority|authority|la|lea|council|school|tribunal|icb|nhs|health)\b`)

// toldAnother reports whether the message says that somebody was told, where the day of something else is asked for: the
// day in it is that of the telling.
func (t *turn) toldAnother(d *draft) bool {
	if !tellsAnother.MatchString(t.ev.Text) {
		return false
	}
	open := func(p pending) bool {
		return (p.InOn != nil || p.Event.On.IsZero()) && slices.Contains(byTelling, p.Event.Type)
	}
	return !slices.ContainsFunc(d.Facts, open)
}

// byTelling are the facts that come about by telling one of them.
var byTelling = []string{"authority-told-mediation-wanted", "icb-told-of-issues", "mediation-date-notified", "authority-told-of-agreement", "complaint-made",
	"request-for-changes-sent", "late-appeal-requested"}

// mayAnswer reports whether the message asks nothing and wants nothing else done.
func (t *turn) mayAnswer() bool {
	return !asksSomething.MatchString(t.ev.Text) && !commands.MatchString(t.ev.Text) && !t.asksAnother()
}

// saysAgain reports whether every fact of the message is one that the draft has without its day.
func (t *turn) saysAgain(d *draft) bool {
	return !slices.ContainsFunc(t.heard.Facts, func(f words.HeardFact) bool {
		return !slices.ContainsFunc(d.Facts, func(p pending) bool {
			return p.Event.Type == f.Event.Type && (p.InOn != nil || p.InDue != nil || p.Event.On.IsZero())
		})
	})
}

// stillOpen says, at the end of an answer to something else, what waits for an answer or a confirmation.
func (t *turn) stillOpen(a *answer, d *draft) {
	now := t.state.Draft
	if d == nil || now == nil || now.ID != d.ID || a.written || now.Offered || now.Kind == kindAsk || now.expired(t.at) {
		return
	}
	if slices.ContainsFunc(now.places(), func(p place) bool { return t.overheard(&now.at(p).Event) }) {
		return // not for everybody in the room
	}
	var what string
	switch {
	case now.Asked != nil:
		what = now.Asked.Text
		if ref := t.refOf(now); ref != "" && !strings.Contains(what, ref) {
			what = ref + ": " + small(what)
		}
		what = fill(wordStillOpen, what)
	case now.Kind == kindOpen:
		what = wordStillOpenCase
	case now.Kind == kindTheme || now.Kind == kindThemeBack:
		what = fill(wordStillProposed, "the theme")
	default:
		what = fill(wordStillProposed, t.shortly(now))
	}
	at := len(a.lines)
	if at > 0 && (a.lines[at-1].Text == wordNotAdvice || a.lines[at-1].Text == brief.EasyNotAdvice) {
		at--
	}
	a.lines = slices.Insert(a.lines, at, chat.Line{Kind: chat.Note, Text: what})
}

// shortly says what a draft is about: its case and its facts.
func (t *turn) shortly(d *draft) string {
	var out []string
	for i := range d.Facts {
		out = append(out, t.factName(&d.Facts[i]))
	}
	for i := range d.Parts {
		for k := range d.Parts[i].Facts {
			out = append(out, t.factName(&d.Parts[i].Facts[k]))
		}
	}
	ref := t.refOf(d)
	switch {
	case len(out) == 0:
		return ref
	case ref == "":
		return list(out)
	}
	return ref + ", " + list(out)
}

// refOf is the reference of the draft's case, as the person may see it now; empty where there is none.
func (t *turn) refOf(d *draft) string {
	id := d.Case
	if d.Kind == kindTogether && d.Asked != nil && d.Asked.Part > 0 {
		id = d.Parts[d.Asked.Part-1].Case
	}
	if id == "" || d.Kind == kindOpen {
		return ""
	}
	c, err := t.Service.Look(t.ctx, t.actor, id)
	if err != nil {
		return ""
	}
	return string(c.Reference)
}
