package admin

import (
	"context"
	"errors"
	"fmt"
	"testing"
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
