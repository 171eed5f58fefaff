package dashboard

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// How long a request may take, and how long those under way get when the server is stopped.
const (
	headersWithin = 5 * time.Second
	answerWithin  = 30 * time.Second
	stopWithin    = 5 * time.Second
)

// Serve answers on the address until ctx ends; requests under way are finished. The error says what made it
// impossible.
func Serve(ctx context.Context, address string, pages http.Handler) error {
	var setup net.ListenConfig
	listener, err := setup.Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("the pages cannot be served on %s: is another program there? Set PORT to a free one: %w", address, err)
	}
	server := &http.Server{Handler: pages, ReadHeaderTimeout: headersWithin, ReadTimeout: answerWithin, WriteTimeout: answerWithin}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
		defer cancel()
		stopped <- server.Shutdown(last)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("the pages are no longer served: %w", err)
	}
	return <-stopped
}
