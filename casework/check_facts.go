package casework

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// checkFacts says whether the facts can be added to the case at the instant. All that is wrong is said at
// once; each part names the fact, the field and the remedy.
func (s *Service) checkFacts(op string, c *Case, facts []Fact, at time.Time) error {
	if err := s.checkEvents(op, c, facts); err != nil {
		return err
	}
	var faults []string
	for i := range facts {
		if f := s.ahead(&facts[i].Event, Today(at)); f != nil {
			faults = append(faults, placed(facts, i, *f))
		}
	}
	return invalid(op, faults)
}

// checkEvents is checkFacts without the day of today.
func (s *Service) checkEvents(op string, c *Case, facts []Fact) error {
	var faults []string
	for i := range facts {
		found := s.faultsOf(c, facts, i)
		if facts[i].Type == law.Retraction {
			found = []law.Fault{{Field: "type", Text: "a fact is taken back with undo, not recorded as taken back"}}
		}
		for _, f := range found {
			faults = append(faults, placed(facts, i, f))
		}
	}
	return invalid(op, faults)
}

// faultsOf says what is wrong with the ith of the facts that are to be added to the case.
func (s *Service) faultsOf(c *Case, facts []Fact, i int) []law.Fault {
	found := s.book.Vocabulary.Check(&facts[i].Event, s.book.Grounds)
	return append(found, tied(c, facts, i)...)
}

// tied checks the ids that the ith fact has and names.
func tied(c *Case, facts []Fact, i int) []law.Fault {
	e := &facts[i].Event
	if e.ID == "" && e.Of == "" && e.Supersedes == "" {
		return nil
	}
	all := Case{Facts: slices.Concat(c.Facts, facts[:i])} // what stands before it
	var out []law.Fault
	if _, taken := all.Fact(e.ID); taken {
		out = append(out, law.Fault{Field: "id", Text: fmt.Sprintf("%q is the id of another fact of this case: choose another or leave it out", e.ID)})
	}
	if e.Of != "" && e.Of != e.ID && !slices.ContainsFunc(facts, func(f Fact) bool { return f.ID == e.Of }) {
		if _, ok := all.Fact(e.Of); !ok {
			out = append(out, law.Fault{Field: "of", Text: fmt.Sprintf("this case has no fact %q: leave it out, or name one that it has", e.Of)})
		}
	}
	return append(out, replaces(&all, facts[i:], e)...)
}

// replaces checks the fact that the event is to take the place of: one that stands, or (in a file, where
// facts come in any order) one of those that come with it.
func replaces(before *Case, with []Fact, e *law.Event) []law.Fault {
	if e.Supersedes == "" {
		return nil
	}
	old, ok := before.Fact(e.Supersedes)
	if !ok {
		all := Case{Facts: slices.Concat(before.Facts, with)}
		if _, comes := all.Fact(e.Supersedes); !comes {
			return []law.Fault{{Field: "supersedes", Text: fmt.Sprintf("this case has no fact %q", e.Supersedes)}}
		}
		if all.inCircle(e.ID) {
			return []law.Fault{{Field: "supersedes", Text: "these facts supersede each other in a circle"}}
		}
		return nil
	}
	live := Case{Facts: before.Live()}
	if _, stands := live.Fact(old.ID); !stands {
		return []law.Fault{{Field: "supersedes", Text: fmt.Sprintf("%q was corrected or taken back already: correct the fact that stands in its place", old.ID)}}
	}
	return nil
}

// ahead finds a day that cannot lie ahead of today and does.
func (s *Service) ahead(e *law.Event, today civil.Date) *law.Fault {
	t, ok := s.book.Vocabulary.Type(e.Type)
	if !ok || t.Planned {
		return nil
	}
	for _, d := range []struct {
		field string
		day   civil.Date
	}{{"on", e.On}, {"printed_on", e.Printed}, {"received_on", e.Received}} {
		if d.day.After(today) {
			return &law.Fault{Field: d.field, Text: fmt.Sprintf("%s is still to come (today is %s): give the day on which it happened", d.day.Short(), today.Short())}
		}
	}
	return nil
}

// placed says where the fault is: "fact 2 (certificate-issued), kind: …".
func placed(facts []Fact, i int, f law.Fault) string {
	where := facts[i].Type
	if len(facts) > 1 {
		where = fmt.Sprintf("fact %d (%s)", i+1, facts[i].Type)
	}
	return where + ", " + f.Field + ": " + f.Text
}

// invalid makes one error of all that is wrong, or none.
func invalid(op string, faults []string) error {
	if len(faults) == 0 {
		return nil
	}
	return E(Invalid, op, strings.Join(faults, "; ")+". Nothing was saved.", nil)
}
