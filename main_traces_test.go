package main

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"

	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/rediskv"
)

// twoHalves has one person speak of HPL-0001 and another of HPL-0002, and neither save.
func twoHalves(s *shell) {
	s.t.Helper()
	for person, what := range map[string]string{"mediator-1": "HPL-0001", "manager-1": "HPL-0002"} {
		got := s.run(what+" mediation is booked for 3 December 2026\n", "console", "--as", person)
		if got.status != 0 || !strings.Contains(got.out, "Save") {
			s.t.Fatalf("%+v", got)
		}
	}
}

// What was typed about a case and not saved goes out of Redis with it, at once, and nothing else does.
func TestErasingTakesHalfAConversationOutOfRedis(t *testing.T) {
	servers := map[string]func(t *testing.T) string{
		"in the process": func(t *testing.T) string { t.Helper(); return "redis://" + miniredis.RunT(t).Addr() },
		"a server": func(t *testing.T) string {
			t.Helper()
			given := cmp.Or(os.Getenv("REDRESS_TEST_REDIS"), "redis://127.0.0.1:6379/0")
			r, err := rediskv.Open(given)
			if err != nil {
				t.Skip("SKIPPED, NOT TESTED: there is no Redis at 127.0.0.1:6379; set REDRESS_TEST_REDIS to use another one")
			}
			good(t, r.Close())
			return given
		},
	}
	for name, server := range servers {
		t.Run(name, func(t *testing.T) {
			s := withCases(t, 2)
			s.env["REDIS_URL"] = server(t)
			twoHalves(s)
			if got := s.do("case", "export", "HPL-0001", "--subject-access"); !strings.Contains(got, "### conversations") || strings.Contains(got, "HPL-0002") {
				t.Errorf("the pack says nothing of half a conversation, or too much:\n%s", got)
			}
			dry := decoded[erasedShown](t, s.do("case", "erase", "HPL-0001", "--dry-run", "--json"))
			gone := decoded[erasedShown](t, s.do("case", "erase", "HPL-0001", "--yes", "--json"))
			if dry.Rows["conversations"] != 1 || gone.Rows["conversations"] != 1 {
				t.Errorf("conversations that go: %v before, %v after", dry.Rows, gone.Rows)
			}
			if left := halves(t, s); len(left) != 1 || !strings.Contains(left[0], "2026-12-03") || strings.Contains(left[0], "HPL-0001") {
				t.Errorf("in Redis there is %q, wanted the half about the other case", left)
			}
		})
	}
}

// halves are the states in Redis that open with the keys of the shell's database.
func halves(t *testing.T, s *shell) (out []string) {
	t.Helper()
	h := s.home()
	r, err := h.open(t.Context())
	good(t, err)
	kept, err := h.remember()
	good(t, err)
	_, err = rediskv.Seal(kept, r.db).Forget(t.Context(), func(state []byte) bool { out = append(out, string(state)); return false }, true)
	good(t, err)
	good(t, kept.Close())
	good(t, r.Close())
	return out
}

func (s *shell) home() *home {
	s.t.Helper()
	settings, err := configs.ReadSettings(func(k string) string { return s.env[k] }, os.ReadFile)
	good(s.t, err)
	return &home{world: world{now: time.Now, getenv: func(k string) string { return s.env[k] }}, settings: settings}
}

// Where Redis cannot be reached the case is erased all the same, and the command says what is left and what helps.
func TestErasingWithoutReachingRedis(t *testing.T) {
	s := withCases(t, 2)
	mini := miniredis.RunT(t)
	s.env["REDIS_URL"] = "redis://" + mini.Addr()
	twoHalves(s)
	host, port, err := net.SplitHostPort(mini.Addr())
	good(t, err)
	mini.Close()
	got := s.run("", "case", "erase", "HPL-0001", "--yes")
	if got.status != 1 || !strings.Contains(got.err, "cannot be reached") || strings.Contains(got.out, "is erased") {
		t.Errorf("%+v", got)
	}
	s.do("case", "show", "HPL-0001") // it could not be looked at, so nothing was erased
	again := miniredis.NewMiniRedis()
	good(t, again.StartAddr(net.JoinHostPort(host, port)))
	t.Cleanup(again.Close)
	s.do("case", "erase", "HPL-0001", "--yes")
}

// A message that nobody has answered yet lies in a file beside the database. What names the case goes out of it, to
// the last byte.
func TestErasingTakesWhatWaitsOutOfTheJournal(t *testing.T) {
	s := withCases(t, 2)
	h := s.home()
	j, err := h.openJournal(t.Context())
	good(t, err)
	for key, text := range map[string]string{"mine": "HPL-0001: Quokka rang", "theirs": "HPL-0002: Numbat rang"} {
		_, err := j.Accept(t.Context(), post.Delivery{Key: key, Body: []byte(text), At: time.Date(2026, 11, 10, 12, 0, 0, 0, time.UTC)})
		good(t, err)
	}
	sealedAs := bodies(t, h)
	if len(sealedAs) != 2 || len(found(t, h, sealedAs["mine"])) == 0 {
		t.Fatalf("what waits is not found in the files: %v", sealedAs)
	}
	gone := decoded[erasedShown](t, s.do("case", "erase", "HPL-0001", "--yes", "--json"))
	if gone.Rows["waiting_messages"] != 1 {
		t.Errorf("what waits and goes: %v", gone.Rows)
	}
	left, err := j.Unsettled(t.Context(), farAway, 10)
	if err != nil || len(left) != 1 || left[0].Key != "theirs" {
		t.Errorf("what waits: %v, %v", left, err)
	}
	if files := found(t, h, sealedAs["mine"]); len(files) > 0 {
		t.Errorf("the sealed words still stand in %v", files)
	}
	if files := found(t, h, sealedAs["theirs"]); len(files) == 0 {
		t.Error("the other message is gone too")
	}
	good(t, j.Close())
}

// found are the files of the journal in which the bytes stand.
func found(t *testing.T, h *home, what []byte) (out []string) {
	t.Helper()
	files, err := filepath.Glob(h.journalPath() + "*")
	good(t, err)
	for _, f := range files {
		data, err := os.ReadFile(f)
		good(t, err)
		if len(what) > 0 && bytes.Contains(data, what) {
			out = append(out, filepath.Base(f))
		}
	}
	return out
}

// A bot whose conversations are in its own memory hears of an erasure by another process within seconds.
func TestABotForgetsWhatAnotherProcessErased(t *testing.T) {
	s := withCases(t, 2)
	h := s.home()
	r, err := h.open(t.Context())
	good(t, err)
	b, err := h.beginBots(t.Context())
	good(t, err)
	good(t, h.enterBots(t.Context(), b, r))
	kept := rediskv.Seal(b.traces.kept, r.db)
	good(t, kept.Save(t.Context(), "one", []byte(`{"Text":"HPL-0001 Quokka"}`), time.Hour))
	good(t, kept.Save(t.Context(), "two", []byte(`{"Text":"HPL-0002 Numbat"}`), time.Hour))
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); b.keepForgetting(ctx) }()
	s.do("case", "erase", "HPL-0001", "--yes")
	for {
		one, err := kept.Load(t.Context(), "one")
		good(t, err)
		if one == nil {
			break
		}
		select {
		case <-t.Context().Done():
			t.Fatal("it is still remembered")
		case <-time.After(50 * time.Millisecond):
		}
	}
	two, err := kept.Load(t.Context(), "two")
	if !slices.Equal(two, []byte(`{"Text":"HPL-0002 Numbat"}`)) || err != nil {
		t.Errorf("%s %v", two, err)
	}
	stop()
	<-ended
	good(t, b.close())
	good(t, r.Close())
}

// bodies are what lies in the journal, as it lies there.
func bodies(t *testing.T, h *home) map[string][]byte {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+h.journalPath())
	good(t, err)
	defer func() { good(t, db.Close()) }()
	rows, err := db.QueryContext(t.Context(), "SELECT key, body FROM delivery")
	good(t, err)
	defer func() { good(t, rows.Close()) }()
	out := map[string][]byte{}
	for rows.Next() {
		var key string
		var body []byte
		good(t, rows.Scan(&key, &body))
		out[key] = body
	}
	good(t, rows.Err())
	return out
}
