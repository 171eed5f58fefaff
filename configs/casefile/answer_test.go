package casefile_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/casefile"
)

// withCertificate is a decision with a certificate that was only reported.
const withCertificate = `{"case": {"reference": "HPL-0231", "grounds": ["refuse-assess"]}, "facts": [
{"id": "letter", "type": "decision-sent", "on": "2026-09-22"}, {"type": "certificate-issued", "on": "2026-11-02", "kind": "not-pursued", "standing": "reported"}]}`

func answered(t *testing.T, c *casefile.Calculator, file string) casefile.Answer {
	t.Helper()
	f, err := casefile.Read("case.json", []byte(file), c.Book)
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := c.Answer(&f)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func deadlineOf(t *testing.T, a *casefile.Answer, id string) *casefile.Deadline {
	t.Helper()
	i := slices.IndexFunc(a.Deadlines, func(d casefile.Deadline) bool { return d.ID == id })
	if i < 0 {
		t.Fatalf("there is no %s", id)
	}
	return &a.Deadlines[i]
}

func TestTheWorkingIsDataForEveryStepThatIsSaid(t *testing.T) {
	a := answered(t, calculatorOf(t, "england"), withCertificate)
	d := deadlineOf(t, &a, "appeal")
	want := []casefile.Step{
		{Step: "start", From: "2026-09-22", Name: "decision-sent"},
		{Step: "start", From: "2026-11-02", Name: "certificate-issued"},
		{Step: "counted", From: "2026-09-22", To: "2026-11-22", Period: "2 months", Limb: "appeal-2-months",
			Name: "Appeal to the tribunal, two months from the decision", Provision: "Dodds v Walker [1981] 1 WLR 1027"},
		{Step: "counted", From: "2026-11-02", To: "2026-12-02", Period: "1 month", Limb: "appeal-1-month-certificate",
			Name: "Appeal to the tribunal, one month from the certificate", Provision: "Dodds v Walker [1981] 1 WLR 1027"},
		{Step: "later-of", To: "2026-12-02", Limb: "appeal-1-month-certificate", Name: "Appeal to the tribunal, one month from the certificate"},
		{Step: "conclusion", To: "2026-12-02"},
	}
	if diff := cmp.Diff(want, d.Working); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Provisional: it rests on something that is only reported and not confirmed, certificate issued Mon 2 November 2026."}, d.Because); diff != "" {
		t.Error(diff)
	}
	if len(d.Steps) != len(want) || d.Steps[5] != "So the last day is Wed 2 December 2026, 5pm." {
		t.Errorf("steps %q", d.Steps)
	}
}

func TestWhatCannotBeWorkedOutHasAWorkingToo(t *testing.T) {
	a := answered(t, calculatorOf(t, "england"), `{"case": {"grounds": ["cease"]}, "facts": [{"type": "governors-decision-notified", "on": "2026-07-20"}, {"type": "mediation-booked", "on": "2026-07-20"}]}`)
	want := []casefile.Step{{Step: "start", From: "2026-07-20", Name: "governors-decision-notified"}, {Step: "unknown", From: "2026-07-20", Period: "15 school days", Name: "school days"}}
	if diff := cmp.Diff(want, deadlineOf(t, &a, "exclusion-irp-15sd").Working); diff != "" {
		t.Error(diff)
	}
	want = []casefile.Step{{Step: "start", From: "2026-07-20", Name: "mediation-booked"}, {Step: "no-day", Name: "mediation-booked"}}
	if diff := cmp.Diff(want, deadlineOf(t, &a, "mediation-date-notice-5wd").Working); diff != "" {
		t.Error(diff)
	}
}

// Whatever the case: a step of the working for each that is said, a reason for whatever is not certain, and
// lists that are lists.
func TestEveryAnswerIsExplained(t *testing.T) {
	c := calculatorOf(t, "england")
	v := newInventor(c.Book)
	for n := range 2000 {
		f := v.file(n)
		a, _, err := c.Answer(&f)
		if err != nil {
			t.Fatal(err)
		}
		if a.Missing == nil || a.Next == nil || a.Deadlines == nil {
			t.Fatalf("case %d: a list is null", n)
		}
		for i := range a.Deadlines {
			d := &a.Deadlines[i]
			switch {
			case len(d.Working) != len(d.Steps) || len(d.Steps) == 0 || d.From == nil:
				t.Fatalf("case %d, %s: %d steps of %d are said", n, d.ID, len(d.Steps), len(d.Working))
			case d.Working[0].Step != string(brief.StepStart):
				t.Fatalf("case %d, %s: it begins with %s", n, d.ID, d.Working[0].Step)
			case (d.Certainty == "certain") != (len(d.Because) == 0):
				t.Fatalf("case %d, %s: %s because %q", n, d.ID, d.Certainty, d.Because)
			case d.EasyRead != nil:
				t.Fatalf("case %d, %s: easy read that nobody asked for", n, d.ID)
			}
		}
	}
}

func TestEasyReadStandsBesideTheRestInJSONAndAloneInText(t *testing.T) {
	c := calculatorOf(t, "england")
	c.EasyRead = true
	a := answered(t, c, withCertificate)
	easy := deadlineOf(t, &a, "appeal").EasyRead
	if len(easy) == 0 || easy[0] != "Appeal to the tribunal." || !slices.Contains(easy, "The last day is Wednesday 2 December 2026.") {
		t.Errorf("easy read %q", easy)
	}
	var out bytes.Buffer
	if err := c.Write("case.json", strings.NewReader(withCertificate), &out, false); err != nil {
		t.Fatal(err)
	}
	want := `HPL-0231.
Time limits in SEND disputes in England.
Today is Tuesday 10 November 2026.

This comes next.

Contact the mediation adviser.
The family must do this.
The last day is Sunday 22 November 2026.

Appeal to the tribunal.
The family must do this.
The last day is Wednesday 2 December 2026.
We are not sure about the last day.

These are the dates.

Contact the mediation adviser.
The family must do this.
The last day is Sunday 22 November 2026.
That is in 12 days.
It must be done by the end of that day.
It is safer to do it by Friday 20 November 2026.
This is why.
The decision letter was sent on Tuesday 22 September 2026.
The time is 2 months.
The first day is not counted.
That time ends on Sunday 22 November 2026.
That day is a Sunday.
The last day does not move.
The safe day is Friday 20 November 2026.
If it is late, it may be refused.
Please get advice straight away if it is late.

Appeal to the tribunal.
The family must do this.
The last day is Wednesday 2 December 2026.
That is in 22 days.
It must arrive by 5 in the afternoon that day.
Do not wait until that day to send it.
This is why.
The decision letter was sent on Tuesday 22 September 2026.
The mediation certificate was made on Monday 2 November 2026.
One way is to count from Tuesday 22 September 2026.
The time is 2 months.
The first day is not counted.
That time ends on Sunday 22 November 2026.
Another way is to count from Monday 2 November 2026.
The time is 1 month.
The first day is not counted.
That time ends on Wednesday 2 December 2026.
The later day counts: Wednesday 2 December 2026.
If it is late, it may be refused.
Please get advice straight away if it is late.
We are not sure about the last day.
Somebody told us this: the mediation certificate was made.
It has not been checked yet.
The day may change.

This is information. It is not legal advice.
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestAProposalInEasyReadSaysSoInEasyRead(t *testing.T) {
	c := calculatorOf(t, "mandatory-mediation-2022")
	c.EasyRead = true
	var out bytes.Buffer
	if err := c.Write("case.json", strings.NewReader(withCertificate), &out, false); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "\nThis is only a plan.\nIt is not the law.\n") || strings.Contains(out.String(), "(") {
		t.Error(out.String())
	}
}

func TestWhatWouldChangeIsSaidInJSON(t *testing.T) {
	c := calculatorOf(t, "england")
	c.WhatIf, c.EasyRead = []string{"certificate-issued=2026-11-02", "appeal-received=2026-11-20"}, true
	file := `{"case": {"grounds": ["refuse-assess"]}, "facts": [{"id": "letter", "type": "decision-sent", "on": "2026-09-22"}]}`
	a := answered(t, c, file)
	text := func(s string) *string { return &s }
	// Ten of the tribunal's working days from Friday 20 November end on Friday 4 December.
	want := []casefile.Change{
		{ID: "appeal", Of: "letter", Today: text("2026-11-23"), Then: text("2026-12-02"), StatusToday: "open", StatusThen: "met",
			Says: "Appeal to the tribunal: Mon 23 November 2026, 5pm becomes Wed 2 December 2026, 5pm, 9 days later, today (in 13 days), then (done Fri 20 November 2026).",
			EasyRead: []string{"Appeal to the tribunal.", "Now the last day is Monday 23 November 2026.", "It would be Wednesday 2 December 2026.",
				"That is 9 days later.", "It would be done in time."}},
		{ID: "tribunal-register-10wd", Of: "appeal-received-2026-11-20", Then: text("2026-12-04"), StatusThen: "open",
			Says:     "New: Register the appeal, Fri 4 December 2026 (in 24 days).",
			EasyRead: []string{"Register the appeal.", "This would be new.", "The last day would be Friday 4 December 2026.", "We would be sure about that day."}},
	}
	got := slices.DeleteFunc(a.Changes, func(c casefile.Change) bool { return c.ID != "appeal" && c.ID != "tribunal-register-10wd" })
	slices.SortFunc(got, func(x, y casefile.Change) int { return strings.Compare(x.ID, y.ID) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	data, err := json.Marshal(got[1])
	if err != nil || !bytes.Contains(data, []byte(`"today":null,"then":"2026-12-04","status_then":"open","says":"New: `)) {
		t.Errorf("%s (%v)", data, err)
	}
}

// Thirty days from Friday 30 October end on Sunday 29 November, from Monday 2 November on Wednesday 2 December.
func TestALimitThatStartsElsewhereThenIsOneChange(t *testing.T) {
	c := calculatorOf(t, "england")
	c.WhatIf = []string{"authority-told-mediation-wanted=2026-11-02"}
	a := answered(t, c, `{"case": {"grounds": ["refuse-assess"]}, "facts": [{"type": "mediation-wanted", "on": "2026-10-30"}]}`)
	want := `Hold the mediation: Sun 29 November 2026 becomes Wed 2 December 2026, 3 days later, ` +
		`today (in 19 days; provisional: counted from a substitute for "authority told mediation wanted"), then (in 22 days).`
	if len(a.Changes) != 1 || a.Changes[0].Says != want || *a.Changes[0].Today != "2026-11-29" || a.Changes[0].Of != "authority-told-mediation-wanted-2026-11-02" {
		t.Errorf("%+v, want %s", a.Changes, want)
	}
}

func TestWhatIsGoneNoLongerRuns(t *testing.T) {
	c := calculatorOf(t, "england")
	before, after := resultOf(t, c, `{"case": {"grounds": ["refuse-assess"]}, "facts": [{"type": "decision-sent", "on": "2026-09-22"}]}`), resultOf(t, c, `{"case": {"grounds": ["refuse-assess"]}, "facts": []}`)
	var says []string
	for _, change := range casefile.Changes(before, after, c.At, false) {
		if change.Then != nil || change.StatusThen != "" || change.EasyRead != nil {
			t.Errorf("%+v", change)
		}
		says = append(says, change.Says)
	}
	want := []string{"No longer runs: Contact the mediation adviser, today Sun 22 November 2026.", "No longer runs: Appeal to the tribunal, today Mon 23 November 2026, 5pm."}
	if diff := cmp.Diff(want, says); diff != "" {
		t.Error(diff)
	}
}

func resultOf(t *testing.T, c *casefile.Calculator, file string) *law.Result {
	t.Helper()
	f, err := casefile.Read("case.json", []byte(file), c.Book)
	if err != nil {
		t.Fatal(err)
	}
	_, r, err := c.Answer(&f)
	if err != nil {
		t.Fatal(err)
	}
	return &r
}

func TestWhatIsShownNeitherTodayNorThenIsNoChange(t *testing.T) {
	c := calculatorOf(t, "england")
	c.WhatIf = []string{"decision-sent=2026-11-09"}
	a := answered(t, c, `{"case": {"grounds": ["refuse-assess"]}, "facts": []}`)
	for _, change := range a.Changes {
		if change.ID == "appeal-late" { // worth showing only once the appeal is missed
			t.Errorf("%+v", change)
		}
	}
	if len(a.Changes) == 0 {
		t.Error("nothing changes")
	}
}

// BenchmarkAnswer says everything about a case of twelve facts, worked out before.
func BenchmarkAnswer(b *testing.B) {
	book, calendar := england(b)
	f, err := casefile.ReadLine([]byte(twelveFacts), book)
	if err != nil {
		b.Fatal(err)
	}
	c := &casefile.Calculator{Book: book, Calendar: calendar, At: civil.Must(civil.ParseChecked("2026-11-10 Tue"))}
	_, result, err := c.Answer(&f)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		casefile.NewAnswer(book, &f, &result, c.At)
	}
}
