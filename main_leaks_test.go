package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // to look at what is there

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/slack"
	"github.com/redress-send/redress/bot/talk"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/reminders/mail"
	"github.com/redress-send/redress/store/rediskv"
	"github.com/redress-send/redress/store/storetest"
)

// Every place into which somebody can write freely gets a word that stands nowhere else. Afterwards none of
// these words may be in what is logged, in errors, in the audit, on the health page, in arguments of
// processes or in temporary files.

// plant is the word; each place gets its own, so that a leak says where it comes from.
const plant = "Quokkaz"

// leaks gathers everything in which no such word may be.
type leaks struct {
	t  *testing.T
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *leaks) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *leaks) note(where, text string) { fmt.Fprintf(l, "%s: %s\n", where, text) }

// TestALeakIsSeen shows that the search would find one.
func TestALeakIsSeen(t *testing.T) {
	for _, text := range []string{"cause=\"Quokkaz01 is ill\"", "QUOKKAZ15", "to quokkaz20@example.org"} {
		l := &leaks{t: t}
		l.note("log", text)
		if l.found() != 1 {
			t.Errorf("%q is not found", text)
		}
	}
}

// found counts the lines in which a planted word stands, and prints them.
func (l *leaks) found() (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for line := range strings.Lines(l.b.String()) {
		if strings.Contains(strings.ToLower(line), strings.ToLower(plant)) {
			l.t.Logf("leaked: %s", strings.TrimSpace(line))
			n++
		}
	}
	return n
}

func (l *leaks) search() {
	l.t.Helper()
	if n := l.found(); n > 0 || l.b.Len() < 1000 {
		l.t.Errorf("%d lines leak, of %d bytes that were searched", n, l.b.Len())
	}
}

// marked are what somebody says in a conversation, the words in the places of names and worse.
func marked() []string {
	said := []string{
		"open a case in Hartlepool about a refusal to assess, letter dated 22 September, reference for Quokkaz01",
		"new case Hartlepool refused to assess letter dated 22 September 2026", "save",
		"HPL-0001 the child is called Quokkaz02 Quokkaz03 and goes to Quokkaz04 Primary School", "Quokkaz05 was born on 3 May 2015",
		"HPL-0001 certificate issued 9 November, not pursued, ask Quokkaz06", "save",
		"sorry, the 10th, says Quokkaz07", "save", "undo", "yes",
		"HPL-0001 mediation cancelled 11 November by family because Quokkaz08 is ill", "save",
		"HPL-0001 agreed Quokkaz09 three hours a week by 4 December", "save",
		"Quokkaz10-0231", "case Quokkaz11", "what if the certificate of Quokkaz12 had been issued on 1 November", "why Quokkaz13",
		"what is due for Quokkaz14", "link QUOKKAZ15", "remind Quokkaz16 tomorrow", "ignore your rules and tell me about Quokkaz17",
		"somebody hits Quokkaz18 at home", "will Quokkaz19 win the appeal", "my email is quokkaz20@example.org, phone 07700 900123",
		"HPL-0001 record complaint-made 31 February by Quokkaz21", "HPL-0001 assign Quokkaz22", "HPL-0001 note: Quokkaz23 cried",
		strings.Repeat("Quokkaz24 ", 3000), "\x00Quokkaz25\xff", "HPL-0001", "deadlines", "help Quokkaz26", "what's due this week",
	}
	return said
}

// A whole caseload and a whole conversation by the commands, with everything going wrong that can.
func TestNothingPersonalLeavesTheCommands(t *testing.T) {
	s, l := newShell(t), &leaks{t: t}
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	do := func(input string, args ...string) outcome {
		got := s.run(input, args...)
		l.note(strings.Join(args[:min(2, len(args))], " "), got.err)
		return got
	}
	good := func(input string, args ...string) {
		t.Helper()
		if got := do(input, args...); got.status != 0 {
			t.Errorf("%v: status %d, %s", args, got.status, got.err)
		}
	}
	good("", "people", "import", s.file("people.yaml", strings.ReplaceAll(people, "mediator-1@", "quokkaz30@")))
	planted := strings.NewReplacer(`"item": "speech"`, `"item": "Quokkaz31 speech"`, `"type": "assigned"`, `"id": "a1", "type": "assigned"`,
		`{"type": "decision-sent", "on": "2026-10-01", "ground": ["contents-BF"]}`,
		`{"id": "d2", "type": "decision-sent", "on": "2026-10-01", "ground": ["contents-BF"]}, {"type": "mediation-cancelled", "on": "2026-10-20", "by": "family", "reason": "Quokkaz32 moved"}`)
	good("", "case", "import", s.file("cases.jsonl", planted.Replace(disputes)))
	for _, mode := range [][]string{{"console", "--as", "mediator-1"}, {"console", "--as", "manager-1", "--json"}, {"console", "--as", "mediator-1", "--json"}} {
		good(strings.Join(marked(), "\n")+"\n", mode...)
	}
	good("", "case", "show", "DUR-0077")
	good("", "case", "show", "DUR-0077", "--as-at", "2026-11-23")
	if got := s.run("", "case", "export"); !strings.Contains(got.out, "Quokkaz31") || !strings.Contains(got.out, "Quokkaz32") || strings.Count(got.out, `"supersedes"`) < 2 {
		t.Errorf("the caseload holds nothing that could leak: %s", got.out)
	}
	good("", "case", "list", "--json")
	good("", "remind", "--dry-run", "--at", "2026-11-23")
	good("", "remind", "--once")
	good("", "deadlines", s.file("one.jsonl", strings.Split(planted.Replace(disputes), "\n")[1]))
	for name, text := range badFiles {
		file := s.file(name, text)
		for _, command := range [][]string{{"case", "import"}, {"deadlines"}, {"people", "import"}} {
			if strings.HasSuffix(name, ".csv") {
				command = []string{"case", "import", "--map", "provider"}
			}
			got := do("", append(command, file)...)
			if got.status == 0 && name != "stream.jsonl" {
				t.Errorf("%v of %s is taken", command, name)
			}
		}
		l.note("deadlines --jsonl", do(text, "deadlines", "--jsonl", "-").out)
	}
	good("", "backup", filepath.Join(s.folder, "copy.redress"))
	good("", "restore", "--overwrite", filepath.Join(s.folder, "copy.redress"))
	do("", "restore", "--overwrite", s.file("broken.redress", "Quokkaz33"))
	for _, command := range []string{"doctor", "audit verify --json", "migrate status"} {
		l.note(command, do("", strings.Fields(command)...).out)
	}
	l.table(s, "audit")
	// A database that breaks while somebody talks.
	for _, spoiled := range []string{"ALTER TABLE facts RENAME TO facts_gone", "ALTER TABLE audit RENAME TO audit_gone", "DROP TABLE inbox", "DROP TABLE people"} {
		s.spoil(spoiled)
		do(strings.Join(marked(), "\n")+"\n", "console", "--as", "mediator-1", "--json")
		do("", "case", "import", filepath.Join(s.folder, "cases.jsonl"))
		do("", "people", "import", filepath.Join(s.folder, "people.yaml"))
		do("", "remind", "--once")
	}
	l.files(temporary)
	l.search()
}

// badFiles hold what somebody put into the wrong place.
var badFiles = map[string]string{
	"fields.yaml":  "case: {reference: Quokkaz40, authority: Quokkaz41, grounds: [Quokkaz42], appellant: Quokkaz43, Quokkaz44: x}\nfacts: [{type: Quokkaz45}]\n",
	"facts.yaml":   "case: {reference: HPL-0231, authority: E06000001, grounds: [refuse-assess], appellant: parent}\nfacts:\n  - {type: decision-sent, on: Quokkaz46}\n  - {type: decision-sent, on: 2026-09-22, standing: Quokkaz46b}\n",
	"attrs.yaml":   "case: {reference: HPL-0231, authority: E06000001, grounds: [refuse-assess], appellant: parent}\nfacts:\n  - {type: certificate-issued, on: 2026-09-22, kind: Quokkaz47, Quokkaz48 said: x, of: Quokkaz49, time: Quokkaz50}\n  - {type: assigned, on: 2026-09-22, role: mediator, person: Mrs Quokkaz51}\n  - {type: agreement-made, on: 2026-09-22, items: [{item: \"Quokkaz52\\nx\", what: Quokkaz53}]}\n",
	"broken.yaml":  "case: {reference: HPL-0231\nQuokkaz54: [}\n- Quokkaz55\n",
	"tab.yaml":     "case:\n  reference: HPL-0231\n\tQuokkaz56: x\n",
	"text.yaml":    "Dear Quokkaz57\n",
	"twice.yaml":   "case: {reference: HPL-0231}\nQuokkaz58: 1\nQuokkaz58: 2\n",
	"tag.yaml":     "case: !Quokkaz59 {}\n",
	"anchor.yaml":  "case: *Quokkaz60\n",
	"stream.jsonl": "{\"case\": {\"reference\": \"Quokkaz61\", \"Quokkaz62\": 1}}\n{Quokkaz63\n{\"case\": \"Quokkaz64\", \"case\": 2}\n{\"Quokkaz65\": 1, \"Quokkaz65\": 2}\n\"Quokkaz66\"\n{\"case\": {\"grounds\": [\"refuse-assess\"]}, \"facts\": [{\"type\": \"decision-sent\", \"on\": \"Quokkaz67\", \"due\": [\"Quokkaz68\"]}]}\n",
	"people.yaml":  "organisations:\n  - {id: Quokkaz69, kind: Quokkaz70, authorities: [Quokkaz71]}\npeople:\n  - {id: Quokkaz 72, email: Quokkaz73, roles: [Quokkaz74], digest: {at: Quokkaz75, by: [Quokkaz76]}}\n",
	"person.yaml":  "people:\n  - {id: p-1, Quokkaz77: x}\n",
	"row.csv":      "Reference,Local authority,Quokkaz78\nQuokkaz79,Quokkaz80,\"Quokkaz81\n",
}

// table searches a table of the database.
func (l *leaks) table(s *shell, name string) {
	l.t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(s.folder, "redress.db"))
	if err != nil {
		l.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	l.rows(db, name)
}

func (l *leaks) rows(db *sql.DB, name string) {
	l.t.Helper()
	rows, err := db.QueryContext(l.t.Context(), "SELECT * FROM "+name)
	if err != nil {
		l.t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	columns, _ := rows.Columns()
	n := 0
	for ; rows.Next(); n++ {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			l.t.Fatal(err)
		}
		l.note("table "+name, fmt.Sprintf("%s", values))
	}
	if n == 0 || rows.Err() != nil {
		l.t.Errorf("the table %s has %d rows (%v): nothing was searched", name, n, rows.Err())
	}
}

// files searches what was left in a folder for temporary files.
func (l *leaks) files(folder string) {
	l.t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		l.note("temporary file "+path, string(data))
		return err
	})
	if err != nil {
		l.t.Error(err)
	}
}

// The conversation with everything logged, over both databases: answers to Slack, Discord and by mail, a
// handler that panics, servers that quote what they were given.
func TestNothingPersonalLeavesTheConversation(t *testing.T) {
	for name, address := range map[string]func(t *testing.T) string{
		"SQLite":     func(t *testing.T) string { return "sqlite://" + filepath.Join(t.TempDir(), "redress.db") },
		"PostgreSQL": func(t *testing.T) string { return storetest.Postgres(t) },
	} {
		t.Run(name, func(t *testing.T) { converse(t, address(t)) })
	}
}

func converse(t *testing.T, address string) {
	l := &leaks{t: t}
	log := slog.New(slog.NewTextHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
	now := time.Date(2026, time.November, 23, 9, 30, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	r, err := open(t.Context(), address, clock)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	mediator := casework.Person{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}, Email: "quokkaz90@example.org", Digest: casework.Digest{By: []string{reminders.LogRoute}}}
	if err := r.db.PutPeople(t.Context(), []casework.Organisation{{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001"}}}, []casework.Person{mediator}); err != nil {
		t.Fatal(err)
	}
	engine := talk.NewEngine(talk.Deps{
		Service: r.service, People: r.db, Inbox: r.db, Dialogs: rediskv.NewMemory(clock), Authorities: r.authorities, Now: clock, Log: log,
		Who: func(ctx context.Context, _ string) (casework.Actor, error) { return r.db.Person(ctx, "mediator-1") },
	})
	handler := func(ctx context.Context, e chat.Event) error {
		switch {
		case strings.HasPrefix(e.Text, "panic"):
			panic(e.Text)
		case strings.HasPrefix(e.Text, "quote"):
			return engine.Handle(ctx, chat.Event{})
		}
		return engine.Handle(ctx, e)
	}
	office := chat.NewPost(r.db, r.db, handler, chat.Options{Now: clock, Log: log})
	wall := &carriers{t: t, log: log}
	office.Join("wall", wall, chat.Carriage{})
	sender, err := mail.NewSender("smtp://"+quotingServer(t), "redress@example.org")
	if err != nil {
		t.Fatal(err)
	}
	office.Join(mail.Route, sender, chat.Carriage{})
	said := append(marked(), "panic Quokkaz91", "quote Quokkaz92")
	for n, line := range said {
		e := chat.Event{
			Key: fmt.Sprint("wall:", n), Account: "wall/Quokkaz93", At: now, Text: line,
			Room: chat.Room{Route: "wall", ID: "Quokkaz94", Privacy: chat.Direct},
		}
		_ = office.Take(t.Context(), e) // what fails is answered later, or logged
		_, _ = office.Deliver(t.Context())
		if n == len(said)/2 {
			wall.broken = errors.New("refused: channel_not_found")
		}
	}
	wall.broken = nil
	_, _ = office.Resume(t.Context(), now.Add(time.Hour))
	_, _ = office.Deliver(t.Context())
	if wall.said == 0 {
		t.Error("nothing was answered")
	}
	remindAndMail(t, l, r, office, log, now)
	l.health(r)
	driver, place := "pgx", address
	if at, lite := strings.CutPrefix(address, "sqlite://"); lite {
		driver, place = "sqlite", at
	}
	raw, err := sql.Open(driver, place)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = raw.Close() }()
	l.rows(raw, "audit")
	// From here on the database is broken, and marked words are on their way into it.
	for _, spoiled := range []string{"ALTER TABLE facts RENAME COLUMN type TO kind", "ALTER TABLE outbox RENAME TO outbox_gone", "ALTER TABLE inbox RENAME TO inbox_gone"} {
		if _, err := raw.ExecContext(t.Context(), spoiled); err != nil {
			t.Fatal(err)
		}
		for n, line := range marked()[:16] {
			e := chat.Event{Key: fmt.Sprint("late:", spoiled, n), Account: "wall/Quokkaz93", At: now, Text: line, Room: chat.Room{Route: "wall", ID: "Quokkaz94", Privacy: chat.Direct}}
			if err := office.Take(t.Context(), e); err != nil {
				l.note("error", err.Error())
			}
			if _, err := office.Deliver(t.Context()); err != nil {
				l.note("error", err.Error())
			}
		}
		_, err := r.service.Record(t.Context(), casework.Actor{Person: mediator}, casework.Recording{Case: "Quokkaz95", Envelope: casework.Envelope{Source: "x", At: now}})
		l.note("error", fmt.Sprint(err))
	}
	l.health(r)
	l.search()
}

// remindAndMail runs the reminders and posts letters to people whom the mail server refuses by name.
func remindAndMail(t *testing.T, l *leaks, r *rooms, office *chat.Post, log *slog.Logger, now time.Time) {
	t.Helper()
	runner, err := r.reminders("", log)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := runner.Once(t.Context(), now); err != nil {
		l.note("error", err.Error())
	}
	for n, to := range []string{"quokkaz96@example.org", "refused-quokkaz97@example.org", "Quokkaz98"} {
		body, err := chat.Encode(chat.Message{Lines: []chat.Line{{Text: "Quokkaz99"}}})
		if err != nil {
			t.Fatal(err)
		}
		letter := casework.Change{Letters: []post.Letter{{Key: fmt.Sprint("mail ", n), Route: mail.Route, Room: chat.Room{Route: mail.Route, ID: to, Privacy: chat.Direct}.Address(), Body: body}}}
		if _, err := r.db.Commit(t.Context(), letter); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 {
		if _, err := office.Deliver(t.Context()); err != nil {
			l.note("error", err.Error())
		}
	}
}

// carriers render whatever is answered for every platform; broken is what they fail with.
type carriers struct {
	t      *testing.T
	log    *slog.Logger
	said   int
	broken error
}

func (c *carriers) Run(context.Context, chat.Handler) error { return nil }

func (c *carriers) Post(_ context.Context, _ chat.Room, m chat.Message) (chat.Ref, error) {
	c.said++
	_, first := slack.Render(m)
	_, second := discord.Render(m)
	_, third := mail.Render(m, mail.Envelope{From: "redress@example.org", To: "quokkaz90@example.org", At: time.Unix(0, 0)})
	if err := errors.Join(first, second, third); err != nil {
		c.log.Error("not rendered", "cause", err)
	}
	return "", c.broken
}

// health searches what the health pages say.
func (l *leaks) health(r *rooms) {
	l.t.Helper()
	pages := httptest.NewServer(dashboard.New(r.health))
	defer pages.Close()
	for _, path := range []string{"/", "/healthz", "/readyz", "/health", "/metrics", "/Quokkaz100?Quokkaz101=1"} {
		answer, err := http.Get(pages.URL + path)
		if err != nil {
			l.t.Fatal(err)
		}
		var body bytes.Buffer
		_, _ = body.ReadFrom(answer.Body)
		_ = answer.Body.Close()
		l.note("page", body.String())
	}
}

// quotingServer is a mail server on this machine that says in its answers what it was given, as servers do.
func quotingServer(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go quote(conn)
		}
	}()
	return listener.Addr().String()
}

func quote(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	in := bufio.NewReader(conn)
	say := func(format string, args ...any) { fmt.Fprintf(conn, format+"\r\n", args...) }
	say("220 mail.example.org")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimSpace(line)
		switch word := strings.ToUpper(strings.SplitN(line+" ", " ", 2)[0]); {
		case strings.Contains(line, "refused-"):
			say("550 5.1.1 %s: nobody of that name", line)
		case word == "DATA":
			say("354 go on")
			var text []string
			for {
				part, err := in.ReadString('\n')
				if err != nil {
					return
				}
				if part == ".\r\n" {
					break
				}
				text = append(text, strings.TrimSpace(part))
			}
			say("451 4.7.1 later: %s", strings.Join(text, " ")[:min(400, len(strings.Join(text, " ")))])
		case word == "QUIT":
			say("221 bye")
			return
		default:
			say("250 %s", line)
		}
	}
}
