package talk

import (
	"context"
	"time"
)

// Dialogs keeps the state of a half-finished conversation for a while. Losing it costs a question asked
// again and nothing else.
type Dialogs interface {
	// Load returns the state, or nil where there is none or its time has run out.
	Load(ctx context.Context, key string) ([]byte, error)
	// Save keeps the state for the length of time.
	Save(ctx context.Context, key string, state []byte, keep time.Duration) error
	// Drop forgets the state.
	Drop(ctx context.Context, key string) error
}
