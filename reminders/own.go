package reminders

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
)

// Own is what the people of some organisations get otherwise than the rest.
type Own struct {
	For struct {
		Kinds         []casework.OrganisationKind `yaml:"kinds"`
		Organisations []casework.OrganisationID   `yaml:"organisations"`
	} `yaml:"for"`
	Ladders      []Ladder `yaml:"ladders"` // tried before the others
	BlockedEvery int      `yaml:"blocked_every"`
	Hours        *Hours   `yaml:"hours"`
	Digest       *Digest  `yaml:"digest"`
}

// Digest is the whole list of what somebody has to do with, on its days, whether anything of it is new or not.
type Digest struct {
	Days  Days `yaml:"days"`
	Ahead int  `yaml:"ahead"` // what falls due in so many days is in it, besides what is overdue and blocked; 1 to 400
	Most  int  `yaml:"most"`  // lines besides what is newly said; 1 to 200
}

// Days are days of the week: "mon", "tue" and so on.
type Days []string

const mostLines = 200

// On reports whether the weekday is one of them.
func (d Days) On(w time.Weekday) bool {
	return slices.Contains(d, strings.ToLower(w.String()[:3]))
}

func (d Days) check() error {
	if len(d) == 0 {
		return errors.New("days must name at least one day")
	}
	for _, name := range d {
		if !slices.Contains(casework.Weekdays, name) {
			return fmt.Errorf("days: %q is not a day: use %s", name, strings.Join(casework.Weekdays, ", "))
		}
	}
	return nil
}

func (o *Own) check() error {
	if len(o.For.Kinds)+len(o.For.Organisations) == 0 {
		return errors.New("say for which kinds or organisations it is")
	}
	for _, k := range o.For.Kinds {
		if !slices.Contains(casework.OrganisationKinds, k) {
			return fmt.Errorf("for.kinds: %q is not a kind of organisation: use one of %v", k, casework.OrganisationKinds)
		}
	}
	if o.BlockedEvery < 0 {
		return errors.New("blocked_every must be at least 1 day")
	}
	if o.Hours != nil {
		if err := o.Hours.check(); err != nil {
			return err
		}
	}
	if d := o.Digest; d != nil {
		if err := d.check(); err != nil {
			return fmt.Errorf("digest: %w", err)
		}
	}
	return checkLadders(o.Ladders)
}

func (d *Digest) check() error {
	if d.Ahead < 1 || d.Ahead > farthest {
		return fmt.Errorf("ahead must be from 1 to %d days", farthest)
	}
	if d.Most < 1 || d.Most > mostLines {
		return fmt.Errorf("most must be from 1 to %d lines", mostLines)
	}
	return d.Days.check()
}

func (o *Own) fits(who *casework.Actor) bool {
	return slices.Contains(o.For.Organisations, who.Organisation) || slices.Contains(o.For.Kinds, who.Kind)
}

// For returns the policy for the person: with what their organisation wants otherwise.
func (p *Policy) For(who *casework.Actor) Policy {
	own := *p
	i := slices.IndexFunc(p.Own, func(o Own) bool { return o.fits(who) })
	if i < 0 {
		return own
	}
	o := &p.Own[i]
	own.Ladders = slices.Concat(o.Ladders, p.Ladders)
	own.Digest = o.Digest
	if o.BlockedEvery > 0 {
		own.BlockedEvery = o.BlockedEvery
	}
	if o.Hours != nil {
		own.Hours = *o.Hours
	}
	return own
}
