package admin

import (
	"context"
	"errors"
	"fmt"
)

// errNoPlatform is what there is to say of the chat platforms while there is none.
var errNoPlatform = errors.New("no chat platform is part of this version: talk with “redress console --as PERSON”")

type serveCmd struct{}

// Run runs everything until it is stopped.
func (serveCmd) Run(ctx context.Context, h *House) error {
	fmt.Fprintln(h.Err, "redress:", errNoPlatform)
	now, err := h.Now()
	if err != nil {
		return err
	}
	return untilStopped(ctx, together(ctx, h.Web, func(ctx context.Context) error { return h.Remind(ctx, Reminding{At: now}) }))
}

// untilStopped is the end of what runs until it is stopped: to be stopped is no error, also while it is starting.
func untilStopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}

// together runs the parts at once. When one ends, all are ended.
func together(ctx context.Context, parts ...func(context.Context) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error)
	for _, part := range parts {
		go func() {
			err := part(ctx)
			stop()
			ended <- err
		}()
	}
	var all []error
	for range parts {
		all = append(all, <-ended)
	}
	return errors.Join(all...)
}

type webCmd struct{}

// Run runs the web pages until it is stopped.
func (webCmd) Run(ctx context.Context, h *House) error { return untilStopped(ctx, h.Web(ctx)) }

type botCmd struct{}

// Run says that there is nothing to run.
func (botCmd) Run() error { return errNoPlatform }
