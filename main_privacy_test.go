package main

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/memdb"
	"github.com/redress-send/redress/store/storetest"
)

// keepers are people whose provider keeps closed cases for a year.
const keepers = `organisations:
  - {id: north-mediation, kind: mediation-provider, authorities: [E06000001], retention: {years: 1, chat_days: 30}}
people:
  - {id: mediator-1, organisation: north-mediation, roles: [mediator]}
  - {id: manager-1, organisation: north-mediation, roles: [manager]}
`

// withCases has people and so many cases of Hartlepool, from HPL-0001 on.
func withCases(t *testing.T, n int) *shell {
	t.Helper()
	s := newShell(t)
	s.do("people", "import", s.file("people.yaml", keepers))
	for range n {
		s.do("case", "open", "--authority", "hartlepool", "--ground", "refuse-assess", "--assign", "mediator-1", "--fact", "decision-sent=2026-09-22")
	}
	return s
}

type erasedShown struct {
	Reference, Reason string
	Erased, Already   bool
	Rows              map[string]int
}

func TestErasingACase(t *testing.T) {
	s := withCases(t, 2)
	s.do("remind", "--dry-run")
	old := s.do("case", "export", "HPL-0001")
	copyOf := filepath.Join(s.folder, "before.redress")
	s.do("backup", copyOf)
	counts, other := s.do("case", "count", "--json"), s.do("case", "show", "HPL-0002", "--json")

	s.do("case", "hold", "hpl 1")
	s.fails(1, []string{"HPL-0001 is not erased", "legal hold since Mon 23 November 2026"}, "case", "erase", "HPL-0001", "--yes")
	s.do("case", "hold", "HPL-0001", "--lift")
	got := s.run("", "case", "erase", "HPL-0001", "--reason", "mum asked for it")
	if got.status != 1 || !strings.Contains(got.err, "add --yes") || !strings.Contains(got.out, "its words are not") || !strings.Contains(got.out, "Appeal to the tribunal") {
		t.Errorf("nobody can be asked: %+v", got)
	}
	dry := decoded[erasedShown](t, s.do("case", "erase", "HPL-0001", "--reason", "request", "--dry-run", "--json"))
	want := erasedShown{Reference: "HPL-0001", Reason: "request", Rows: map[string]int{"cases": 1, "facts": 4}}
	if diff := cmp.Diff(want, dry); diff != "" {
		t.Error(diff)
	}
	s.do("case", "show", "HPL-0001")
	want.Erased = true
	if diff := cmp.Diff(want, decoded[erasedShown](t, s.do("case", "erase", "HPL-0001", "--reason", "request", "--yes", "--json"))); diff != "" {
		t.Error(diff)
	}
	for range 2 {
		if got := s.do("case", "erase", "HPL-0001", "--yes"); got != "HPL-0001 was erased on Mon 23 November 2026 (request). There is nothing left to do.\n" {
			t.Error(got)
		}
	}
	again := decoded[erasedShown](t, s.do("case", "erase", "hpl 1", "--yes", "--json"))
	if !again.Already || !again.Erased || again.Reason != "request" {
		t.Errorf("%+v", again)
	}
	s.fails(1, []string{"there is no case"}, "case", "show", "HPL-0001")
	s.fails(1, []string{"there is no case"}, "case", "erase", "HPL-0777", "--yes")
	if got := s.do("case", "count", "--json"); got != counts {
		t.Errorf("counts were\n%s\nand are\n%s", counts, got)
	}
	if got := s.do("case", "show", "HPL-0002", "--json"); got != other {
		t.Errorf("the other case was\n%s\nand is\n%s", other, got)
	}
	s.fails(1, []string{"case.reference", "HPL-0001 was erased on Mon 23 November 2026", "does not come back"}, "case", "import", s.file("old.json", old))
	s.fails(1, []string{"has been erased"}, "case", "open", "--authority", "hartlepool", "--ground", "refuse-plan", "--reference", "HPL-0001")
	if got := s.do("case", "open", "--authority", "hartlepool", "--ground", "refuse-plan"); !strings.HasPrefix(got, "HPL-0003:") {
		t.Error(got)
	}
	s.do("audit", "verify")
	s.do("restore", copyOf, "--overwrite")
	s.fails(1, []string{"there is no case"}, "case", "show", "HPL-0001")
	s.do("case", "show", "HPL-0002")
	s.do("audit", "verify")
	if got := s.do("case", "erased"); got != "HPL-0001  Mon 23 November 2026  request\n" {
		t.Error(got)
	}
}

// On a terminal the reference has to be typed.
func TestErasingAsksOnATerminal(t *testing.T) {
	for typed, goes := range map[string]bool{"HPL-0001\n": true, "hpl 1\n": true, "yes\n": false, "HPL-0002\n": false, "1\n": false, "": false} {
		s := withCases(t, 1)
		var out, complaints bytes.Buffer
		status := run(t.Context(), []string{"case", "erase", "HPL-0001"}, world{
			getenv: func(k string) string { return s.env[k] }, readFile: nil, in: strings.NewReader(typed), out: &out, err: &complaints, terminal: true, now: time.Now,
		})
		if (status == 0) != goes || !strings.Contains(complaints.String(), "Type HPL-0001 to erase it: ") {
			t.Errorf("%q: status %d, %s", typed, status, complaints.String())
		}
		if left := s.run("", "case", "show", "HPL-0001").status == 0; left == goes {
			t.Errorf("%q: the case is left: %v", typed, left)
		}
	}
}

// Several processes run retention at once: each case goes once, and what is held stays. The log names none.
func TestRetentionByTwoProcesses(t *testing.T) {
	for _, place := range []string{"SQLite", "PostgreSQL"} {
		t.Run(place, func(t *testing.T) {
			s := newShell(t)
			if place == "PostgreSQL" {
				s.env["DATABASE_URL"] = storetest.Postgres(t)
			}
			s.do("people", "import", s.file("people.yaml", keepers))
			for range 6 {
				s.do("case", "open", "--authority", "hartlepool", "--ground", "refuse-assess", "--assign", "mediator-1", "--fact", "decision-sent=2026-09-22")
			}
			for _, ref := range []string{"1", "2", "3", "4", "5"} {
				s.do("case", "close", "HPL-"+ref, "--why", "agreed", "--on", "2026-11-20")
			}
			s.do("case", "hold", "HPL-5")
			if got := s.do("retention", "--dry-run", "--at", "2027-11-20"); !strings.HasPrefix(got, "Saturday 20 November 2027: 0 cases would be erased, 0 cases kept.\n") {
				t.Error(got)
			}
			got := s.do("retention", "--dry-run", "--at", "2027-11-21")
			for _, want := range []string{"4 cases would be erased, 1 case kept", "HPL-0001  closed Fri 20 November 2026, kept for 1 year, until Sat 20 November 2027",
				"HPL-0005  closed Fri 20 November 2026, kept for 1 year, until Sat 20 November 2027; stays: it is under a legal hold since Mon 23 November 2026", "kept for 30 days"} {
				if !strings.Contains(got, want) {
					t.Errorf("want %q in\n%s", want, got)
				}
			}
			s.env["REDRESS_NOW"] = "2027-11-21T04:30:00Z"
			type ran struct{ Erased, Kept int }
			var all sync.WaitGroup
			var erased atomic.Int64
			for range 3 {
				all.Go(func() {
					got := s.run("", "retention", "--once", "--json")
					if got.status != 0 {
						t.Error(got.err)
						return
					}
					erased.Add(int64(decoded[ran](t, got.out).Erased))
				})
			}
			all.Wait()
			if erased.Load() != 4 {
				t.Errorf("%d cases were erased by three processes", erased.Load())
			}
			if got := decoded[ran](t, s.do("retention", "--once", "--json")); got != (ran{0, 1}) {
				t.Errorf("once more: %+v", got)
			}
			if got := s.do("case", "list"); strings.Count(got, "HPL-") != 2 || !strings.Contains(got, "HPL-0005") || !strings.Contains(got, "HPL-0006") {
				t.Error(got)
			}
			s.do("audit", "verify")
		})
	}
}

// The job runs at half past four in London every morning, also where the clocks change, in two processes, and
// does everything once.
func TestRetentionByTheClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		book, err := configs.Book(configs.England)
		good(t, err)
		calendar, err := configs.Calendar()
		good(t, err)
		store := memdb.New()
		service := casework.NewService(store, book, calendar).WithPeople(store).WithForgetting(store)
		// Here it is the year 2000; on 26 March the clocks go forward.
		for n, closed := range []string{"1994-03-25", "1994-03-26", "1994-10-29"} {
			operator := casework.Actor{Person: casework.Person{ID: "operator", Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind}
			_, err := service.Open(t.Context(), operator, casework.Opening{Area: "HPL", Facts: closure(closed),
				Header:   casework.Header{Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"},
				Envelope: casework.Envelope{Source: closed, At: time.Now().Add(time.Duration(n) * time.Second)}})
			good(t, err)
		}
		var log bytes.Buffer
		var all sync.WaitGroup
		ctx, stop := context.WithCancel(t.Context())
		for range 2 {
			job := retaining{service: service, log: slog.New(slog.NewTextHandler(&log, nil))}
			s, err := reminders.NewSchedule([]string{retentionSpec}, job.run, time.Now, nil)
			good(t, err)
			all.Go(func() { good(t, s.InTurns("retention", store).Run(ctx)) })
		}
		left := func() string {
			var refs []string
			for c, err := range store.Find(t.Context(), casework.Filter{}) {
				good(t, err)
				refs = append(refs, string(c.Reference))
			}
			return strings.Join(refs, " ")
		}
		for _, moment := range []struct {
			at   time.Time
			left string
		}{
			{time.Date(2000, 3, 26, 3, 29, 0, 0, time.UTC), "HPL-0001 HPL-0002 HPL-0003"}, // 04:29 in London, summer already
			{time.Date(2000, 3, 26, 3, 31, 0, 0, time.UTC), "HPL-0002 HPL-0003"},
			{time.Date(2000, 3, 27, 3, 31, 0, 0, time.UTC), "HPL-0003"},
			{time.Date(2000, 10, 30, 4, 29, 0, 0, time.UTC), "HPL-0003"}, // winter again
			{time.Date(2000, 10, 30, 4, 31, 0, 0, time.UTC), ""},
		} {
			time.Sleep(time.Until(moment.at))
			synctest.Wait()
			if got := left(); got != moment.left {
				t.Errorf("at %s there are %q, wanted %q", moment.at, got, moment.left)
			}
		}
		stop()
		all.Wait()
		storetest.Verified(t, store)
		if n := strings.Count(log.String(), "erased=1"); n != 3 || strings.Contains(log.String(), "HPL") {
			t.Errorf("%d runs erased a case; the log:\n%.500s", n, log.String())
		}
	})
}

func good(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// closure are the facts of a case that was closed on the day.
func closure(day string) []law.Event {
	on := civil.Must(civil.Parse(day))
	return []law.Event{{Type: "decision-sent", On: on.AddDays(-30)}, {Type: "case-closed", On: on, Attrs: law.Attrs{}.With("why", "agreed")}}
}

func TestTheFamilysPack(t *testing.T) {
	s := withCases(t, 2)
	s.run("", "remind", "--once")
	file := filepath.Join(s.folder, "pack.json")
	s.do("case", "export", "HPL-0001", "--subject-access", "--out", file)
	text := s.do("case", "export", "HPL-0001", "--subject-access")
	for _, want := range []string{"# Everything that is kept about case HPL-0001", "decision sent Tue 22 September 2026", "## Who was told which day",
		"### audit", "### cases", "### facts", "### outbox", "### told", "### tellings", "mediator-1: mediator mediation-provider north-mediation",
		"About: refusal to assess; the appeal is the right of: parent", "opened the case: ", "decision sent f", "operator: whoever ran the program"} {
		if !strings.Contains(text, want) {
			t.Errorf("the pack lacks %q:\n%s", want, text)
		}
	}
	s.do("case", "list")
	text = s.do("case", "export", "HPL-0001", "--subject-access")
	if !strings.Contains(text, "operator looked: list of 2") || strings.Contains(text, "operator looked: looked") {
		t.Errorf("the pack does not say in words who looked:\n%s", text)
	}
	if strings.Contains(text, "HPL-0002") {
		t.Error("the pack names another case")
	}
	pack := decoded[map[string]any](t, s.do("case", "export", "1", "--subject-access", "--json"))
	for _, part := range []string{"reference", "case", "answer", "told", "audit", "people", "tables"} {
		if pack[part] == nil {
			t.Errorf("the pack has no %s", part)
		}
	}
	s.fails(2, []string{"--subject-access is for one case"}, "case", "export", "--subject-access")
	s.fails(2, []string{"--out goes with --subject-access"}, "case", "export", "HPL-0001", "--out", file)
}

// What came in and was never answered lies in a file beside the database, and goes from there too.
func TestWhatNobodyAnsweredGoesFromTheFileToo(t *testing.T) {
	s := withCases(t, 0)
	settings, err := configs.ReadSettings(func(k string) string { return s.env[k] }, os.ReadFile)
	good(t, err)
	h := &home{world: world{now: time.Now}, settings: settings}
	if n, err := h.forgetArrived(t.Context(), time.Now(), false); n != 0 || err != nil {
		t.Errorf("without a file: %d %v", n, err)
	}
	j, err := h.openJournal(t.Context())
	good(t, err)
	for key, day := range map[string]int{"old": 24, "new": 25} {
		_, err := j.Accept(t.Context(), post.Delivery{Key: key, Body: []byte("HPL-0001: mum rang"), At: time.Date(2026, 10, day, 12, 0, 0, 0, time.UTC)})
		good(t, err)
	}
	good(t, j.Close())
	for _, step := range []struct{ args, want string }{
		{"retention --dry-run", "Of what was said before Sun 25 October 2026, 1 message and 0 letters would be emptied (kept for 30 days)."},
		{"retention --once", "1 message and 0 letters emptied."}, {"retention --once", "0 messages and 0 letters emptied."},
		{"retention --dry-run --at 2027-01-01", "1 message and 0 letters"},
	} {
		if got := s.do(strings.Fields(step.args)...); !strings.Contains(got, step.want) {
			t.Errorf("%s: want %q in %s", step.args, step.want, got)
		}
	}
}

func TestRightsRequestsByCommand(t *testing.T) {
	s := withCases(t, 1)
	got := s.do("case", "request", "HPL-0001", "--kind", "rectification", "--on", "2026-11-10")
	if !strings.Contains(got, "Answer the rights request: Thu 10 December 2026") {
		t.Error(got)
	}
	if got := s.do("case", "answer", "HPL-0001", "--extend"); !strings.Contains(got, "Answer the rights request: Wed 10 February 2027") {
		t.Error(got)
	}
	s.fails(1, []string{"no such rights request"}, "case", "answer", "HPL-0001", "--request", "f-none")
	shown := decoded[struct{ Facts []map[string]any }](t, s.do("case", "show", "HPL-0001", "--json"))
	id := shown.Facts[0]["id"].(string)
	s.fails(2, []string{"say what is right", "“redress case rectify --help”"}, "case", "rectify", "HPL-0001", id)
	s.fails(1, []string{"has no fact"}, "case", "rectify", "HPL-0001", "f-none", "--right", "2026-09-23")
	if got := s.do("case", "rectify", "HPL-0001", id, "--right", "2026-09-23"); !strings.Contains(got, "The request for it is answered.") {
		t.Error(got)
	}
	if got := s.do("case", "show", "HPL-0001"); !strings.Contains(got, "decision sent Wed 23 September 2026") || !strings.Contains(got, "22 September 2026 [no longer stands]") {
		t.Error(got)
	}
	s.fails(2, []string{"--why is missing"}, "case", "restrict", "HPL-0001")
	s.do("case", "restrict", "HPL-0001", "--why", "objection")
	s.fails(1, []string{"its processing is restricted"}, "case", "erase", "HPL-0001", "--yes")
	s.do("case", "restrict", "HPL-0001", "--lift")
}

// The page on privacy is as true as the README: its commands run, in their order.
func TestThePageOnPrivacyIsReal(t *testing.T) {
	s := newShell(t)
	files, ran := map[string]string{"redress.db.erasures": s.env["REDRESS_REGISTER"], "monday.redress": filepath.Join(s.folder, "monday.redress")}, 0
	page := blocksOf(t, "casework/PRIVACY.md")
	for _, b := range page {
		if b.kind == "yaml" {
			files["people.yaml"] = s.file("people.yaml", strings.Join(b.lines, "\n")+"\n")
		}
	}
	for _, b := range page {
		for _, line := range b.lines {
			if command, ok := strings.CutPrefix(line, "$ "); ok && b.kind == "console" {
				runAsWritten(t, s, command, files)
				ran++
			}
		}
	}
	if ran < 15 {
		t.Errorf("the page has %d commands", ran)
	}
}
