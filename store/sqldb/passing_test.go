package sqldb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/redress-send/redress/casework"
)

func TestWhatPassesByItselfIsToldFromWhatAPersonHasToMend(t *testing.T) {
	refused := &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
	for name, c := range map[string]struct {
		err    error
		passes bool
	}{
		"nobody listens":     {refused, true},
		"starting":           {&pgconn.PgError{Code: "57P03"}, true},
		"no connection left": {&pgconn.PgError{Code: "53300"}, true},
		"took too long":      {fmt.Errorf("ask: %w", context.DeadlineExceeded), true},
		"a wrong password":   {&pgconn.PgError{Code: "28P01"}, false},
		"no such database":   {&pgconn.PgError{Code: "3D000"}, false},
		"no such folder":     {&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}, false},
		"another schema":     {casework.E(casework.NewSchema, "x", "newer", nil), false},
		"anything else":      {errors.New("x"), false},
	} {
		if got := Passing(casework.E(casework.Internal, "sqldb.Open", "…", c.err)); got != c.passes {
			t.Errorf("%s: passes %v, want %v", name, got, c.passes)
		}
	}
}
