package memdb

import (
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/redress-send/redress/casework"
)

// Person returns the person with the kind of their organisation, or an error of kind NotFound.
func (d *DB) Person(ctx context.Context, id casework.PersonID) (casework.Actor, error) {
	const op = "memdb.Person"
	if err := stopped(ctx, op); err != nil {
		return casework.Actor{}, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	p, ok := d.people[id]
	if !ok {
		return casework.Actor{}, casework.NoSuchPerson(op)
	}
	return d.actor(p), nil
}

// People yields all people, ordered by id, as they stood when the iteration began.
func (d *DB) People(ctx context.Context) iter.Seq2[casework.Actor, error] {
	return func(yield func(casework.Actor, error) bool) {
		if err := stopped(ctx, "memdb.People"); err != nil {
			yield(casework.Actor{}, err)
			return
		}
		for _, a := range d.everybody() {
			if !yield(a, nil) {
				return
			}
		}
	}
}

func (d *DB) everybody() []casework.Actor {
	d.mu.RLock()
	defer d.mu.RUnlock()
	var all []casework.Actor
	for _, id := range slices.Sorted(maps.Keys(d.people)) {
		all = append(all, d.actor(d.people[id]))
	}
	return all
}

func (d *DB) actor(p casework.Person) casework.Actor {
	return casework.Actor{Person: copyPerson(p), Kind: d.organisations[p.Organisation].Kind}
}

// Organisation returns the organisation, or an error of kind NotFound.
func (d *DB) Organisation(ctx context.Context, id casework.OrganisationID) (casework.Organisation, error) {
	const op = "memdb.Organisation"
	if err := stopped(ctx, op); err != nil {
		return casework.Organisation{}, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	o, ok := d.organisations[id]
	if !ok {
		return casework.Organisation{}, casework.NoSuchOrganisation(op)
	}
	return copyOrganisation(o), nil
}

// PutPeople adds or replaces organisations and people, all or none. Somebody whose organisation is neither
// among orgs nor in the store is an error of kind Invalid.
func (d *DB) PutPeople(ctx context.Context, orgs []casework.Organisation, people []casework.Person) error {
	if err := stopped(ctx, "memdb.PutPeople"); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.checkPeople(orgs, people); err != nil {
		return err
	}
	d.putPeople(orgs, people)
	return nil
}

// checkPeople says whether they can be kept. The caller holds the lock.
func (d *DB) checkPeople(orgs []casework.Organisation, people []casework.Person) error {
	known := func(id casework.OrganisationID) bool { _, ok := d.organisations[id]; return ok }
	return casework.CheckPeople(orgs, people, known)
}

// putPeople writes what was checked. The caller holds the lock.
func (d *DB) putPeople(orgs []casework.Organisation, people []casework.Person) {
	for _, o := range orgs {
		d.organisations[o.ID] = copyOrganisation(o)
	}
	for _, p := range people {
		d.people[p.ID] = copyPerson(p)
	}
}
