package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// A particular of a proposal, or of what was saved last, is put right by saying it alone: "make it 11am", "actually in
// person", "no, deemed". It is heard as if it had been said with the fact.

// mostWordsOfParticular is how many words such a message has at most.
const mostWordsOfParticular = 12

var (
	aClock = regexp.MustCompile(`(?i)\b(?:(?:half|quarter)(?: past| to)? \w+|\d{1,2}[.:]\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m|noon|midday)\b`)
	// bareHour is an hour by its number alone, where an hour was said before: "sorry make it 3".
	bareHour = regexp.MustCompile(`(?i)^\s*(?:(?:sorry|no|actually|wait|oh|make|it|that|its|it's|at|is|to|for|` +
		`not \d{1,2})[ ,.]+)+(\d{1,2})[ .!]*$`)
	aroundClock = regexp.MustCompile(`(?i)\b(?:make|it|its|it's|is|at|to|the|time|sorry|no|not|actually|should|be|was|wait|oops|that|i|meant|` +
		`change|` +
		`move|a|bit|please|pls|instead|rather|start(?:s|ing)?|shd|moved|now|changed)\b`)
)

// particular changes the one fact of the draft that the message says a particular of; ok is false where it says none.
func (t *turn) particular(d *draft) (next *draft, ok bool) {
	if !t.saysParticular() {
		return nil, false
	}
	next = d.copy()
	changed := 0
	for _, p := range next.places() {
		f := next.at(p)
		if e, ok := t.withParticular(f); ok {
			f.Event = e
			changed++
		}
	}
	return next, changed == 1
}

// saysParticular reports whether the message is short, asks nothing and tells of no day, case or fact with its day.
func (t *turn) saysParticular() bool {
	h := &t.heard
	told := slices.ContainsFunc(h.Facts, func(f words.HeardFact) bool { return f.When.Text != "" || f.Due.Text != "" })
	return !told && len(h.Dates)+len(h.References)+len(h.People) == 0 && !asksSomething.MatchString(t.ev.Text) && !commands.MatchString(t.ev.Text) &&
		len(aWord.FindAllString(t.ev.Text, mostWordsOfParticular+2)) <= mostWordsOfParticular
}

// withParticular is the fact with what the message says of it; ok is false where that changes nothing.
func (t *turn) withParticular(p *pending) (law.Event, bool) {
	e := p.Event
	day := p.day()
	if day.IsZero() {
		return e, false
	}
	lead := t.factName(p) + " " + day.Long()
	if p.Due {
		lead = t.dueName(p) + " " + day.Long()
	}
	clock := aClock.FindString(t.ev.Text)
	if m := bareHour.FindStringSubmatch(t.ev.Text); clock == "" && m != nil && e.Time != "" {
		clock = m[1]
	}
	rest := t.ev.Text
	if clock != "" {
		if e.Due.IsZero() {
			return e, false
		}
		said := t.Hear(t.setting(), lead+" at "+clock)
		if len(said.Facts) != 1 || said.Facts[0].Event.Time == "" || said.Facts[0].Event.Time == e.Time {
			return e, false
		}
		e.Time = said.Facts[0].Event.Time
		if !aWord.MatchString(t.besideClock(clock, &e)) {
			return e, true
		}
		if rest = afterClock(t.ev.Text, clock); rest == "" {
			return p.Event, false
		}
	}
	alone, said := t.Hear(t.setting(), lead), t.Hear(t.setting(), lead+", "+rest)
	if len(alone.Facts) != 1 || len(said.Facts) != 1 || said.Facts[0].Event.Type != e.Type || said.Refusal != "" || len(said.Unheard) > 0 {
		return e, false
	}
	changed := false
	for _, a := range said.Facts[0].Event.Attrs {
		if !slices.Equal(a.Values, alone.Facts[0].Event.Attrs.All(a.Name)) && !slices.Equal(a.Values, e.Attrs.All(a.Name)) {
			e.Attrs, changed = e.Attrs.With(a.Name, t.besideBefore(&e, a)...), true
		}
	}
	return e, changed
}

// afterClock is what is said behind an hour and an "and": "on the phone" of "it's at 3pm and on the phone"; empty where more stands
// before the hour than what leads to it.
func afterClock(text, clock string) string {
	before, after, _ := strings.Cut(text, clock)
	if aWord.MatchString(aroundClock.ReplaceAllString(before, " ")) {
		return ""
	}
	return strings.TrimSpace(joinedOn.ReplaceAllString(after, ""))
}

var joinedOn = regexp.MustCompile(`(?i)^[ ,]*(?:(?:and|&|n|,)[ ]+(?:it'?s |its )?)?`)

// addsToAll is how a message says that something comes to what was told already.
var addsToAll = regexp.MustCompile(`(?i)\b(?:as well|too|also|plus|on top)\b`)

// besideBefore are the values of an attribute that can have several: with those told before, where the message adds to them.
func (t *turn) besideBefore(e *law.Event, a law.Attr) []string {
	before := e.Attrs.All(a.Name)
	if len(before) == 0 || !t.several(e.Type, a.Name) || !addsToAll.MatchString(t.ev.Text) || slices.Contains(a.Values, "all") {
		return a.Values
	}
	if slices.Contains(before, "all") {
		return before
	}
	out := slices.Clone(before)
	for _, v := range a.Values {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// several reports whether the attribute can have several values.
func (t *turn) several(fact, name string) bool {
	kind, ok := t.Service.Book().Vocabulary.Type(fact)
	if !ok {
		return false
	}
	attr, ok := kind.Attr(name)
	return ok && attr.Kind == law.AttrSome
}

// dueName is how a fact is said that fixes a day, before that day.
func (t *turn) dueName(p *pending) string {
	switch what := p.Event.Attrs.Get("what"); {
	case p.Event.Type != "direction-made" || what == "":
		return t.factName(p) + " for"
	case what == "hearing":
		return "hearing date"
	default:
		return strings.ReplaceAll(what, "-", " ") + " due by"
	}
}

// addsToIt is how a message begins that says more of what was just told: "its in person".
var addsToIt = regexp.MustCompile(`(?i)^\s*(?:(?:and|oh|also|sorry|actually|btw|so|ok)[ ,]+)*(?:it'?s|its|it is|it'?ll be|it will be|` +
	`that'?s|thats|that is|make it|it was)\b`)

// clockAlone proposes another hour for what was saved last, or another of its particulars, where the message says that and
// nothing else; nil: it does not.
func (t *turn) clockAlone() (*answer, error) {
	clock := aClock.FindString(t.ev.Text)
	if clock == "" && !addsToIt.MatchString(t.ev.Text) || !t.tied || t.state.Case == "" {
		return nil, nil
	}
	bare := clock != "" && !aWord.MatchString(t.besideClock(clock, nil))
	if !bare && (len(t.heard.Facts) > 0 || !t.saysParticular()) {
		return nil, nil
	}
	c, err := t.Service.Look(t.ctx, t.actor, t.state.Case)
	if err != nil {
		return nil, nil //nolint:nilerr // a case that is gone has no hour to put right
	}
	heard := t.heard
	t.heard = words.Heard{Intent: words.Correct}
	one, ok := t.particularOfLast(&draft{Kind: kindRecord, Intent: words.Correct, Case: c.ID, Version: c.Version}, &c)
	if !ok {
		t.heard = heard
		return nil, nil
	}
	if m := aFormat.FindString(t.ev.Text); m != "" && one.Facts[0].Event.Type == "direction-made" {
		t.heard.Unheard = []string{m} // of a hearing it is not kept
	}
	return t.propose(one)
}

// aFormat says how people meet.
var aFormat = regexp.MustCompile(`(?i)\b(?:in[ -]person|face[ -]to[ -]face|f2f|online|remote(?:ly)?|virtual(?:ly)?|by (?:video|phone|` +
	`telephone)|on (?:video|teams|zoom)|` +
	`(?:video|phone|telephone|paper|hybrid))\b`)

// besideClock is what the message says beside the hour and, where a hearing is put right, beside the hearing's own words.
func (t *turn) besideClock(clock string, e *law.Event) string {
	rest := aroundClock.ReplaceAllString(strings.Replace(t.ev.Text, clock, " ", 1), " ")
	if e == nil || e.Type != "direction-made" || e.Attrs.Get("what") != "hearing" {
		return rest
	}
	return ofHearing.ReplaceAllString(aFormat.ReplaceAllString(rest, " "), " ")
}

// ofHearing are the words around a hearing that say nothing more of it.
var ofHearing = regexp.MustCompile(`(?i)\b(?:hearing|tribunal|final|oral|an|listed|in|on|by|will|that'?s|thats|they|we|and|for|have|got|day|` +
	`also|so)\b`)

// particularOfLast is the correction of a particular of the person's own last change, where the message says one.
func (t *turn) particularOfLast(d *draft, c *casework.Case) (*draft, bool) {
	one := d.copy()
	for _, f := range t.lastChange(c) {
		one.Facts = append(one.Facts, pendingFrom(f))
	}
	next, ok := t.particular(one)
	if !ok {
		if next, ok = t.anotherValue(one); !ok {
			return nil, false
		}
	}
	next.Facts = slices.DeleteFunc(next.Facts, func(p pending) bool {
		old, _ := c.Fact(p.Event.Supersedes)
		return p.Event.Time == old.Time && sameValues(&p.Event, &old.Event)
	})
	return next, len(next.Facts) == 1
}

// sameValues reports whether both have the same attributes with the same values.
func sameValues(a, b *law.Event) bool {
	return len(a.Attrs) == len(b.Attrs) && !slices.ContainsFunc(a.Attrs, func(x law.Attr) bool { return !slices.Equal(x.Values, b.Attrs.All(x.Name)) })
}
