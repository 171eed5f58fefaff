package admin

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
)

type demoCmd struct{}

// hint is how to begin.
const hint = `A demonstration with %d invented cases: you are %s, and nothing that you type is kept.
Try “what is due this week?”, “show %s”, “/as volunteer-1” or “/day +7”; end with Ctrl-D.

`

// Run shows Redress on invented cases until the input ends.
func (demoCmd) Run(ctx context.Context, h *House) (err error) {
	if _, err := h.Now(); err != nil {
		return err
	}
	clock := NewClock(func() time.Time {
		now, _ := h.Now() // looked at above
		return now
	})
	stage, err := h.Stage(ctx, clock)
	if err != nil {
		return err
	}
	defer stage.leave(&err)
	cases, err := h.fill(ctx, &stage.Rooms, clock.Now())
	if err != nil {
		return err
	}
	me := inventedPeople[0].ID
	fmt.Fprintf(h.Out, hint, len(cases), me, cases[0].Reference)
	return stage.Talk(ctx, me, map[string]func(string) ([]string, error){
		"/as":  func(arg string) ([]string, error) { return changePerson(ctx, stage, arg) },
		"/day": func(arg string) ([]string, error) { return nil, h.moveOn(ctx, stage, clock, arg) },
	})
}

// fill puts the invented people and cases into the rooms.
func (h *House) fill(ctx context.Context, rooms *Rooms, at time.Time) ([]casework.Opening, error) {
	authorities, err := h.Authorities()
	if err != nil {
		return nil, err
	}
	closed, err := h.Calendar()
	if err != nil {
		return nil, err
	}
	cases, err := caseload(inventedCases, at, closed, authorities)
	if err != nil {
		return nil, err
	}
	if err := rooms.People.PutPeople(ctx, inventedOrganisations, inventedPeople); err != nil {
		return nil, err
	}
	for _, c := range cases {
		if _, err := rooms.Service.Open(ctx, operator(), c); err != nil {
			return nil, fmt.Errorf("%s: %w", c.Reference, err)
		}
	}
	return cases, nil
}

// changePerson lets somebody else talk.
func changePerson(ctx context.Context, stage *Stage, who string) ([]string, error) {
	person, err := stage.People.Person(ctx, casework.PersonID(who))
	if err != nil {
		ids := make([]string, len(inventedPeople))
		for i := range inventedPeople {
			ids[i] = string(inventedPeople[i].ID)
		}
		return nil, fmt.Errorf("There is nobody called %q here. Write /as and one of %s.", who, strings.Join(ids, ", "))
	}
	stage.As(person.ID)
	return []string{fmt.Sprintf("You are %s now (%s at %s).", person.ID, roles(person.Roles), person.Organisation)}, nil
}

// longestMove is how many days the clock is moved at once.
const longestMove = 366

var errMove = errors.New("Write /day and a number of days to go forward, for example /day +7 (at most 366).")

// moveOn moves the clock day by day and shows what the reminders send on each.
func (h *House) moveOn(ctx context.Context, stage *Stage, clock *Clock, by string) error {
	days, err := strconv.Atoi(by)
	if err != nil || days < 1 || days > longestMove {
		return errMove
	}
	for range days {
		clock.Ahead(1)
		today := casework.Today(clock.Now())
		fmt.Fprintf(h.Out, "== %s\n", today.Long())
		if err := stage.Remind(ctx, morning(today)); err != nil {
			return err
		}
	}
	return nil
}
