package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// What somebody has to do now in the case that is spoken of: "what does that mean for the la", "so what must they do now",
// "where does that leave the family".

const (
	leadIn  = `(?i)^\s*(?:(?:and|n|so|but|ok|okay|right|then|now|great|thanks|cheers)[ ,]+)*`
	parties = `((?:the )?(?:la|lea|council|local authority|authority|family|families|parents?|tribunal|adviser|mediator|young person|yp)|mum|` +
		`mam|dad|them|` +
		`they|us|we|me|i|her|him|she|he|everyone|everybody|all of us)(?: and (?:the )?(?:family|mum|dad|la|council))?`
	andThen = `(?: now| then| next| here| after that| as of today| by when| with (?:that|this|it)| on (?:that|this|it)| in (?:that|` +
		`this) (?:one|case)|` +
		` about (?:that|this|it))`
	ending = `(?:,? (?:and )?(?:by )?when)?\s*[?.! …]*$`
)

// asksWhatNow are such questions: what it means for somebody, where it leaves them, and what they have to do now.
var asksWhatNow = []*regexp.Regexp{
	regexp.MustCompile(leadIn + `(?:what|wot)(?:'s| does| do| did| will| would)? (?:that|this|it|all that|all this) (?:all )?(?:mean|change|` +
		`do) for ` + parties + andThen + `?` + ending),
	regexp.MustCompile(leadIn + `where (?:does|do|did|would) (?:that|this|it|all that) leave ` + parties + andThen + `?` + ending),
	regexp.MustCompile(leadIn + `what (?:must|does|do|has|have|will|is|are|'s) ` + parties + `(?:'ve)? ?(?:now )?(?:have to|need to|got to|to|` +
		`supposed to|going to)? ?(?:do|owe|get done)` +
		andThen + ending),
	regexp.MustCompile(leadIn + `what does ` + parties + ` (?:now |still )?owe(?: us| them)?` + andThen + `?` + ending),
	regexp.MustCompile(leadIn + `what(?:'s| is|s)? (?:next|left|still to do|outstanding|now) for ` + parties + andThen + `?` + ending),
	regexp.MustCompile(leadIn + `what happens (?:now|next) for ` + parties + ending),
}

// The kinds of those whose deadlines may be meant, as the book says who owes them.
var (
	owedByFamily = []string{"parent-or-young-person", "either-party", "both-parties"}
	owedByUs     = []string{"mediation-adviser", "arranging-body", "service"}
)

// owersOf says whose deadlines are meant by who is spoken of; nil: everybody's.
func owersOf(who string) []string {
	switch strings.TrimPrefix(strings.ToLower(who), "the ") {
	case "la", "lea", "council", "local authority", "authority":
		return []string{"local-authority", "both-parties", "either-party"}
	case "family", "families", "parent", "parents", "mum", "mam", "dad", "her", "him", "she", "he", "young person", "yp":
		return owedByFamily
	case "tribunal":
		return []string{"tribunal"}
	case "adviser", "mediator", "us", "we", "me", "i":
		return owedByUs
	}
	return nil
}

// beforeRef is what stands before a reference at the end of a question, and a mark after it.
var beforeRef = regexp.MustCompile(`(?i)\s+(?:on|in|for|about|with|of|re)\s*[?.! ]*$`)

// whatNowFor answers with what is open or missed in the case that is spoken of, of whoever is asked after; nil: that is not
// asked, or no case is spoken of.
func (t *turn) whatNowFor() (*answer, error) {
	asks := t.ev.Text
	for _, ref := range t.heard.References {
		asks = beforeRef.ReplaceAllString(strings.Replace(asks, ref, "", 1), "")
	}
	who, ok := whoNow(asks)
	if !ok || len(t.heard.Facts)+len(t.heard.Dates) > 0 || len(t.heard.References) > 1 {
		return nil, nil
	}
	c := t.caseMeant()
	if c == nil {
		return nil, nil
	}
	r, err := t.Service.WorkOut(c)
	if err != nil {
		return nil, err
	}
	t.state.speakOf(c.ID)
	a := t.say(words.Deadlines, answered).about(c)
	a.add(chat.Title, fill(wordCard, string(c.Reference), t.authorityName(c.Authority), t.groundTitles(c.Grounds)))
	owed := law.Result{}
	for i := range r.Deadlines {
		if d := r.Deadlines[i]; who == nil || slices.Contains(who, d.Rule.OwedBy) {
			owed.Deadlines = append(owed.Deadlines, d)
		}
	}
	if lines := t.dueLines(&owed); len(lines) > 0 {
		a.add(chat.Plain, wordOwesNow)
		a.add(chat.Bullet, t.withOwers(&owed)...)
	} else {
		a.add(chat.Plain, wordOwesNothing)
		t.addDue(a, &r)
	}
	t.addGaps(a, &r, func(g *law.Gap) bool { return g.Rule != nil && (who == nil || slices.Contains(who, g.Rule.OwedBy)) })
	return a.add(chat.Note, wordNotAdvice), nil
}

// withOwers says every deadline that is open or missed, and who owes it.
func (t *turn) withOwers(r *law.Result) []string {
	var out []string
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if s := d.Status(t.today); d.Rule.Sense != law.Information && (s == law.Open || s == law.Missed) {
			out = append(out, capital(brief.Line(d, t.today))+", "+brief.Ower(d))
		}
	}
	return out
}

// whoNow says of whom it is asked what they have to do now; nil where everybody is meant.
func whoNow(text string) ([]string, bool) {
	for _, asks := range asksWhatNow {
		if m := asks.FindStringSubmatch(text); m != nil {
			return owersOf(m[1]), true
		}
	}
	return nil, false
}
