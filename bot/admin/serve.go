package admin

import (
	"context"
	"errors"
	"fmt"
)

// errNoPlatform is what there is to say where no chat platform is configured.
var errNoPlatform = errors.New("no chat platform is configured: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or " +
	"DISCORD_TOKEN, or talk with “redress console --as PERSON”")

// chats reports whether a chat platform is configured that this program can run.
func (h *House) chats() bool { on := h.Platforms(); return on["slack"] || on["discord"] }

type serveCmd struct{}

// Run runs everything until it is stopped.
func (serveCmd) Run(ctx context.Context, h *House) error {
	now, err := h.Now()
	if err != nil {
		return err
	}
	h = h.Together()
	parts := []func(context.Context) error{h.Web, func(ctx context.Context) error { return h.Remind(ctx, Reminding{At: now}) }}
	if h.chats() {
		parts = append(parts, h.Bot)
	} else {
		fmt.Fprintln(h.Err, "redress:", errNoPlatform)
	}
	return untilStopped(ctx, together(ctx, parts...))
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

// Run runs the chat platforms until it is stopped.
func (botCmd) Run(ctx context.Context, h *House) error {
	if _, err := h.Now(); err != nil {
		return err
	}
	if !h.chats() {
		return errNoPlatform
	}
	return untilStopped(ctx, h.Bot(ctx))
}
