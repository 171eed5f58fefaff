package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
)

// retaining is the job that erases what was kept long enough. It may run as often as it likes.
type retaining struct {
	service *casework.Service
	arrived forgetter // nil: nothing waits elsewhere
	log     *slog.Logger
}

// forgetter empties what came in before the instant and waits to be answered outside of the database, and says
// how much it was; with dry it only says.
type forgetter func(ctx context.Context, before time.Time, dry bool) (int64, error)

// keeper is who retention acts as.
var keeper = casework.Actor{
	Person: casework.Person{ID: "redress", Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind,
}

// run is one run. What it did is logged as counts only.
func (r *retaining) run(ctx context.Context, at time.Time) error {
	report, err := r.service.Retain(casework.Unattended(ctx), keeper, at)
	if r.arrived != nil && !report.Before.IsZero() {
		n, failed := r.arrived(ctx, report.Before, false)
		report.Texts.Deliveries += n
		err = errors.Join(err, failed)
	}
	r.log.Info("retention ran", "erased", report.Erased, "kept", report.Stayed,
		"deliveries_emptied", report.Texts.Deliveries, "letters_emptied", report.Texts.Letters)
	return err
}

// mostWaiting is how many messages that nobody answered are looked at in one run.
const mostWaiting = 1 << 20

// forgetArrived empties what waits in the journal beside the database, where there is one.
func (h *home) forgetArrived(ctx context.Context, before time.Time, dry bool) (n int64, err error) {
	if _, err := os.Stat(h.journalPath()); errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	j, err := h.openJournal(ctx)
	if err != nil {
		return 0, err
	}
	defer closing(j, &err)
	old, err := j.Unsettled(ctx, before, mostWaiting)
	for i := range old {
		if err == nil && !dry {
			err = j.Settle(ctx, old[i].Key)
		}
		if err == nil {
			n++
		}
	}
	return n, err
}

// linesOf are the lines of text of a message as it is kept, in or out.
func linesOf(body []byte) []string {
	var out []string
	if m, err := chat.Decode(body); err == nil {
		for _, l := range m.Lines {
			out = append(out, l.Text)
		}
	}
	if e, err := chat.DecodeEvent(body); err == nil && e.Text != "" {
		out = append(out, e.Text)
	}
	return out
}

// together runs the parts at once and waits for all of them; when one ends, the others are ended too.
func together(ctx context.Context, parts ...func(context.Context) error) []error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var all sync.WaitGroup
	failed := make([]error, len(parts))
	for i, part := range parts {
		all.Go(func() {
			defer stop()
			failed[i] = part(ctx)
		})
	}
	all.Wait()
	return failed
}
