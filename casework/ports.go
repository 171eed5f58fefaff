package casework

import (
	"context"
	"iter"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
)

// Cases is what the casework asks of a store of cases. The store keeps; it judges nothing.
type Cases interface {
	// Get returns the case, or an error of kind NotFound.
	Get(ctx context.Context, id CaseID) (Case, error)
	// Find yields the cases that match, ordered by reference.
	Find(ctx context.Context, f Filter) iter.Seq2[Case, error]
	// Involved yields of every case who opened it and whoever was ever assigned to it, in any order; a pair may come
	// again.
	Involved(ctx context.Context) iter.Seq2[Involvement, error]
	// Commit writes everything in c in one transaction, or nothing. See Change.
	Commit(ctx context.Context, c Change) (Version, error)
	// CommitAll writes everything of all the changes in one transaction, or nothing, and returns the version
	// of each one's case. Each is for a case of its own; what Commit says of one change holds for each.
	CommitAll(ctx context.Context, all []Change) ([]Version, error)
}

// Involvement is that a person opened a case, or was once assigned to it.
type Involvement struct {
	Reference Reference
	Person    PersonID
}

// Filter narrows Find. The zero Filter matches every case; fields are joined with "and".
type Filter struct {
	Reference Reference // exactly
	// References are as many as are wanted at once, exactly; nil: of any reference.
	References []Reference
	Number     string // the digits of the reference, without leading zeros
	Authority  string
	Assigned   PersonID // has an "assigned" fact, of any time, for this person
	Involves   PersonID // has an "assigned" fact, of any time, for this person, or was opened by them
	Limit      int      // at most so many; 0: no limit
}

// Change is everything that one act of one person changes.
type Change struct {
	Case CaseID
	// Open is set for a case that is to be opened. A reference that exists is an error of kind Exists.
	Open *Header
	// BasedOn is the version that the person saw; another one in the store is an error of kind Conflict.
	// A negative BasedOn takes whatever version there is.
	BasedOn Version
	// Facts are added. If every one of their Sources is in the store already the whole change has been
	// delivered before: nothing is written and the version is returned with no error. If only some are,
	// the error is of kind Exists and nothing is written.
	Facts   []Fact
	Audit   []AuditEntry
	Letters []post.Letter
	// Done is the key of the delivery that asked for this; it is marked as answered. Empty: none.
	Done string
	// Organisations and People are added or replaced, as PutPeople does. CommitAll takes none.
	Organisations []Organisation
	People        []Person
}

// AuditEntry says who did what to which case, and when. Never any content.
type AuditEntry struct {
	At     time.Time
	Person PersonID
	Action Action
	Case   CaseID
	Detail string // ids and types only
}

// People keeps people and organisations.
type People interface {
	// Person returns the person with the kind of their organisation, or an error of kind NotFound.
	Person(ctx context.Context, id PersonID) (Actor, error)
	// People yields all people, ordered by id.
	People(ctx context.Context) iter.Seq2[Actor, error]
	// Organisation returns the organisation, or an error of kind NotFound.
	Organisation(ctx context.Context, id OrganisationID) (Organisation, error)
	// PutPeople adds or replaces organisations and people, all or none.
	PutPeople(ctx context.Context, orgs []Organisation, people []Person) error
}

// Reminded keeps what has been said to whom about which deadline, so that a run can tell a new reminder
// from an old one and a moved date from an unmoved one.
type Reminded interface {
	// LastTold returns, by deadline key, the due day that the person was last told.
	LastTold(ctx context.Context, p PersonID, keys []string) (map[string]civil.Date, error)
	// Enqueue writes letters and what they tell in one transaction. A letter whose key exists is left as
	// it is. It returns how many letters were new. Where letters are given and none is new, nothing is
	// written, told neither: somebody else spoke first, and the caller looks again before it speaks. Told
	// for a person and key that were told before takes the place of the earlier one.
	Enqueue(ctx context.Context, letters []post.Letter, told []Told) (int, error)
}

// ToldOn is what the key of a deadline has added where Told says on which day something was last said of it,
// instead of what was said.
const ToldOn = "|said"

// Told is one day that one person was told for one deadline.
type Told struct {
	Person PersonID
	Case   CaseID
	Key    string // case, limit, start, item and step: stays the same when the day moves
	Due    civil.Date
	At     time.Time
	Law    string // the book and its version by which the day was worked out; empty: not known
}
