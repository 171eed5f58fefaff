package dashboard

import (
	"context"
	"encoding/json"
	"net/http"
)

// HealthPath is where whoever watches the process asks.
const HealthPath = "/healthz"

// Health is how the process and what it stands on do. Nothing in it is about a person, a case or a letter.
type Health struct {
	Status string `json:"status"` // ok, or failing; filled in from the rest

	Database     string `json:"database"` // ok or down
	Waiting      int64  `json:"letters_waiting"`
	Oldest       int64  `json:"oldest_letter_seconds"`
	Dead         int64  `json:"dead_letters"`
	Stuck        bool   `json:"outbox_stuck"`
	Missed       bool   `json:"reminders_missed"`
	CalendarDays int    `json:"calendar_days_left"` // for how many days ahead closed days are known
}

// fails reports whether somebody has to do something now. A letter that could not be delivered, and a calendar
// that will end, are for people to see to: no process that is started anew would heal them.
func (h *Health) fails() bool { return h.Database != "ok" || h.Stuck || h.Missed || h.CalendarDays < 0 }

func health(w http.ResponseWriter, r *http.Request, of func(context.Context) Health) {
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	found := make(chan Health, 1)
	go func() { found <- of(ctx) }()
	h := Health{Database: "down"}
	select {
	case h = <-found:
	case <-ctx.Done():
	}
	status := http.StatusOK
	h.Status = "ok"
	if h.fails() {
		h.Status, status = "failing", http.StatusServiceUnavailable
	}
	body, err := json.Marshal(h)
	if err != nil { // numbers and words always can be written
		status, body = http.StatusServiceUnavailable, []byte(`{"status":"failing"}`)
	}
	answer(w, status, "application/json", string(body)+"\n")
}
