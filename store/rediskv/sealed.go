package rediskv

import (
	"context"
	"errors"
	"time"

	"github.com/redress-send/redress/store/sealed"
)

// Sealer seals and opens, with the keys that hold at the moment.
type Sealer interface {
	Seal(ctx context.Context, at sealed.Place, plain []byte) (sealed.Text, error)
	Open(ctx context.Context, at sealed.Place, text sealed.Text) ([]byte, error)
	Blind(ctx context.Context, use, plain string) (string, error)
}

// States keeps the states of conversations: Redis and Memory do.
type States interface {
	Load(ctx context.Context, key string) ([]byte, error)
	Save(ctx context.Context, key string, state []byte, keep time.Duration) error
	Drop(ctx context.Context, key string) error
	Sift(ctx context.Context, gone func(key string, state []byte) bool, dry bool) (int, error)
}

// Sealed keeps states sealed, each tied to its name, under names that tell nothing: a key names a person's
// room. A state that does not open, for it was changed or moved or its key is gone, counts as forgotten.
type Sealed struct {
	states States
	by     Sealer
}

// Seal returns the states, sealed.
func Seal(states States, by Sealer) *Sealed { return &Sealed{states, by} }

// dialogUse is what the keys of states are blinded for.
const dialogUse = "dialog"

// place is where a state lies: under its blinded name, so that it can be opened by whoever goes through all of them.
func place(name string) sealed.Place { return sealed.At(dialogUse, "state", name) }

// Load returns the state, or nil where there is none, its time has run out or it does not open.
func (s *Sealed) Load(ctx context.Context, key string) ([]byte, error) {
	name, err := s.by.Blind(ctx, dialogUse, key)
	if err != nil {
		return nil, err
	}
	kept, err := s.states.Load(ctx, name)
	if err != nil || kept == nil {
		return nil, err
	}
	return s.open(ctx, name, kept)
}

// isUnreadable reports whether an error says that a state was changed or moved, or that its key is gone.
func isUnreadable(err error) bool {
	return errors.Is(err, sealed.ErrBroken) || errors.Is(err, sealed.ErrUnknownKey)
}

// Save keeps the state for the length of time, at least a millisecond, in place of what was there.
func (s *Sealed) Save(ctx context.Context, key string, state []byte, keep time.Duration) error {
	name, err := s.by.Blind(ctx, dialogUse, key)
	if err != nil {
		return err
	}
	text, err := s.by.Seal(ctx, place(name), state)
	if err != nil {
		return err
	}
	return s.states.Save(ctx, name, []byte(text.Form()), keep)
}

// Drop forgets the state. There need not be one.
func (s *Sealed) Drop(ctx context.Context, key string) error {
	name, err := s.by.Blind(ctx, dialogUse, key)
	if err != nil {
		return err
	}
	return s.states.Drop(ctx, name)
}
