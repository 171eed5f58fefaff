package sqldb

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/stdlib"
	gormpostgres "gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// postgresConnections is how many connections one process uses at most.
const postgresConnections = 10

// cancelWithin is how long a server may take to stop a query whose context has ended. It is asked to, so that
// it does not go on in vain and the connection can be used again; where it does not answer the connection is
// given up.
const cancelWithin = time.Second

func (d *DB) openPostgres(ctx context.Context) error {
	cfg := d.place.postgres.Copy()
	cfg.BuildContextWatcherHandler = func(c *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: c, DeadlineDelay: cancelWithin}
	}
	pool := stdlib.OpenDB(*cfg)
	pool.SetMaxOpenConns(postgresConnections)
	pool.SetMaxIdleConns(postgresConnections)
	d.pool = pool
	if err := pool.PingContext(ctx); err != nil {
		return err
	}
	var err error
	d.orm, err = gorm.Open(gormpostgres.New(gormpostgres.Config{Conn: pool}), settings())
	return err
}
