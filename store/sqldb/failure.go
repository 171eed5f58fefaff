package sqldb

import (
	"context"
	"errors"
	"io/fs"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/redress-send/redress/casework"
)

// fail is the door through which every error leaves: what comes from a driver becomes a casework.Error
// that names the place and the remedy.
func (d *DB) fail(ctx context.Context, op string, err error) error {
	var known *casework.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case ctx.Err() != nil:
		return casework.Stopped(op, ctx.Err())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		// A connection that takes too long ends the same way, with the caller's context alive.
		return casework.E(casework.Internal, op, d.place.String()+" did not answer in time: check that it runs and that DATABASE_URL is right.", err)
	case errors.Is(err, gorm.ErrDuplicatedKey):
		return casework.E(casework.Exists, op, "Somebody else saved the same thing at this moment. Nothing was saved now; please try again.", err)
	}
	if sentence := d.sentence(err); sentence != "" {
		return casework.E(casework.Internal, op, d.place.String()+" "+sentence, err)
	}
	return casework.E(casework.Internal, op, d.place.String()+" failed. Nothing was saved. Run `redress doctor` to see what is wrong.", err)
}

// sentence says what is wrong, after the name of the place, or nothing where it is not known.
func (d *DB) sentence(err error) string {
	var lite *sqlite.Error
	var server *pgconn.PgError
	var dial *pgconn.ConnectError
	var network net.Error
	var path *fs.PathError
	switch {
	case errors.Is(err, errNoKeyset):
		return "has lost its keys: put a backup back with `redress restore`. Nothing was saved."
	case errors.Is(err, errRaced):
		return "had its keys changed by somebody else at this moment. Nothing was changed now; please try again."
	case errors.As(err, &lite):
		return sqliteSentences[lite.Code()&0xff]
	case errors.As(err, &server):
		return postgresSentence(server.Code)
	case d.place.postgres == nil && errors.As(err, &path):
		return sqliteSentences[lib.SQLITE_CANTOPEN]
	case errors.As(err, &dial), errors.As(err, &network):
		return "cannot be reached: check that PostgreSQL runs there and that DATABASE_URL is right."
	}
	return ""
}

// sqliteSentences are by primary result code.
var sqliteSentences = map[int]string{
	lib.SQLITE_BUSY:     "is in use by another process that does not let go: end that process, or try again.",
	lib.SQLITE_LOCKED:   "is in use by another process that does not let go: end that process, or try again.",
	lib.SQLITE_READONLY: "cannot be written to: give this user the right to write the file and its folder, or change DATABASE_URL.",
	lib.SQLITE_CANTOPEN: "cannot be opened for writing: check that this user may read and write the file and its folder, or change DATABASE_URL.",
	lib.SQLITE_PERM:     "cannot be opened for writing: check that this user may read and write the file and its folder, or change DATABASE_URL.",
	lib.SQLITE_AUTH:     "cannot be opened for writing: check that this user may read and write the file and its folder, or change DATABASE_URL.",
	lib.SQLITE_FULL:     "cannot grow: the disk is full. Make room, then try again. Nothing was saved.",
	lib.SQLITE_IOERR:    "cannot be read or written: check the disk. Nothing was saved.",
	lib.SQLITE_NOTADB:   "is not a database of SQLite: move it away, or change DATABASE_URL.",
	lib.SQLITE_CORRUPT:  "is damaged: put a backup in its place with `redress restore`.",
	lib.SQLITE_TOOBIG:   "does not take a value of this size. Nothing was saved.",
}

// noSchema is the SQLSTATE of a search path that leads nowhere.
const noSchema = "3F000"

// postgresSentence goes by SQLSTATE; where the code itself is not known its class may be.
func postgresSentence(code string) string {
	switch code {
	case "28000", "28P01":
		return "refused the user or the password in DATABASE_URL: correct them."
	case "3D000":
		return "does not exist: create it, or change DATABASE_URL."
	case noSchema:
		return "has no schema to create tables in: check search_path in DATABASE_URL."
	case "25006":
		return "is read-only: use the primary server in DATABASE_URL."
	case "55P03":
		return "is in use by others that do not let go: try again in a moment. Nothing was changed."
	case "42501":
		return "does not give this user the rights that Redress needs: grant them, or change the user in DATABASE_URL."
	}
	switch code[:min(2, len(code))] {
	case "53":
		return "has no room left (connections, memory or disk): free some, then try again. Nothing was saved."
	case "57", "08":
		return "is starting or stopping: try again in a moment. Nothing was saved."
	}
	return ""
}
