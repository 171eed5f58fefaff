package main

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/store/drill"
	"github.com/redress-send/redress/store/sqldb"
)

// drill puts databases of its own through kills and worse.
func (h *home) drill(ctx context.Context, order *admin.Drill) ([]admin.Drilled, error) {
	house, err := h.drillHouse(order.Say)
	if err != nil {
		return nil, err
	}
	servers, err := h.drillServers(order.Databases, order.Configured)
	if err != nil {
		return nil, err
	}
	found, err := drill.Run(ctx, house, drill.Options{
		Times: order.Times, Writers: order.Writers, Folder: order.Folder, Servers: servers, Only: order.Only,
	})
	out := make([]admin.Drilled, len(found))
	for i := range found {
		out[i] = admin.Drilled(found[i])
	}
	return out, err
}

// drillServers are the PostgreSQL databases that are named, and the configured one where that is wanted.
func (h *home) drillServers(named []string, configured bool) ([]string, error) {
	if !configured {
		return named, nil
	}
	if len(h.faults) > 0 {
		return nil, h.faults
	}
	if address := h.settings.DatabaseURL.Reveal(); strings.HasPrefix(address, "postgres") {
		named = append(named, address)
	}
	return named, nil
}

func (h *home) drillChild(ctx context.Context) error {
	house, err := h.drillHouse(func(string) {})
	if err != nil {
		return err
	}
	return drill.Child(ctx, house, h.in, h.out)
}

func (h *home) drillHouse(say func(string)) (*drill.House, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return &drill.House{
		Enter: drillRooms, Apart: drillApart, Program: program, ChildArgs: []string{"drill-child"}, Now: h.now, Say: say,
	}, nil
}

func drillRooms(ctx context.Context, address string, now func() time.Time) (*drill.Rooms, error) {
	r, err := open(ctx, address, now)
	if err != nil {
		return nil, err
	}
	return &drill.Rooms{Service: r.service, Store: r.db, Close: r.db.Close}, nil
}

func drillApart(ctx context.Context, address string) (*drill.Apart, error) {
	a, err := sqldb.Apart(ctx, address)
	if err != nil {
		return nil, err
	}
	return &drill.Apart{Address: a.Address, Quiet: a.Quiet, Remove: a.Remove}, nil
}
