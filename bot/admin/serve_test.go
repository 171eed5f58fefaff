package admin

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"
)

func TestWhatRunsUntilItIsStoppedEndsWellWhenItIs(t *testing.T) {
	stopped, stop := context.WithCancel(t.Context())
	stop()
	starting := fmt.Errorf("the store was not open yet: %w", context.Canceled)
	full := errors.New("the disk is full")
	for _, tt := range []struct {
		says      string
		ctx       context.Context
		err, want error
	}{
		{"stopped", stopped, nil, nil},
		{"stopped while it was starting", stopped, starting, nil},
		{"stopped, and something was wrong", stopped, full, full},
		{"ended by itself", t.Context(), starting, starting},
	} {
		if got := untilStopped(tt.ctx, tt.err); !errors.Is(got, tt.want) || (got == nil) != (tt.want == nil) {
			t.Errorf("%s: %v, want %v", tt.says, got, tt.want)
		}
	}
}

// Each part of serve runs in the house that opens the store once for all of them.
func TestServeRunsEverythingTogether(t *testing.T) {
	var ran atomic.Int32
	part := func(context.Context) error { ran.Add(1); return nil }
	apart := func(context.Context) error { t.Error("a part runs apart"); return nil }
	one := &House{Web: part, Bot: part, Remind: func(ctx context.Context, _ Reminding) error { return part(ctx) },
		Platforms: func() map[string]bool { return map[string]bool{"slack": true} }}
	h := &House{Now: func() (time.Time, error) { return time.Time{}, nil }, Platforms: one.Platforms, Together: func() *House { return one },
		Web: apart, Bot: apart, Remind: func(ctx context.Context, _ Reminding) error { return apart(ctx) }}
	if err := (serveCmd{}).Run(t.Context(), h); err != nil || ran.Load() != 3 {
		t.Errorf("%d ran: %v", ran.Load(), err)
	}
}
