package lawfile

import (
	"fmt"

	"github.com/redress-send/redress/casework/civil"
)

type calendarFile struct {
	Name   string `yaml:"name"`
	Source string `yaml:"source"`
	Covers struct {
		From string `yaml:"from"`
		To   string `yaml:"to"`
	} `yaml:"covers"`
	Holidays []struct {
		On   string `yaml:"on"`
		Name string `yaml:"name"`
	} `yaml:"holidays"`
}

// Calendar reads a file of closed days. Every day is written with its weekday, "2026-12-25 Fri", and
// checked against it.
func Calendar(name string, data []byte) (*civil.Calendar, error) {
	var f calendarFile
	d, err := open(name, data, &f)
	if err != nil {
		return nil, err
	}
	from := d.day("$.covers.from", f.Covers.From)
	to := d.day("$.covers.to", f.Covers.To)
	holidays := make([]civil.Holiday, 0, len(f.Holidays))
	for i, h := range f.Holidays {
		at := fmt.Sprintf("$.holidays[%d].on", i)
		on, err := civil.ParseChecked(h.On)
		if err != nil {
			d.fault(at, "%v", err)
			continue
		}
		if on.Before(from) || on.After(to) {
			d.fault(at, "%s is outside what the calendar covers", h.On)
		}
		holidays = append(holidays, civil.Holiday{On: on, Name: h.Name})
	}
	if err := d.err(); err != nil {
		return nil, err
	}
	calendar, err := civil.NewCalendar(f.Name, from, to, holidays)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return calendar, nil
}

// day reads a day that must be there.
func (d *document) day(path, text string) civil.Date {
	if text == "" {
		d.fault(path, "a day is missing: write YYYY-MM-DD")
		return civil.Date{}
	}
	day, err := civil.Parse(text)
	if err != nil {
		d.fault(path, "%v", err)
	}
	return day
}

// dayOrOpen reads a day that may be left open with the word "open".
func (d *document) dayOrOpen(path, text string) civil.Date {
	if text == "open" {
		return civil.Date{}
	}
	return d.day(path, text)
}
