package dashboard

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestARequestUnderWayIsFinishedWhenTheServerIsStopped(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	if err := Serve(t.Context(), address, http.NotFoundHandler()); err == nil || !strings.Contains(err.Error(), "Set PORT to a free one") {
		t.Errorf("a port that is taken: %v", err)
	}
	_ = listener.Close()

	ctx, stop := context.WithCancel(t.Context())
	asked, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, address, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			close(asked)
			<-ctx.Done()
			_, _ = io.WriteString(w, "finished")
		}))
	}()
	go func() { <-asked; stop() }()
	if body := get(t, "http://"+address); body != "finished" {
		t.Errorf("answered %q", body)
	}
	if err := <-ended; err != nil {
		t.Errorf("ended with %v", err)
	}
}

// get asks until the server listens.
func get(t *testing.T, address string) string {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); {
		r, err := http.Get(address)
		if err != nil {
			continue
		}
		body, err := io.ReadAll(r.Body)
		_ = r.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	t.Fatal("nobody listens")
	return ""
}
