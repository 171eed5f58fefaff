package main

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/slack/slacktest"
	"github.com/redress-send/redress/store/storetest"
)

// gate stands before a server: while it is shut nobody gets in, and whoever was in is out.
type gate struct {
	to string

	mu   sync.Mutex
	open bool
	in   []net.Conn
}

// stand listens until the test ends and returns the address.
func (g *gate) stand(t *testing.T) string {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close(); g.shut() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			g.admit(c)
		}
	}()
	return l.Addr().String()
}

func (g *gate) admit(c net.Conn) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.open {
		_ = c.Close()
		return
	}
	server, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", g.to)
	if err != nil {
		_ = c.Close()
		return
	}
	g.in = append(g.in, c, server)
	for from, to := range map[net.Conn]net.Conn{c: server, server: c} {
		go func() { _, _ = io.Copy(to, from); _ = to.Close(); _ = from.Close() }()
	}
}

func (g *gate) shut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = false
	for _, c := range g.in {
		_ = c.Close()
	}
	g.in = nil
}

func (g *gate) let() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open = true
}

// talkFor delivers a message every so often, of ten people in turn, for the time.
func (a *atSlack) talkFor(from int, span time.Duration) []*slacktest.Envelope {
	var all []*slacktest.Envelope
	over := time.After(span)
	for n := from; ; n++ {
		all = append(all, a.slack.Say("U1", fmt.Sprint("D", n%10), sum))
		select {
		case <-over:
			return all
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// acked checks that everything was acknowledged; the workspace itself counts one after 3 s as a violation.
func (a *atSlack) acked(all []*slacktest.Envelope) {
	a.t.Helper()
	ctx, stop := context.WithTimeout(a.t.Context(), 3*time.Second)
	defer stop()
	for _, e := range all {
		if err := a.slack.WaitAcked(ctx, e); err != nil {
			a.t.Fatal(err)
		}
	}
}

// each checks that there are so many answers and no more.
func (a *atSlack) each(n int) {
	a.t.Helper()
	if !a.slack.Wait(90*time.Second, func() bool { return len(a.slack.Said()) >= n }) {
		a.t.Fatalf("%d answers, want %d", len(a.slack.Said()), n)
	}
	if got := len(a.slack.Said()); got != n {
		a.t.Errorf("%d answers, want %d", got, n)
	}
}

func TestTheBotTakesWhatIsSaidWhileThereIsNoDatabase(t *testing.T) {
	server, err := url.Parse(storetest.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{to: server.Host}
	server.Host = g.stand(t)
	a := newAtSlack(t, slacktest.Options{})
	a.set("DATABASE_URL", server.String())
	a.set("REDRESS_JOURNAL", filepath.Join(a.folder, "inbox"))
	p := a.start("bot")
	a.connected(2)
	all := a.talkFor(0, 4*time.Second)
	a.acked(all)
	if n := len(a.slack.Said()); n != 0 {
		t.Errorf("%d answers without a database", n)
	}
	g.let()
	a.each(len(all))
	// PostgreSQL is restarted: nobody is in any more, and nobody gets in for a while.
	g.shut()
	more := a.talkFor(len(all), 4*time.Second)
	a.acked(more)
	g.let()
	a.each(len(all) + len(more))
	// Killed while the database is away: the next process answers what this one accepted.
	g.shut()
	last := a.talkFor(0, time.Second)
	a.acked(last)
	a.kills(p)
	a.start("bot")
	a.connected(2)
	g.let()
	a.each(len(all) + len(more) + len(last))
}

func TestADatabaseThatIsLockedAtTheStartCostsNothing(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	unlock := a.locks("_pragma=journal_mode(WAL)")
	a.start("bot")
	a.connected(2)
	all := a.talkFor(0, 5*time.Second)
	a.acked(all)
	unlock()
	a.each(len(all))
}

func TestADatabaseThatAPersonHasToMendEndsTheBot(t *testing.T) {
	for name, c := range map[string]struct{ url, want string }{
		"no database of SQLite": {"sqlite://broken.db", "not a database"},
		"no such folder":        {"sqlite://none/r.db", "does not exist"},
		"an address":            {"mysql://x", "DATABASE_URL"},
	} {
		t.Run(name, func(t *testing.T) {
			a := newAtSlack(t, slacktest.Options{})
			if err := os.WriteFile(filepath.Join(a.folder, "broken.db"), []byte(strings.Repeat("no database ", 500)), 0o600); err != nil {
				t.Fatal(err)
			}
			a.set("DATABASE_URL", c.url)
			a.set("REDRESS_JOURNAL", filepath.Join(a.folder, "inbox"))
			p := a.start("bot")
			if status := a.ends(p, 20*time.Second); status == 0 || !strings.Contains(p.log.String(), c.want) {
				t.Errorf("status %d: %s", status, p.log)
			}
		})
	}
}

// Everything but the bots: with the database away at the start it says so, answers who watches it, and works once it is
// there.
func TestPagesAndRemindersWaitForTheDatabase(t *testing.T) {
	server, err := url.Parse(storetest.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{to: server.Host}
	server.Host = g.stand(t)
	a := newAtSlack(t, slacktest.Options{})
	port := freePort(t)
	a.unset("SLACK_")
	a.set("DATABASE_URL", server.String())
	a.set("PORT", port)
	p := a.start("serve")
	get := func(path string) (status int, body string) {
		answer, err := http.Get("http://127.0.0.1:" + port + path)
		if err != nil {
			return 0, ""
		}
		defer answer.Body.Close()
		all, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, string(all)
	}
	until := func(what string, holds func() bool) {
		t.Helper()
		for end := time.Now().Add(time.Minute); !holds(); <-time.After(50 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("not within a minute: %s", what)
			}
		}
	}
	until("/healthz says that the database is down", func() bool {
		status, body := get("/healthz")
		return status == http.StatusServiceUnavailable && strings.Contains(body, `"database":"down"`)
	})
	if status, _ := get("/calendar/" + strings.Repeat("a", 26) + ".ics"); status != http.StatusServiceUnavailable {
		t.Errorf("a calendar without a database: %d, want 503", status)
	}
	select {
	case <-p.done:
		t.Fatalf("it ended: %s", p.log)
	case <-time.After(2 * time.Second):
	}
	g.let()
	until("/healthz is well", func() bool { status, _ := get("/healthz"); return status == http.StatusOK })
	if status, _ := get("/calendar/" + strings.Repeat("a", 26) + ".ics"); status != http.StatusNotFound {
		t.Errorf("a calendar that never was: %d, want 404", status)
	}
	db, err := sql.Open("pgx", server.String())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	until("the reminders take their turn", func() bool {
		var n int
		return db.QueryRowContext(t.Context(), "SELECT count(*) FROM turns").Scan(&n) == nil && n > 0
	})
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if status := a.ends(p, 20*time.Second); status != 0 {
		t.Errorf("status %d: %s", status, p.log)
	}
	for _, want := range []string{pagesWait, remindWait} {
		if !strings.Contains(p.log.String(), want) {
			t.Errorf("the log does not say %q: %s", want, p.log)
		}
	}
}

// redisHere is the address of the Redis that tests use.
func redisHere(t *testing.T) string {
	t.Helper()
	given := os.Getenv("REDRESS_TEST_REDIS")
	server, err := url.Parse(cmp.Or(given, "redis://127.0.0.1:6379/0"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.Host)
	switch {
	case err != nil && given != "":
		t.Fatal("the Redis that REDRESS_TEST_REDIS names cannot be used")
	case err != nil:
		t.Skip("SKIPPED, NOT TESTED: there is no Redis at 127.0.0.1:6379; set REDRESS_TEST_REDIS to use another one")
	}
	good(t, c.Close())
	return server.String()
}

// Redis holds half-finished conversations and nothing else: while it is away, at the start or later, everything is
// answered, once.
func TestARedisThatIsAwayCostsNoAnswer(t *testing.T) {
	server, err := url.Parse(redisHere(t))
	if err != nil {
		t.Fatal(err)
	}
	g := &gate{to: server.Host}
	server.Host = g.stand(t)
	a := newAtSlack(t, slacktest.Options{})
	a.set("REDIS_URL", server.String())
	p := a.start("bot")
	a.connected(2)
	said := 0
	for _, there := range []func(){func() {}, g.let, g.shut, g.let} {
		there()
		all := a.talkFor(said, time.Second)
		said += len(all)
		a.acked(all)
		a.each(said)
	}
	if !strings.Contains(p.log.String(), "half-finished conversations are forgotten until Redis is there") {
		t.Errorf("nobody is told: %s", p.log)
	}
}
