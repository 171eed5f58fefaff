package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/configs"
)

// shell is a place to run commands in: a folder of its own with an empty database.
type shell struct {
	t      *testing.T
	env    map[string]string
	folder string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	folder := t.TempDir()
	return &shell{t: t, folder: folder, env: map[string]string{
		"DATABASE_URL": "sqlite://" + filepath.Join(folder, "redress.db"), "REDRESS_NOW": "2026-11-23T09:30:00Z",
		"REDRESS_REGISTER": filepath.Join(folder, "redress.erasures"),
	}}
}

// outcome is what a command left behind.
type outcome struct {
	status   int
	out, err string
}

// run runs a command with the input.
func (s *shell) run(input string, args ...string) outcome {
	s.t.Helper()
	return s.runIn(s.t.Context(), strings.NewReader(input), args...)
}

func (s *shell) runIn(ctx context.Context, in io.Reader, args ...string) outcome {
	var out, err bytes.Buffer
	status := run(ctx, args, world{
		getenv: func(k string) string { return s.env[k] }, readFile: os.ReadFile,
		in: in, out: &out, err: &err, now: time.Now,
	})
	return outcome{status, out.String(), err.String()}
}

// do runs a command that has to succeed and returns its output.
func (s *shell) do(args ...string) string {
	s.t.Helper()
	got := s.run("", args...)
	if got.status != 0 || got.err != "" {
		s.t.Fatalf("redress %s: status %d, %s", strings.Join(args, " "), got.status, got.err)
	}
	return got.out
}

// fails runs a command that has to end with the status, nothing on its output and one sentence (of several
// lines where several things are wrong) with each of the words.
func (s *shell) fails(status int, words []string, args ...string) {
	s.t.Helper()
	got := s.run("", args...)
	if got.status != status || got.out != "" || !strings.HasPrefix(got.err, "redress: ") || !strings.HasSuffix(got.err, "\n") {
		s.t.Errorf("redress %s: status %d, want %d\nout %q\nerr %q", strings.Join(args, " "), got.status, status, got.out, got.err)
	}
	for _, w := range words {
		if !strings.Contains(got.err, w) {
			s.t.Errorf("redress %s: want %q in %q", strings.Join(args, " "), w, got.err)
		}
	}
}

// file writes a file and returns its path.
func (s *shell) file(name, text string) string {
	s.t.Helper()
	path := filepath.Join(s.folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// decoded reads JSON.
func decoded[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

func TestHelpNamesEveryCommand(t *testing.T) {
	s := newShell(t)
	help := s.do("--help")
	for command := range strings.FieldsSeq("demo serve web bot remind retention migrate console deadlines law case people report audit backup restore doctor drill slack discord") {
		if !strings.Contains(help, "\n  "+command+" ") {
			t.Errorf("help does not name %q", command)
		}
	}
	for group, commands := range map[string]string{
		"law": "check list show compare", "case": "open show list export import generate close erase erased count hold restrict request answer rectify",
		"people": "add import link unlink list disable", "report": "commissioner figures sen2", "audit": "verify",
	} {
		help := s.do(group, "--help")
		for c := range strings.FieldsSeq(commands) {
			if !strings.Contains(help, group+" "+c) {
				t.Errorf("help of %s does not name %q:\n%s", group, c, help)
			}
		}
	}
}

func TestWrongUsageEndsWithStatus2(t *testing.T) {
	s := newShell(t)
	for name, args := range map[string][]string{
		"a command that nobody knows":       {"nonsense"},
		"a flag that nobody knows":          {"doctor", "--loud"},
		"half a command":                    {"law"},
		"no file":                           {"deadlines"},
		"two forms at once":                 {"deadlines", "--json", "--jsonl", "-"},
		"a day that does not exist":         {"deadlines", "--at", "2026-02-30", "-"},
		"a supposed fact without its day":   {"deadlines", "--what-if", "certificate-issued", "-"},
		"a console that nobody talks at":    {"console"},
		"an instant without an hour":        {"console", "--as", "mediator-1", "--at", "2026-11-23"},
		"a day for a run that really sends": {"remind", "--once", "--at", "2026-11-23"},
		"a role that nobody has":            {"people", "add", "boss-1", "--organisation", "north", "--role", "boss"},
		"an authority without its kind":     {"people", "add", "m-1", "--organisation", "n", "--role", "mediator", "--authority", "E06000001"},
		"open and closed at once":           {"case", "list", "--open", "--closed"},
		"a case whose ground is not given":  {"case", "open", "--authority", "hartlepool"},
		"a migration that is not one":       {"migrate", "down"},
	} {
		got := s.run("", args...)
		if got.status != 2 || got.out != "" || strings.Count(got.err, "\n") != 1 || !strings.Contains(got.err, "--help” shows what can be written") {
			t.Errorf("%s: status %d\nout %q\nerr %q", name, got.status, got.out, got.err)
		}
	}
	if got := s.run(""); got.status != 2 || !strings.Contains(got.err, "Usage: redress <command>") {
		t.Errorf("no command at all: status %d, %q", got.status, got.err)
	}
	if _, err := os.Stat(filepath.Join(s.folder, "redress.db")); err == nil {
		t.Error("a command that was typed wrongly made a database")
	}
}

func TestWhatIsNotThereYetSaysSo(t *testing.T) {
	s := newShell(t)
	for _, command := range []string{

		"report commissioner", "report figures --all", "report sen2",
	} {
		s.fails(1, []string{"is not part of this version; nothing was done"}, strings.Fields(command)...)
	}
}

func TestADatabaseThatCannotBeUsedIsNamedWithWhatToDo(t *testing.T) {
	s := newShell(t)
	s.env["DATABASE_URL"] = "sqlite://" + filepath.Join(s.folder, "nowhere", "redress.db")
	s.fails(1, []string{"The folder " + filepath.Join(s.folder, "nowhere"), "make it, or change DATABASE_URL"}, "case", "list")
	s.env["DATABASE_URL"] = "sqlite://" + s.folder
	s.fails(1, []string{s.folder}, "case", "list")
	s.env["DATABASE_URL"] = "postgres://redress:word@127.0.0.1:1/redress"
	s.fails(1, []string{"127.0.0.1:1"}, "people", "list")
	if got := s.run("", "people", "list"); strings.Contains(got.err, "word") {
		t.Errorf("a password can be read in %q", got.err)
	}
	s.env["DATABASE_URL"] = "mysql://host/redress"
	s.fails(1, []string{"DATABASE_URL is not a database: write sqlite:///path"}, "case", "list")
	entries, err := os.ReadDir(s.folder)
	if err != nil || len(entries) > 0 {
		t.Errorf("something was written: %v, %v", entries, err)
	}
}

func TestEveryFaultOfTheSettingsIsSaidAtOnce(t *testing.T) {
	s := newShell(t)
	s.env["PORT"], s.env["SLACK_APP_TOKEN"], s.env["REDRESS_KEY_FILE"] = "http", "xoxb-word", filepath.Join(s.folder, "none")
	s.env["SLACK_API_URL"] = "http://127.0.0.1:1/"
	want := []string{"redress: PORT is not a port", "redress: SLACK_APP_TOKEN is another kind", "redress: SLACK_BOT_TOKEN is missing",
		"redress: REDRESS_KEY_FILE names a file that cannot be read"}
	for _, command := range []string{"case list", "people list", "migrate", "migrate status", "console --as a", "demo", "serve", "remind --once"} {
		s.fails(1, want, strings.Fields(command)...)
	}
	got := s.run("", "doctor")
	if got.status != 1 || strings.Count(got.out, "failure  settings") != 4 || strings.Contains(got.out, "xoxb-word") {
		t.Errorf("doctor: status %d\n%s", got.status, got.out)
	}
	s.do("law", "check") // needs no settings
}

func TestDoctorLooksAtEverything(t *testing.T) {
	s := newShell(t)
	type report struct {
		Findings []struct{ Name, Level, Text string }
		Settings map[string]string
	}
	levels := func() map[string]string {
		out := map[string]string{}
		for _, f := range decoded[report](t, s.run("", "doctor", "--json").out).Findings {
			out[f.Name] = f.Level
		}
		return out
	}
	want := map[string]string{"settings": "pass", "calendar": "pass", "database": "pass",
		"schema": "pass", "keys": "pass", "redis": "pass", "slack": "pass", "discord": "pass", "mail": "pass", "outbox": "pass", "reminders": "pass", "erasures": "pass"}
	for _, book := range configs.Books() {
		want["law book "+book] = "pass"
	}
	s.do("migrate")
	s.env["DISCORD_API_URL"], s.env["DISCORD_GATEWAY_URL"] = "http://127.0.0.1:1", "ws://127.0.0.1:1"
	if got := levels(); len(got) != len(want) {
		t.Errorf("looked at %v, want %v", got, want)
	}
	for name, change := range map[string]struct{ variable, value, finding, level string }{
		"a calendar that ends in sixteen months": {"REDRESS_NOW", "2027-09-01T09:00:00Z", "calendar", "warning"},
		"a calendar that ends in three weeks":    {"REDRESS_NOW", "2028-12-10T09:00:00Z", "calendar", "failure"},
		"a calendar that has ended":              {"REDRESS_NOW", "2040-01-01T09:00:00Z", "calendar", "failure"},
		"a Redis that does not answer":           {"REDIS_URL", "redis://127.0.0.1:1", "redis", "failure"},
		"a Discord that does not answer":         {"DISCORD_TOKEN", "word", "discord", "warning"},
		"a database that is not there":           {"DATABASE_URL", "sqlite:///none/redress.db", "database", "failure"},
	} {
		before := s.env[change.variable]
		s.env[change.variable] = change.value
		if got := levels()[change.finding]; got != change.level {
			t.Errorf("%s: %q, want %q", name, got, change.level)
		}
		s.env[change.variable], s.env["REDRESS_NOW"] = before, "2026-11-23T09:30:00Z"
	}
}

func TestTheCalculatorAnswersAsPromised(t *testing.T) {
	s := newShell(t)
	s.env["DATABASE_URL"] = "sqlite:///none/redress.db" // it touches no store
	file := s.file("case.yaml", `case:
  reference: HPL-0231
  authority: E06000001
  grounds: [refuse-assess]
  appellant: parent
facts:
  - {type: decision-sent, on: 2026-09-22}
  - {type: mediation-adviser-contacted, on: 2026-11-10}
`)
	type answer struct {
		Reference, Book, At string
		Deadlines           []struct {
			ID, Due, Weekday, Cutoff, Status, Certainty string
			RawEnd                                      string `json:"raw_end"`
			From                                        []string
		}
	}
	got := decoded[answer](t, s.do("deadlines", "--json", "--at", "2026-11-10", file))
	if got.Reference != "HPL-0231" || got.Book != "england" || got.At != "2026-11-10" {
		t.Errorf("answer for %s, %s, at %s", got.Reference, got.Book, got.At)
	}
	found := false
	for _, d := range got.Deadlines {
		if d.ID == "appeal" {
			found = d.RawEnd == "2026-11-22" && d.Due == "2026-11-23" && d.Weekday == "Monday" && d.Cutoff == "17:00" &&
				d.Status == "open" && d.Certainty == "certain" && len(d.From) == 1 && d.From[0] == "decision-sent 2026-09-22"
		}
	}
	if !found {
		t.Errorf("the appeal is not as promised: %+v", got.Deadlines)
	}
	if text := s.do("deadlines", "--at", "2026-11-10", file); !strings.Contains(text, "Mon 23 November 2026, 5pm") {
		t.Errorf("the text does not say the day with its weekday and hour:\n%s", text)
	}
	if text := s.do("deadlines", "--what-if", "certificate-issued=2026-11-09", file); !strings.Contains(text, "Appeal to the tribunal: Mon 23 November 2026, 5pm becomes Wed 9 December 2026, 5pm, 16 days later.") {
		t.Errorf("what would change is not said:\n%s", text)
	}
	bad := s.file("bad.yaml", "case: {reference: HPL-0231, authority: E06000001, grounds: [refuse-assess]}\nfacts:\n  - {type: decision-sent, on: 2026-02-30}\n")
	s.fails(1, []string{"bad.yaml:3: facts[0].on:"}, "deadlines", bad)
	s.fails(1, []string{"none.yaml cannot be read"}, "deadlines", filepath.Join(s.folder, "none.yaml"))
}

func TestABadLineIsAnsweredAndTheRestGoesOn(t *testing.T) {
	s := newShell(t)
	const line = `{"case": {"reference": "HPL-0231", "authority": "E06000001", "grounds": ["cease"]}, "facts": [{"type": "decision-sent", "on": "2026-09-22"}]}`
	got := s.run(line+"\n{\"case\": 1}\n"+line+"\n", "deadlines", "--jsonl", "-")
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	if got.status != 1 || len(lines) != 3 || !strings.HasPrefix(lines[1], `{"line":2,"error":`) || lines[0] != lines[2] {
		t.Errorf("status %d, %s\n%s", got.status, got.err, got.out)
	}
}

func TestTheDemonstrationAnswersAndLeavesNothingBehind(t *testing.T) {
	s := newShell(t)
	s.env["DATABASE_URL"] = "sqlite:///none/redress.db" // it has a store of its own
	s.env["REDRESS_NOW"] = ""
	t.Setenv("TMPDIR", s.folder)
	got := s.run("what is due this week?\n", "demo")
	hint, answer, _ := strings.Cut(got.out, "\n\n")
	if got.status != 0 || got.err != "" || strings.Count(hint, "\n") != 1 || !strings.Contains(answer, "DUR-0222: Say that the assessment will be made") {
		t.Errorf("status %d, %s\n%s", got.status, got.err, got.out)
	}
	entries, err := os.ReadDir(s.folder)
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestTheDemonstrationSavesWhatIsConfirmed(t *testing.T) {
	s := newShell(t)
	got := s.run("HPL-0203 certificate issued 20 November, not pursued\nsave\nshow HPL-0203\n", "demo")
	for _, want := range []string{"to be saved", "Saved in HPL-0203", "Mediation certificate issued Fri 20 November 2026 (not pursued)\n"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("want %q in\n%s", want, got.out)
		}
	}
	if got.status != 0 || got.err != "" {
		t.Errorf("status %d, %s", got.status, got.err)
	}
}

func TestTheDemonstrationChangesThePersonAndTheDay(t *testing.T) {
	s := newShell(t)
	s.env["REDRESS_NOW"] = "2026-11-20T16:00:00Z"
	got := s.run("/as volunteer-1\n/as nobody-1\n/day +3\n/day back\n", "demo")
	for _, want := range []string{
		"You are volunteer-1 now (forum-volunteer at tees-forum).", `There is nobody called "nobody-1" here.`,
		"== Saturday 21 November 2026\n", "== Monday 23 November 2026\n", "— to mediator-1 —", "Write /day and a number of days",
	} {
		if !strings.Contains(got.out, want) {
			t.Errorf("want %q in\n%s", want, got.out)
		}
	}
	if got.status != 0 || got.err != "" {
		t.Errorf("status %d, %s", got.status, got.err)
	}
}

func TestACommandThatIsStoppedSaysThatItIsNotDone(t *testing.T) {
	s := newShell(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	got := s.runIn(ctx, strings.NewReader(""), "case", "list")
	if got.status != 1 || got.err != "redress: stopped before it was done; what was saved until then stays\n" {
		t.Errorf("status %d, %s", got.status, got.err)
	}
}

func TestAConsoleThatNobodyTypesAtEndsWhenItIsStopped(t *testing.T) {
	s := newShell(t)
	ctx, stop := context.WithCancel(t.Context())
	in, keyboard := io.Pipe()
	ended := make(chan outcome)
	go func() { ended <- s.runIn(ctx, in, "console", "--as", "mediator-1", "--json") }()
	if _, err := io.WriteString(keyboard, "help\n"); err != nil {
		t.Fatal(err)
	}
	stop()
	if got := <-ended; got.status != 0 || got.err != "" {
		t.Errorf("status %d, %s", got.status, got.err)
	}
}

func TestServeAnswersUntilItIsStopped(t *testing.T) {
	s := newShell(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	s.env["PORT"] = port
	if got := s.run("", "serve"); got.status != 1 || !strings.Contains(got.err, "redress: the pages cannot be served on :"+port) {
		t.Errorf("a port that is taken: status %d, %s", got.status, got.err)
	}
	_ = listener.Close()

	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan outcome)
	go func() { ended <- s.runIn(ctx, strings.NewReader(""), "serve") }()
	if body := healthOf(t, "http://127.0.0.1:"+port+"/healthz"); !strings.HasPrefix(body, `{"status":"ok",`) {
		t.Errorf("health is %q", body)
	}
	stop()
	if got := <-ended; got.status != 0 || got.out != "" {
		t.Errorf("status %d, %s", got.status, got.err)
	}
}

// healthOf asks until somebody answers.
func healthOf(t *testing.T, address string) string {
	t.Helper()
	for began := time.Now(); time.Since(began) < 10*time.Second; {
		r, err := http.Get(address)
		if err != nil {
			continue
		}
		body, err := io.ReadAll(r.Body)
		_ = r.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	t.Fatal("nobody answers")
	return ""
}
