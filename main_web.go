package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/slack"
)

// web serves the pages until ctx ends. Before the database is there they say that it is not; one that is there and is
// not for this program is refused before anything is served.
func (h *home) web(ctx context.Context) error {
	if len(h.faults) > 0 {
		return h.faults
	}
	serve := func(ctx context.Context, pages http.Handler) error {
		h.warnOfOpenKeys()
		h.log.Info("the pages are served", "port", h.settings.Port)
		return dashboard.Serve(ctx, net.JoinHostPort("", strconv.Itoa(h.settings.Port)), pages)
	}
	if h.byHTTP() || h.discordByHTTP() {
		return h.withPlatforms(ctx, serve)
	}
	var there atomic.Pointer[rooms]
	open := func(ctx context.Context) error {
		return h.whenThere(ctx, pagesWait, func(r *rooms) error { there.Store(r); go giveBack(); return nil })
	}
	err := withDatabase(ctx, open, func(ctx context.Context) error { return serve(ctx, h.pagesLater(there.Load)) })
	if r := there.Load(); r != nil {
		closing(r, &err)
	}
	return err
}

// pagesLater are the pages once there are rooms for them. Until then /healthz says that the database is down, and every
// other page asks to come back later.
func (h *home) pagesLater(in func() *rooms) http.Handler {
	var once sync.Once
	var pages http.Handler
	unwell := dashboard.New(func(context.Context) dashboard.Health { return dashboard.Health{Database: "down"} })
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		r := in()
		switch {
		case r != nil:
			once.Do(func() { pages = h.pages(r) })
			pages.ServeHTTP(w, q)
		case q.URL.Path == dashboard.HealthPath:
			unwell.ServeHTTP(w, q)
		default:
			w.Header().Set("Retry-After", "10")
			http.Error(w, "not now", http.StatusServiceUnavailable)
		}
	})
}

// pages are all pages but what the chat platforms deliver to.
func (h *home) pages(r *rooms) http.Handler {
	pages := http.NewServeMux()
	pages.Handle("/", dashboard.New(r.health))
	pages.Handle(dashboard.CalendarPath, dashboard.Calendars(func(ctx context.Context, secret string) ([]byte, error) {
		return r.feed(ctx, secret, h.clock()())
	}))
	pages.Handle(dashboard.AnswerPath, dashboard.Answer(&answers{rooms: r, now: h.clock(), log: h.log}))
	return pages
}

// withPlatforms runs the pages with what the chat platforms deliver to them, which is kept before the database is there.
func (h *home) withPlatforms(ctx context.Context, serve func(context.Context, http.Handler) error) error {
	b, err := h.beginBots(ctx)
	if err != nil {
		return errors.Join(err, b.close())
	}
	mux := http.NewServeMux()
	mux.Handle("/", h.pagesLater(b.there))
	if h.byHTTP() {
		endpoints := h.joinSlack(b).Endpoints()
		for _, path := range []string{slack.EventsPath, slack.InteractionsPath, slack.CommandsPath} {
			mux.Handle(path, endpoints)
		}
	}
	if h.discordByHTTP() {
		d, err := h.joinDiscord(b, true)
		if err != nil {
			return errors.Join(err, b.close())
		}
		mux.Handle(discord.InteractionsPath, d.Endpoints())
	}
	err = withDatabase(ctx, h.forBots(b), func(ctx context.Context) error {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		if err := b.office.Begin(ctx); err != nil {
			return err
		}
		// The pages end first: what they accepted until then is answered.
		served := make(chan error, 1)
		pagesDone, ended := context.WithCancel(context.WithoutCancel(ctx))
		go func() { served <- serve(ctx, mux); ended() }()
		err := b.run(pagesDone)
		stop()
		return errors.Join(err, <-served)
	})
	err = errors.Join(err, b.close())
	if r := b.there(); r != nil {
		closing(r, &err)
	}
	return err
}
