package admin

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

//go:embed invented_cases.txt
var inventedCases string

// The demonstration's organisations and people.
var (
	inventedOrganisations = []casework.Organisation{
		{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001", "E06000047"}},
		{ID: "tees-sendiass", Kind: casework.Sendiass, Authorities: []string{"E06000001"}},
		{ID: "tees-forum", Kind: casework.ParentCarerForum, Authorities: []string{"E06000001"}},
	}
	inventedPeople = []casework.Person{
		{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
		{ID: "manager-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Manager}},
		{ID: "adviser-1", Organisation: "tees-sendiass", Roles: []casework.Role{casework.Adviser}},
		{ID: "volunteer-1", Organisation: "tees-forum", Roles: []casework.Role{casework.ForumVolunteer}},
	}
)

// inventor reads the caseload and counts its days from today.
type inventor struct {
	today    civil.Date
	closed   *civil.Calendar
	openings []casework.Opening
}

// caseload returns the demonstration's cases as they stand at the instant. authorities says whose the area
// letters are. The error names the line.
func caseload(text string, at time.Time, closed *civil.Calendar, authorities []casework.Authority) ([]casework.Opening, error) {
	codes := make(map[string]string, len(authorities))
	for _, a := range authorities {
		codes[a.Letters] = a.Code
	}
	v := inventor{today: casework.Today(at), closed: closed}
	lines := bufio.NewScanner(strings.NewReader(text))
	for n := 1; lines.Scan(); n++ {
		words := strings.Fields(lines.Text())
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if err := v.line(words, codes, at); err != nil {
			return nil, fmt.Errorf("invented_cases.txt line %d: %w", n, err)
		}
	}
	return v.openings, lines.Err()
}

func (v *inventor) line(words []string, codes map[string]string, at time.Time) error {
	if words[0] == "case" {
		if len(words) != 3 {
			return fmt.Errorf("a case has a reference and its grounds")
		}
		ref := casework.Reference(words[1])
		code, ok := codes[ref.Letters()]
		if !ok {
			return fmt.Errorf("%s: no authority has these letters", ref)
		}
		v.openings = append(v.openings, casework.Opening{
			Header: casework.Header{
				Reference: ref, Authority: code, Grounds: strings.Split(words[2], ","), Appellant: "parent",
			},
			Envelope: casework.Envelope{Source: "demo:" + words[1], At: at},
		})
		return nil
	}
	if len(words) < 2 || len(v.openings) == 0 {
		return fmt.Errorf("a fact stands under its case and has a day and a type")
	}
	e := law.Event{Type: words[1]}
	on, err := v.day(words[0], v.closed.LastWorking)
	if err != nil {
		return err
	}
	e.On = on
	for _, w := range words[2:] {
		if err := v.attribute(&e, w); err != nil {
			return err
		}
	}
	last := &v.openings[len(v.openings)-1]
	last.Facts = append(last.Facts, e)
	return nil
}

func (v *inventor) attribute(e *law.Event, word string) (err error) {
	name, value, _ := strings.Cut(word, "=")
	switch name {
	case "printed":
		e.On, e.Printed = civil.Date{}, e.On
	case "due":
		e.Due, err = v.day(value, v.closed.NextWorking)
	case "time":
		e.Time = value
	case "agreed":
		parts := strings.Split(value, ":")
		if len(parts) < 2 {
			return fmt.Errorf("%s: an item is LABEL:WHAT or LABEL:WHAT:WHEN", word)
		}
		it := law.Item{Item: parts[0], What: parts[1]}
		if len(parts) > 2 {
			it.Due, err = v.day(parts[2], v.closed.NextWorking)
		}
		e.Items = append(e.Items, it)
	default:
		e.Attrs = e.Attrs.With(name, strings.Split(value, ",")...)
	}
	return err
}

// day reads a number of days from today, with months or weeks before it, and moves it off a closed day.
func (v *inventor) day(text string, working func(civil.Date) (civil.Date, error)) (civil.Date, error) {
	day, rest := v.today, text
	for _, unit := range []string{"m", "w", ""} {
		digits, after, found := strings.Cut(rest, unit)
		if unit == "" {
			digits, after, found = rest, "", rest != ""
		}
		if !found {
			continue
		}
		n, err := strconv.Atoi(digits)
		if err != nil {
			return civil.Date{}, fmt.Errorf("%q is not a number of days from today", text)
		}
		rest = after
		if day, err = step(day, n, unit); err != nil {
			return civil.Date{}, err
		}
	}
	return working(day)
}

func step(d civil.Date, n int, unit string) (civil.Date, error) {
	switch unit {
	case "m":
		return d.AddMonths(n, civil.RoundDown)
	case "w":
		return d.AddDays(7 * n), nil
	}
	return d.AddDays(n), nil
}
