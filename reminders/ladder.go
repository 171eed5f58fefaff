package reminders

import (
	"errors"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// Ladder is one way to nudge, for the limits that it is for.
type Ladder struct {
	Name   string `yaml:"name"`
	For    For    `yaml:"for"`
	Silent bool   `yaml:"silent"`  // never nudged; nothing else may be given
	AtOnce bool   `yaml:"at_once"` // said as soon as the limit is known, however far ahead
	Before []int  `yaml:"before"`  // days before the last day, falling, ending with 0: the day itself
	After  After  `yaml:"after"`
	// Escalate is when the managers of those who do not answer are told as well; nil: never.
	Escalate *Escalate `yaml:"escalate"`
	Note     string    `yaml:"note"` // a sentence that is added to every nudge
}

// For narrows a ladder: everything that is given must hold. An empty list narrows nothing.
type For struct {
	Limits []string    `yaml:"limits"` // ids of the law book
	Senses []law.Sense `yaml:"senses"`
	OwedBy []string    `yaml:"owed_by"`
}

// After says when something overdue is said: on Days days after the last day, rising, then Every so many
// days (0: no more) up to Until days after it (0: for as long as it stands).
type After struct {
	Days  []int `yaml:"days"`
	Every int   `yaml:"every"`
	Until int   `yaml:"until"`
}

// Escalate says when managers are told: from so many days before the last day on, and after it.
type Escalate struct {
	Before int   `yaml:"before"` // one of the ladder's
	After  After `yaml:"after"`
}

const farthest = 400 // days; nothing is worth saying earlier than that

func (l *Ladder) check() error {
	if l.Silent {
		if len(l.Before)+len(l.After.Days)+l.After.Every > 0 || l.AtOnce || l.Escalate != nil {
			return errors.New("it is silent: leave out at_once, before, after and escalate")
		}
		return nil
	}
	if err := l.checkBefore(); err != nil {
		return err
	}
	if e := l.Escalate; e != nil {
		if !slices.Contains(l.Before, e.Before) {
			return errors.New("escalate.before must be one of the days in before")
		}
		if err := e.After.check(); err != nil {
			return fmt.Errorf("escalate: %w", err)
		}
	}
	return l.After.check()
}

// above is the ladder for the managers of those who do not answer. It is silent where nothing is escalated.
func (l *Ladder) above() *Ladder {
	if l.Escalate == nil {
		return &Ladder{Name: l.Name, Silent: true}
	}
	rest := l.Before[slices.Index(l.Before, l.Escalate.Before):]
	return &Ladder{Name: l.Name, Before: rest, After: l.Escalate.After, Note: l.Note}
}

func (l *Ladder) checkBefore() error {
	n := len(l.Before)
	if n == 0 || l.Before[n-1] != 0 {
		return errors.New("before must end with 0, the last day itself")
	}
	if l.Before[0] > farthest {
		return fmt.Errorf("before cannot be more than %d days", farthest)
	}
	for i := 1; i < n; i++ {
		if l.Before[i] >= l.Before[i-1] {
			return errors.New("before must fall from the longest time to 0")
		}
	}
	return nil
}

func (a *After) check() error {
	for i, d := range a.Days {
		if d < 1 || d > farthest || i > 0 && d <= a.Days[i-1] {
			return fmt.Errorf("after.days must rise, each from 1 to %d", farthest)
		}
	}
	if a.Every < 0 || a.Until < 0 {
		return errors.New("after.every and after.until cannot be less than 0")
	}
	if len(a.Days) == 0 && a.Every > 0 {
		return errors.New("after.every needs a first day in after.days")
	}
	if n := len(a.Days); a.Until > 0 && n > 0 && a.Until < a.Days[n-1] {
		return errors.New("after.until cannot be less than the last of after.days")
	}
	return nil
}

func (f *For) all() bool { return len(f.Limits)+len(f.Senses)+len(f.OwedBy) == 0 }

func (f *For) fits(r *law.Rule) bool {
	if r == nil {
		return f.all()
	}
	return (len(f.Limits) == 0 || slices.Contains(f.Limits, r.ID)) &&
		(len(f.Senses) == 0 || slices.Contains(f.Senses, r.Sense)) &&
		(len(f.OwedBy) == 0 || slices.Contains(f.OwedBy, r.OwedBy))
}
