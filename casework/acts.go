package casework

import (
	"context"
	"iter"
	"time"

	"github.com/redress-send/redress/casework/law"
)

func (s *Service) Open(ctx context.Context, a Actor, in Opening) (Case, error) {
	return Case{}, E(Internal, "casework.Open", "", nil)
}

func (s *Service) Record(ctx context.Context, a Actor, in Recording) (Case, error) {
	return Case{}, E(Internal, "casework.Record", "", nil)
}

func (s *Service) Undo(ctx context.Context, a Actor, in Undoing) (Case, []Fact, error) {
	return Case{}, nil, E(Internal, "casework.Undo", "", nil)
}

func (s *Service) Confirm(ctx context.Context, a Actor, in Confirming) (Case, error) {
	return Case{}, E(Internal, "casework.Confirm", "", nil)
}

func (s *Service) Look(ctx context.Context, a Actor, id CaseID) (Case, error) {
	return Case{}, E(Internal, "casework.Look", "", nil)
}

func (s *Service) Resolve(ctx context.Context, a Actor, typed string) ([]Case, error) {
	return nil, E(Internal, "casework.Resolve", "", nil)
}

func (s *Service) List(ctx context.Context, a Actor, f Filter) iter.Seq2[Case, error] {
	return func(func(Case, error) bool) {}
}

func (s *Service) WorkOut(c *Case) (law.Result, error) {
	return law.Result{}, E(Internal, "casework.WorkOut", "", nil)
}

func (s *Service) Preview(c *Case, more []law.Event) (before, after law.Result, err error) {
	return law.Result{}, law.Result{}, E(Internal, "casework.Preview", "", nil)
}

// Check says whether the facts could be recorded in the case at the instant (or, for an empty case, opened
// with): nil, or an error of kind Invalid that names the fact, the field and the remedy.
func (s *Service) Check(c *Case, more []law.Event, at time.Time) error { return nil }

// WithPeople returns the service with a directory of people. Without one, managers see no more than
// anybody else, and an agenda names none but mediators and advisers on the case.
func (s *Service) WithPeople(p People) *Service {
	out := *s
	out.people = p
	return &out
}
