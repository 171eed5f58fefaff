// Package sealed encrypts what must not be read from a database, a backup or a Redis by whoever finds one:
// free text, and how to reach people. What it hands out for a column is Text, which holds no plain text and
// prints none; a plain text cannot become one but by Ring.Seal, nor come out but by Ring.Open. A sealed value
// is tied to its Place: moved to another row it does not open.
//
// A Ring is a set of keys (of tink: AES-256-GCM). The first among them seals, each of them opens, so that
// keys change while others work. A Ring is kept locked with a Key, REDRESS_KEY, which is kept nowhere.
//
//	ring, err := sealed.NewRing()
//	…
//	text, err := ring.Seal(sealed.At("people", "email", "mediator-1"), []byte("mediator-1@example.org"))
//	plain, err := ring.Open(sealed.At("people", "email", "mediator-1"), text)
package sealed

import (
	"errors"
	"strconv"
	"strings"
)

// The errors, which wrap no plain text and no key.
var (
	// ErrUnknownKey is a value sealed with a key that the ring does not have.
	ErrUnknownKey = errors.New("sealed with a key that is not among the keys")
	// ErrBroken is a value that was changed or moved, or that never was a sealed one.
	ErrBroken = errors.New("not as it was sealed: changed, moved to another place, or not sealed at all")
	// ErrLocked is a ring that is locked, where no Key was given.
	ErrLocked = errors.New("locked, and there is no key to unlock it")
	// ErrWrongKey is a ring that is locked with another Key than any of those given.
	ErrWrongKey = errors.New("locked with another key")
	// ErrPrimary is a key that cannot be taken out, for new values are sealed with it.
	ErrPrimary = errors.New("the key that seals cannot be taken out")
)

// Place is where a sealed value belongs: a column and a row, or whatever else tells it from others.
type Place string

// At is the place of a column in the row with that primary key. Different places are different text, whatever
// stands in their parts.
func At(table, column string, row ...string) Place {
	size := len(table) + 1 + len(column)
	for _, part := range row {
		size += len(part) + 4 // a length of two figures
	}
	var b strings.Builder
	b.Grow(size)
	b.WriteString(table)
	b.WriteByte('.')
	b.WriteString(column)
	for _, part := range row {
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(len(part)))
		b.WriteByte(':')
		b.WriteString(part)
	}
	return Place(b.String())
}
