package dashboard

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestWhatIsAnswered(t *testing.T) {
	is := func(h Health) func(context.Context) Health { return func(context.Context) Health { return h } }
	good := Health{Database: "ok", Waiting: 3, Oldest: 12, Dead: 1, CalendarDays: 400}
	well, stuck, missed, ended := is(good), good, good, good
	stuck.Stuck, missed.Missed, ended.CalendarDays = true, true, -1
	const rest = `"database":"ok","letters_waiting":3,"oldest_letter_seconds":12,"dead_letters":1,`
	for name, c := range map[string]struct {
		method, path string
		of           func(context.Context) Health
		status       int
		body         string
	}{
		"health of a process that is well": {http.MethodGet, "/healthz", well, http.StatusOK,
			`{"status":"ok",` + rest + `"outbox_stuck":false,"reminders_missed":false,"calendar_days_left":400}` + "\n"},
		"letters that do not go": {http.MethodGet, "/healthz", is(stuck), http.StatusServiceUnavailable,
			`{"status":"failing",` + rest + `"outbox_stuck":true,"reminders_missed":false,"calendar_days_left":400}` + "\n"},
		"a run that was missed": {http.MethodGet, "/healthz", is(missed), http.StatusServiceUnavailable,
			`{"status":"failing",` + rest + `"outbox_stuck":false,"reminders_missed":true,"calendar_days_left":400}` + "\n"},
		"a calendar that has ended": {http.MethodGet, "/healthz", is(ended), http.StatusServiceUnavailable,
			`{"status":"failing",` + rest + `"outbox_stuck":false,"reminders_missed":false,"calendar_days_left":-1}` + "\n"},
		"health without its body": {http.MethodHead, "/healthz", well, http.StatusOK, ""},
		"health says no more than it must": {http.MethodGet, "/healthz", is(Health{Database: "down"}), http.StatusServiceUnavailable,
			`{"status":"failing","database":"down","letters_waiting":0,"oldest_letter_seconds":0,"dead_letters":0,"outbox_stuck":false,"reminders_missed":false,"calendar_days_left":0}` + "\n"},
		"the page says what there is": {http.MethodGet, "/", well, http.StatusOK, page},
		"a page that is not there":    {http.MethodGet, "/cases", well, http.StatusNotFound, "404 page not found\n"},
		"writing is not possible":     {http.MethodPost, "/", well, http.StatusMethodNotAllowed, "Method Not Allowed\n"},
		"nor is deleting":             {http.MethodDelete, "/healthz", well, http.StatusMethodNotAllowed, "Method Not Allowed\n"},
	} {
		w := httptest.NewRecorder()
		New(c.of).ServeHTTP(w, httptest.NewRequest(c.method, c.path, strings.NewReader("x")))
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
		New(func(ctx context.Context) Health { <-ctx.Done(); return Health{Database: "ok"} }).
			ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/healthz", http.NoBody))
		if w.Code != http.StatusServiceUnavailable || time.Since(asked) != patience {
			t.Errorf("status %d after %s, want 503 after %s", w.Code, time.Since(asked), patience)
		}
	})
}
