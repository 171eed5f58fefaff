// Package rediskv keeps what may be lost: the state of half-finished conversations for as long as they
// last. It does so in Redis, for several processes, or in the memory of one.
//
// It refuses to be the only copy of anything: what it holds ends by itself, and losing it costs a question
// asked again.
//
//	r, err := rediskv.Open("redis://127.0.0.1:6379/0")
//	…
//	err = r.Save(ctx, "room-1", state, time.Hour)
package rediskv

import (
	"fmt"
	"time"

	"github.com/redress-send/redress/casework"
)

// checkLifetime refuses what would be kept for ever, or for no time at all.
func checkLifetime(op string, keep time.Duration) error {
	if keep >= time.Millisecond {
		return nil
	}
	return casework.E(casework.Invalid, op, fmt.Sprintf("Nothing can be kept for %s: the shortest time is a millisecond.", keep), nil)
}
