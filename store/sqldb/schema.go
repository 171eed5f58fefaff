package sqldb

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"hash/fnv"
	"io/fs"
	"slices"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/redress-send/redress/casework"
)

//go:embed migrations
var migrations embed.FS

// versionTable is where the migrations note how far they have come.
const versionTable = "redress_schema"

// Waiting for another process that migrates at the same moment.
const (
	look  = 100 * time.Millisecond // between two looks
	looks = 10                     // without anything having changed
)

// Schema returns the version of the database's schema, 0 for a database without one, and the version that
// the program needs. One that lacks a migration before its last counts as the one before the last. It changes nothing.
func (d *DB) Schema(ctx context.Context) (have, want int, err error) {
	s, err := d.schema(ctx)
	if s.have == s.want && !s.ready() {
		s.have--
	}
	return s.have, s.want, d.fail(ctx, "sqldb.Schema", err)
}

// Migrate brings the schema to the version that the program needs, one numbered migration after the other,
// each wholly or not at all. Any number of processes may do so at once. A newer schema is an error of kind
// NewSchema.
func (d *DB) Migrate(ctx context.Context) error {
	const op = "sqldb.Migrate"
	before, err := d.schema(ctx)
	if err != nil {
		return d.fail(ctx, op, err)
	}
	for quiet := 0; ; quiet++ {
		if before.have > before.want {
			return d.misfit(op, before)
		}
		if err := d.fitKeys(ctx); err != nil {
			return d.fail(ctx, op, err)
		}
		failed := d.up(ctx)
		if failed == nil {
			if failed = d.useKeys(ctx); failed == nil {
				failed = d.clear(ctx)
			}
			return d.fail(ctx, op, failed)
		}
		// SQLite has no lock for the whole of it: another process may have been faster with one of them.
		after, err := d.schema(ctx)
		switch {
		case err != nil || ctx.Err() != nil || quiet == looks || d.place.postgres != nil:
			return d.fail(ctx, op, failed)
		case after.ready():
			return d.fail(ctx, op, d.useKeys(ctx))
		case after != before:
			before, quiet = after, 0
		}
		pause(ctx, look)
	}
}

// Ready reports whether the database has the program's schema and keys that the store can unlock, and gives
// an empty one both; so it does one in which nothing was ever kept, for whoever made it was stopped half-way.
// Any other older schema is an error of kind OldSchema, a newer one of kind NewSchema; keys that are locked with
// another key are one of kind Invalid. Keys that lie open are locked, if the store has a key.
func (d *DB) Ready(ctx context.Context) error {
	const op = "sqldb.Ready"
	var before schema
	for quiet := 0; ; quiet++ {
		now, err := d.schema(ctx)
		switch {
		case err != nil:
			return d.fail(ctx, op, err)
		case now.ready():
			return d.fail(ctx, op, d.useKeys(ctx))
		case now.empty():
			return d.Migrate(ctx)
		case quiet == looks && now.have < now.want:
			if begun, err := d.onlyBegun(ctx); err != nil || !begun {
				return d.fail(ctx, op, cmp.Or(err, d.misfit(op, now)))
			}
			return d.Migrate(ctx)
		case now.have > now.want || quiet == looks:
			return d.misfit(op, now)
		case now != before: // perhaps another process is migrating at this moment
			before, quiet = now, 0
		}
		pause(ctx, look)
	}
}

func (d *DB) misfit(op string, s schema) error {
	switch {
	case s.have > s.want:
		return casework.E(casework.NewSchema, op, fmt.Sprintf(
			"%s has schema %d, and this program knows %d only: use the newer program that made it.", d.place, s.have, s.want), nil)
	case s.have == 0:
		return casework.E(casework.OldSchema, op, fmt.Sprintf(
			"%s holds tables, and none of Redress's: check DATABASE_URL; if it is the right one, run `redress migrate`.", d.place), nil)
	}
	lacks := ""
	if s.have == s.want {
		lacks = fmt.Sprintf(" without %d of its migrations", s.missing)
	}
	return casework.E(casework.OldSchema, op, fmt.Sprintf(
		"%s has schema %d%s, and this program needs %d: make a backup, then run `redress migrate`.", d.place, s.have, lacks, s.want), nil)
}

// schema is what a database holds.
type schema struct {
	have, want int
	missing    int // migrations that were not applied; one of them may have a lower number than have
	tables     int // all but the table of versions
}

func (s schema) empty() bool { return s.have == 0 && s.tables == 0 }

func (s schema) ready() bool { return s.have == s.want && s.missing == 0 }

// The queries that look at a database and change nothing.
var (
	lookSQLite = [2]string{
		`SELECT count(*), coalesce(sum(name = '` + versionTable + `'), 0) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`,
		`SELECT version_id FROM ` + versionTable + ` WHERE is_applied`,
	}
	lookPostgres = [2]string{
		`SELECT count(*), count(*) FILTER (WHERE tablename = '` + versionTable + `') FROM pg_tables WHERE schemaname = current_schema()`,
		lookSQLite[1],
	}
)

func (d *DB) schema(ctx context.Context) (schema, error) {
	queries := lookSQLite
	if d.place.postgres != nil {
		queries = lookPostgres
	}
	p, err := d.provider()
	if err != nil {
		return schema{}, err
	}
	sources := p.ListSources()
	s, versions := schema{want: int(sources[len(sources)-1].Version), missing: len(sources)}, 0
	if err := d.pool.QueryRowContext(ctx, queries[0]).Scan(&s.tables, &versions); err != nil {
		return schema{}, err
	}
	if versions == 0 {
		return s, nil
	}
	s.tables--
	var applied []int64
	if err := d.orm.WithContext(ctx).Raw(queries[1]).Scan(&applied).Error; err != nil {
		return schema{}, err
	}
	for _, v := range applied {
		s.have = max(s.have, int(v))
	}
	for _, m := range sources {
		if slices.Contains(applied, m.Version) {
			s.missing--
		}
	}
	return s, nil
}

func (d *DB) up(ctx context.Context) error {
	var options []goose.ProviderOption
	if d.place.postgres != nil {
		locker, err := d.locker(ctx)
		if err != nil {
			return err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	p, err := d.provider(options...)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// locker lets one process at a time migrate a schema of PostgreSQL; the others look once a second, for a
// minute.
func (d *DB) locker(ctx context.Context) (lock.SessionLocker, error) {
	var name string
	if err := d.pool.QueryRowContext(ctx, "SELECT coalesce(current_schema(), '')").Scan(&name); err != nil {
		return nil, err
	}
	if name == "" { // whether there are tables would be asked of every schema then
		return nil, casework.E(casework.Internal, "sqldb.Migrate", d.place.String()+" "+postgresSentence(noSchema), nil)
	}
	id := fnv.New64a()
	_, _ = id.Write([]byte(versionTable + " " + name))
	return lock.NewPostgresSessionLocker(
		lock.WithLockID(int64(id.Sum64())), // any number will do
		lock.WithLockTimeout(1, 60), lock.WithUnlockTimeout(1, 10))
}

func (d *DB) provider(options ...goose.ProviderOption) (*goose.Provider, error) {
	dialect, folder := goose.DialectSQLite3, "migrations/sqlite"
	options = append(options, goose.WithTableName(versionTable), goose.WithDisableGlobalRegistry(true),
		goose.WithGoMigrations(d.goMigrations()...),
		goose.WithAllowOutofOrder(true)) // a migration may come with a later program than one of a higher number
	if d.place.postgres != nil {
		dialect, folder = goose.DialectPostgres, "migrations/postgres"
	}
	files, err := fs.Sub(migrations, folder)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(dialect, d.pool, files, options...)
}

// pause waits, or ends with the context.
func pause(ctx context.Context, long time.Duration) {
	select {
	case <-time.After(long):
	case <-ctx.Done():
	}
}
