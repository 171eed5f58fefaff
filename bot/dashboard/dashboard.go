// Package dashboard is the web's front door: health for whoever watches the process, and one plain page. It
// answers GET and HEAD and nothing else, writes nothing, and shows no case.
//
//	handler := dashboard.New(func(ctx context.Context) dashboard.Health { … })
//	http.ListenAndServe(":8080", handler)
package dashboard

import (
	"context"
	"io"
	"net/http"
	"time"
)

// patience is how long a health check may take.
const patience = 3 * time.Second

const page = `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Redress</title>
<h1>Redress</h1>
<p>Redress is running. The dashboard is not part of this version: ask in chat, or run “redress console”.</p>
<p><a href="/healthz">Health</a></p>
</html>
`

// New returns the pages. of says how the process does; it may be asked often, and is left alone when it takes
// longer than patience.
func New(of func(context.Context) Health) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+HealthPath, func(w http.ResponseWriter, r *http.Request) { health(w, r, of) })
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, "text/html; charset=utf-8", page)
	})
	return mux
}

func answer(w http.ResponseWriter, status int, kind, body string) {
	head := w.Header()
	head.Set("Content-Type", kind)
	head.Set("Cache-Control", "no-store")
	head.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body) // whoever asked has gone away
}
