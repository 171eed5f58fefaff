package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// A fact that is told in fewer words than it has is heard by what the case is about: "told the la at 9", "she's pulled it",
// "they said yes today", "ep visit done fri", "level 2". Where the case leaves several facts, which is meant is asked; where
// it leaves none, nothing is heard.

var (
	// onlyLevel and onlyNeed are facts of a case in a word or two.
	onlyLevel = regexp.MustCompile(`(?i)^\s*(?:(?:it'?s|its|now|make it|set (?:it )?(?:to|at)|put (?:it|them) (?:down )?(?:as|at)|on|a|` +
		`support)\s+)*(?:level|lvl|lev)\s?([1-4])(?: (?:now|case|support|please|pls))*\s*[.!]*$`)
	onlyNeed = regexp.MustCompile(`(?i)^\s*(?:an?\s+)?((?:bsl )?interpreter|bsl|signer|sign language(?: interpreter)?|large print|` +
		`step[ -]free)(?: needed| required| please| pls)*\s*[.!]*$`)
	// sinceHour is an hour with no day: it was today.
	sinceHour = regexp.MustCompile(`(?i)\b(?:at|about|around|just after|just before|by) (?:half |quarter (?:past|` +
		`to) )?(?:\d{1,2}(?:[:.]\d{2})?|noon|lunch(?:time)?) ?(?:am|pm|ish|o'?clock)?\s*[.!]*$|\b\d{1,2} ?(?:am|pm)\s*[.!]*$|\b(?:just|` +
		`this minute|just now|a minute ago)\b`)

	pullsIt = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|right|now|well|turns out)[ ,]+)*(?:she|he|they|mum|mam|dad|(?:the )?(?:family|` +
		`parents?)|yp|(?:the )?young person)(?:'s|s|'ve| has| have| had)?\s+` +
		`(?:(?:just|only|now|gone and|decided to|been and)\s+)*(?:pulled|pulls|pull|withdrawn|withdrew|withdraws|withdraw|dropped|dropping|jacked|` +
		`binned|ditched|called)\s+(?:it|that|this|out|the lot|(?:it|that|this) (?:all|off|in))\b`)
	givesYes = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|right|well|good news|great news|hooray|yay|result)[ ,!-]+)*(?:` +
		`(they|she|he|mum|mam|dad|(?:the )?(?:family|parents?|la|lea|council|authority|panel))(?:'ve|'s|s| have| has)?\s+(?:(?:just|only|now|` +
		`finally|both)\s+)*` +
		`(?:(?:said|say|says|saying|given|gave|come back with|came back with|come back and said)\s+(?:us |them |it |it'?s )?(?:an? )?(?:yes|yeah|` +
		`ok|okay|go ahead|green light)(?: to it| to that| to us)?|agreed(?: to (?:it|that))?)|` +
		`(?:it'?s|its|it was|we'?ve got|got|we got|had) (?:an? )?(?:yes|go ahead|green light) from (them|her|him|mum|dad|(?:the )?(?:family|` +
		`parents?|la|lea|council|authority|panel)))\b`)
	// wentOut is how the letter that a case began with is said to have gone out, without naming it.
	wentOut = regexp.MustCompile(`(?i)(?:^|[,;.:] *|\b(?:and|so|turns out|found (?:it|the letter|the envelope)) )` +
		`(?:(?:it|that|the letter|letter|this)(?:'s| was| got| were)? )?` +
		`(?:(?:actually|really|only|finally) )?(?:sent|posted|issued|mailed|went out|went|gone out)(?: (?:out|off|to (?:them|her|him|mum|dad|us)))? (?:on )?`)
	// isDone is how an item is said to be done.
	isDone = regexp.MustCompile(`(?i)\b(?:done|completed?|finished|happened|took place|went ahead|carried out|sorted|sent|received|delivered|` +
		`arrived|came|turned up|landed|got (?:it|the)|(?:we|they|mum|dad|family)(?:'ve| have)? got|(?:is|are|has come|came) in)\b`)
)

// fromContext hears such a fact, where nothing else was heard.
func (t *turn) fromContext() {
	h := &t.heard
	if !t.tied || h.Refusal != "" || h.Yes || h.No || len(h.Facts) > 0 || len(h.References) > 1 || asksSomething.MatchString(t.ev.Text) {
		return
	}
	if d := t.state.Draft; d != nil && d.Asked != nil && !d.expired(t.at) || len(h.References) == 0 && len(t.remembered()) == 0 {
		return
	}
	text := t.ev.Text
	switch {
	case onlyLevel.MatchString(text):
		t.rehear("support level " + onlyLevel.FindStringSubmatch(text)[1])
	case onlyNeed.MatchString(text):
		t.rehear("needs " + onlyNeed.FindStringSubmatch(text)[1])
	default:
		t.heardInCase(text)
	}
}

// rehear takes the facts of other words for those of the message.
func (t *turn) rehear(as string) {
	heard := t.Hear(t.setting(), as)
	if len(heard.Facts) != 1 || heard.Refusal != "" {
		return
	}
	t.heard.Intent, t.heard.Facts, t.heard.Unheard = words.Record, heard.Facts, nil
	t.heard.Doubts = heard.Doubts
}

// heardInCase hears what the case leaves to be meant, else a fact that lacks only its day.
func (t *turn) heardInCase(text string) {
	if c := t.caseMeant(); c != nil {
		some, attrs := t.candidates(c, text)
		if len(some) > 0 {
			t.tellOne(some, attrs)
			return
		}
	}
	if t.heard.Intent != words.Record && t.heard.Intent != words.OutOfScope && t.heard.Intent != words.Consent || len(t.heard.Dates)+len(t.heard.Doubts) > 0 {
		return
	}
	heard := t.Hear(t.setting(), strings.TrimRight(sinceHour.ReplaceAllString(text, ""), " .!")+" today")
	if len(heard.Facts) != 1 || heard.Refusal != "" || heard.Intent != words.Record || heard.Facts[0].Event.On != t.today || heard.Facts[0].Due.Text != "" {
		return
	}
	one := heard.Facts[0]
	one.When = words.When{}
	t.heard.Intent, t.heard.Unheard = words.Record, nil
	if !sinceHour.MatchString(text) {
		one.Event.On = one.When.Day
		t.heard.Doubts = append(t.heard.Doubts, words.Doubt{Kind: doubtMissingDay, Fact: one.Event.Type, Text: text})
	}
	t.heard.Facts = []words.HeardFact{one}
}

// caseMeant is the case of the message: the one named, else the one last spoken of; nil where it cannot be seen.
func (t *turn) caseMeant() *casework.Case {
	if len(t.heard.References) == 0 {
		if t.saysOther() || t.heard.Authority != "" {
			return nil
		}
		c, _, err := t.lastCase()
		if err != nil {
			return nil
		}
		return c
	}
	found, err := t.Service.Resolve(t.ctx, t.actor, t.heard.References[0])
	if err != nil || len(found) != 1 {
		return nil
	}
	return &found[0]
}

// candidates are the facts that the message can tell of this case, with what it says of them.
func (t *turn) candidates(c *casework.Case, text string) ([]string, law.Attrs) {
	for _, ref := range t.heard.References {
		text = strings.TrimLeft(strings.Replace(text, ref, "", 1), " ,:;-")
	}
	if pullsIt.MatchString(text) {
		return withdrawable(c), nil
	}
	if m := givesYes.FindStringSubmatch(text); m != nil {
		return agreeable(c, m[1]+m[2]), nil
	}
	if t.tellsWhenSent(text) {
		return undated(c), nil
	}
	if item := doneItem(c, text); item != "" && !t.asksType() {
		return []string{"agreed-action-done"}, law.Attrs{}.With("item", item)
	}
	return nil, nil
}

// tellsWhenSent reports whether the message says, with its one day and little else, that something went out then.
func (t *turn) tellsWhenSent(text string) bool {
	said := t.saidDates()
	if len(said) != 1 || said[0].Past.IsZero() || said[0].Start < 0 || said[0].Start > len(t.ev.Text) {
		return false
	}
	return wentOut.MatchString(text) && t.besideDays(true) <= mostBeside
}

// undated are the letters of the case of which only the printed date is known: the day on which they were sent would
// settle its time limits.
func undated(c *casework.Case) []string {
	var out []string
	for _, f := range c.Live() {
		if f.On.IsZero() && !f.Printed.IsZero() && !slices.Contains(out, f.Type) {
			out = append(out, f.Type)
		}
	}
	return out
}

// withdrawable are the facts with which a family ends what stands open in the case.
func withdrawable(c *casework.Case) []string {
	has := func(types ...string) bool {
		return slices.ContainsFunc(c.Live(), func(f casework.Fact) bool { return slices.Contains(types, f.Type) })
	}
	var out []string
	if has("appeal-sent", "appeal-received", "appeal-registered") && !has("appeal-withdrawn", "order-made", "appeal-struck-out") {
		out = append(out, "appeal-withdrawn")
	}
	switch {
	case has("mediation-held", "mediation-concluded", "mediation-declined"):
	case has("mediation-booked"):
		out = append(out, "mediation-cancelled", "mediation-declined")
	case has("mediation-wanted"):
		out = append(out, "mediation-declined")
	}
	if has("consent-given") && !has("consent-withdrawn") {
		out = append(out, "consent-withdrawn")
	}
	return out
}

// agreeable are the facts that a yes can be in the case, by who says it.
func agreeable(c *casework.Case, who string) []string {
	who = strings.TrimPrefix(strings.ToLower(who), "the ")
	authority := slices.Contains([]string{"la", "lea", "council", "authority", "panel"}, who)
	var out []string
	if authority || who == "they" || who == "them" {
		if slices.Contains(c.Grounds, "refuse-assess") || slices.Contains(c.Grounds, "refuse-reassess") {
			out = append(out, "assessment-agreed")
		}
		if slices.ContainsFunc(c.Live(), func(f casework.Fact) bool { return f.Type == "mediation-held" }) {
			out = append(out, "mediation-concluded")
		}
		out = append(out, "decision-reversed", "agreement-made")
	}
	if !authority {
		out = append(out, "mediation-wanted")
	}
	return out
}

// doneItem is the one agreed item of the case that the message says is done; empty where it says that of none.
func doneItem(c *casework.Case, text string) string {
	said := aWord.FindAllString(strings.ToLower(text), mostWordsOfParticular+1)
	if !isDone.MatchString(text) || len(said) > mostWordsOfParticular {
		return ""
	}
	found := ""
	for _, f := range c.Live() {
		for _, it := range f.Items {
			telling := slices.DeleteFunc(aWord.FindAllString(strings.ToLower(it.Item), -1), func(w string) bool {
				return slices.Contains([]string{"the", "a", "an", "of", "by", "to", "new", "and"}, w)
			})
			if len(telling) == 0 || slices.ContainsFunc(telling, func(w string) bool { return !slices.Contains(said, w) }) {
				continue
			}
			if found != "" && found != it.Item {
				return ""
			}
			found = it.Item
		}
	}
	return found
}

// tellOne has the message tell one of the facts: that one, or which of them is asked.
func (t *turn) tellOne(some []string, attrs law.Attrs) {
	h := &t.heard
	h.Intent, h.Unheard = words.Record, nil
	if len(some) > 1 {
		h.Doubts = []words.Doubt{{Kind: doubtWhichFact, Text: t.ev.Text, Facts: some}}
		return
	}
	one := words.HeardFact{Event: law.Event{Type: some[0], Attrs: attrs}}
	if some[0] == "mediation-cancelled" {
		one.Event.Attrs = law.Attrs{}.With("by", "family")
	}
	switch said := t.saidDates(); {
	case len(said) == 1 && !said[0].Past.IsZero():
		one.Event.On, one.When = said[0].Past, said[0]
	case len(said) == 0 && sinceHour.MatchString(t.ev.Text):
		one.Event.On = t.today
	default:
		h.Doubts = append(slices.DeleteFunc(h.Doubts, func(d words.Doubt) bool { return d.Fact == "" }), words.Doubt{Kind: doubtMissingDay, Fact: some[0], Text: t.ev.Text})
	}
	h.Facts = []words.HeardFact{one}
}
