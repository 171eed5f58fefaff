package casework_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// tries are what the matrix has everybody try, by the document's line: each does it as a way in would, and
// reports whether it took effect. Whatever the answer, what all the ways of reading say must agree.
var tries = map[string]func(*seated, casework.PersonID) bool{
	"That the case exists":                                        (*seated).knows,
	"Facts and deadlines: see":                                    (*seated).seesFacts,
	"Facts: record, correct one's own":                            (*seated).records,
	"Take back one's own last change":                             (*seated).takesBack,
	"Correct what somebody else recorded":                         (*seated).corrects,
	"Confirm what was reported":                                   (*seated).confirms,
	"What was agreed (items, dates): see, record":                 (*seated).agrees,
	"Who supports the family":                                     (*seated).seesSupport,
	"Allocate to a mediator or adviser, after a conflict check":   (*seated).allocates,
	"Allocate in spite of a conflict":                             (*seated).overrides,
	"Hand over to another provider, with the family's consent":    (*seated).handsOver,
	"Close, reopen":                                               (*seated).closes,
	"Break the glass: look for a day, and tell those on the case": (*seated).breaks,
	"Export":                            allowed(casework.ActExport),
	"Answer a request for what is kept": (*seated).answersRights,
	"Hold against erasure, let go":      (*seated).holds,
	"Erase, keeping the counts":         (*seated).erases,
}

// allowed asks the table about the case as it was handed out; who was handed none asks with the whole case,
// which can only give more.
func allowed(act casework.Action) func(*seated, casework.PersonID) bool {
	return func(s *seated, p casework.PersonID) bool {
		a := s.who(p)
		c, err := s.Look(s.ctx(), a, s.c.ID)
		if err != nil && s.gone {
			return false // there is nothing to ask about
		}
		if err != nil {
			c = s.whole()
			c.ManagedBy = ""
		}
		return casework.Allowed(&a, act, &c)
	}
}

func (s *seated) knows(p casework.PersonID) bool {
	a := s.who(p)
	_, err := s.Look(s.ctx(), a, s.c.ID)
	there := err == nil
	if err != nil {
		fails(s.t, err, casework.NotFound)
	}
	found, err := s.Resolve(s.ctx(), a, string(s.c.Reference))
	if err != nil || (len(found) == 1) != there {
		s.t.Errorf("%s: looking says %v, the reference finds %d: %v", p, there, len(found), err)
	}
	_, err = s.AsAt(s.ctx(), a, s.c.ID, now.AddDate(0, 0, 1))
	if (err == nil) != there {
		s.t.Errorf("%s: looking says %v, looking back %v", p, there, err)
	}
	listed := 0
	for _, err := range s.List(s.ctx(), a, casework.Filter{}) {
		if err != nil {
			s.t.Fatal(err)
		}
		listed++
	}
	if (listed == 1) != (there && (s.seat(p) != glass || s.keeps == p)) { // the glass is broken for one case, not for lists
		s.t.Errorf("%s: looking says %v, %d are listed", p, there, listed)
	}
	items, err := s.Agenda(s.ctx(), a, casework.AgendaQuery{At: today})
	due := there && !s.closed && s.seat(p) != glass && s.seat(p) != before
	if err != nil || (len(items) > 0) != due {
		s.t.Errorf("%s: %d items on the agenda, want some: %v; %v", p, len(items), due, err)
	}
	return there
}

// whole is the case with everything in it; one that was erased as it was last.
func (s *seated) whole() casework.Case {
	if s.gone {
		return s.c
	}
	return s.look("operator-1", s.c.ID)
}

// seen is the case as the person is shown it, if they are.
func (s *seated) seen(p casework.PersonID) casework.Case {
	c, err := s.Look(s.ctx(), s.who(p), s.c.ID)
	if err != nil {
		fails(s.t, err, casework.NotFound)
	}
	return c
}

func (s *seated) seesFacts(p casework.PersonID) bool {
	c := s.seen(p)
	saw, particulars := false, false
	for _, f := range c.Facts {
		saw = saw || f.Type == "decision-sent"
		particulars = particulars || f.Attrs.Get("authority_present") != ""
	}
	if whole := saw && s.scope != "dates" && s.scope != "agreement"; saw && (s.seat(p) == sendiass || s.seat(p) == forum) && particulars != whole {
		s.t.Errorf("%s sees particulars: %v, with consent %q", p, particulars, s.scope)
	} else if saw && s.seat(p) != sendiass && s.seat(p) != forum && !particulars {
		s.t.Errorf("%s sees no particulars", p)
	}
	if r, err := s.WorkOut(&c); err != nil || saw && len(r.Deadlines) == 0 {
		s.t.Errorf("%s sees no deadlines: %v", p, err)
	}
	return saw
}

// add records facts as the person, and says whether that was taken.
func (s *seated) add(p casework.PersonID, override string, facts ...law.Event) (casework.Case, bool) {
	c, err := s.Record(s.ctx(), s.who(p), casework.Recording{Case: s.c.ID, BasedOn: casework.AnyVersion, Facts: facts, Override: override, Envelope: s.env()})
	if err != nil && casework.KindOf(err) != casework.NotFound && casework.KindOf(err) != casework.Refused {
		s.t.Errorf("%s: %v", p, err)
	}
	return c, err == nil
}

func (s *seated) records(p casework.PersonID) bool {
	c, ok := s.add(p, "", fact("appeal-sent", "2026-11-18 Wed"))
	if ok {
		last := c.Facts[len(c.Facts)-1]
		if sits := s.seat(p); last.Reported != (sits == sendiass || sits == forum || sits == glass) {
			s.t.Errorf("%s (%s) recorded, reported: %v", p, sits, last.Reported)
		}
	}
	return ok
}

func (s *seated) takesBack(p casework.PersonID) bool {
	s.add(p, "", fact("appeal-sent", "2026-11-18 Wed"))
	_, _, err := s.Undo(s.ctx(), s.who(p), casework.Undoing{Case: s.c.ID, BasedOn: casework.AnyVersion, Envelope: s.env()})
	return err == nil
}

func (s *seated) corrects(p casework.PersonID) bool {
	whole := s.whole()
	at := slices.IndexFunc(whole.Facts, func(f casework.Fact) bool { return f.Type == "mediation-held" })
	if whole.Facts[at].RecordedBy == p {
		at = slices.IndexFunc(whole.Facts, func(f casework.Fact) bool { return f.RecordedBy != p && f.Type != "assigned" })
	}
	switch {
	case at >= 0:
	case s.gone:
		at = 0
	default: // all of it is theirs: somebody else's it is, then
		whole = s.record("operator-1", s.c.ID, fact("mediation-wanted", "2026-11-17 Tue"))
		at = len(whole.Facts) - 1
	}
	e := whole.Facts[at].Event
	e.ID, e.Supersedes, e.On = "", whole.Facts[at].ID, e.On.AddDays(-1)
	_, ok := s.add(p, "", e)
	return ok
}

func (s *seated) confirms(p casework.PersonID) bool {
	whole := s.whole()
	at := slices.IndexFunc(whole.Facts, func(f casework.Fact) bool { return f.Type == "information-given" })
	_, err := s.Confirm(s.ctx(), s.who(p), casework.Confirming{Case: s.c.ID, BasedOn: casework.AnyVersion, Facts: []string{whole.Facts[at].ID}, Envelope: s.env()})
	return err == nil
}

func (s *seated) agrees(p casework.PersonID) bool {
	c := s.seen(p)
	saw := slices.ContainsFunc(c.Facts, func(f casework.Fact) bool { return len(f.Items) > 0 })
	if _, ok := s.add(p, "", fact("agreed-action-done", "2026-11-18 Wed", "item=assessment")); ok != (saw && s.seat(p) != before && s.mayWork(p)) {
		s.t.Errorf("%s sees the agreement: %v; records in it: %v", p, saw, ok)
	}
	return saw
}

// mayWork reports whether the case's state leaves it to the person to record in it.
func (s *seated) mayWork(p casework.PersonID) bool {
	return s.state != "processing restricted" || s.seat(p) == manager || s.seat(p) == operator
}

// seesSupport reports whether the person sees that somebody else supports the family, in any fact or in who
// recorded one.
func (s *seated) seesSupport(p casework.PersonID) bool {
	a, c := s.who(p), s.seen(p)
	others := []string{"adviser-1", "volunteer-1", "tees-sendiass", "tees-forum"}
	others = slices.DeleteFunc(others, func(o string) bool { return o == string(p) || o == string(a.Organisation) })
	tells := func(f casework.Fact) bool {
		return slices.Contains(others, f.Attrs.Get("person")) || slices.Contains(others, f.Attrs.Get("to")) || slices.Contains(others, string(f.RecordedBy))
	}
	if slices.Contains(others, string(c.OpenedBy)) && s.seat(p) != operator && s.seat(p) != manager {
		s.t.Errorf("%s learns who took the case in", p)
	}
	return slices.ContainsFunc(c.Facts, tells)
}

func (s *seated) allocates(p casework.PersonID) bool {
	to := casework.PersonID("mediator-2")
	if s.holder == "south-mediation" || s.holder == "" && p == "manager-9" {
		to = "mediator-9"
	}
	_, ok := s.add(p, "", assigned("mediation-adviser", string(to)))
	if !ok {
		return false
	}
	c := s.whole()
	return slices.Contains(c.AssignedAs("mediation-adviser"), to)
}

func (s *seated) overrides(p casework.PersonID) bool {
	give := assigned("mediation-adviser", "adviser-2")
	if _, ok := s.add(p, "", give); ok && s.effective("mediation-adviser", "adviser-2") {
		s.t.Errorf("%s: the service supports the family, and nobody says so", p)
	}
	_, ok := s.add(p, "parties-agree", give)
	return ok && s.effective("mediation-adviser", "adviser-2")
}

func (s *seated) effective(role string, p casework.PersonID) bool {
	c := s.whole()
	return slices.Contains(c.AssignedAs(role), p)
}

func (s *seated) handsOver(p casework.PersonID) bool {
	to, heads := "north-mediation", casework.PersonID("manager-1")
	if s.holder == to {
		to, heads = "south-mediation", "manager-9"
	}
	if _, ok := s.add(p, "", consents(to, "all"), fact("provider-handed-over", "2026-11-20 Fri", "to="+to)); !ok {
		return false
	}
	c := s.whole()
	a := s.who(heads)
	got, err := s.Look(s.ctx(), a, c.ID)
	return err == nil && casework.Allowed(&a, casework.ActConfirm, &got)
}

func (s *seated) closes(p casework.PersonID) bool {
	e := fact("case-closed", "2026-11-20 Fri", "why=agreed")
	if s.closed {
		e = fact("case-reopened", "2026-11-20 Fri")
	}
	_, ok := s.add(p, "", e)
	c := s.whole()
	return ok && c.Closed() != s.closed
}

func (s *seated) breaks(p casework.PersonID) bool {
	was := s.knows(p)
	_, err := s.BreakGlass(s.ctx(), s.who(p), casework.Breaking{Reference: string(s.c.Reference), Reason: "deadline", At: now})
	if err != nil {
		if was {
			return false
		}
		fails(s.t, err, casework.Refused)
		return false
	}
	a, whole := s.who(p), s.seen(p)
	return whole.BrokenBy == p && casework.Allowed(&a, casework.ActSee, &whole) && !casework.Allowed(&a, casework.ActConfirm, &whole)
}

func (s *seated) answersRights(p casework.PersonID) bool {
	_, err := s.SubjectAccess(s.ctx(), s.who(p), s.c.ID, now)
	return err == nil
}

func (s *seated) holds(p casework.PersonID) bool {
	typ := "legal-hold-set"
	if whole := s.whole(); !whole.HeldSince().IsZero() {
		typ = "legal-hold-lifted"
	}
	_, ok := s.add(p, "", fact(typ, "2026-11-20 Fri"))
	return ok
}

// erases erases the case and looks that it is gone from the lists of whoever had it.
func (s *seated) erases(p casework.PersonID) bool {
	counts := s.tallies()
	if err := s.erase(p, s.c.ID); err != nil {
		if kind := casework.KindOf(err); kind != casework.NotFound && kind != casework.Refused {
			s.t.Errorf("%s: %v", p, err)
		}
		return false
	}
	s.gone = true
	for _, who := range []casework.PersonID{"operator-1", "manager-1", "mediator-1", "manager-9", "adviser-1", "volunteer-1"} {
		if s.knows(who) {
			s.t.Errorf("%s knows of the case that %s erased", who, p)
		}
	}
	if after := s.tallies(); !slices.Equal(counts, after) {
		s.t.Errorf("the counts changed by the erasure:\n%v\n%v", counts, after)
	}
	return true
}

// openers are where people sit who open a case, or ask what is about none.
var openers = map[casework.PersonID]string{
	"mediator-1": onCase, "intake-1": onCase, "mediator-9": onCase, "manager-1": manager, "manager-9": manager, "adviser-1": sendiass,
	"volunteer-1": forum, "lead-1": nobody, "gone-1": nobody, "commissioner-1": area, "commissioner-2": area, "commissioner-3": area, "operator-1": operator,
}

// triesWithoutCase are the lines that are about no case that is there: what the person can do, by what the
// cell says.
var triesWithoutCase = map[string]func(w *world, p casework.PersonID, cell string) bool{
	"Open a case":                            opens,
	"Choose a new case's reference (import)": namesCase,
	"Counts":                                 asksTable(casework.ActCount),
	"People: add, change, disable":           asksTable(casework.ActPutPeople),
	"Rules, calculator":                      asksTable(casework.ActAskRules),
}

func asksTable(act casework.Action) func(*world, casework.PersonID, string) bool {
	return func(w *world, p casework.PersonID, _ string) bool {
		a := w.who(p)
		return casework.Allowed(&a, act, nil)
	}
}

func opens(w *world, p casework.PersonID, cell string) bool {
	facts := []law.Event{refusedToAssess()}
	if strings.HasPrefix(cell, "with consent") {
		_, err := w.Open(asking(), w.who(p), w.opening(facts...))
		fails(w.t, err, casework.Refused)
		facts = append(facts, consents("tees-forum", "facts"))
	}
	c, err := w.Open(asking(), w.who(p), w.opening(facts...))
	if err == nil && c.Facts[0].Reported != strings.Contains(cell, "intake") {
		w.t.Errorf("%s opened a case, reported: %v", p, c.Facts[0].Reported)
	}
	return err == nil
}

func namesCase(w *world, p casework.PersonID, _ string) bool {
	in := w.opening(refusedToAssess(), consents("tees-forum", "facts"))
	in.Reference = "HPL-0231"
	_, err := w.Open(asking(), w.who(p), in)
	return err == nil
}

func TestWhatIsAboutNoCaseIsAsTheDocumentSays(t *testing.T) {
	doc := documented(t, rightsFile, "item")
	for item, try := range triesWithoutCase {
		for p, seat := range openers {
			cell := doc[item][seat]
			w := newWorld(t)
			if got, want := try(w, p, cell), cell != "no" && cell != "**never**"; got != want {
				t.Errorf("%s (%s), %s: %v, and the document says %q", p, seat, item, got, cell)
			}
		}
	}
}
