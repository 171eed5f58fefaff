package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/slack/slacktest"
)

// atSlack is a workspace with redress at it, as processes of their own.
type atSlack struct {
	t      *testing.T
	slack  *slacktest.Server
	folder string
	env    []string
}

func newAtSlack(t *testing.T, opt slacktest.Options) *atSlack {
	t.Helper()
	if shared := os.Getenv("REDRESS_SHARED"); shared != "" {
		opt.Contracts = filepath.Join(shared, "contracts", "slack")
	}
	opt.Again = true
	a := &atSlack{t: t, slack: slacktest.Start(opt), folder: t.TempDir()}
	a.env = []string{
		asRedress + "=1", "PATH=" + os.Getenv("PATH"), "HOME=" + a.folder, "DATABASE_URL=sqlite://" + filepath.Join(a.folder, "r.db"),
		"SLACK_APP_TOKEN=" + slacktest.AppToken, "SLACK_BOT_TOKEN=" + slacktest.BotToken, "SLACK_API_URL=" + a.slack.API,
	}
	t.Cleanup(func() {
		a.slack.Close()
		for _, v := range a.slack.Violations() {
			t.Error(v)
		}
	})
	return a
}

// process is one redress.
type process struct {
	*exec.Cmd

	log  *bytes.Buffer
	done chan struct{}
}

func (a *atSlack) start(args ...string) *process {
	a.t.Helper()
	p := &process{Cmd: exec.CommandContext(context.WithoutCancel(a.t.Context()), os.Args[0], args...), log: &bytes.Buffer{}, done: make(chan struct{})}
	p.Env, p.Dir, p.Stderr, p.Stdout = a.env, a.folder, p.log, p.log
	if err := p.Start(); err != nil {
		a.t.Fatal(err)
	}
	go func() { _ = p.Wait(); close(p.done) }()
	a.t.Cleanup(func() { _ = p.Process.Kill() })
	return p
}

// connected waits until so many connections are open.
func (a *atSlack) connected(n int) {
	a.t.Helper()
	if !a.slack.Wait(time.Minute, func() bool { open, _ := a.slack.Sockets(); return open >= n }) {
		a.t.Fatal("the bot does not connect")
	}
}

// ends waits until the process has ended and returns its status.
func (a *atSlack) ends(p *process, within time.Duration) int {
	a.t.Helper()
	select {
	case <-p.done:
	case <-time.After(within):
		a.t.Fatalf("the process does not end within %s:\n%s", within, p.log)
	}
	return p.ProcessState.ExitCode()
}

// answers waits until there are so many messages, and returns how often each text was said, by channel.
func (a *atSlack) answers(n int, within time.Duration) map[string]int {
	a.t.Helper()
	if !a.slack.Wait(within, func() bool { return len(a.slack.Said()) >= n }) {
		a.t.Errorf("%d answers within %s, want %d", len(a.slack.Said()), within, n)
	}
	times := map[string]int{}
	for _, m := range a.slack.Said() {
		times[m.Channel]++
	}
	return times
}

const sum = "2 months from 31 December 2026" // what can be asked without being known

func TestRedressBotAnswersAtSlack(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	p := a.start("bot")
	a.connected(2)
	a.slack.Say("U1", "D1", sum)
	a.answers(1, time.Minute)
	if said := a.slack.Said(); len(said) == 1 && !strings.Contains(said[0].Text, "28 February 2027") {
		t.Errorf("answered %q", said[0].Text)
	}
	a.slack.Deliver(a.slack.Command("U2", "C1", "show HPL-0231"))
	a.answers(2, time.Minute)
	if said := a.slack.Said(); len(said) == 2 && (said[1].To != "U2" || strings.Contains(said[1].Text, "no case")) {
		t.Errorf("somebody whose account is nobody's was answered %+v", said[1])
	}
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if status := a.ends(p, 10*time.Second); status != 0 {
		t.Errorf("status %d:\n%s", status, p.log)
	}
	if strings.Contains(p.log.String(), "31 December") || strings.Contains(p.log.String(), "xoxb") || strings.Contains(p.log.String(), "/respond/") {
		t.Errorf("the log says what was said, or a secret:\n%s", p.log)
	}
}

// Somebody ties their account by a code, opens a case and saves it by its button.
func TestAnAccountIsTiedAndACaseOpenedAtSlack(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	run := func(args ...string) string {
		t.Helper()
		p := a.start(args...)
		if status := a.ends(p, time.Minute); status != 0 {
			t.Fatalf("redress %s: status %d: %s", strings.Join(args, " "), status, p.log)
		}
		return p.log.String()
	}
	run("people", "add", "mediator-1", "--organisation", "north-mediation", "--kind", "mediation-provider", "--role", "mediator", "--authority", "E06000001")
	printed := run("people", "link", "mediator-1")
	code := linkWords.FindStringSubmatch(printed[strings.Index(printed, "    link"):])
	if code == nil {
		t.Fatalf("no code in %q", printed)
	}
	a.start("bot")
	a.connected(2)
	says := func(n int, e *slacktest.Envelope, want string) slacktest.Message {
		t.Helper()
		a.slack.Deliver(e)
		a.answers(n, time.Minute)
		said := a.slack.Said()
		if len(said) < n || !strings.Contains(said[n-1].Text, want) {
			t.Fatalf("answer %d is %+v, want %q in it", n, said, want)
		}
		return said[n-1]
	}
	says(1, a.slack.Message("U1", "C1", "", "link "+code[1]), "direct message")
	says(2, a.slack.Message("U1", "D1", "", "Link "+code[1]), "mediator-1")
	says(3, a.slack.Message("U2", "D2", "", "link "+code[1]), "not good")
	card := says(4, a.slack.Message("U1", "D1", "", "new case Hartlepool, refusal to assess, letter dated 22 September 2026"), "to be saved")
	save := ""
	for label, id := range slacktest.Buttons(card.Blocks) {
		if strings.HasPrefix(label, "Save") {
			save = id
		}
	}
	a.slack.Deliver(a.slack.Press("U1", &card, save))
	a.slack.Wait(time.Minute, func() bool { return a.slack.Said()[3].Edits == 1 })
	if said := a.slack.Said(); len(said) != 4 || said[3].Edits != 1 || !strings.Contains(said[3].Text, "HPL-0001") {
		t.Errorf("after the press there is %+v", said[3:])
	}
	if !a.slack.Wait(time.Minute, func() bool { f := a.slack.Files(); return len(f) == 1 && f[0].Channel == "D1" }) {
		t.Errorf("there is no picture of the saved case: %d", len(a.slack.Files()))
	}
	if list := run("case", "list", "--json"); !strings.Contains(list, "HPL-0001") {
		t.Errorf("the case is not there: %s", list)
	}
	says(5, a.slack.Message("U2", "D2", "", "show HPL-0001"), "not linked to a person")
	in := func(n int, want, to string, m slacktest.Message) {
		t.Helper()
		if got := m.Way + " " + m.To; got != want+" "+to {
			t.Errorf("answer %d came by %q to %q, want %q to %q", n, m.Way, m.To, want, to)
		}
	}
	in(6, "chat.postEphemeral", "U1", says(6, a.slack.Message("U1", "C7", "", "bind this channel"), "Only a manager"))
	run("people", "add", "manager-1", "--organisation", "north-mediation", "--role", "manager")
	run("people", "link", "manager-1", "slack:T111/U3")
	in(7, "chat.postEphemeral", "U3", says(7, a.slack.Message("U3", "C7", "", "bind this channel"), "bound to your team"))
	in(8, "chat.postMessage", "", says(8, a.slack.Message("U1", "C7", "", "show HPL-0001"), "HPL-0001"))
	in(9, "chat.postEphemeral", "U2", says(9, a.slack.Message("U2", "C7", "", "show HPL-0001"), "not linked to a person"))
	in(10, "chat.postMessage", "", says(10, a.slack.Message("U3", "C7", "", "unbind this channel"), "bound to nobody"))
	in(11, "chat.postEphemeral", "U1", says(11, a.slack.Message("U1", "C7", "", "show HPL-0001"), "HPL-0001"))
	if f := a.slack.Files(); len(f) != 2 || f[1].Channel != "C7" {
		t.Errorf("the pictures are %d, want one in the direct messages and one in the bound channel", len(f))
	}
}

func TestARefusalOfSlackEndsRedressBot(t *testing.T) {
	for _, code := range []string{"invalid_auth", "missing_scope"} {
		a := newAtSlack(t, slacktest.Options{})
		a.slack.On(map[string]string{"invalid_auth": "auth.test", "missing_scope": "apps.connections.open"}[code], slacktest.Script{Error: code, Needed: "connections:write"})
		p := a.start("bot")
		if status := a.ends(p, 25*time.Second); status != 1 || !strings.Contains(p.log.String(), code) {
			t.Errorf("%s: status %d:\n%s", code, status, p.log)
		}
	}
}

// A process is killed at any moment after what was said was acknowledged, and the next one goes on: each message is
// answered exactly once, as Slack sees it.
func TestKilledAfterAnAcknowledgement(t *testing.T) {
	rounds := 4
	if n := os.Getenv("REDRESS_KILLS"); n != "" {
		if _, err := fmt.Sscan(n, &rounds); err != nil {
			t.Fatal(err)
		}
	}
	a := newAtSlack(t, slacktest.Options{})
	rng := rand.New(rand.NewPCG(3, 5))
	for i := range rounds {
		p := a.start("bot")
		a.connected(1)
		e := a.slack.Say("U1", fmt.Sprint("D", i), sum)
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		if err := a.slack.WaitAcked(ctx, e); err != nil {
			t.Fatalf("%v\n%s", err, p.log)
		}
		stop()
		<-time.After(time.Duration(rng.Int64N(int64(30 * time.Millisecond))))
		_ = p.Process.Kill()
		a.ends(p, time.Minute)
	}
	before := len(a.slack.Said())
	a.start("bot")
	times := a.answers(rounds, time.Minute+time.Duration(rounds)*200*time.Millisecond)
	for i := range rounds {
		if n := times[fmt.Sprint("D", i)]; n != 1 {
			t.Errorf("message %d was answered %d times", i, n)
		}
	}
	t.Logf("%d kills: %d were answered before, %d after the last start", rounds, before, rounds-before)
}

// What a killed process had accepted is answered as soon as the next one runs, and before what is said to that one.
func TestWhatAKilledProcessAcceptedIsAnsweredFirst(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.slack.Say("U1", "D9", sum)
	killed := a.start("bot")
	a.answers(1, time.Minute)
	unlock := a.locks()
	said := []string{"1 month from 31 December 2026", "3 months from 31 December 2026", "4 months from 31 December 2026"}
	for _, text := range said[:2] {
		e := a.slack.Say("U1", "D0", text)
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		if err := a.slack.WaitAcked(ctx, e); err != nil {
			t.Fatalf("%v\n%s", err, killed.log)
		}
		stop()
	}
	_ = killed.Process.Kill()
	a.ends(killed, time.Minute)
	unlock()
	a.slack.Say("U1", "D0", said[2])
	start := time.Now()
	next := a.start("bot")
	a.answers(4, time.Minute)
	if took := time.Since(start); took > 8*time.Second { // half a lease is 10 s
		t.Errorf("answered after %s\n%s", took, next.log)
	}
	for i, day := range []string{"31 January 2027", "31 March 2027", "30 April 2027"} {
		if all := a.slack.Said(); len(all) != 4 || !strings.Contains(all[1+i].Text, day) {
			t.Errorf("answer %d of %d does not say %s", i, len(all), day)
		}
	}
}

// locks locks the database until what it returns is called.
func (a *atSlack) locks() (unlock func()) {
	a.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(a.folder, "r.db")+"?_pragma=busy_timeout(10000)")
	if err != nil {
		a.t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(a.t.Context(), "BEGIN EXCLUSIVE"); err != nil {
		a.t.Fatal(err)
	}
	return func() {
		if _, err := db.ExecContext(a.t.Context(), "ROLLBACK"); err != nil {
			a.t.Error(err)
		}
		if err := db.Close(); err != nil {
			a.t.Error(err)
		}
	}
}

// A database that is locked costs no acknowledgement.
func TestALockedDatabaseCostsNoAcknowledgement(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.start("bot")
	a.connected(2)
	a.slack.Say("U1", "D0", sum)
	a.answers(1, time.Minute)
	unlock := a.locks()
	free := time.Now().Add(5 * time.Second)
	var all []*slacktest.Envelope
	for n := 1; time.Now().Before(free); n++ {
		all = append(all, a.slack.Say("U1", fmt.Sprint("D", n), sum))
		<-time.After(50 * time.Millisecond)
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Second)
	defer stop()
	for _, e := range all {
		if err := a.slack.WaitAcked(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	unlock()
	times := a.answers(1+len(all), time.Minute)
	for channel, n := range times {
		if n != 1 {
			t.Errorf("%s was answered %d times", channel, n)
		}
	}
	t.Logf("%d messages while it was locked", len(all))
}

// Without an app token the pages take what Slack signs and delivers, and their process answers it.
func TestRedressWebTakesWhatSlackDelivers(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(free.Addr().String())
	_ = free.Close()
	a.env = slices.DeleteFunc(a.env, func(v string) bool { return strings.HasPrefix(v, "SLACK_APP_TOKEN") })
	a.env = append(a.env, "SLACK_SIGNING_SECRET="+slacktest.Secret, "PORT="+port)
	p := a.start("web")
	body, err := json.Marshal(a.slack.Message("U1", "D1", "", sum).Payload)
	if err != nil {
		t.Fatal(err)
	}
	send := func(at time.Time) (status int) {
		for range 200 {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:"+port+"/slack/events", bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			stamp, signature := slacktest.Sign(body, at)
			req.Header.Set("X-Slack-Request-Timestamp", stamp)
			req.Header.Set("X-Slack-Signature", signature)
			resp, err := http.DefaultClient.Do(req)
			if err == nil {
				_ = resp.Body.Close()
				return resp.StatusCode
			}
			<-time.After(100 * time.Millisecond) // it is starting
		}
		t.Fatalf("nothing listens:\n%s", p.log)
		return 0
	}
	if status := send(time.Now().Add(-time.Hour)); status != http.StatusUnauthorized {
		t.Errorf("signed an hour ago: status %d", status)
	}
	for range 3 {
		if status := send(time.Now()); status != http.StatusOK {
			t.Errorf("status %d", status)
		}
	}
	a.answers(1, time.Minute)
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if status := a.ends(p, 10*time.Second); status != 0 {
		t.Errorf("status %d:\n%s", status, p.log)
	}
	if n := len(a.slack.Said()); n != 1 {
		t.Errorf("answered %d times, want once", n)
	}
}

func TestTwoBotsSideBySideAnswerOnce(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.start("bot")
	a.start("bot")
	a.connected(4)
	const n = 30
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			e := a.slack.Say("U1", fmt.Sprint("D", i), sum)
			again := *e
			a.slack.Deliver(&again)
		})
	}
	all.Wait()
	for channel, times := range a.answers(n, time.Minute) {
		if times != 1 {
			t.Errorf("%s was answered %d times", channel, times)
		}
	}
}

func TestTheManifestIsOneBySlacksSchema(t *testing.T) {
	s := newShell(t)
	for _, args := range [][]string{{"slack", "manifest"}, {"slack", "manifest", "--http"}} {
		var m struct {
			Features struct {
				Shortcuts []struct{ Name string }
			}
		}
		out := s.do(args...)
		if err := json.Unmarshal([]byte(out), &m); err != nil || len(m.Features.Shortcuts) != 1 {
			t.Errorf("%q: %v\n%s", args, err, out)
		}
	}
}
