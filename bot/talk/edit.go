package talk

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
)

// What is proposed is changed by words: a fact is dropped, all of it is made a report, a day is given to the fact
// that it belongs to, the whole is left.

// letsItBe is how somebody thinks better of what was proposed: "no, leave it open", "hang on, leave it with mediator-1".
var letsItBe = regexp.MustCompile(`(?i)^\W*(?:(?:no|nah|nope|wait|hang on|hold on|actually|on second thoughts|ok|sorry)[ ,.]+)+` +
	`(?:just )?(?:leave|keep) (?:it|that|them|things)` +
	`(?: (?:open|as (?:it|they) (?:is|was|are)|as is|alone|be|for now|with \S+|where it is|how it is))*\W*$`)

var (
	leavesIt = regexp.MustCompile(`(?i)^\s*(?:(?:no|ok|oh|actually|sorry|hmm|nah|on second thoughts)[ ,.]+)*(?:leave (?:it|that|this)|` +
		`forget (?:it|that|this)|never ?mind|nvm|scrap (?:it|that|this)|bin (?:it|that)|don'?t (?:bother|save(?: it|` +
		` that)?)|do not save(?: it| that)?|not now)(?: then| for now| please| pls)*[ .!]*$`)
	// cancelsIt is a cancellation that goes on to say why: "no cancel that, it's not in writing".
	cancelsIt = regexp.MustCompile(`(?i)^\s*(?:(?:no|oh|actually|sorry|wait|ok)[ ,.]+)*(?:cancel|scrap|bin|forget|leave) (?:that|it|this)\b(?: one)?` +
		`[ ,.-]*(?:it'?s|its|they|she|he|not|because|cos|as|i|we|there)\b`)
	dropsFact = regexp.MustCompile(`(?i)^\s*(?:(?:no|ok|oh|actually|sorry|please|pls|and|but|can you|just)[ ,.]+)*(?:drop|remove|take out|` +
		`leave out|leave off|delete|lose|skip|ditch|scratch|omit|take off|not|without)\s+(?:the\s+|` +
		`that\s+)?(.{1,60}?)(?: bit| one| fact| part| please| pls| again| out| off)*[ .!]*$`)
	ordinals = map[string]int{"first": 1, "1st": 1, "top": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
		"last": -1, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "bottom": -1, "number 1": 1, "number 2": 2, "number 3": 3, "no 1": 1, "no 2": 2, "no 3": 3}
	makesReport = regexp.MustCompile(`(?i)^\s*(?:(?:no|ok|oh|actually|sorry|please|and|but|can you|just|that|it)[ ,.]+)*(?:make (?:it|that|them|` +
		`this|all of it|both)|put (?:it|that|them) (?:down )?as|mark (?:it|that|them) as|record (?:it|that|them) as|` +
		`save (?:it|that|them) as|is|it'?s|that'?s|as|only|just)\s*(?:only |just )?(?:reported|hearsay|a report|` +
		`second ?hand|not confirmed|unconfirmed|provisional)(?: only| please| pls)*[ .!]*$`)
)

// edited answers a message that changes what is proposed in one of these ways; nil: it does not.
func (t *turn) edited(d *draft) (*answer, error) {
	switch {
	case leavesIt.MatchString(t.ev.Text), letsItBe.MatchString(t.ev.Text), cancelsIt.MatchString(t.ev.Text):
		return t.cancel(d), nil
	case d.Kind != kindRecord && d.Kind != kindOpen && d.Kind != kindTogether || d.Moved:
		return nil, nil
	case makesReport.MatchString(t.ev.Text) && d.Kind != kindOpen:
		return t.asReport(d)
	}
	if next, ok := t.goesTo(d); ok {
		return t.propose(next)
	}
	if next, ok := t.particular(d); ok {
		next.Asked = nil
		return t.propose(next)
	}
	if next, ok := t.anotherValue(d); ok {
		next.Asked = nil
		return t.propose(next)
	}
	if m := dropsFact.FindStringSubmatch(t.ev.Text); m != nil && len(t.heard.Dates) == 0 {
		return t.dropFact(d, strings.ToLower(m[1]))
	}
	return nil, nil
}

// asReport makes every fact of the draft one that is only reported.
func (t *turn) asReport(d *draft) (*answer, error) {
	next := d.copy()
	for i := range next.Facts {
		next.Facts[i].Event.Reported = true
	}
	for i := range next.Parts {
		for k := range next.Parts[i].Facts {
			next.Parts[i].Facts[k].Event.Reported = true
		}
	}
	if d.Asked != nil {
		return t.ask(next, d.Asked), nil
	}
	return t.propose(next)
}

// place is where a fact stands in a draft; Part is 0 where the draft is about one case.
type place struct{ Part, Fact int }

// places are the facts of the draft in the order in which they were read back.
func (d *draft) places() []place {
	var out []place
	for i := range d.Facts {
		out = append(out, place{0, i})
	}
	for p := range d.Parts {
		for i := range d.Parts[p].Facts {
			out = append(out, place{p + 1, i})
		}
	}
	return out
}

// at is the fact at the place.
func (d *draft) at(p place) *pending {
	if p.Part > 0 {
		return &d.Parts[p.Part-1].Facts[p.Fact]
	}
	return &d.Facts[p.Fact]
}

// dropFact drops the fact that is named by its number or by its words; nil: none is.
func (t *turn) dropFact(d *draft, named string) (*answer, error) {
	all := d.places()
	if n, ok := ordinals[named]; ok && d.Asked == nil {
		if n < 0 {
			n = len(all)
		}
		if n > len(all) {
			return t.correctHow(d), nil
		}
		return t.dropAt(d, all[n-1])
	}
	var found []place
	for _, p := range all {
		if t.isNamed(d.at(p), named) {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		found = t.saidIn(d)
	}
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return t.dropAt(d, found[0])
	}
	return t.correctHow(d), nil
}

// saidIn are the draft's facts of the one kind that the message was heard to tell.
func (t *turn) saidIn(d *draft) []place {
	var out []place
	for _, p := range d.places() {
		if slices.ContainsFunc(t.heard.Facts, func(f words.HeardFact) bool { return f.Event.Type == d.at(p).Event.Type }) {
			out = append(out, p)
		}
	}
	return out
}

// isNamed reports whether every telling word of the name is one of the fact.
func (t *turn) isNamed(p *pending, named string) bool {
	says := strings.ToLower(strings.ReplaceAll(p.Event.Type, "-", " ") + " " + t.factName(p))
	telling := 0
	for _, w := range aWord.FindAllString(named, -1) {
		w = shortForms.Replace(" " + w + " ")
		w = strings.TrimSpace(w)
		if slices.Contains([]string{"the", "a", "part", "bit", "about", "fact"}, w) {
			continue
		}
		if telling++; len(w) < 3 || !strings.Contains(says, strings.TrimSuffix(w, "s")) {
			return false
		}
	}
	return telling > 0
}

var shortForms = strings.NewReplacer(" cert ", " certificate ", " med ", " mediation ", " mtg ", " meeting ", " contact ", " contacted ", " refusal ", " declined ", " booking ", " booked ")

// dropAt drops one fact; with the last one the draft ends.
func (t *turn) dropAt(d *draft, p place) (*answer, error) {
	next := d.copy()
	if len(next.places()) == 1 && d.Kind != kindOpen {
		return t.cancel(d), nil
	}
	next.Asked = nil // what is still missing is found anew
	if p.Part == 0 {
		next.Facts = slices.Delete(next.Facts, p.Fact, p.Fact+1)
	} else {
		part := &next.Parts[p.Part-1]
		part.Facts = slices.Delete(part.Facts, p.Fact, p.Fact+1)
		next.Parts = slices.DeleteFunc(next.Parts, func(q part1) bool { return len(q.Facts) == 0 })
	}
	if next.Kind == kindTogether && len(next.Parts) == 1 {
		only := next.Parts[0]
		next.Kind, next.Case, next.Version, next.Facts, next.Parts = kindRecord, only.Case, only.Version, only.Facts, nil
	}
	return t.propose(next)
}

// saysAnew reports whether the message says again, without naming a case, facts that the draft has, so that it
// changes them.
func (t *turn) saysAnew(d *draft) bool {
	if d.Kind != kindRecord && d.Kind != kindOpen || len(t.heard.Facts) == 0 || len(t.heard.References) > 0 || t.heard.Intent == words.OpenCase {
		return false
	}
	return !slices.ContainsFunc(t.heard.Facts, func(f words.HeardFact) bool {
		return repeated(f.Event.Type) || !slices.ContainsFunc(d.Facts, func(p pending) bool { return p.Event.Type == f.Event.Type })
	})
}

// belongs are the facts that the day of a correction can belong to, with the day that each would have: the one
// whose day the message says it is not, else all that can have happened then.
func (t *turn) belongs(d *draft, when words.When) []option {
	var denied, all []option
	for n, p := range d.places() {
		f := d.at(p)
		day := shifted(when, f.day(), f.Due)
		if day.IsZero() || !f.Due && day.After(t.today) && !t.planned(f.Event.Type) {
			continue
		}
		o := option{t.partName(d, p) + capital(t.factName(f)) + ": " + day.Short(), strconv.Itoa(n) + " " + day.String()}
		all = append(all, o)
		if t.denies(f) {
			denied = append(denied, o)
		}
	}
	if len(denied) == 1 {
		return denied
	}
	return all
}

// denies reports whether the message names the day of the fact as the one that it is not: "the 21st, not the 22nd".
func (t *turn) denies(p *pending) bool {
	return slices.ContainsFunc(t.heard.Dates, func(w words.When) bool {
		if !w.Not {
			return false
		}
		day := shifted(w, p.day(), p.Due)
		return !day.IsZero() && day == p.day()
	})
}

// partName names the case of a part on a button.
func (t *turn) partName(d *draft, p place) string {
	if p.Part == 0 {
		return ""
	}
	c, err := t.Service.Look(t.ctx, t.actor, d.Parts[p.Part-1].Case)
	if err != nil {
		return ""
	}
	return string(c.Reference) + ": "
}
