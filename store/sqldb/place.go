package sqldb

import (
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/redress-send/redress/casework"
)

// place is where a database is.
type place struct {
	file     string          // of SQLite
	postgres *pgx.ConnConfig // of PostgreSQL
}

// String names the place for people. It holds no password.
func (p place) String() string {
	if p.postgres == nil {
		return "The database file " + p.file
	}
	at := net.JoinHostPort(p.postgres.Host, strconv.Itoa(int(p.postgres.Port)))
	return fmt.Sprintf("The PostgreSQL database %q at %s", p.postgres.Database, at)
}

const addressForms = "Write sqlite:///absolute/path, sqlite://relative/path or postgres://user:password@host:5432/database."

// connectWithin is how long a server may take to answer, where the address does not say.
const connectWithin = 5 * time.Second

func parsePlace(op, address string) (place, error) {
	scheme, rest, found := strings.Cut(address, "://")
	switch {
	case !found:
		return place{}, casework.E(casework.Invalid, op, "DATABASE_URL is not the address of a database. "+addressForms, nil)
	case scheme == "sqlite":
		return parseFile(op, rest)
	case scheme == "postgres" || scheme == "postgresql":
		return parsePostgres(op, address)
	}
	if !plainScheme(scheme) {
		scheme = "…"
	}
	return place{}, casework.E(casework.Invalid, op, "DATABASE_URL begins with "+scheme+"://, which is no database that Redress can use. "+addressForms, nil)
}

// plainScheme reports whether the text is one word of letters, which holds no secret.
func plainScheme(s string) bool {
	return s != "" && len(s) <= 12 && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789+") == ""
}

func parseFile(op, path string) (place, error) {
	for strings.HasPrefix(path, "//") { // sqlite:////path, as other programs write an absolute path
		path = path[1:]
	}
	switch {
	case path == "" || path == "/":
		return place{}, casework.E(casework.Invalid, op, "DATABASE_URL names no file. "+addressForms, nil)
	case strings.ContainsAny(path, "?#\x00"):
		return place{}, casework.E(casework.Invalid, op,
			"DATABASE_URL has options after the file's name, and Redress sets its own: end it with the name of the file.", nil)
	case strings.HasPrefix(path, ":memory:"):
		return place{}, casework.E(casework.Invalid, op, "DATABASE_URL asks for a database in memory, which connections cannot share: name a file.", nil)
	}
	return place{file: path}, nil
}

// parsePostgres keeps no cause: an error about an address can quote its password.
func parsePostgres(op, address string) (place, error) {
	_, wrong := url.Parse(address)
	cfg, err := pgx.ParseConfig(address)
	if err != nil || wrong != nil {
		return place{}, casework.E(casework.Invalid, op, "DATABASE_URL is not an address of PostgreSQL that can be read. "+
			"Write postgres://user:password@host:5432/database, with %-codes for signs such as @ and / in the password.", nil)
	}
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = connectWithin
	}
	if cfg.RuntimeParams["application_name"] == "" {
		cfg.RuntimeParams["application_name"] = "redress"
	}
	return place{postgres: cfg}, nil
}
