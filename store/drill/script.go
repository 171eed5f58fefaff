package drill

import (
	"fmt"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// What a writer does is the same whenever it is done, so that what must be there follows from how far each
// writer came. An act is known by its writer and its number; its facts by who recorded them, their type and
// their day, which no two acts share.

// step is what an act does: a round has each once.
type step int

const (
	opening            step = iota // opens a case, assigned to the writer
	recording                      // two facts
	correcting                     // of the day of the decision
	undoing                        // of that correction
	recordingTogether              // two facts, in the case that all writers share
	correctingTogether             // one of them
	undoingTogether                // of that correction
	recordingUpon                  // one fact, based on the version that was seen last
	steps
)

const (
	decided   = "decision-sent"
	assigned  = "assigned"
	contacted = "mediation-adviser-contacted"
	informed  = "information-given"
	complaint = "complaint-made"
	answered  = "complaint-acknowledged"
)

// act is the nth thing that one writer does.
type act struct{ writer, n int }

func (a act) step() step { return step(a.n % int(steps)) }

// opening is the act that opened the case of this act's round.
func (a act) opening() act { return act{a.writer, a.n - a.n%int(steps)} }

func (a act) before() act { return act{a.writer, a.n - 1} }

func (a act) source() string   { return fmt.Sprintf("drill:%d-%d", a.writer, a.n) }
func (a act) delivery() string { return "delivery " + a.source() }
func (a act) letter() string   { return "letter " + a.source() }

// day tells the acts of one writer apart.
func (a act) day() civil.Date { return civil.On(2000, time.January, 1).AddDays(a.n) }

func (a act) String() string { return fmt.Sprintf("act %d of writer %d", a.n+1, a.writer) }

// mark is one thing that an act leaves among the facts.
type mark struct {
	act    act
	typ    string
	undone bool // that a fact of the type was taken back
}

// marks are all that the act leaves among the facts.
func (a act) marks() []mark {
	switch a.step() {
	case opening:
		return []mark{{a, decided, false}, {a, assigned, false}}
	case recording:
		return []mark{{a, contacted, false}, {a, informed, false}}
	case correcting:
		return []mark{{a, decided, false}}
	case undoing:
		return []mark{{a, decided, true}}
	case recordingTogether:
		return []mark{{a, complaint, false}, {a, answered, false}}
	case correctingTogether:
		return []mark{{a, complaint, false}}
	case undoingTogether:
		return []mark{{a, complaint, true}}
	}
	return []mark{{a, informed, false}}
}

// The people of the drill.
const (
	provider   = casework.OrganisationID("drill-mediation")
	setter     = casework.PersonID("drill-0") // opens the case that the writers share
	authority  = "E06000001"
	area       = "DRL"
	route      = "drill"
	everyWhere = 64 // writers that are known
)

func writerID(n int) casework.PersonID { return casework.PersonID(fmt.Sprintf("drill-%d", n)) }

func writerNr(p casework.PersonID) (n int, ok bool) {
	_, err := fmt.Sscanf(string(p), "drill-%d", &n)
	return n, err == nil && n > 0
}

func actor(p casework.PersonID) casework.Actor {
	return casework.Actor{
		Person: casework.Person{ID: p, Organisation: provider, Roles: []casework.Role{casework.Mediator}}, Kind: casework.MediationProvider,
	}
}

// people are the drill's provider and everybody in it.
func people() ([]casework.Organisation, []casework.Person) {
	all := []casework.Person{actor(setter).Person}
	for n := range everyWhere {
		all = append(all, actor(writerID(n+1)).Person)
	}
	return []casework.Organisation{{ID: provider, Kind: casework.MediationProvider, Authorities: []string{authority}}}, all
}
