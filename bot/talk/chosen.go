package talk

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// An option of a question is chosen by its button, its number, its label or a part of that.

// typed finds the option that a text names, by its number or its label.
func (q *question) typed(text string) (option, bool) {
	text = strings.TrimSpace(text)
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(q.Options) {
		return q.Options[n-1], true
	}
	for _, o := range q.Options {
		if strings.EqualFold(o.Label, text) || strings.EqualFold(o.Value, text) {
			return o, true
		}
	}
	if q.About == aboutDay || q.About == aboutDue || q.About == aboutDecision {
		return q.sooner(text) // a part of a day is no day
	}
	return q.partly(text)
}

// earlierOne and laterOne choose between two days that were offered.
var (
	earlierOne = regexp.MustCompile(`(?i)^(?:(?:no|oh|it was|its|it's|was|the)[ ,]+)*` +
		`(?:earlier|earliest|former|previous|(?:one|week|day)? ?before(?: that)?)(?: one| day| week)?[ .!]*$`)
	laterOne = regexp.MustCompile(`(?i)^(?:(?:no|oh|it was|its|it's|was|the)[ ,]+)*` +
		`(?:later|latest|latter|most recent|(?:one|week|day)? ?after(?: that)?)(?: one| day| week)?[ .!]*$`)
)

// sooner finds the one of two days that is chosen as the earlier or the later: "no, the one before".
func (q *question) sooner(text string) (option, bool) {
	if len(q.Options) != 2 {
		return option{}, false
	}
	first, second := q.Options[0], q.Options[1]
	a, noDay := civil.Parse(first.Value)
	b, neither := civil.Parse(second.Value)
	if noDay != nil || neither != nil {
		return option{}, false
	}
	if b.Before(a) {
		first, second = second, first
	}
	switch {
	case earlierOne.MatchString(text):
		return first, true
	case laterOne.MatchString(text):
		return second, true
	}
	return option{}, false
}

// partly finds the one option of which the text is a part, in whole words: "not pursued", "the Hartlepool one".
func (q *question) partly(text string) (option, bool) {
	said := strings.Join(aWord.FindAllString(aroundChoice.ReplaceAllString(strings.ToLower(text), " "), -1), " ")
	if n := ordinals[said]; n != 0 && q.About != aboutFact {
		if n < 0 {
			n = len(q.Options)
		}
		if n <= len(q.Options) {
			return q.Options[n-1], true
		}
	}
	if len(said) < 3 {
		return option{}, false
	}
	found := -1
	for i, o := range q.Options {
		label := " " + strings.Join(aWord.FindAllString(strings.ToLower(o.Label+" "+o.Value), -1), " ") + " "
		if !strings.Contains(label, " "+said+" ") {
			continue
		}
		if found >= 0 {
			return option{}, false
		}
		found = i
	}
	if found < 0 {
		return option{}, false
	}
	return q.Options[found], true
}

// aroundChoice stands around the name of an option and says nothing.
var aroundChoice = regexp.MustCompile(`\b(?:the|a|an|one|it's|its|it is|it was|was|please|pls|that|yes|ok)\b`)

// reply takes an option as the answer to the draft's question.
func (t *turn) reply(d *draft, o option) (*answer, error) {
	next := d.copy()
	q := d.Asked
	next.Asked = nil
	next.open(q)
	if a, err := t.take(next, q, o); a != nil || err != nil {
		return a, err
	}
	next.shut(q)
	return t.resume(next)
}

// take takes the option as the answer to the question. It returns an answer where that ends the question.
func (t *turn) take(next *draft, q *question, o option) (*answer, error) {
	switch q.About {
	case aboutAuthority:
		next.Header.Authority = o.Value
	case aboutGround:
		next.Header.Grounds = []string{o.Value}
	case aboutDecision:
		next.NoDay = true
	case aboutCase:
		if o.Value == allCases {
			return t.takeAll(next, q)
		}
		return t.takeCase(next, casework.CaseID(o.Value))
	case aboutTopic:
		next.Theme.Topic = o.Value
	case aboutMove:
		return t.moveChosen(next, casework.CaseID(o.Value))
	case aboutSay:
		return t.sayFor(o)
	case aboutAnswer:
		t.state.end(outcomeSaved, "")
		return t.answerNamed(o.Value), nil
	case aboutDay, aboutDue:
		day, err := civil.Parse(o.Value)
		if err != nil {
			return nil, err
		}
		next.answerDay(q.Fact, day, q.About == aboutDue)
		next.inEachPart(q)
	case aboutFact:
		if err := next.chooseFact(o.Value); err != nil {
			return nil, err
		}
	case aboutAttr:
		next.Facts[q.Fact].setAttr(q.Attr, o.Value)
		next.inEachPart(q)
	case aboutType:
		t.addType(next, o.Value, q.When)
	}
	return nil, nil
}

// chooseFact gives a day to one of the draft's facts; value is the fact's index and the day. Where only one
// fact is to be corrected the others are dropped.
func (d *draft) chooseFact(value string) error {
	index, typed, _ := strings.Cut(value, " ")
	n, err := strconv.Atoi(index)
	all := d.places()
	if err != nil || n < 0 || n >= len(all) {
		return fmt.Errorf("talk: no fact %q in the draft", index)
	}
	day, err := civil.Parse(typed)
	if err != nil {
		return err
	}
	f := d.at(all[n])
	f.setDay(day, f.Due)
	if d.Only {
		d.Facts, d.Only = d.Facts[n:n+1], false
	}
	return nil
}
