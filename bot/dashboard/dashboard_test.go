package dashboard

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestWhatIsAnswered(t *testing.T) {
	well := func(context.Context) error { return nil }
	ill := func(context.Context) error { return errors.New("no route to db.example.org") }
	for name, c := range map[string]struct {
		method, path string
		ready        func(context.Context) error
		status       int
		body         string
	}{
		"health of a process that is well": {http.MethodGet, "/healthz", well, http.StatusOK, "ok\n"},
		"health without its body":          {http.MethodHead, "/healthz", well, http.StatusOK, ""},
		"health says no more than it must": {http.MethodGet, "/healthz", ill, http.StatusServiceUnavailable, "not ready\n"},
		"the page says what there is":      {http.MethodGet, "/", well, http.StatusOK, page},
		"a page that is not there":         {http.MethodGet, "/cases", well, http.StatusNotFound, "404 page not found\n"},
		"writing is not possible":          {http.MethodPost, "/", well, http.StatusMethodNotAllowed, "Method Not Allowed\n"},
		"nor is deleting":                  {http.MethodDelete, "/healthz", well, http.StatusMethodNotAllowed, "Method Not Allowed\n"},
	} {
		w := httptest.NewRecorder()
		New(c.ready).ServeHTTP(w, httptest.NewRequest(c.method, c.path, strings.NewReader("x")))
		body := w.Body.String()
		if c.method == http.MethodHead {
			body = "" // the recorder keeps what a server would leave out
		}
		if w.Code != c.status || body != c.body {
			t.Errorf("%s: %d %q, want %d %q", name, w.Code, body, c.status, c.body)
		}
	}
}

func TestAHealthCheckThatHangsIsNotReady(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := httptest.NewRecorder()
		asked := time.Now()
		New(func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }).
			ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/healthz", http.NoBody))
		if w.Code != http.StatusServiceUnavailable || time.Since(asked) != patience {
			t.Errorf("status %d after %s, want 503 after %s", w.Code, time.Since(asked), patience)
		}
	})
}
