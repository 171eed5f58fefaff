package talk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
)

// The cases of a list are chosen by buttons. A button says which list and which of its cases, and nothing of the case
// itself: whose it is is remembered in the conversation in which the list was shown.

// listChoice begins the ids of those buttons.
const listChoice = "list."

// mostListed is how many cases of a list have a button; the others can be named.
const mostListed = 20

// listedCase is a case that a list named.
type listedCase struct {
	ID  casework.CaseID
	Ref string
}

// casesOf are the cases of the items, each once, in their order.
func casesOf(items []*casework.Item) (out []listedCase) {
	known := map[casework.CaseID]bool{}
	for _, it := range items {
		if !known[it.Case] {
			known[it.Case] = true
			out = append(out, listedCase{it.Case, string(it.Reference)})
		}
	}
	return out
}

// offerCases adds a button for each of the cases, in place of those of another list, and remembers which they are.
func (t *turn) offerCases(a *answer, cases []listedCase) {
	t.state.Shown, t.state.ShownID = nil, token(t.ev.Key)
	a.choices = slices.DeleteFunc(a.choices, func(c chat.Choice) bool { return strings.HasPrefix(c.ID, listChoice) })
	for i, c := range cases[:min(len(cases), mostListed)] {
		t.state.Shown = append(t.state.Shown, c.ID)
		a.choices = append(a.choices, chat.Choice{ID: listChoice + t.state.ShownID + "." + strconv.Itoa(i+1), Label: fill(wordShowCase, c.Ref)})
	}
}

// pressedListed shows a case of the list that was shown last, if the person may still see it. A list of before,
// somebody else's and a case that is out of sight are not told apart.
func (t *turn) pressedListed(id string) (*answer, error) {
	list, place, _ := strings.Cut(id, ".")
	n, _ := strconv.Atoi(place) // 0 where it is no number
	if !t.tied || list != t.state.ShownID || n < 1 || n > len(t.state.Shown) {
		return t.say("", answered, wordListGone), nil
	}
	c, err := t.Service.Look(t.ctx, t.actor, t.state.Shown[n-1])
	if casework.KindOf(err) == casework.NotFound {
		return t.say("", answered, wordListGone), nil
	}
	if err != nil {
		return nil, err
	}
	t.ev.Text, t.ev.Press = "show "+string(c.Reference), ""
	return t.hear()
}
