package talk_test

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/store/memdb"
)

// opened has mediator-1 open a case; linked has them link an advice service and a forum to it.
func (w *world) opened() {
	w.press("mediator-1", w.as("mediator-1", "new case Hartlepool, refusal to assess, letter dated 22 September"), "Save")
	w.press("mediator-1", w.as("mediator-1", "assign HPL-0001 to mediator-1"), "Save")
}

// linking is what links supporters to a case.
var linking = []string{
	"assign HPL-0001 to adviser-1", "assign HPL-0001 to volunteer-1",
	"HPL-0001 consent-given 10 November 2026, by parent, to tees-sendiass, scope all, how spoken",
	"HPL-0001 consent-given 10 November 2026, by parent, to tees-forum, scope facts, how written",
}

// questions are ways of getting at a case.
var questions = []string{
	"show HPL-0001", "show 1", "deadlines HPL-0001", "HPL-0001 why", "what if HPL-0001 certificate issued on 9 November", "what is due this week",
	"what is due", "who has HPL-0001", "who supports HPL-0001", "is a SENDIASS linked to HPL-0001", "HPL-0001 certificate issued 9 November, not pursued",
	"assign HPL-0001 to commissioner-1", "undo HPL-0001", "close HPL-0001", "how many cases are there", "how many cases has tees-sendiass",
	"break glass HPL-0001 absence", "consent given HPL-0001 to tees-sendiass today", "report", "HPL-0001 conflict of interest declared today",
	"new case Hartlepool, refusal to assess, letter dated 22 September", "show HPL-0001 and HPL-0002", "list cases", "help",
}

func TestTheAuthorityIsAnsweredAlikeWhateverThereIs(t *testing.T) {
	nothing, plain, linked := newWorld(t, memdb.New()), newWorld(t, memdb.New()), newWorld(t, memdb.New())
	plain.opened()
	linked.opened()
	for _, say := range linking {
		linked.press("mediator-1", linked.as("mediator-1", say), "Save")
	}
	for _, q := range questions {
		for _, privacy := range []chat.Privacy{chat.Direct, chat.Private, chat.Shared} {
			var answers []string
			for _, w := range []*world{nothing, plain, linked} {
				m := w.say(chat.Event{Account: "wall/commissioner-1", Room: chat.Room{ID: "C1", Privacy: privacy}, Text: q})
				answers = append(answers, fmt.Sprint(text(m), m.Private, m.Meta))
			}
			if diff := cmp.Diff(answers[0], answers[1]) + cmp.Diff(answers[0], answers[2]); diff != "" {
				t.Errorf("%q, %s: %s", q, privacy, diff)
			}
		}
	}
}

// link is anything that would tell of a link.
var link = regexp.MustCompile(`(?i)sendias|forum|adviser-1|volunteer-1|supporter|consent`)

func TestARoomWithOthersInItNeverHearsWhoSupportsAFamily(t *testing.T) {
	for _, privacy := range []chat.Privacy{chat.Private, chat.Shared} {
		w := newWorld(t, memdb.New())
		w.opened()
		say := func(e chat.Event) chat.Message {
			e.Account, e.Room = "wall/mediator-1", chat.Room{ID: "C1", Privacy: privacy}
			m := w.say(e)
			if said := text(m); !m.Private && link.MatchString(said) {
				t.Errorf("%s, %q: everybody in the room reads:\n%s", privacy, e.Text, said)
			}
			return m
		}
		for _, words := range linking {
			m := say(chat.Event{Text: words})
			say(chat.Event{Press: w.choice(m, "Save")})
		}
		for _, q := range questions {
			if q != "help" {
				say(chat.Event{Text: q})
			}
		}
		if m := w.as("mediator-1", "show HPL-0001"); !link.MatchString(text(m)) {
			t.Errorf("nobody is linked, so this proves nothing:\n%s", text(m))
		}
	}
}
