package main

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
)

// sameCase has a substitute, something reported, two limbs, a closed day that moves nothing and a rule that is
// only remembered.
const sameCase = `{"case": {"reference": "HPL-0001", "authority": "E06000001", "grounds": ["refuse-assess"], "appellant": "parent"}, "facts": [` +
	`{"id": "letter", "type": "decision-sent", "on": "2026-09-22"}, {"id": "wanted", "type": "mediation-wanted", "on": "2026-10-30"}, ` +
	`{"id": "booked", "type": "mediation-booked", "on": "2026-11-02", "due": "2026-11-26"}, ` +
	`{"id": "issued", "type": "certificate-issued", "on": "2026-11-05", "kind": "mediated", "standing": "reported"}]}`

// whole is everything that follows from the case, by brief alone.
func whole(t *testing.T) *law.Result {
	t.Helper()
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	f, err := casefile.ReadLine([]byte(sameCase), book)
	if err != nil {
		t.Fatal(err)
	}
	r, err := law.Compute(book, calendar, f.Matter())
	if err != nil {
		t.Fatal(err)
	}
	return &r
}

// What is said about a deadline is the same sentence wherever it is said: by brief, on the command line as
// text and as JSON, and in conversation; in plain words and in easy read.
func TestTheSameWordsInEveryMedium(t *testing.T) {
	at, err := civil.ParseChecked("2026-11-10 Tue")
	if err != nil {
		t.Fatal(err)
	}
	s := newShell(t)
	s.env["REDRESS_NOW"] = "2026-11-10T09:30:00Z"
	file := s.file("case.json", sameCase)
	text := s.do("deadlines", "--at", "2026-11-10", file)
	easyText := s.do("deadlines", "--at", "2026-11-10", "--easy-read", file)
	answer := decoded[casefile.Answer](t, s.do("deadlines", "--at", "2026-11-10", "--json", "--easy-read", file))
	r := whole(t)
	if len(r.Deadlines) < 3 {
		t.Fatalf("there are %d deadlines", len(r.Deadlines))
	}
	said := 0
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if !r.Shown(d, at) {
			continue
		}
		a := &answer.Deadlines[said]
		said++
		if a.Title != brief.Title(d) || join(a.Steps) != join(brief.Steps(d)) || join(a.Because) != join(brief.Because(d)) || join(a.EasyRead) != join(brief.Easy(d, at)) {
			t.Errorf("JSON says of %s\n%+v", d.Rule.ID, a)
		}
		holds(t, "the text", text, append(append([]string{brief.Deadline(d, at)}, brief.Steps(d)...), brief.Because(d)...))
		holds(t, "the text in easy read", easyText, brief.Easy(d, at))
	}
	s.do("case", "import", file)
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; r.Shown(d, at) {
			inTalk(t, s, d, at)
		}
	}
}

// spokenOf is how one asks for a limit in conversation.
var spokenOf = map[string]string{"appeal": "the appeal", "mediation-contact-2m": "the contact deadline",
	"mediation-arrange-30d-la": "the mediation", "mediation-date-notice-5wd": "the mediation notice"}

// inTalk asks for a deadline, why it is due then, and for easy read.
func inTalk(t *testing.T, s *shell, d *law.Deadline, at civil.Date) {
	t.Helper()
	limit, ok := spokenOf[d.Rule.ID]
	if !ok {
		t.Errorf("nothing asks for %s", d.Rule.ID)
	}
	got := s.run("HPL-0001 when is "+limit+" due\nHPL-0001 why is "+limit+" due then\neasy read please\n", "console", "--as", "operator-1", "--json")
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	if got.status != 0 || len(lines) != 3 {
		t.Fatalf("status %d, %s\n%s", got.status, got.err, got.out)
	}
	type reply struct{ Reply []string }
	holds(t, "the answer to when", join(decoded[reply](t, lines[0]).Reply), []string{brief.Deadline(d, at)})
	holds(t, "the answer to why", join(decoded[reply](t, lines[1]).Reply), brief.Why(d))
	holds(t, "the answer in easy read", join(decoded[reply](t, lines[2]).Reply), brief.Easy(d, at))
}

func join(texts []string) string { return strings.Join(texts, "\n") }

// holds reports what a medium does not say.
func holds(t *testing.T, medium, said string, want []string) {
	t.Helper()
	for _, sentence := range want {
		if !strings.Contains(said, sentence) {
			t.Errorf("%s lacks %q", medium, sentence)
		}
	}
}
