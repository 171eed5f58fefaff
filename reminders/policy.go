package reminders

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/goccy/go-yaml"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Policy is everything besides the items and the day that a plan depends on. It is data: configs/reminders.yaml is
// the one that Redress comes with.
type Policy struct {
	// Ladders: the first that fits a limit is its own; the last fits every limit.
	Ladders []Ladder `yaml:"ladders"`
	// BlockedEvery is after how many days something that cannot be worked out is said again; at least 1.
	BlockedEvery int `yaml:"blocked_every"`
	// Unassigned is at most how many lines a day say something new of cases that nobody has, to who sees to those; the
	// rest is counted. 0: 40 lines.
	Unassigned int `yaml:"unassigned"`
	// Hours are those in which a scheduled run may speak, in London.
	Hours Hours `yaml:"hours"`
	// Own is what some organisations want otherwise: the first that fits a person's is theirs.
	Own []Own `yaml:"own"`
	// Digest is the list that the person gets; nil: none, only what is newly said. For gives it.
	Digest *Digest `yaml:"-"`

	Calendar *civil.Calendar `yaml:"-"` // of closed days; nil, or a day outside its coverage: no day is closed
	Told     map[string]Told `yaml:"-"` // by the item's key: what this person was told before; nil: nothing
	// Silent is by the item's key who has it, was told and has not answered, where this person is to see to that.
	Silent map[string][]casework.PersonID `yaml:"-"`
}

// Told is what one person was told about one item.
type Told struct {
	Due civil.Date // the last day as it was told; zero where none was
	On  civil.Date // the day on which something was last said
}

// Hours are a part of every day, From included, To not: "07:30" to "18:00".
type Hours struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
}

// ReadPolicy reads a policy from YAML, strictly. The error is of kind Invalid and names the file, and the
// line or the ladder.
func ReadPolicy(name string, data []byte, cal *civil.Calendar) (Policy, error) {
	const op = "reminders.ReadPolicy"
	var p Policy
	err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(&p)
	if err != nil && !errors.Is(err, io.EOF) {
		return Policy{}, casework.E(casework.Invalid, op,
			fmt.Sprintf("%s cannot be read: correct the line that is named here.\n%s", name, yaml.FormatError(err, false, true)), err)
	}
	if err := p.Check(); err != nil {
		return Policy{}, casework.E(casework.Invalid, op, fmt.Sprintf("%s: %s.", name, err), nil)
	}
	p.Calendar = cal
	return p, nil
}

// Check says what is wrong with the policy, naming the ladder and the remedy; nil if nothing is.
func (p *Policy) Check() error {
	if p.BlockedEvery < 1 {
		return errors.New("blocked_every must be at least 1 day")
	}
	if p.Unassigned < 0 {
		return errors.New("unassigned cannot be less than 0 lines")
	}
	if err := p.Hours.check(); err != nil {
		return err
	}
	if len(p.Ladders) == 0 {
		return errors.New("there is no ladder: give at least one")
	}
	if err := checkLadders(p.Ladders); err != nil {
		return err
	}
	for i := range p.Own {
		if err := p.Own[i].check(); err != nil {
			return fmt.Errorf("own, number %d: %w", i+1, err)
		}
	}
	if last := &p.Ladders[len(p.Ladders)-1]; !last.For.all() {
		return fmt.Errorf("ladder %q is the last one and must fit every limit: leave out its for", last.Name)
	}
	return nil
}

func checkLadders(all []Ladder) error {
	for i := range all {
		if err := all[i].check(); err != nil {
			return fmt.Errorf("ladder %q: %w", all[i].Name, err)
		}
	}
	return nil
}

// Ladder returns the ladder of a limit: the first that fits it.
func (p *Policy) Ladder(r *law.Rule) *Ladder {
	for i := range p.Ladders {
		if p.Ladders[i].For.fits(r) {
			return &p.Ladders[i]
		}
	}
	return &Ladder{Silent: true}
}

func (h *Hours) check() error {
	from, err := clock(h.From)
	if err != nil {
		return fmt.Errorf("hours.from: %w", err)
	}
	to, err := clock(h.To)
	if err != nil {
		return fmt.Errorf("hours.to: %w", err)
	}
	if from >= to {
		return fmt.Errorf("hours.from (%s) must be earlier than hours.to (%s)", h.From, h.To)
	}
	return nil
}

// Hold reports whether the instant falls into the hours, in London. Hours that were not checked hold nothing.
func (h *Hours) Hold(at time.Time) bool {
	from, err := clock(h.From)
	to, err2 := clock(h.To)
	now := sinceMidnight(at)
	return err == nil && err2 == nil && from <= now && now < to
}

func sinceMidnight(at time.Time) time.Duration {
	h, m, _ := at.In(casework.London).Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute
}

func clock(s string) (time.Duration, error) {
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a time of day: write HH:MM", s)
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, nil
}
