package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/sqldb"
)

// job is what is done by the clock, once for all processes over one database.
type job struct {
	name  string   // of its turns
	specs []string // London time; none: those of the reminders
	run   func(ctx context.Context, at time.Time) error
}

// When the jobs besides the reminders run: in the morning, when nobody works and no clock changes.
const (
	retentionSpec = "30 4 * * *"
	auditSpec     = "0 5 * * *"
	calendarSpec  = "0 6 * * 1"
)

// jobs are all that is done by the clock.
func (h *home) jobs(r *rooms, runner *reminders.Runner, office *chat.Post) []job {
	kept := retaining{service: r.service, arrived: h.forgetArrived, log: h.log}
	watch := watching{rooms: r, log: h.log}
	return []job{
		{name: remindJob, run: func(ctx context.Context, at time.Time) error {
			_, err := runner.Sweep(ctx, at)
			office.Wake()
			return err
		}},
		{"retention", []string{retentionSpec}, kept.run},
		{"audit", []string{auditSpec}, watch.audit},
		{"calendar", []string{calendarSpec}, watch.calendar},
	}
}

// remindJob is the reminders' name among the turns.
const remindJob = "remind"

// byTheClock does the jobs until ctx ends.
func (h *home) byTheClock(ctx context.Context, db *sqldb.DB, jobs []job) error {
	parts := make([]func(context.Context) error, len(jobs))
	for i, j := range jobs {
		s, err := reminders.NewSchedule(j.specs, j.run, h.clock(), h.log)
		if err != nil {
			return fmt.Errorf("the job %s: %w", j.name, err)
		}
		s.InTurns(j.name, db)
		h.log.Info("a job runs by the clock", "job", j.name, "next", s.Next(h.clock()()))
		parts[i] = s.Run
	}
	return errors.Join(together(ctx, parts...)...)
}

// watching looks whether what everything rests on is still sound, and tells the operators where it is not.
type watching struct {
	*rooms

	log *slog.Logger
}

// audit verifies the chain of the audit from its first entry to its last.
func (w *watching) audit(ctx context.Context, at time.Time) error {
	r, err := casework.VerifyAudit(ctx, w.db, casework.AuditCheck{})
	if err != nil || r.Fault == nil {
		return err
	}
	w.log.Error("the audit was tampered with", "entry", r.Fault.Nr)
	return w.warn(ctx, "audit", casework.Today(at), r.Fault.Says+" Nobody should change the database by hand. Keep it as it is, and look who could; “redress audit verify” says the same.")
}

// calendar looks how far ahead the closed days are known: it says so once a month, and every week once limits of
// today cannot be worked out.
func (w *watching) calendar(ctx context.Context, at time.Time) error {
	today := casework.Today(at)
	f := casework.ForesightOf(w.rooms.calendar, today)
	if !f.Short() {
		return nil
	}
	w.log.Warn("the calendar of closed days is about to run out", "last", f.Last.String())
	says, of := "What ends later cannot be worked out: use a newer redress in good time.", civil.On(today.Year(), today.Month(), 1)
	if f.TooShort() {
		says, of = "The last day of an appeal cannot be worked out any more where it is later: use a newer redress now.", today
	}
	return w.warn(ctx, "calendar", of, fmt.Sprintf("Bank holidays are known until %s only. %s", f.Last.Short(), says))
}

// warn tells every operator, once of the kind and the day that it is said of.
func (w *watching) warn(ctx context.Context, kind string, of civil.Date, says string) error {
	var letters []post.Letter
	operators, err := w.all(ctx, casework.Operator)
	if err != nil {
		return err
	}
	for i := range operators {
		key := fmt.Sprintf("warn:%s:%s:%s", kind, operators[i].ID, of)
		l, err := w.reach(&operators[i], key, chat.Message{Private: true, Lines: []chat.Line{{Kind: chat.Plain, Text: says}}})
		if err != nil {
			return err
		}
		letters = append(letters, l)
	}
	if len(letters) == 0 {
		return nil
	}
	_, err = w.db.Enqueue(ctx, letters, nil)
	return err
}

// all returns everybody who has the role and is not disabled.
func (r *rooms) all(ctx context.Context, role casework.Role) (out []casework.Actor, err error) {
	for who, err := range r.db.People(ctx) {
		if err != nil {
			return nil, err
		}
		if !who.Disabled && who.Is(role) {
			out = append(out, who)
		}
	}
	return out, nil
}
