package chat

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// Pause waits, or until ctx ends.
func Pause(ctx context.Context, wait time.Duration) {
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// Unaddressed is an error of the network as it may be logged. Its own text names the address that was asked, which for
// an answer's handle is as good as a password.
func Unaddressed(err error) string {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return "no answer in time"
	case errors.Is(err, io.EOF):
		return "the connection was closed"
	}
	return RootType(err)
}

// RootType names what kind of error is at the root of one, and nothing of what it says.
func RootType(err error) string {
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return fmt.Sprintf("%T", err)
}
