package journal

import (
	"context"
	"fmt"
)

// Erase settles the deliveries of those keys and returns when nothing of what they said stands in the file or in the
// log beside it. Where another process is just reading, the log is emptied by the next one who erases. A key
// that was never accepted is no error.
func (j *Journal) Erase(ctx context.Context, keys ...string) error {
	for _, key := range keys {
		if err := j.ask(ctx, &wish{key: key, at: j.now(), settle: true, done: make(chan error, 1)}); err != nil {
			return err
		}
	}
	var busy, log, moved int
	if err := j.pool.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved); err != nil {
		return fmt.Errorf("journal: empty the log: %w", err)
	}
	return nil
}
