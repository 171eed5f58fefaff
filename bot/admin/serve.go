package admin

import "context"

type serveCmd struct{}

// Run runs everything until it is stopped.
func (serveCmd) Run(ctx context.Context, h *House) error {
	return h.Serve(ctx, Parts{Web: true, Bot: true, Remind: true})
}

type webCmd struct{}

// Run runs the web pages until it is stopped.
func (webCmd) Run(ctx context.Context, h *House) error { return h.Serve(ctx, Parts{Web: true}) }

type botCmd struct{}

// Run runs the chat platforms until it is stopped.
func (botCmd) Run(ctx context.Context, h *House) error { return h.Serve(ctx, Parts{Bot: true}) }
