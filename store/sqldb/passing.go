package sqldb

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// cut are the errors of a connection that ended in the middle.
var cut = []error{context.DeadlineExceeded, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, driver.ErrBadConn}

// Passing reports whether an error of Open, Ready or any use may pass by itself: the server is not there or is
// starting, the file is locked, or the answer took too long. What a person has to mend (a password, a right, another
// schema, a file that is no database) does not pass.
func Passing(err error) bool {
	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		code := lite.Code() & 0xff
		return code == lib.SQLITE_BUSY || code == lib.SQLITE_LOCKED
	}
	if server, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch server.Code[:min(2, len(server.Code))] {
		case "08", "53", "55", "57": // connections, room, locks, starting and stopping
			return true
		}
		return false
	}
	_, dial := errors.AsType[*pgconn.ConnectError](err)
	_, network := errors.AsType[*net.OpError](err)
	return dial || network || slices.ContainsFunc(cut, func(one error) bool { return errors.Is(err, one) })
}
