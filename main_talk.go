package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/console"
	"github.com/redress-send/redress/bot/talk"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/rediskv"
)

// memory keeps half-finished conversations: in Redis, in the process or in the database.
type memory interface {
	dialogs
	Close() error
}

func (h *home) remember() (memory, error) {
	if address := h.settings.RedisURL.Reveal(); address != "" {
		return rediskv.Open(address)
	}
	return rediskv.NewMemory(h.now), nil
}

// conversation is a console over the rooms, with its post office. opt.Now is business time.
func (h *home) conversation(ctx context.Context, r *rooms, kept dialogs, opt console.Options) (*console.Console, *chat.Post) {
	// Somebody reads along here: only what goes wrong is logged.
	quiet := slog.New(slog.NewTextHandler(h.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	engine := r.engine(kept, opt.Now, quiet)
	c := console.New(console.Until(ctx, h.in), h.out, opt)
	office := chat.NewPost(r.db, r.db, engine.Handle, chat.Options{Now: h.now, Hold: console.Hold, Log: quiet, Ways: r.ways})
	office.Join(console.Route, c, chat.Carriage{Once: true})
	c.Attach(office)
	return c, office
}

// engine answers what is said, whatever it is said at. now is business time.
func (r *rooms) engine(kept dialogs, now func() time.Time, log *slog.Logger) *talk.Engine {
	return talk.NewEngine(talk.Deps{
		Service: r.service, People: r.db, Inbox: r.db, Dialogs: rediskv.Seal(kept, r.db), Authorities: r.authorities,
		Who: r.who, Now: now, Log: log, Hear: r.hear, Handbook: r.handbook, Reach: r.reach, Desk: r.db, Published: r.published,
	})
}

// who finds the person behind an account. At the console, where nobody in the store has a role, everybody is the
// operator. An account of a chat platform is nobody's until it is tied.
func (r *rooms) who(ctx context.Context, account string) (casework.Actor, error) {
	local, here := strings.CutPrefix(account, console.Route+"/")
	if !here {
		return r.atPlatform(ctx, account)
	}
	id := casework.PersonID(local)
	person, err := r.db.Person(ctx, id)
	if err == nil || casework.KindOf(err) != casework.NotFound {
		return person, err
	}
	for known, unread := range r.db.People(ctx) {
		if unread != nil {
			return casework.Actor{}, unread
		}
		if len(known.Roles) > 0 {
			return casework.Actor{}, err
		}
	}
	return casework.Actor{
		Person: casework.Person{ID: id, Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind,
	}, nil
}

func (h *home) talk(ctx context.Context, t admin.Talk) (err error) {
	r, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer closing(r, &err)
	if _, err := r.who(ctx, console.Route+"/"+string(t.As)); err != nil {
		return fmt.Errorf("there is no person %q; “redress people list” shows everybody", t.As)
	}
	kept, err := h.remember()
	if err != nil {
		return err
	}
	defer closing(kept, &err)
	now := h.clock()
	if !t.At.IsZero() {
		now = func() time.Time { return t.At }
	}
	c, _ := h.conversation(ctx, r, kept, console.Options{Person: string(t.As), JSON: t.JSON, Notices: h.err, Now: now})
	return c.Run(context.WithoutCancel(ctx), nil)
}

// stage sets up the demonstration over an empty store in a folder that is removed at the end.
func (h *home) stage(ctx context.Context, clock *admin.Clock) (*admin.Stage, error) {
	folder, err := os.MkdirTemp("", "redress-demo-")
	if err != nil {
		return nil, fmt.Errorf("the demonstration needs a folder for temporary files: %w", err)
	}
	r, err := open(ctx, "sqlite://"+filepath.Join(folder, "demo.db"), clock.Now, passingKey())
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	hooks := map[string]console.Hook{}
	c, office := h.conversation(ctx, r, rediskv.NewMemory(h.now), console.Options{Everyone: true, Hooks: hooks, Now: clock.Now})
	runner, err := r.reminders("", slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, errors.Join(err, r.Close(), os.RemoveAll(folder))
	}
	lent := r.lend()
	lent.Close = func() error { return errors.Join(r.Close(), os.RemoveAll(folder)) }
	return &admin.Stage{
		Rooms: lent,
		Talk: func(ctx context.Context, as casework.PersonID, words map[string]func(string) ([]string, error)) error {
			c.As(string(as))
			for word, do := range words {
				hooks[word] = do
			}
			return c.Run(context.WithoutCancel(ctx), nil)
		},
		As: func(p casework.PersonID) { c.As(string(p)) },
		Remind: func(ctx context.Context, at time.Time) error {
			if _, err := runner.Once(ctx, at); err != nil {
				return err
			}
			_, err := office.Deliver(ctx)
			return err
		},
	}, nil
}
