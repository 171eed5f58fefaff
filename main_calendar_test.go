package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/configs"
)

// subscriber reads somebody's calendar over HTTP, as a calendar program does.
type subscriber struct {
	t       *testing.T
	s       *shell
	address string // of the calendar, after the host
}

func (u *subscriber) get(path, tag string) (*http.Response, string) {
	u.t.Helper()
	h := &home{world: world{getenv: func(k string) string { return u.s.env[k] }, readFile: os.ReadFile, now: time.Now}}
	var err error
	if h.settings, err = configs.ReadSettings(h.getenv, h.readFile); err != nil {
		u.t.Fatal(err)
	}
	r, err := h.open(u.t.Context())
	if err != nil {
		u.t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	w := httptest.NewRecorder()
	q := httptest.NewRequestWithContext(u.t.Context(), http.MethodGet, path, http.NoBody)
	q.Header.Set("If-None-Match", tag)
	h.pages(r).ServeHTTP(w, q)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		u.t.Fatal(err)
	}
	return w.Result(), string(body)
}

// entry is an entry as a second reader of calendars finds it.
type entry struct{ UID, Summary, Status, Sequence, From, To string }

// entries reads the calendar with a library that had no part in writing it.
func (u *subscriber) entries() (out []entry, tag string) {
	u.t.Helper()
	answer, body := u.get(u.address, "")
	if answer.StatusCode != http.StatusOK {
		u.t.Fatalf("%s: %s", answer.Status, body)
	}
	calendar, err := ics.ParseCalendar(bytes.NewReader([]byte(body)))
	if err != nil {
		u.t.Fatal(err)
	}
	for _, e := range calendar.Events() {
		from, err := e.GetStartAt()
		if err != nil {
			u.t.Fatal(err)
		}
		to, err := e.GetEndAt()
		if err != nil {
			u.t.Fatal(err)
		}
		if len(e.Alarms()) != 3 && e.GetProperty(ics.ComponentPropertyStatus).Value != "CANCELLED" {
			u.t.Errorf("%d alarms", len(e.Alarms()))
		}
		value := func(p ics.ComponentProperty) string { return e.GetProperty(p).Value }
		out = append(out, entry{
			value(ics.ComponentPropertyUniqueId), value(ics.ComponentPropertySummary), value(ics.ComponentPropertyStatus),
			value(ics.ComponentPropertySequence), from.UTC().Format(time.RFC3339), to.UTC().Format(time.RFC3339),
		})
	}
	return out, answer.Header.Get("ETag")
}

const calendarCase = `case: {reference: HPL-0231, authority: E06000001, grounds: [refuse-assess], appellant: parent}
facts:
  - {type: decision-sent, on: 2026-09-22}
  - {type: assigned, on: 2026-11-02, person: mediator-1, role: mediator}
`

// 22 September and two months: Sunday 22 November, so Monday 23 November, until 5pm, which in winter is 5pm UTC.
// With a certificate of 9 November the month from that governs: Wednesday 9 December.
func TestACalendarIsSubscribedToAndFollowsItsCases(t *testing.T) {
	s := newShell(t)
	s.env["REDRESS_NOW"] = "2026-11-10T09:30:00Z"
	s.env["BASE_URL"] = "https://redress.example.org"
	s.do("people", "import", s.file("people.yaml", people))
	s.do("case", "import", s.file("case.yaml", calendarCase))
	u := &subscriber{t: t, s: s, address: addressOfCalendar(t, s)}

	first, tag := u.entries()
	appeal := find(t, first, "2026-11-23T16:00:00Z")
	want := entry{appeal.UID, "HPL-0231", "CONFIRMED", "0", "2026-11-23T16:00:00Z", "2026-11-23T17:00:00Z"}
	if diff := cmp.Diff(want, appeal); diff != "" {
		t.Error(diff)
	}
	again, sameTag := u.entries()
	if diff := cmp.Diff(first, again); diff != "" || tag != sameTag {
		t.Errorf("read again, with nothing changed: %s, %s and %s", diff, tag, sameTag)
	}
	for have, status := range map[string]int{tag: 304, `"other", W/` + tag: 304, "*": 304, `"other"`: 200} {
		answer, body := u.get(u.address, have)
		if answer.StatusCode != status || (status == 304 && body != "") {
			t.Errorf("with %s: %s, %d bytes", have, answer.Status, len(body))
		}
		if cache := answer.Header.Get("Cache-Control"); !strings.HasPrefix(cache, "private") {
			t.Errorf("Cache-Control: %s", cache)
		}
	}

	s.do("case", "import", s.file("more.yaml", calendarCase+"  - {type: certificate-issued, on: 2026-11-09, kind: not-pursued}\n"))
	moved, newTag := u.entries()
	want.Sequence, want.From, want.To = "1", "2026-12-09T16:00:00Z", "2026-12-09T17:00:00Z"
	if diff := cmp.Diff(want, find(t, moved, want.From)); diff != "" || tag == newTag {
		t.Errorf("when the day has moved: %s", diff)
	}

	s.do("case", "close", "HPL-0231", "--why", "agreed")
	withdrawn, _ := u.entries()
	for _, e := range withdrawn {
		if e.Summary != "Withdrawn" || e.Status != "CANCELLED" {
			t.Errorf("of a closed case there is still %+v", e)
		}
		if e.UID == want.UID && e.Sequence != "2" {
			t.Errorf("withdrawn as the change number %s", e.Sequence)
		}
	}
	if len(withdrawn) == 0 {
		t.Error("nothing says that the entries are withdrawn")
	}
	s.env["REDRESS_NOW"] = "2026-12-30T09:30:00Z"
	if left, _ := u.entries(); len(left) != 0 {
		t.Errorf("fifty days later there is still %+v", left)
	}
}

// Nobody can tell from the answer whether an address never was, was revoked, or is of somebody who is disabled.
func TestAnAddressThatIsNoGoodTellsNothing(t *testing.T) {
	s := newShell(t)
	s.do("people", "import", s.file("people.yaml", people))
	u := &subscriber{t: t, s: s, address: addressOfCalendar(t, s)}
	never, neverSaid := u.get(dashboard.CalendarPath+strings.Repeat("a", 26)+".ics", "")
	same := func(what, address string) {
		t.Helper()
		got, said := u.get(address, "")
		if got.StatusCode != http.StatusNotFound || said != neverSaid || cmp.Diff(never.Header, got.Header) != "" {
			t.Errorf("%s: %s %q %v, want what one that never was gets: %q %v", what, got.Status, said, got.Header, neverSaid, never.Header)
		}
	}
	s.do("people", "calendar", "mediator-1", "--revoke")
	same("revoked", u.address)
	u.address = addressOfCalendar(t, s)
	if answer, _ := u.get(u.address, ""); answer.StatusCode != http.StatusOK {
		t.Fatalf("a new one: %s", answer.Status)
	}
	same("another page", u.address+"x")
	s.do("people", "disable", "mediator-1")
	same("of somebody disabled", u.address)
}

func find(t *testing.T, all []entry, from string) entry {
	t.Helper()
	for _, e := range all {
		if e.From == from {
			return e
		}
	}
	t.Fatalf("nothing begins at %s in %+v", from, all)
	return entry{}
}

func addressOfCalendar(t *testing.T, s *shell) string {
	t.Helper()
	said := s.do("people", "calendar", "mediator-1")
	_, address, ok := strings.Cut(said, dashboard.CalendarPath)
	if !ok {
		t.Fatalf("no address in %s", said)
	}
	return dashboard.CalendarPath + strings.TrimSpace(address)
}
