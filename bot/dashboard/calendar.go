package dashboard

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
)

// ErrNoCalendar says that a secret is nobody's, or nobody's any more.
var ErrNoCalendar = errors.New("there is no such calendar")

// CalendarPath is where calendars are read: CalendarPath + SECRET + ".ics".
const CalendarPath = "/calendar/"

// Calendars serves the calendars of people under the secrets that of knows. To a secret that never was, was
// revoked or is of somebody who is disabled the answer is the same: that of a page that is not there.
func Calendars(of func(ctx context.Context, secret string) ([]byte, error)) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+CalendarPath+"{file}", func(w http.ResponseWriter, r *http.Request) {
		secret, ok := strings.CutSuffix(r.PathValue("file"), ".ics")
		if !ok || secret == "" {
			http.NotFound(w, r)
			return
		}
		body, err := of(r.Context(), secret)
		switch {
		case errors.Is(err, ErrNoCalendar):
			http.NotFound(w, r)
		case err != nil:
			w.Header().Set("Retry-After", "300")
			answer(w, http.StatusServiceUnavailable, "text/plain; charset=utf-8", "not now\n")
		default:
			serveCalendar(w, r, body)
		}
	})
	return mux
}

func serveCalendar(w http.ResponseWriter, r *http.Request, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:16]) + `"`
	head := w.Header()
	head.Set("ETag", tag)
	head.Set("Content-Type", "text/calendar; charset=utf-8")
	head.Set("Cache-Control", "private, max-age=300, must-revalidate")
	head.Set("Content-Disposition", `inline; filename="redress.ics"`)
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("X-Robots-Tag", "noindex")
	head.Set("Referrer-Policy", "no-referrer")
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(body) // whoever asked has gone away
}

// matches reports whether the tag is among those that the client has (RFC 9110, section 13.1.2).
func matches(have, tag string) bool {
	for one := range strings.SplitSeq(have, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
			return true
		}
	}
	return false
}
