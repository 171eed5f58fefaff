package sqldb

import "context"

// Fail lets tests send an error through the door.
func Fail(ctx context.Context, d *DB, err error) error { return d.fail(ctx, "sqldb.Test", err) }
