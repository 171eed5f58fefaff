package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/rediskv"
)

// reminders are the reminders over the rooms, by the policy in the file at the path.
func (r *rooms) reminders(path string, log *slog.Logger) (*reminders.Runner, error) {
	name, data, err := configs.Reminders(path, os.ReadFile)
	if err != nil {
		return nil, err
	}
	policy, err := reminders.ReadPolicy(name, data, r.calendar)
	if err != nil {
		return nil, err
	}
	book := r.service.Book()
	return &reminders.Runner{
		Law:    book.Name + " " + book.Version,
		People: r.db, Agenda: r.service, Reminded: r.db, Wishes: r.db, Policy: policy, Brief: true, Log: log,
		Rounds: reminders.StandardRounds(book, r.calendar), Say: r.engine(rediskv.NewMemory(realTime), r.now, log).Say,
		Compose: func(b reminders.Bundle) (route, room string, body []byte, err error) {
			l, err := r.reach(&b.Person, "", b.Message)
			return l.Route, l.Room, l.Body, err
		},
	}, nil
}

// openFor opens the database for the reminders. What runs by the clock waits for it, and has none where ctx ends first.
func (h *home) openFor(ctx context.Context, what *admin.Reminding) (r *rooms, err error) {
	if what.Once || what.DryRun {
		return h.open(ctx)
	}
	err = h.whenThere(ctx, remindWait, func(opened *rooms) error { r = opened; return nil })
	return r, err
}

func (h *home) remind(ctx context.Context, what admin.Reminding) (err error) {
	r, err := h.openFor(ctx, &what)
	if err != nil || r == nil {
		return err
	}
	defer closing(r, &err)
	runner, err := r.reminders(h.settings.Reminders, h.log)
	if err != nil {
		return err
	}
	office, err := h.carrier(r.db, r.db, nil, func() *rooms { return r }, chat.Options{})
	if err != nil {
		return err
	}
	run := runner.Once
	switch {
	case what.DryRun:
		run = runner.DryRun
	case !what.Once:
		h.warnOfOpenKeys()
		go giveBack()
		return errors.Join(together(ctx,
			func(ctx context.Context) error { return h.byTheClock(ctx, r.db, h.jobs(r, runner, office)) },
			office.Run)...)
	}
	report, err := run(ctx, what.At)
	for i := range report.Letters {
		report.Letters[i].Route = r.firstWay(ctx, report.Letters[i].Person)
	}
	for _, line := range report.Text() {
		fmt.Fprintln(h.out, line)
	}
	if err != nil || what.DryRun {
		return err
	}
	_, err = office.Deliver(ctx)
	return err
}
