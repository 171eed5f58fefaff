package main

import (
	"context"
	"errors"

	"github.com/redress-send/redress/bot/admin"
)

// shared is a database that several parts of one process use at once: the first opens it, the last closes it. On SQLite
// they then take turns to write and read what one connection has in memory; on PostgreSQL they need the connections of
// one process. A nil shared opens one for each.
type shared struct {
	turn  chan struct{} // held by who opens or closes
	users int
	opened
}

func newShared() *shared { return &shared{turn: make(chan struct{}, 1)} }

// open returns the database that is open already, or opens it.
func (s *shared) open(ctx context.Context, open func() (opened, error)) (opened, error) {
	if s == nil {
		return open()
	}
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return opened{}, ctx.Err()
	}
	if s.users == 0 {
		o, err := open()
		if err != nil {
			return opened{}, err
		}
		s.opened = o
	}
	s.users++
	return opened{s.db, s.leaver()}, nil
}

// errLeft is what closing twice comes to.
var errLeft = errors.New("the database was closed already")

// leaver returns what ends one use.
func (s *shared) leaver() func() error {
	left := false
	return func() error {
		s.turn <- struct{}{}
		defer func() { <-s.turn }()
		if left {
			return errLeft
		}
		left = true
		if s.users--; s.users > 0 {
			return nil
		}
		return s.close()
	}
}

// together lends the commands a house in which everything that runs uses one database.
func (h *home) together() *admin.House {
	one := *h
	one.shared = newShared()
	return one.lend()
}
