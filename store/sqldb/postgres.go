package sqldb

import (
	"context"

	"github.com/jackc/pgx/v5/stdlib"
	gormpostgres "gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// postgresConnections is how many connections one process uses at most.
const postgresConnections = 10

func (d *DB) openPostgres(ctx context.Context) error {
	pool := stdlib.OpenDB(*d.place.postgres)
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
