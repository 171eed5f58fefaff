package casework

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// Service is everything that can be done to cases, whichever way a person comes in. Rights are decided
// here, once.
type Service struct {
	forgetting Forgetting // may be nil
	traces     Traces     // may be nil

	cases    Cases
	people   People // may be nil
	book     *law.Book
	calendar *civil.Calendar
	now      func() time.Time // by which reads are noted; may be nil
	history  History          // may be nil
	notice   func(PersonID, Breakage) (post.Letter, error)
}

// NewService returns a service over the store.
func NewService(cases Cases, book *law.Book, calendar *civil.Calendar) *Service {
	return &Service{cases: cases, book: book, calendar: calendar}
}

// Book returns the law that the service computes with.
func (s *Service) Book() *law.Book { return s.book }

// Calendar returns the calendar that the service computes with.
func (s *Service) Calendar() *civil.Calendar { return s.calendar }

// Envelope is what every act carries: where it came from, when, and what is to be said about it in the same
// transaction.
type Envelope struct {
	Source string    // unique for ever; the facts of one act get "#1", "#2" … added
	At     time.Time // now
	Done   string    // key of the delivery that asked for it; empty: none
	// Compose writes what is to be said about the act, in the same transaction. It is given the case as it
	// will stand. Nil: nothing is said. It may be called more than once.
	Compose func(c Case) ([]post.Letter, error)
}

// Opening opens a case.
//
// Without a Reference it gets the next free one of the area: the letters, a hyphen and four digits.
type Opening struct {
	Header
	Area     string // the area letters of a new reference: "HPL"
	Facts    []law.Event
	Override string // why somebody gets the case in spite of a conflict: a name of OverrideReasons
	Envelope
}

// Recording adds facts to a case. Facts that supersede others correct them.
type Recording struct {
	Case    CaseID
	BasedOn Version
	Facts   []law.Event
	// Override is why somebody gets the case in spite of a conflict: a name of OverrideReasons. Empty: nobody
	// does.
	Override string
	Envelope
}

// Undoing takes back the actor's own last change of a case.
type Undoing struct {
	Case    CaseID
	BasedOn Version
	Envelope
}

// Confirming turns reported facts into confirmed ones.
type Confirming struct {
	Case    CaseID
	BasedOn Version
	Facts   []string // ids of reported facts that still stand
	Envelope
}

// WithPeople returns the service with a directory of people. Without one, managers see no more than
// anybody else, and an agenda names none but mediators and advisers on the case.
func (s *Service) WithPeople(p People) *Service {
	out := *s
	out.people = p
	return &out
}
