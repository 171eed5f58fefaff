package memdb

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// delivery is a message that came in, and what became of it.
type delivery struct {
	post.Delivery

	order    int
	answered bool
}

// Accept keeps the delivery. fresh is false where its key was accepted before.
func (d *DB) Accept(ctx context.Context, in post.Delivery) (fresh bool, err error) {
	if err := stopped(ctx, "memdb.Accept"); err != nil {
		return false, err
	}
	if err := casework.CheckDelivery(&in); err != nil {
		return false, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, known := d.inbox[in.Key]; known {
		return false, nil
	}
	in.Body, in.At = bytes.Clone(in.Body), instant(in.At)
	d.inbox[in.Key] = &delivery{Delivery: in, order: d.next()}
	return true, nil
}

// Answered marks the delivery as answered and writes the replies that are new. A key that was never
// accepted is from then on one that was accepted and answered.
func (d *DB) Answered(ctx context.Context, key string, replies []post.Letter) error {
	if err := stopped(ctx, "memdb.Answered"); err != nil {
		return err
	}
	if err := casework.CheckDelivery(&post.Delivery{Key: key}); err != nil {
		return err
	}
	if err := casework.CheckLetters(replies); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.post(replies)
	d.markAnswered(key)
	return nil
}

// markAnswered forgets the body with it: nobody needs what was said once it is answered.
func (d *DB) markAnswered(key string) {
	in, ok := d.inbox[key]
	if !ok {
		in = &delivery{Delivery: post.Delivery{Key: key}, order: d.next()}
		d.inbox[key] = in
	}
	in.answered, in.Body = true, nil
}

// IsAnswered reports whether the delivery was accepted and answered.
func (d *DB) IsAnswered(ctx context.Context, key string) (bool, error) {
	if err := stopped(ctx, "memdb.IsAnswered"); err != nil {
		return false, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	in, ok := d.inbox[key]
	return ok && in.answered, nil
}

// Unanswered returns the oldest deliveries that were accepted before the instant and not answered, at most
// limit of them; all of them where limit is 0.
func (d *DB) Unanswered(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error) {
	if err := stopped(ctx, "memdb.Unanswered"); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	var open []*delivery
	for _, in := range d.inbox {
		if !in.answered && in.At.Before(instant(before)) {
			open = append(open, in)
		}
	}
	slices.SortFunc(open, func(a, b *delivery) int { return cmp.Or(a.At.Compare(b.At), a.order-b.order) })
	if limit > 0 && len(open) > limit {
		open = open[:limit]
	}
	var out []post.Delivery
	for _, in := range open {
		out = append(out, post.Delivery{Key: in.Key, Body: bytes.Clone(in.Body), At: in.At})
	}
	return out, nil
}
