package sqldb

import (
	"context"
	"crypto/rand"
	"net/url"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
)

// Aside is a schema of its own in a PostgreSQL database, beside whatever else is there.
type Aside struct {
	Address string // of a database in which nothing else is

	d    *DB
	name string
}

// Apart makes an empty schema in the PostgreSQL database at the address. Remove must be called once.
func Apart(ctx context.Context, address string) (*Aside, error) {
	const op = "sqldb.Apart"
	if !strings.HasPrefix(address, "postgres") {
		return nil, casework.E(casework.Invalid, op, "This needs the address of a PostgreSQL database: postgres://user@host:5432/database.", nil)
	}
	d, err := Open(ctx, address)
	if err != nil {
		return nil, err
	}
	a := &Aside{d: d, name: "redress_apart_" + strings.ToLower(rand.Text())}
	u, err := url.Parse(address)
	if err == nil {
		q := u.Query()
		q.Set("search_path", a.name)
		q.Set("application_name", a.name)
		u.RawQuery = q.Encode()
		a.Address = u.String()
		_, err = d.pool.ExecContext(ctx, "CREATE SCHEMA "+a.name)
	}
	if err != nil {
		_ = d.Close()
		return nil, d.fail(ctx, op, err)
	}
	return a, nil
}

// Quiet returns when no process is connected by the address any more: a server goes on for a moment with
// what a process that is gone had asked for.
func (a *Aside) Quiet(ctx context.Context) error {
	for {
		var n int
		err := a.d.pool.QueryRowContext(ctx, "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1", a.name).Scan(&n)
		if err != nil || n == 0 {
			return a.d.fail(ctx, "sqldb.Quiet", err)
		}
		pause(ctx, 2*time.Millisecond)
	}
}

// Remove removes the schema with everything in it.
func (a *Aside) Remove(ctx context.Context) error {
	_, err := a.d.pool.ExecContext(ctx, "DROP SCHEMA "+a.name+" CASCADE")
	if e := a.d.Close(); err == nil {
		return e
	}
	return a.d.fail(ctx, "sqldb.Remove", err)
}
