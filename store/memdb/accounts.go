package memdb

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
)

// account is whose an account is, and when it was used last.
type account struct {
	person casework.PersonID
	used   time.Time
}

// code ties one account to the person until the instant.
type code struct {
	person casework.PersonID
	until  time.Time
}

// PersonAt returns the person to whom the account is tied, or an error of kind NotFound.
func (d *DB) PersonAt(ctx context.Context, name string) (casework.Actor, error) {
	const op = "memdb.PersonAt"
	if err := stopped(ctx, op); err != nil {
		return casework.Actor{}, err
	}
	d.mu.RLock()
	a, ok := d.accounts[name]
	d.mu.RUnlock()
	if !ok {
		return casework.Actor{}, casework.E(casework.NotFound, op, "This account is not tied to anybody.", nil)
	}
	return d.Person(ctx, a.person)
}

// AccountsOf returns the accounts of the person, the one that was used last first.
func (d *DB) AccountsOf(ctx context.Context, person casework.PersonID) ([]string, error) {
	if err := stopped(ctx, "memdb.AccountsOf"); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	out := []string{}
	for name, a := range d.accounts {
		if a.person == person {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(d.accounts[b].used.Compare(d.accounts[a].used), cmp.Compare(a, b))
	})
	return out, nil
}

// Tie ties an account to a person, whoever's it was before.
func (d *DB) Tie(ctx context.Context, name string, person, by casework.PersonID, at time.Time) error {
	if err := stopped(ctx, "memdb.Tie"); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tie(name, person, by, at)
	return nil
}

// tie ties it. The caller holds the lock.
func (d *DB) tie(name string, person, by casework.PersonID, at time.Time) {
	if was, ok := d.accounts[name]; ok && was.person != person {
		d.appendAudit([]casework.AuditEntry{casework.Tied(casework.ActUntie, name, was.person, by, at)})
	}
	d.accounts[name] = account{person, instant(at)}
	d.appendAudit([]casework.AuditEntry{casework.Tied(casework.ActTie, name, person, by, at)})
}

// Untie makes the account nobody's, and reports whether it was the person's.
func (d *DB) Untie(ctx context.Context, name string, person, by casework.PersonID, at time.Time) (was bool, err error) {
	if err := stopped(ctx, "memdb.Untie"); err != nil {
		return false, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.accounts[name].person != person || person == "" {
		return false, nil
	}
	delete(d.accounts, name)
	d.appendAudit([]casework.AuditEntry{casework.Tied(casework.ActUntie, name, person, by, at)})
	return true, nil
}

// Used keeps that the account was used at the instant.
func (d *DB) Used(ctx context.Context, name string, at time.Time) error {
	if err := stopped(ctx, "memdb.Used"); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if a, ok := d.accounts[name]; ok && a.used.Before(instant(at)) {
		a.used = instant(at)
		d.accounts[name] = a
	}
	return nil
}

// KeepCode keeps a code that ties one account to the person until the instant, in place of an older one of theirs.
func (d *DB) KeepCode(ctx context.Context, text string, person casework.PersonID, until time.Time) error {
	if err := stopped(ctx, "memdb.KeepCode"); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	maps.DeleteFunc(d.codes, func(_ string, c code) bool { return c.person == person })
	d.codes[text] = code{person, instant(until)}
	return nil
}

// TieByCode ties the account to the person whose code it is, and uses the code up.
func (d *DB) TieByCode(ctx context.Context, name, text string, at time.Time) (casework.PersonID, error) {
	const op = "memdb.TieByCode"
	if err := stopped(ctx, op); err != nil {
		return "", err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	c, ok := d.codes[text]
	if !ok || !c.until.After(instant(at)) {
		return "", casework.E(casework.NotFound, op, "This code is not good: it is used up, older than 24 hours, or mistyped.", nil)
	}
	delete(d.codes, text)
	d.tie(name, c.person, c.person, at)
	return c.person, nil
}

// Bind binds a channel to an organisation, whichever it was bound to before.
func (d *DB) Bind(ctx context.Context, channel string, to casework.OrganisationID, by casework.PersonID, at time.Time) error {
	if err := stopped(ctx, "memdb.Bind"); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.channels[channel] = to
	d.appendAudit([]casework.AuditEntry{casework.ChannelBound(casework.ActBind, channel, to, by, at)})
	return nil
}

// Unbind makes a channel nobody's.
func (d *DB) Unbind(ctx context.Context, channel string, by casework.PersonID, at time.Time) error {
	if err := stopped(ctx, "memdb.Unbind"); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if org, bound := d.channels[channel]; bound {
		delete(d.channels, channel)
		d.appendAudit([]casework.AuditEntry{casework.ChannelBound(casework.ActUnbind, channel, org, by, at)})
	}
	return nil
}

// Bound returns every bound channel with the organisation that it is bound to.
func (d *DB) Bound(ctx context.Context) (map[string]casework.OrganisationID, error) {
	if err := stopped(ctx, "memdb.Bound"); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	return maps.Clone(d.channels), nil
}
