package casework_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// forgetful is a world whose store can forget.
func forgetful(t testing.TB) *world {
	w := newWorld(t)
	w.Service = w.WithForgetting(w.store).WithHistory(w.store)
	return w
}

// weigh weighs the erasure of the case.
func (w *world) weigh(by casework.PersonID, id casework.CaseID) (casework.Leaving, error) {
	return w.WeighErasure(context.Background(), w.who(by), id, casework.WhyRequest, now)
}

func (w *world) erase(by casework.PersonID, id casework.CaseID) error {
	weighed, err := w.weigh(by, id)
	if err == nil {
		_, err = w.Erase(context.Background(), w.who(by), weighed)
	}
	return err
}

// tallies are all cases as they are counted, in an order of their own.
func (w *world) tallies() []string {
	w.t.Helper()
	var out []string
	for t, err := range w.Tallies(context.Background(), w.who("operator-1"), casework.Today(now)) {
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%+v", t))
	}
	slices.Sort(out)
	return out
}

func TestOnlyTheManagerAndOperatorsEraseHoldRestrictAndAnswer(t *testing.T) {
	for who, may := range map[casework.PersonID]bool{
		"operator-1": true, "manager-1": true, "mediator-1": false, "mediator-2": false, "manager-9": false,
		"adviser-1": false, "volunteer-1": false, "commissioner-1": false, "lead-1": false, "gone-1": false,
	} {
		w := forgetful(t)
		c := w.linked("all")
		_, err := w.SubjectAccess(context.Background(), w.who(who), c.ID, now)
		outcomes := map[string]error{"pack": err}
		for _, f := range []law.Event{
			fact("legal-hold-set", "2026-11-18 Wed"), fact("legal-hold-lifted", "2026-11-19 Thu"),
			fact("processing-restricted", "2026-11-19 Thu", "why=objection"), fact("restriction-lifted", "2026-11-19 Thu"),
			fact("rights-request-received", "2026-11-18 Wed", "kind=erasure"), fact("rights-request-answered", "2026-11-19 Thu"),
		} {
			_, err := w.Record(context.Background(), w.who(who), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion, Facts: []law.Event{f}, Envelope: w.env()})
			if f.Type == "rights-request-received" {
				continue // whoever works on the case can write down that somebody asked
			}
			outcomes[f.Type] = err
		}
		outcomes["erase"] = w.erase(who, c.ID)
		for what, err := range outcomes {
			if (err == nil) != may {
				t.Errorf("%s, %s: %v", who, what, err)
			}
		}
	}
}

func TestAHeldCaseStaysWhateverAsks(t *testing.T) {
	w := forgetful(t)
	c := w.opened("mediator-1", refusedToAssess(), fact("case-closed", "2026-11-19 Thu", "why=agreed"))
	w.record("manager-1", c.ID, fact("legal-hold-set", "2026-11-18 Wed"))
	fails(t, w.erase("manager-1", c.ID), casework.Refused, "HPL-0001", "legal hold since Wed 18 November 2026", "lift the hold first")
	much := now.Add(20 * 365 * 24 * time.Hour)
	report, err := w.Retain(context.Background(), w.who("operator-1"), much)
	if err != nil || report.Erased != 0 || report.Stayed != 1 {
		t.Errorf("%+v %v", report, err)
	}
	w.record("manager-1", c.ID, fact("legal-hold-lifted", "2026-11-19 Thu"))
	w.record("manager-1", c.ID, fact("legal-hold-set", "2026-11-20 Fri")) // once more
	fails(t, w.erase("manager-1", c.ID), casework.Refused, "since Fri 20 November 2026")
	w.record("manager-1", c.ID, fact("legal-hold-lifted", "2026-11-20 Fri"))
	if err := w.erase("manager-1", c.ID); err != nil {
		t.Error(err)
	}
}

func TestAHoldThatIsTakenBackHoldsNoLonger(t *testing.T) {
	w := forgetful(t)
	c := w.opened("manager-1", refusedToAssess())
	w.record("manager-1", c.ID, fact("legal-hold-set", "2026-11-18 Wed"))
	if _, _, err := w.undo("manager-1", c.ID); err != nil {
		t.Fatal(err)
	}
	if err := w.erase("manager-1", c.ID); err != nil {
		t.Error(err)
	}
}

// Whoever asked to see or to correct what is kept gets that first; who asked for the erasure gets the erasure.
func TestARightsRequestThatIsNotAnsweredKeepsTheCase(t *testing.T) {
	w := forgetful(t)
	c := w.opened("manager-1", refusedToAssess(), fact("rights-request-received", "2026-11-10 Tue", "kind=erasure"))
	if _, err := w.weigh("manager-1", c.ID); err != nil {
		t.Error(err)
	}
	c = w.record("manager-1", c.ID, fact("rights-request-received", "2026-11-12 Thu", "kind=subject-access"))
	fails(t, w.erase("manager-1", c.ID), casework.Refused, "a subject-access request of Thu 12 November 2026 is not answered")
	w.record("manager-1", c.ID, fact("rights-request-answered", "2026-11-16 Mon"))
	if err := w.erase("manager-1", c.ID); err != nil {
		t.Error(err)
	}
}

func TestAnErasedCaseIsFoundByNobodyAndCountsStay(t *testing.T) {
	w := forgetful(t)
	other := w.opened("mediator-2", refusedToAssess())
	c := w.linked("all")
	w.record("mediator-1", c.ID, fact("rights-request-received", "2026-11-10 Tue", "kind=erasure"))
	before, due := w.tallies(), w.due(w.look("mediator-2", other.ID), "appeal")
	for _, tally := range before {
		for _, told := range []string{string(c.ID), string(c.Reference), "mediator-1", "adviser-1", "volunteer-1", "tees", "2026-09-22", "2026-11"} {
			if strings.Contains(tally, told) {
				t.Errorf("%q can be read in what is kept for counting: %s", told, tally)
			}
		}
	}
	if err := w.erase("manager-1", c.ID); err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		a := w.who(p.ID)
		_, err := w.Look(context.Background(), a, c.ID)
		fails(t, err, casework.NotFound)
		found, err := w.Resolve(context.Background(), a, string(c.Reference))
		if err != nil || len(found) > 0 {
			t.Errorf("%s: %v %v", p.ID, found, err)
		}
		for got, err := range w.List(context.Background(), a, casework.Filter{}) {
			if err != nil || got.ID == c.ID {
				t.Errorf("%s is shown %s: %v", p.ID, got.Reference, err)
			}
		}
	}
	if diff := cmp.Diff(before, w.tallies()); diff != "" {
		t.Errorf("counts: - before, + after\n%s", diff)
	}
	if got := w.due(w.look("mediator-2", other.ID), "appeal"); got != due {
		t.Errorf("another case's appeal is due %s, was %s", got, due)
	}
	r, err := casework.VerifyAudit(context.Background(), w.store, casework.AuditCheck{})
	if err != nil || r.Fault != nil {
		t.Errorf("%+v %v", r, err)
	}
	was, erased, err := w.Erased(context.Background(), w.who("operator-1"), "hpl 2")
	if err != nil || !erased || was.Case != c.ID || was.Why != casework.WhyRequest {
		t.Errorf("%+v %v %v", was, erased, err)
	}
	if _, erased, _ := w.Erased(context.Background(), w.who("manager-1"), "HPL-0002"); erased {
		t.Error("a manager learns which references were erased")
	}
	fails(t, w.erase("manager-1", c.ID), casework.NotFound)
}

func TestAnErasedReferenceIsNeitherGivenNorBroughtBack(t *testing.T) {
	w := forgetful(t)
	for range 5 {
		w.opened("manager-1", refusedToAssess())
	}
	for c, err := range w.List(context.Background(), w.who("operator-1"), casework.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if c.Reference != "HPL-0002" {
			if err := w.erase("operator-1", c.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	if c := w.opened("manager-1", refusedToAssess()); c.Reference != "HPL-0006" {
		t.Errorf("the next case is %s", c.Reference)
	}
	operator := w.who("operator-1")
	in := []casework.Arrival{{Header: casework.Header{Reference: "HPL-0003", Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}}}
	weighed, err := w.Weigh(context.Background(), operator, in, casework.Weighing{At: now})
	if err != nil || len(weighed[0].Faults) != 1 || !strings.Contains(weighed[0].Faults[0].Text, "HPL-0003 was erased on Fri 20 November 2026") {
		t.Errorf("%+v %v", weighed, err)
	}
	fails(t, w.BringIn(context.Background(), weighed), casework.Invalid)
	o := w.opening(refusedToAssess())
	o.Reference = "HPL-0003"
	_, err = w.Open(context.Background(), operator, o)
	fails(t, err, casework.Exists, "HPL-0003", "erased", "does not come back")
}

// Retention counts from the closure that stands, in whole years; the last day belongs to the time.
func TestWhatIsDueToGo(t *testing.T) {
	on := func(day string) time.Time {
		d := civil.Must(civil.ParseChecked(day))
		return time.Date(d.Year(), d.Month(), d.Day(), 4, 30, 0, 0, casework.London)
	}
	closed, reopened := fact("case-closed", "2020-02-29 Sat", "why=agreed"), fact("case-reopened", "2021-03-01 Mon")
	for _, row := range []struct {
		says  string
		years int
		facts []law.Event
		at    string
		goes  bool
	}{
		{"on the last day it stays", 0, []law.Event{closed}, "2026-02-28 Sat", false},
		{"on the day after it goes", 0, []law.Event{closed}, "2026-03-01 Sun", true},
		{"a leap year has its own last day", 8, []law.Event{closed}, "2028-02-29 Tue", false},
		{"and goes the day after", 8, []law.Event{closed}, "2028-03-01 Wed", true},
		{"a shorter time is shorter", 1, []law.Event{closed}, "2021-03-01 Mon", true},
		{"a reopened case does not count", 1, []law.Event{closed, reopened}, "2040-01-01 Sun", false},
		{"the last closure counts", 1, []law.Event{closed, reopened, fact("case-closed", "2022-05-02 Mon", "why=other")}, "2023-05-02 Tue", false},
		{"from there", 1, []law.Event{closed, reopened, fact("case-closed", "2022-05-02 Mon", "why=other")}, "2023-05-03 Wed", true},
		{"an open case stays for ever", 1, nil, "2040-01-01 Sun", false},
		{"an open request for erasure keeps nothing", 1, []law.Event{closed, fact("rights-request-received", "2026-11-10 Tue", "kind=erasure")}, "2040-01-01 Sun", true},
		{"an open request for access keeps it", 1, []law.Event{closed, fact("rights-request-received", "2026-11-10 Tue", "kind=subject-access")}, "2040-01-01 Sun", false},
		{"a restriction keeps it", 1, []law.Event{closed, fact("processing-restricted", "2026-11-10 Tue", "why=needed-for-claim")}, "2040-01-01 Sun", false},
		{"a hold keeps it", 1, []law.Event{closed, fact("legal-hold-set", "2026-11-10 Tue")}, "2040-01-01 Sun", false},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := forgetful(t)
			org := organisations[0]
			org.Retention.Years = row.years
			if err := w.store.PutPeople(context.Background(), []casework.Organisation{org}, nil); err != nil {
				t.Fatal(err)
			}
			c := w.opened("operator-1", append([]law.Event{fact("decision-sent", "2019-09-23 Mon"), assigned("mediator", "mediator-1")}, row.facts...)...)
			plan, err := w.PlanRetention(context.Background(), w.who("operator-1"), on(row.at))
			if err != nil || (len(plan.Going()) == 1) != row.goes {
				t.Fatalf("%+v %v", plan, err)
			}
			for n := range 3 { // twice more changes nothing
				report, err := w.Retain(context.Background(), w.who("operator-1"), on(row.at))
				if err != nil || (report.Erased == 1) != (row.goes && n == 0) {
					t.Errorf("run %d: %+v %v", n+1, report, err)
				}
			}
			_, err = w.Look(context.Background(), w.who("manager-1"), c.ID)
			if (err != nil) != row.goes {
				t.Error(err)
			}
		})
	}
}

func TestRetentionIsForOperators(t *testing.T) {
	w := forgetful(t)
	_, err := w.PlanRetention(context.Background(), w.who("manager-1"), now)
	fails(t, err, casework.Refused)
	_, err = w.Retain(context.Background(), w.who("mediator-1"), now)
	fails(t, err, casework.Refused)
	_, err = w.AllErased(context.Background(), w.who("manager-1"))
	fails(t, err, casework.Refused)
	for _, err := range w.Tallies(context.Background(), w.who("manager-1"), casework.Today(now)) {
		fails(t, err, casework.Refused)
	}
}

// A case whose processing is restricted is kept and not worked on; the family's own limits are still said.
func TestARestrictedCaseIsWorkedOnByItsManagerOnly(t *testing.T) {
	w := forgetful(t)
	c := w.linked("all")
	w.record("mediator-1", c.ID, fact("mediation-wanted", "2026-11-02 Mon", "health=false"))
	w.record("manager-1", c.ID, fact("processing-restricted", "2026-11-19 Thu", "why=accuracy-contested"),
		fact("rights-request-received", "2026-11-19 Thu", "kind=rectification"))
	for _, who := range []casework.PersonID{"mediator-1", "adviser-1", "volunteer-1"} {
		_, err := w.Record(context.Background(), w.who(who), casework.Recording{Case: c.ID, BasedOn: casework.AnyVersion,
			Facts: []law.Event{fact("mediation-declined", "2026-11-19 Thu")}, Envelope: w.env()})
		fails(t, err, casework.Refused, "restricted since Thu 19 November 2026", "Ask the manager")
		w.look(who, c.ID)
		for _, it := range w.running(who) {
			if limit := it.Deadline.Rule; limit.OwedBy != "parent-or-young-person" && limit.ID != "rights-request-1-month" {
				t.Errorf("%s is still told of %s", who, limit.ID)
			}
		}
	}
	if got := len(w.running("mediator-1")); got == 0 {
		t.Error("the family's own limits are not said any more")
	}
	if all, few := len(w.running("manager-1")), len(w.running("mediator-1")); all <= few {
		t.Errorf("the manager is told of %d things, the mediator of %d", all, few)
	}
	w.record("manager-1", c.ID, fact("restriction-lifted", "2026-11-20 Fri"))
	w.record("mediator-1", c.ID, fact("mediation-declined", "2026-11-20 Fri"))
}

func (w *world) running(who casework.PersonID) []casework.Item {
	w.t.Helper()
	items, err := w.Agenda(context.Background(), w.who(who), casework.AgendaQuery{At: casework.Today(now)})
	if err != nil {
		w.t.Fatal(err)
	}
	return items
}

// A rights request comes when it comes: its month runs in a closed case too, and nothing else does.
func TestTheMonthOfARightsRequestRunsInAClosedCase(t *testing.T) {
	w := forgetful(t)
	c := w.opened("mediator-1", refusedToAssess(), fact("case-closed", "2026-11-10 Tue", "why=agreed"))
	if got := w.running("mediator-1"); len(got) > 0 {
		t.Errorf("%+v", got)
	}
	w.record("mediator-1", c.ID, fact("rights-request-received", "2026-11-12 Thu", "kind=subject-access"))
	got := w.running("mediator-1")
	if len(got) != 1 || got[0].Deadline.Rule.ID != "rights-request-1-month" || got[0].Deadline.Due != civil.Must(civil.ParseChecked("2026-12-12 Sat")) {
		t.Fatalf("%+v", got)
	}
	w.record("manager-1", c.ID, fact("rights-request-extended", "2026-11-16 Mon"))
	if got := w.running("mediator-1"); len(got) != 1 || got[0].Deadline.Due != civil.Must(civil.ParseChecked("2027-02-12 Fri")) {
		t.Errorf("extended: %+v", got)
	}
	w.record("manager-1", c.ID, fact("rights-request-answered", "2026-11-17 Tue"))
	if got := w.running("mediator-1"); len(got) > 0 {
		t.Errorf("answered: %+v", got)
	}
}

func TestThePackHoldsEverythingAboutTheCaseAndNothingOfAnother(t *testing.T) {
	w := forgetful(t)
	other := w.opened("mediator-1", refusedToAssess())
	c := w.linked("all")
	asked := casework.Asking(context.Background(), now)
	for _, err := range w.List(asked, w.who("mediator-1"), casework.Filter{}) { // one entry names both cases
		if err != nil {
			t.Fatal(err)
		}
	}
	p, err := w.SubjectAccess(asked, w.who("manager-1"), c.ID, now)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("%+v", p)
	for _, foreign := range []string{string(other.ID), string(other.Reference)} {
		if strings.Contains(text, foreign) {
			t.Errorf("the pack names another case: %s", foreign)
		}
	}
	if diff := cmp.Diff([]string{"audit", "cases", "facts"}, p.Tables); diff != "" {
		t.Error(diff)
	}
	var listed, wrote bool
	for _, e := range p.Trail {
		listed = listed || e.Person == "mediator-1" && strings.Contains(e.Detail, string(c.ID)) && strings.Contains(e.Detail, "(another case)")
		wrote = wrote || e.Person == "manager-1" && e.Action == casework.ActAnswerRights
	}
	if !listed || !wrote || len(p.Case.Facts) != 8 {
		t.Errorf("listed %v, wrote %v, %d facts", listed, wrote, len(p.Case.Facts))
	}
	var ids []string
	for _, who := range p.People {
		ids = append(ids, string(who.ID))
	}
	if diff := cmp.Diff([]string{"adviser-1", "manager-1", "mediator-1", "volunteer-1"}, ids); diff != "" {
		t.Error(diff)
	}
}
