package admin

import (
	"fmt"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// day is a day typed on the command line: YYYY-MM-DD, and one that exists.
type day struct{ civil.Date }

// UnmarshalText reads YYYY-MM-DD.
func (d *day) UnmarshalText(text []byte) (err error) {
	d.Date, err = civil.Parse(string(text))
	return err
}

// instant is an instant typed on the command line, as RFC 3339 has it.
type instant struct{ time.Time }

// UnmarshalText reads an instant.
func (i *instant) UnmarshalText(text []byte) (err error) {
	i.Time, err = time.Parse(time.RFC3339, string(text))
	if err != nil {
		return fmt.Errorf("%q is not an instant: write it as 2026-11-22T09:30:00Z", text)
	}
	return nil
}

// moment is an instant typed on the command line, or a day: the last instant of it.
type moment struct{ time.Time }

// UnmarshalText reads YYYY-MM-DD or an instant.
func (m *moment) UnmarshalText(text []byte) error {
	if d, err := civil.Parse(string(text)); err == nil {
		next := d.AddDays(1)
		m.Time = time.Date(next.Year(), next.Month(), next.Day(), 0, 0, 0, 0, casework.London).Add(-time.Millisecond)
		return nil
	}
	var i instant
	if err := i.UnmarshalText(text); err != nil {
		return fmt.Errorf("%q is neither a day nor an instant: write it as 2026-11-22, for the end of that day, or as 2026-11-22T09:30:00Z", text)
	}
	m.Time = i.Time
	return nil
}

// Supposed is a fact with its day, typed as decision-sent=2026-09-22.
type Supposed struct {
	Type string
	On   civil.Date
}

// UnmarshalText reads FACT=DATE.
func (s *Supposed) UnmarshalText(text []byte) (err error) {
	typ, on, ok := strings.Cut(string(text), "=")
	if !ok || typ == "" {
		return fmt.Errorf("%q is not a fact with its day: write it as decision-sent=2026-09-22", text)
	}
	s.Type = typ
	s.On, err = civil.Parse(on)
	return err
}

// String writes FACT=DATE.
func (s Supposed) String() string { return s.Type + "=" + s.On.String() }
