package casework

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/redress-send/redress/casework/law"
)

// matters are rooms for the events of a case while it is worked out: nothing of them is kept in what comes out.
var matters = sync.Pool{New: func() any { return new([]law.Event) }}

// WorkOut returns what follows from the case: its deadlines, what cannot be worked out, its stage and
// tracks; as far as the person who was given the case may see it.
func (s *Service) WorkOut(c *Case) (law.Result, error) {
	room := matters.Get().(*[]law.Event)
	defer func() {
		clear(*room)
		matters.Put(room)
	}()
	m := c.matterIn(room)
	r, err := law.Compute(s.book, s.calendar, m)
	if err != nil {
		return law.Result{}, E(Internal, "casework.WorkOut", "The dates of "+string(c.Reference)+" could not be worked out. Its facts are safe.", err)
	}
	return withhold(c, r), nil
}

// Preview returns what follows from the case, and what would follow with more facts. Nothing is saved; the
// days may lie ahead.
func (s *Service) Preview(c *Case, more []law.Event) (before, after law.Result, err error) {
	if before, err = s.WorkOut(c); err != nil {
		return before, after, err
	}
	with := *c
	with.Facts = slices.Clone(c.Facts)
	with.Counted = slices.Clone(c.Counted)
	for i, e := range more {
		if e.ID == "" {
			e.ID = fmt.Sprintf("preview-%d", i+1)
		}
		with.Facts = append(with.Facts, Fact{Event: e})
		if c.Counted != nil {
			with.Counted = append(with.Counted, e)
		}
	}
	if err := s.checkEvents("casework.Preview", c, with.Facts[len(c.Facts):]); err != nil {
		return before, after, err
	}
	after, err = s.WorkOut(&with)
	return before, after, err
}

// Check says whether the facts could be recorded in the case at the instant (or, for an empty case, opened
// with): nil, or an error of kind Invalid that names the fact, the field and the remedy. It does not look
// at rights.
func (s *Service) Check(c *Case, more []law.Event, at time.Time) error {
	facts := stamp(more, "", Envelope{Source: "check", At: at})
	return s.checkFacts("casework.Check", c, facts, at)
}
