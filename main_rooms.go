package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/bot/console"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/handbook"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/sqldb"
)

// rooms are the opened rooms of one store.
type rooms struct {
	db          *sqldb.DB
	close       func() error // of the database
	service     *casework.Service
	now         func() time.Time // business time
	authorities []casework.Authority
	calendar    *civil.Calendar
	handbook    *handbook.Book
	ears        ears
	published   []casework.Published
	routes      []string  // those that lead out of this installation
	used        *sync.Map // by account: when it was last kept that it is used
}

// opened is a database that is ready, and what closes it for whoever has it.
type opened struct {
	db    *sqldb.DB
	close func() error
}

// ready opens the database at the address and asks for the program's schema.
func ready(ctx context.Context, address string, options ...sqldb.Option) (opened, error) {
	db, err := sqldb.Open(ctx, address, options...)
	if err != nil {
		return opened{}, err
	}
	if err := db.Ready(ctx); err != nil {
		return opened{}, errors.Join(err, db.Close())
	}
	return opened{db, db.Close}, nil
}

// open opens the database at the address and what stands on it.
func open(ctx context.Context, address string, now func() time.Time, options ...sqldb.Option) (*rooms, error) {
	return furnish(now, func() (opened, error) { return ready(ctx, address, options...) })
}

// furnish puts what the rooms have beside their database around the one that is opened last.
func furnish(now func() time.Time, open func() (opened, error)) (*rooms, error) {
	book, err := configs.BookInForce(configs.England)
	if err != nil {
		return nil, err
	}
	calendar, err := configs.CalendarOf(book)
	if err != nil {
		return nil, err
	}
	authorities, err := configs.Authorities()
	if err != nil {
		return nil, err
	}
	answers, err := configs.Handbook()
	if err != nil {
		return nil, err
	}
	published, err := configs.Published()
	if err != nil {
		return nil, err
	}
	o, err := open()
	if err != nil {
		return nil, err
	}
	db := o.db
	service := casework.NewService(db, book, calendar).WithPeople(db).WithHistory(db).WithForgetting(db).WithClock(now).WithNotices(glassNotice)
	return &rooms{db: db, close: o.close, service: service, now: now, authorities: authorities, calendar: calendar, handbook: answers, published: published,
		routes: []string{console.Route, reminders.LogRoute}, used: &sync.Map{}}, nil
}

func (h *home) open(ctx context.Context) (*rooms, error) {
	if len(h.faults) > 0 {
		return nil, h.faults
	}
	r, err := furnish(h.clock(), func() (opened, error) {
		return h.shared.open(ctx, func() (opened, error) { return ready(ctx, h.settings.DatabaseURL.Reveal(), h.keys()) })
	})
	if err != nil {
		return nil, err
	}
	r.service, r.routes = r.service.WithTraces(&traces{h: h, db: r.db}), h.routes()
	return r, nil
}

// Close ends the use of the database. The rooms are good for nothing afterwards.
func (r *rooms) Close() error { return r.close() }

// lend gives the commands the part of the rooms that they use.
func (r *rooms) lend() admin.Rooms {
	return admin.Rooms{Service: r.service, People: r.db, Audit: r.db, Close: r.Close}
}

func (h *home) enter(ctx context.Context) (*admin.Rooms, error) {
	r, err := h.open(ctx)
	if err != nil {
		return nil, err
	}
	lent := r.lend()
	return &lent, nil
}

// database opens the database without asking for its schema, and closes it after use.
func (h *home) database(ctx context.Context, use func(db *sqldb.DB) error) error {
	if len(h.faults) > 0 {
		return h.faults
	}
	db, err := sqldb.Open(ctx, h.settings.DatabaseURL.Reveal(), h.keys())
	if err != nil {
		return err
	}
	return errors.Join(use(db), db.Close())
}

// schema looks at the database and changes nothing.
func (h *home) schema(ctx context.Context) (have, want int, err error) {
	if len(h.faults) > 0 {
		return 0, 0, h.faults
	}
	return sqldb.SchemaAt(ctx, h.settings.DatabaseURL.Reveal())
}

func (h *home) migrate(ctx context.Context) (from, to int, err error) {
	err = h.database(ctx, func(db *sqldb.DB) (err error) {
		if from, to, err = db.Schema(ctx); err != nil {
			return err
		}
		return db.Migrate(ctx)
	})
	return from, to, err
}
