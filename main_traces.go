package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/redress-send/redress/bot/talk"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/rediskv"
	"github.com/redress-send/redress/store/sqldb"
)

// dialogs keep half-finished conversations.
type dialogs interface {
	talk.Dialogs
	rediskv.States
}

// traces are what is kept of cases for a while beside their rows: half-finished conversations in Redis, in the database
// or in the memory of this process, and messages that wait in the journal.
type traces struct {
	h    *home
	db   *sqldb.DB
	kept dialogs // of this process; nil: those in Redis, where it is set, else those in the database
}

// What the traces are called among the tables of a case.
const (
	tableDialogs = "conversations"
	tableWaiting = "waiting_messages"
)

// About returns what waits to be answered, and that there are halves of conversations: what they hold was neither
// confirmed nor saved, and may be about others.
func (t *traces) About(ctx context.Context, id casework.CaseID, r casework.Reference) ([]casework.Row, error) {
	var rows []casework.Row
	err := t.conversations(ctx, func(kept *rediskv.Sealed) error {
		n, err := kept.Forget(ctx, func(state []byte) bool { return casework.Mentions(state, id, r) }, true)
		for range n {
			rows = append(rows, casework.Row{Table: tableDialogs, Fields: []casework.Field{
				{Name: "kept", Value: "half a conversation that names the case; nothing in it was saved, and it ends within twelve hours"}}})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	waiting, err := t.waiting(ctx, []casework.Erased{{Case: id, Reference: r}}, true)
	for i := range waiting {
		rows = append(rows, casework.Row{Table: tableWaiting, Fields: []casework.Field{
			{Name: "key", Value: waiting[i].Key}, {Name: "accepted_at", Value: waiting[i].At.UTC().Format(time.RFC3339)}, {Name: "body", Value: string(waiting[i].Body)}}})
	}
	return rows, err
}

// Forget takes out whatever names one of the cases, after their erasure was written down in the register.
func (t *traces) Forget(ctx context.Context, gone []casework.Erased, dry bool) (casework.Rows, error) {
	rows := casework.Rows{}
	if !dry {
		if _, err := t.h.register(ctx, t.db); err != nil {
			return rows, err
		}
	}
	waiting, err := t.waiting(ctx, gone, dry)
	if len(waiting) > 0 {
		rows[tableWaiting] = int64(len(waiting))
	}
	if err != nil {
		return rows, err
	}
	err = t.conversations(ctx, func(kept *rediskv.Sealed) error {
		n, err := kept.Forget(ctx, func(state []byte) bool { return mentionsAny(state, gone) }, dry)
		if n > 0 {
			rows[tableDialogs] = int64(n)
		}
		return err
	})
	return rows, err
}

func mentionsAny(text []byte, cases []casework.Erased) bool {
	return slices.ContainsFunc(cases, func(e casework.Erased) bool { return casework.Mentions(text, e.Case, e.Reference) })
}

// conversations opens the halves of conversations, where there are any that this process can reach.
func (t *traces) conversations(_ context.Context, use func(*rediskv.Sealed) error) (err error) {
	if t.kept != nil {
		return use(rediskv.Seal(t.kept, t.db))
	}
	if t.h.settings.RedisURL == "" {
		return use(rediskv.Seal(t.db.Dialogs(t.h.now), t.db))
	}
	kept, err := t.h.remember()
	if err != nil {
		return err
	}
	defer closing(kept, &err)
	return use(rediskv.Seal(kept, t.db))
}

// waiting are the messages in the journal that name one of the cases. Unless it is dry they are settled, and what
// they said is gone from the file.
func (t *traces) waiting(ctx context.Context, cases []casework.Erased, dry bool) (found []post.Delivery, err error) {
	if _, err := os.Stat(t.h.journalPath()); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	j, err := t.h.openJournal(ctx)
	if err != nil {
		return nil, err
	}
	defer closing(j, &err)
	all, err := j.Unsettled(ctx, farAway, mostWaiting)
	if err != nil {
		return nil, err
	}
	var keys []string
	for i := range all {
		if mentionsAny(all[i].Body, cases) {
			found, keys = append(found, all[i]), append(keys, all[i].Key)
		}
	}
	if dry || len(keys) == 0 {
		return found, nil
	}
	return found, j.Erase(ctx, keys...)
}

// farAway is later than anything that came in.
var farAway = time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)

// How often a process that talks looks for cases that another process erased, and how far back the first look goes:
// half a conversation lasts twelve hours.
const (
	erasedAnew = 5 * time.Second
	erasedBack = 13 * time.Hour
)

// keepForgetting takes out of the conversations what another process erased, until ctx ends. What cannot be looked
// for is looked for the next time.
func (b *bots) keepForgetting(ctx context.Context) {
	t := time.NewTicker(erasedAnew)
	defer t.Stop()
	var last int64
	if end, err := b.db.AuditEnd(ctx); err == nil {
		last = end.Last
	}
	gone := b.erasedLately(ctx, b.traces.h.clock()().Add(-erasedBack))
	for {
		if len(gone) > 0 {
			if _, err := b.traces.Forget(ctx, gone, false); err == nil {
				gone = nil
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		if more, end, err := b.db.ErasedAfter(ctx, last); err == nil {
			gone, last = append(gone, more...), end
		}
	}
}

// erasedLately are the cases that were erased since the instant.
func (b *bots) erasedLately(ctx context.Context, since time.Time) (out []casework.Erased) {
	for e, err := range b.db.Erased(ctx) {
		if err == nil && e.At.After(since) {
			out = append(out, e)
		}
	}
	return out
}
