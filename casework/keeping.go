package casework

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/redress-send/redress/casework/post"
)

// What every store answers alike: which changes it cannot keep, and how it says no.

// AnyVersion as the BasedOn of a Change takes whatever version there is.
const AnyVersion Version = -1

// Number returns the digits of the reference without leading zeros: "231" of "HPL-0231". It is what a
// Filter's Number is compared with.
func (r Reference) Number() string {
	digits := string(r[strings.LastIndexByte(string(r), '-')+1:])
	if trimmed := strings.TrimLeft(digits, "0"); trimmed != "" || digits == "" {
		return trimmed
	}
	return "0"
}

// Assigned returns the person that an "assigned" fact names, and the empty string for any other fact. It
// is what a Filter's Assigned is compared with.
func (f *Fact) Assigned() PersonID {
	if f.Type != "assigned" {
		return ""
	}
	return PersonID(f.Attrs.Get("person"))
}

// Check says whether a store can keep the change: everything has its key, no key stands twice, and all of
// it is text. The error is of kind Invalid. Whether the change is right is for the Service to judge.
func (c *Change) Check() error {
	switch {
	case c.Open != nil && (c.Case == "" || c.Open.ID != c.Case || c.Open.Reference == ""):
		return unkeepable("a case that is opened needs its id, the same in the change and in the header, and a reference")
	case c.Open == nil && c.Case == "" && len(c.Facts) > 0:
		return unkeepable("facts need a case")
	}
	if err := checkFacts(c.Facts); err != nil {
		return err
	}
	if c.Open != nil && !text(headerText(c.Open)...) {
		return unkeepable("the case's header holds bytes that are not text")
	}
	for _, a := range c.Audit {
		if !text(string(a.Person), string(a.Action), string(a.Case), a.Detail) {
			return unkeepable("an audit entry holds bytes that are not text")
		}
	}
	if !text(string(c.Case), c.Done) {
		return unkeepable("its keys hold bytes that are not text")
	}
	return CheckLetters(c.Letters)
}

// CheckLetters says whether a store can keep the letters: each has a key and a route, all of it text.
func CheckLetters(letters []post.Letter) error {
	for i := range letters {
		l := &letters[i]
		if l.Key == "" || l.Route == "" || !text(l.Key, l.Route, l.Room) {
			return unkeepable(fmt.Sprintf("letter %d needs a key and a route, both text", i+1))
		}
	}
	return nil
}

func checkFacts(facts []Fact) error {
	twice := doubles(facts)
	for i := range facts {
		f := &facts[i]
		switch {
		case f.ID == "" || f.Source == "":
			return unkeepable(fmt.Sprintf("fact %d (%s) needs an id and a source", i+1, f.Type))
		case twice(i):
			return unkeepable(fmt.Sprintf("fact %d (%s) has the id or the source of another one", i+1, f.Type))
		case !f.isText():
			return unkeepable(fmt.Sprintf("fact %d holds bytes that are not text", i+1))
		}
	}
	return nil
}

func headerText(h *Header) []string {
	all := []string{string(h.ID), string(h.Reference), h.Authority, h.Appellant, string(h.OpenedBy)}
	if h.PhaseTransfer != nil {
		all = append(all, h.PhaseTransfer.Kind)
	}
	return append(append(all, h.Grounds...), h.Routes...)
}

// doubles returns what tells whether a fact has the id or the source of one before it. It is asked about one fact
// after the other.
func doubles(facts []Fact) func(i int) bool {
	const few = 16 // of which to look at each is faster than to remember them
	if len(facts) <= few {
		return func(i int) bool {
			for j := range i {
				if facts[j].ID == facts[i].ID || facts[j].Source == facts[i].Source {
					return true
				}
			}
			return false
		}
	}
	ids, sources := make(map[string]bool, len(facts)), make(map[string]bool, len(facts))
	return func(i int) bool {
		f := &facts[i]
		was := ids[f.ID] || sources[f.Source]
		ids[f.ID], sources[f.Source] = true, true
		return was
	}
}

// isText reports whether everything that the fact says is text.
func (f *Fact) isText() bool {
	all := text(f.ID, f.Type, f.Time, f.Of, f.Supersedes, f.Source, string(f.RecordedBy))
	for i := range f.Attrs {
		all = all && text(f.Attrs[i].Name) && text(f.Attrs[i].Values...)
	}
	for i := range f.Items {
		all = all && text(f.Items[i].Item, f.Items[i].What)
	}
	return all
}

// text reports whether every string can stand in a text column of any database.
func text(all ...string) bool {
	for _, s := range all {
		if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
			return false
		}
	}
	return true
}

func unkeepable(why string) error {
	return E(Invalid, "casework.Check", "This cannot be kept: "+why+". Nothing was saved.", nil)
}

// NoSuchCase is the answer to a case that the store does not have, and to one that the person may not see:
// nobody can tell the two apart.
func NoSuchCase(op string) error {
	return E(NotFound, op, "There is no such case, or it is not open to you. Check the reference.", nil)
}

// Stale is the answer to a change based on an older version of the case than the store has.
func Stale(op string, saw, have Version) error {
	return E(Conflict, op, "Somebody else changed this case meanwhile. Look at it again, then repeat the change.",
		fmt.Errorf("based on version %d, the store has %d", saw, have))
}

// CaseExists is the answer to the opening of a case whose reference or id is taken.
func CaseExists(op string, r Reference) error {
	return E(Exists, op, fmt.Sprintf("There is a case %s already. Choose another reference, or record in that case.", r), nil)
}

// FactExists is the answer to facts of which only some are known, or are known in another case.
func FactExists(op string, id CaseID) error {
	return E(Exists, op, "Some of these facts were saved before, in another way. Nothing was saved now; look at the case.",
		fmt.Errorf("case %s: a source or an id of a fact is taken", id))
}

// Stopped is the answer to work whose context ended before it was done.
func Stopped(op string, cause error) error {
	return E(Internal, op, "This was stopped before it was done. Please try again.", cause)
}

// NoSuchPerson is the answer to a person that the store does not have.
func NoSuchPerson(op string) error {
	return E(NotFound, op, "There is no such person. See who there is with: redress people list", nil)
}

// NoSuchOrganisation is the answer to an organisation that the store does not have.
func NoSuchOrganisation(op string) error {
	return E(NotFound, op, "There is no such organisation. See who there is with: redress people list", nil)
}

// CheckPeople says whether a store can keep the organisations and people: each has an id, and whoever has
// an organisation has one that is among orgs or that known has. The error is of kind Invalid and names the
// first that does not.
func CheckPeople(orgs []Organisation, people []Person, known func(OrganisationID) bool) error {
	given := make(map[OrganisationID]bool, len(orgs))
	for i, o := range orgs {
		if o.ID == "" || !text(string(o.ID), string(o.Kind)) || !text(o.Authorities...) {
			return unkeepable(fmt.Sprintf("organisation %d needs an id, and nothing but text", i+1))
		}
		if fault := o.Retention.Fault(); fault != "" {
			return unkeepable(string(o.ID) + ": " + fault)
		}
		given[o.ID] = true
	}
	for i := range people {
		p := &people[i]
		if p.ID == "" || !text(personText(p)...) {
			return unkeepable(fmt.Sprintf("person %d needs an id, and nothing but text", i+1))
		}
		if p.Organisation != "" && !given[p.Organisation] && !known(p.Organisation) {
			return unkeepable(fmt.Sprintf("%s belongs to the organisation %q, which is not known: add it under organisations", p.ID, p.Organisation))
		}
	}
	return nil
}

func personText(p *Person) []string {
	all := append([]string{string(p.ID), string(p.Organisation), p.Email, p.Digest.At}, p.Digest.By...)
	for _, r := range p.Roles {
		all = append(all, string(r))
	}
	return all
}

// CheckTold says whether a store can keep what was told: each names a person and a deadline.
func CheckTold(told []Told) error {
	for i := range told {
		t := &told[i]
		if t.Person == "" || t.Key == "" || !text(string(t.Person), string(t.Case), t.Key) {
			return unkeepable(fmt.Sprintf("telling %d needs a person and the key of a deadline", i+1))
		}
	}
	return nil
}

// CheckDelivery says whether a store can keep the delivery: it has a key.
func CheckDelivery(d *post.Delivery) error {
	if d.Key == "" || !text(d.Key) {
		return unkeepable("a delivery needs a key")
	}
	return nil
}
