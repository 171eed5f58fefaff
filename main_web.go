package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"

	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/slack"
)

// web serves the pages until ctx ends.
func (h *home) web(ctx context.Context) (err error) {
	r, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer closing(r.db, &err)
	h.warnOfOpenKeys()
	h.log.Info("the pages are served", "port", h.settings.Port)
	serve := func(ctx context.Context, pages http.Handler) error {
		return dashboard.Serve(ctx, net.JoinHostPort("", strconv.Itoa(h.settings.Port)), pages)
	}
	pages := h.pages(r)
	go giveBack()
	if h.byHTTP() || h.discordByHTTP() {
		return h.withPlatforms(ctx, r, pages, serve)
	}
	return serve(ctx, pages)
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

// withPlatforms runs the pages with what the chat platforms deliver to them.
func (h *home) withPlatforms(ctx context.Context, r *rooms, pages http.Handler, serve func(context.Context, http.Handler) error) error {
	b, err := h.openBots(ctx, r)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
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
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	// The pages end first: what they accepted until then is answered.
	served := make(chan error, 1)
	pagesDone, ended := context.WithCancel(context.WithoutCancel(ctx))
	go func() { served <- serve(ctx, mux); ended() }()
	err = b.run(pagesDone)
	stop()
	return errors.Join(err, <-served, b.close())
}
