package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/reminders/mail/mailtest"
)

// aMailServer is a mail server that the shell's reminders go to, and what it does to each mail.
func (s *shell) aMailServer() (server *mailtest.Server, does *atomic.Int64) {
	s.t.Helper()
	does = &atomic.Int64{}
	server, err := mailtest.Start(s.t.Context(), func(string, int) mailtest.Fault { return mailtest.Fault(does.Load()) })
	good(s.t, err)
	s.env["SMTP_URL"], s.env["MAIL_FROM"] = "smtp://"+server.Address(), "redress@example.org"
	return server, does
}

// found is what doctor says under a name: its level and its words.
func (s *shell) found(name string) string {
	s.t.Helper()
	for _, f := range decoded[struct{ Findings []admin.Finding }](s.t, s.run("", "doctor", "--json").out).Findings {
		if f.Name == name {
			return string(f.Level) + ": " + f.Text
		}
	}
	return ""
}

// health is what /healthz answers.
func (s *shell) health() (int, dashboard.Health) {
	s.t.Helper()
	answer, body := (&subscriber{t: s.t, s: s}).get(dashboard.HealthPath, "")
	var h dashboard.Health
	good(s.t, json.Unmarshal([]byte(body), &h))
	return answer.StatusCode, h
}

// oneReminder is one case whose appeal ends on Mon 23 November 2026 (two months from 22 September are a Sunday), a week
// from the day, and whose mediator is reached by these ways.
func oneReminder(t *testing.T, by string) *shell {
	t.Helper()
	s := newShell(t)
	s.env["REDRESS_NOW"] = "2026-11-16T09:30:00Z"
	s.do("people", "import", s.file("people.yaml", strings.Replace(people, "email: mediator-1@example.org", "email: mediator-1@example.org, digest: {by: ["+by+"]}", 1)))
	s.do("case", "import", s.file("case.yaml", calendarCase))
	return s
}

func TestALetterThatNobodyTookIsToldAndSentAgain(t *testing.T) {
	s := oneReminder(t, "email")
	server, does := s.aMailServer()
	if got := s.do("letters"); got != "Every letter was delivered, or is still tried.\n" {
		t.Errorf("before there was any: %s", got)
	}
	does.Store(int64(mailtest.Nobody))
	s.run("", "remind", "--once")
	if len(server.Taken()) > 0 {
		t.Fatalf("taken: %v", server.Taken())
	}
	all := decoded[[]admin.Letter](t, s.do("letters", "--json"))
	if len(all) != 1 || all[0].Person != "mediator-1" || all[0].Route != "mail" || !strings.Contains(all[0].Cause, "550 5.1.1") {
		t.Fatalf("%+v", all)
	}
	if text := s.do("letters"); !strings.Contains(text, "to mediator-1") || strings.Contains(text, "example.org") || strings.Contains(text, "HPL") {
		t.Errorf("for people: %s", text)
	}
	if got := s.found("dead letters"); !strings.HasPrefix(got, "warning: 1 letter ") {
		t.Errorf("doctor: %s", got)
	}
	if _, h := s.health(); h.Dead != 1 {
		t.Errorf("/healthz: %+v", h)
	}
	s.fails(1, []string{"0 of 1"}, "letters", "--again", "nobody's")
	s.fails(2, []string{"--again"}, "letters", all[0].Key)
	if got := s.do("letters", "--again", all[0].Key); got != "1 letter will be sent again.\n" {
		t.Error(got)
	}
	does.Store(int64(mailtest.None))
	s.run("", "remind", "--once")
	s.run("", "remind", "--once")
	if taken := server.Taken(); len(taken) != 1 || taken[messageIDOf(all[0].Key)] != 1 {
		t.Errorf("taken: %v, want the letter once", taken)
	}
	if got := s.do("letters", "--again"); got != "0 letters will be sent again.\n" || s.found("dead letters") != "" {
		t.Error(got, s.found("dead letters"))
	}
}

func TestAWayThatDoesNotReachSomebodyIsToldToTheOperator(t *testing.T) {
	s := oneReminder(t, "email, log")
	_, does := s.aMailServer()
	does.Store(int64(mailtest.Nobody))
	if said := s.run("", "remind", "--once").err; !strings.Contains(said, "HPL-0231") {
		t.Fatalf("it did not go to the log: %s", said)
	}
	if got := s.found("second route"); !strings.HasPrefix(got, "warning: ") || !strings.Contains(got, "mediator-1 not by e-mail (1 letter)") {
		t.Errorf("doctor: %q", got)
	}
	if got := s.found("dead letters"); got != "" {
		t.Errorf("doctor: %s", got)
	}
}

// What the outbox and the runs are asked is how long ago things should have been done: so what is in the database is made
// older by hand.
func TestDoctorAndHealthTellWhatStandsStill(t *testing.T) {
	s := oneReminder(t, "email")
	_, does := s.aMailServer()
	status, h := s.health()
	if want := (dashboard.Health{Status: "ok", Database: "ok", CalendarDays: h.CalendarDays}); status != http.StatusOK || h != want {
		t.Errorf("to begin with: %d %+v", status, h)
	}
	if got := s.found("outbox"); got != "pass: 0 letters to be sent." {
		t.Error(got)
	}
	does.Store(int64(mailtest.Busy))
	s.run("", "remind", "--once")
	status, h = s.health()
	if status != http.StatusOK || h.Waiting != 1 || h.Stuck {
		t.Errorf("with one that is tried again: %d %+v", status, h)
	}
	s.spoil("UPDATE outbox SET written_at = written_at - 1200000") // twenty minutes
	status, h = s.health()
	if status != http.StatusServiceUnavailable || h.Status != "failing" || !h.Stuck || h.Oldest < 1200 || h.Oldest > 1500 {
		t.Errorf("with one that waits for twenty minutes: %d %+v", status, h)
	}
	if got := s.found("outbox"); !strings.HasPrefix(got, "failure: 1 letter, the oldest due for 20 minutes: ") {
		t.Errorf("doctor: %s", got)
	}
	s.spoil("UPDATE outbox SET route = 'slack'")
	if got := s.found("outbox"); !strings.HasPrefix(got, "failure: ") || !strings.Contains(got, "slack") {
		t.Errorf("with one for a route that is not set up: %s", got)
	}
	s.spoil("DELETE FROM outbox")
	if got := s.found("reminders"); !strings.HasPrefix(got, "pass: They have not run") {
		t.Errorf("before the first run by the clock: %s", got)
	}
	run := func(ago time.Duration) {
		at := time.Now().Add(-ago).UnixMilli()
		s.spoil("DELETE FROM turns")
		s.spoil("INSERT INTO turns (job, token, until_at, slot_at, done_at) VALUES ('remind', '', 0, " + jsonOf(t, at) + ", " + jsonOf(t, at) + ")")
	}
	run(10 * 24 * time.Hour)
	status, h = s.health()
	if status != http.StatusServiceUnavailable || !h.Missed || h.Stuck {
		t.Errorf("with a run of ten days ago: %d %+v", status, h)
	}
	if got := s.found("reminders"); !strings.HasPrefix(got, "failure: ") || !strings.Contains(got, "missed") {
		t.Errorf("doctor: %s", got)
	}
	run(0)
	if status, h = s.health(); status != http.StatusOK || h.Missed {
		t.Errorf("with one of just now: %d %+v", status, h)
	}
	s.env["REDRESS_NOW"] = "2027-09-01T09:00:00Z" // sixteen months before the closed days that are built in end
	if got := s.found("calendar"); !strings.HasPrefix(got, "warning: ") {
		t.Errorf("doctor: %s", got)
	}
}

// messageIDOf is the Message-ID of the mail that a letter of the key becomes, worked out here once more.
func messageIDOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "<" + hex.EncodeToString(sum[:16]) + "@example.org>"
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	good(t, err)
	return string(b)
}

// “my calendar” is answered in a direct message with somebody who is known, and there alone; what was revoked is nobody's.
func TestMyCalendarInChat(t *testing.T) {
	s := oneReminder(t, "email")
	s.env["BASE_URL"] = "https://redress.example.org"
	s.do("people", "link", "mediator-1", "slack:T1/U1")
	h := s.home()
	r, err := h.open(t.Context())
	good(t, err)
	b, err := h.beginBots(t.Context())
	good(t, err)
	good(t, h.enterBots(t.Context(), b, r))
	t.Cleanup(func() { good(t, b.close()); good(t, r.Close()) })
	n := 0
	say := func(user, text string, privacy chat.Privacy) string {
		t.Helper()
		n++
		e := chat.Event{Key: "e" + jsonOf(t, n), Account: "slack/T1/" + user, Text: text, At: time.Now(), Room: chat.Room{Route: "slack", ID: "D1", Privacy: privacy}}
		good(t, b.awaited.handle(t.Context(), e))
		letters, err := r.db.Claim(t.Context(), []string{"slack"}, time.Now(), time.Hour, 10)
		good(t, err)
		var said []string
		for _, l := range letters {
			m, err := chat.Decode(l.Body)
			good(t, err)
			for _, line := range m.Lines {
				said = append(said, line.Text)
			}
			good(t, r.db.Sent(t.Context(), l, "posted", time.Now()))
		}
		return strings.Join(said, "\n")
	}
	address := func(said string) string {
		_, rest, _ := strings.Cut(said, s.env["BASE_URL"])
		path, _, _ := strings.Cut(rest, " ")
		return path
	}
	u := &subscriber{t: t, s: s}
	first := address(say("U1", "My calendar?", chat.Direct))
	answer, body := u.get(first, "")
	if answer.StatusCode != http.StatusOK || !strings.Contains(body, "SUMMARY:HPL-0231") {
		t.Fatalf("%s: %s %s", first, answer.Status, body)
	}
	if again := address(say("U1", "my calendar link", chat.Direct)); again != first {
		t.Errorf("asked again it is %s, and was %s", again, first)
	}
	for what, said := range map[string]string{
		"where others read":   say("U1", "my calendar", chat.Shared),
		"by the team":         say("U1", "my calendar", chat.Private),
		"somebody not tied":   say("U9", "my calendar", chat.Direct),
		"with something more": say("U1", "my calendar says that HPL-0231 is due", chat.Direct),
	} {
		if said == "" || strings.Contains(said, dashboard.CalendarPath) {
			t.Errorf("%s: %q", what, said)
		}
	}
	if said := say("U1", "revoke my calendar", chat.Direct); !strings.Contains(said, "good for nothing") {
		t.Error(said)
	}
	if answer, _ := u.get(first, ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("revoked: %s", answer.Status)
	}
	second := address(say("U1", "my calendar", chat.Direct))
	if answer, _ := u.get(second, ""); second == first || answer.StatusCode != http.StatusOK {
		t.Errorf("a new one, %s after %s: %s", second, first, answer.Status)
	}
}
