package sqldb

import (
	"context"
	"errors"
	"iter"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// personRow is a person. Organisation is NULL where there is none.
type personRow struct {
	ID           string `gorm:"primaryKey"`
	Organisation *string
	Roles        texts
	Email        sealed.Text
	Disabled     bool
	DigestAt     string
	DigestBy     texts
	DigestDays   texts
}

// TableName is for gorm.
func (*personRow) TableName() string { return "people" }

// actorRow is a person with the kind of their organisation.
type actorRow struct {
	Row  personRow `gorm:"embedded"`
	Kind string
}

type organisationRow struct {
	ID          string `gorm:"primaryKey"`
	Kind        string
	Authorities texts
	KeepYears   int
	ChatDays    int
}

// TableName is for gorm.
func (*organisationRow) TableName() string { return "organisations" }

func (d *DB) newPersonRow(p *casework.Person) (*personRow, error) {
	email, err := d.seal(emailPlace(string(p.ID)), []byte(p.Email))
	r := &personRow{
		ID: string(p.ID), Email: email, Disabled: p.Disabled, DigestAt: p.Digest.At, DigestBy: p.Digest.By,
		DigestDays: p.Digest.Days,
	}
	if p.Organisation != "" {
		r.Organisation = new(string(p.Organisation))
	}
	if p.Roles != nil {
		r.Roles = make(texts, len(p.Roles))
	}
	for i, role := range p.Roles {
		r.Roles[i] = string(role)
	}
	return r, err
}

func (d *DB) toActor(ctx context.Context, a *actorRow) (casework.Actor, error) {
	r := &a.Row
	email, err := d.reveal(ctx, emailPlace(r.ID), r.Email)
	p := casework.Person{
		ID: casework.PersonID(r.ID), Email: string(email), Disabled: r.Disabled,
		Digest: casework.Digest{At: r.DigestAt, By: r.DigestBy, Days: r.DigestDays},
	}
	if r.Organisation != nil {
		p.Organisation = casework.OrganisationID(*r.Organisation)
	}
	if r.Roles != nil {
		p.Roles = make([]casework.Role, len(r.Roles))
	}
	for i, role := range r.Roles {
		p.Roles[i] = casework.Role(role)
	}
	return casework.Actor{Person: p, Kind: casework.OrganisationKind(a.Kind)}, err
}

// actors is the query for people with the kinds of their organisations.
func (d *DB) actors(ctx context.Context) *gorm.DB {
	return d.read(ctx).Table("people").
		Select("people.*, COALESCE(organisations.kind, '') AS kind").
		Joins("LEFT JOIN organisations ON organisations.id = people.organisation")
}

// Person returns the person with the kind of their organisation, or an error of kind NotFound.
func (d *DB) Person(ctx context.Context, id casework.PersonID) (casework.Actor, error) {
	const op = "sqldb.Person"
	var row actorRow
	err := d.actors(ctx).Where("people.id = ?", string(id)).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return casework.Actor{}, casework.NoSuchPerson(op)
	}
	if err != nil {
		return casework.Actor{}, d.fail(ctx, op, err)
	}
	actor, err := d.toActor(ctx, &row)
	return actor, d.fail(ctx, op, err)
}

// People yields all people, ordered by id.
func (d *DB) People(ctx context.Context) iter.Seq2[casework.Actor, error] {
	return func(yield func(casework.Actor, error) bool) {
		for after := ""; ; {
			rows, err := rowsOf[actorRow](d.actors(ctx).Where("people.id > ?", after).Order("people.id").Limit(batch))
			if err != nil {
				yield(casework.Actor{}, d.fail(ctx, "sqldb.People", err))
				return
			}
			for i := range rows {
				actor, err := d.toActor(ctx, &rows[i])
				if !yield(actor, d.fail(ctx, "sqldb.People", err)) || err != nil {
					return
				}
				after = rows[i].Row.ID
			}
			if len(rows) < batch {
				return
			}
		}
	}
}

// Organisation returns the organisation, or an error of kind NotFound.
func (d *DB) Organisation(ctx context.Context, id casework.OrganisationID) (casework.Organisation, error) {
	const op = "sqldb.Organisation"
	var row organisationRow
	err := d.read(ctx).Where("id = ?", string(id)).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return casework.Organisation{}, casework.NoSuchOrganisation(op)
	}
	if err != nil {
		return casework.Organisation{}, d.fail(ctx, op, err)
	}
	return casework.Organisation{ID: id, Kind: casework.OrganisationKind(row.Kind), Authorities: row.Authorities,
		Retention: casework.Retention{Years: row.KeepYears, ChatDays: row.ChatDays}}, nil
}

// PutPeople adds or replaces organisations and people, all or none. Somebody whose organisation is neither
// among orgs nor in the store is an error of kind Invalid.
func (d *DB) PutPeople(ctx context.Context, orgs []casework.Organisation, people []casework.Person) error {
	return d.write(ctx, "sqldb.PutPeople", func(tx *gorm.DB) error { return d.putPeople(tx, orgs, people) })
}

func (d *DB) putPeople(tx *gorm.DB, orgs []casework.Organisation, people []casework.Person) error {
	have := map[casework.OrganisationID]bool{}
	var ids []string
	if err := tx.Model(&organisationRow{}).Pluck("id", &ids).Error; err != nil {
		return err
	}
	for _, id := range ids {
		have[casework.OrganisationID(id)] = true
	}
	if err := casework.CheckPeople(orgs, people, func(id casework.OrganisationID) bool { return have[id] }); err != nil {
		return err
	}
	for _, o := range orgs {
		row := organisationRow{ID: string(o.ID), Kind: string(o.Kind), Authorities: o.Authorities,
			KeepYears: o.Retention.Years, ChatDays: o.Retention.ChatDays}
		if err := replace(tx, &row); err != nil {
			return err
		}
	}
	for i := range people {
		row, err := d.newPersonRow(&people[i])
		if err != nil {
			return err
		}
		if err := replace(tx, row); err != nil {
			return err
		}
	}
	return nil
}

// replace writes every column of the row, also those that are empty, over the one with the same key.
func replace(tx *gorm.DB, row any) error {
	return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(row).Error
}
