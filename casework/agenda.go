package casework

import (
	"context"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// AgendaQuery says which items are wanted. Zero days are open.
type AgendaQuery struct {
	From, To  civil.Date // due in between, both included
	At        civil.Date // the day on which the question is asked; must be given
	Scope     string     // mine, team, area, or empty for everything that the actor may see
	Authority string     // only of this local authority; empty: of any
	Overdue   bool       // only what is missed
	Blocked   bool       // only what cannot be worked out for want of a fact; with Overdue: both
}

// Item is one deadline of one case, or (where Gap is set) something that cannot be worked out.
type Item struct {
	Case      CaseID
	Reference Reference
	Authority string
	Key       string       // stays the same when the day moves
	Deadline  law.Deadline // zero where the gap has none
	Status    law.Status   // on the day of the question
	People    []PersonID   // who is assigned and may see this item
	Gap       *law.Gap
}

// Agenda returns what is due in the open cases that the actor may see, by due day.
func (s *Service) Agenda(ctx context.Context, a Actor, q AgendaQuery) ([]Item, error) {
	return nil, E(Internal, "casework.Agenda", "", nil)
}

// DeadlineKey names a deadline: case, limit, start, item and step.
func DeadlineKey(c CaseID, d *law.Deadline) string { return "" }
