package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/drill"
	"github.com/redress-send/redress/store/rediskv"
	"github.com/redress-send/redress/store/sqldb"
)

// carryArgs make this program a process of the drill of what goes out.
var carryArgs = []string{"drill-carry"}

// drillLetters puts what goes out through kills and worse, on databases of its own.
func (h *home) drillLetters(ctx context.Context, order *admin.LetterDrill) ([]admin.LettersDrilled, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	house := &drill.House{Enter: drillStore, Program: program, ChildArgs: carryArgs, Say: order.Say}
	options := drill.Options{Letters: order.Letters, Kills: order.Kills, Processes: order.Processes, Away: order.Away, Limit: order.Limit, Redis: order.Redis}
	if options.Redis == "" && order.Configured {
		options.Redis = h.settings.RedisURL.Reveal()
	}
	servers, err := h.drillServers(order.Databases, order.Configured)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(order.Folder, "redress-drill-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	options.Address = "sqlite://" + filepath.Join(folder, "drill.db")
	order.Say("SQLite:")
	found, err := drill.Run(ctx, house, options)
	if err != nil {
		return nil, fmt.Errorf("SQLite: %w", err)
	}
	out := []admin.LettersDrilled{drilled("SQLite", found)}
	for _, server := range servers {
		order.Say("PostgreSQL:")
		found, err := drillApartFrom(ctx, house, options, server)
		if err != nil {
			return out, fmt.Errorf("PostgreSQL: %w", err)
		}
		out = append(out, drilled("PostgreSQL", found))
	}
	return out, nil
}

func drillApartFrom(ctx context.Context, house *drill.House, options drill.Options, server string) (r *drill.Result, err error) {
	a, err := sqldb.Apart(ctx, server)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Remove(context.WithoutCancel(ctx))) }()
	options.Address = a.Address
	return drill.Run(ctx, house, options)
}

func drilled(database string, r *drill.Result) admin.LettersDrilled {
	arrived := func(a drill.Arrived) admin.LettersArrived { return admin.LettersArrived(a) }
	longest, each := time.Duration(0), []string{}
	for _, took := range r.Recoveries {
		longest, each = max(longest, took), append(each, took.Round(100*time.Millisecond).String())
	}
	return admin.LettersDrilled{
		Database: database, Letters: r.Letters, Kills: r.Kills, Questions: r.Questions, Unanswered: r.Unanswered,
		Lost: r.Lost, Elsewhere: r.Elsewhere, ByOther: r.ByOther,
		Mail: arrived(r.Mail), Keyed: arrived(r.Keyed), Seen: arrived(r.Seen),
		Recovery: longest.Round(100 * time.Millisecond).String(), Recoveries: each, Took: r.Took.Round(100 * time.Millisecond).String(), Faults: r.Faults,
	}
}

func drillStore(ctx context.Context, address string) (drill.Store, error) {
	db, err := sqldb.Open(ctx, address)
	if err == nil {
		err = db.Ready(ctx)
	}
	return db, err
}

// drillCarry is a process of the drill.
func (h *home) drillCarry(ctx context.Context) error {
	return drill.Carry(ctx, h.in, func(ctx context.Context, address, redis string) (*chat.Post, error) {
		r, err := open(ctx, address, h.now)
		if err != nil {
			return nil, err
		}
		r.routes = []string{drill.RouteMail, drill.RouteKeyed, drill.RouteSeen}
		var answer chat.Handler
		if redis != "" {
			kept, err := rediskv.Later(redis)
			if err == nil {
				err = r.learn()
			}
			if err != nil {
				return nil, err
			}
			answer = r.engine(kept, h.now, slog.New(slog.DiscardHandler)).Handle
		}
		return chat.NewPost(r.db, r.db, answer, chat.Options{Now: h.now, Ways: r.ways, Log: slog.New(slog.DiscardHandler)}), nil
	})
}
