package configs_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// begins is the first day on which a limit can start; the zero time where it is older than the calendar. Most
// began with the Regulations of 2014.
func begins(limit string) time.Time {
	for _, b := range []struct {
		on     time.Time
		limits string
	}{
		{time.Time{}, "tribunal-register-10wd decision-10wd hearing-22w-measure lgsco-12m judicial-review-pap-14d judicial-review-aos-21d phso-12m care-complaint-12m"},
		{date(2000, time.October, 2), "judicial-review-3m"},
		{date(2008, time.November, 3), "appeal-late la-response-30wd responsible-body-response-30wd hearing-notice-14d permission-to-appeal-28d set-aside-28d review-28d costs-14d staff-decision-14d withdrawal-reinstate-28d strikeout-reinstate-28d ut-permission-1-month ut-notice-1-month ut-set-aside-1-month ut-to-coa-1-month ut-renew-14d ut-response-1-month"},
		{date(2009, time.April, 1), "nhs-complaint-12m"},
		{date(2010, time.October, 1), "dds-claim-6-months dds-conciliation-9m dds-late"},
		{date(2012, time.September, 1), "exclusion-governors-15sd exclusion-irp-15sd"},
		{date(2015, time.March, 23), "unopposed-cease unopposed-assess-2w unopposed-no-plan-10w unopposed-final-14w unopposed-contents-5w unopposed-placement-2w unopposed-plan-draft-5w unopposed-plan-final-11w"},
		{date(2018, time.April, 3), "recommendation-health-5w recommendation-care-5w"},
		{date(2018, time.May, 25), "rights-request-1-month"},
		{date(2026, time.April, 1), "la-complaint-ack-5wd la-complaint-stage1-10wd la-complaint-stage2-20wd"},
	} {
		if slices.Contains(strings.Fields(b.limits), limit) {
			return b.on
		}
	}
	return date(2014, time.September, 1)
}

func TestEveryLimitBeginsOnItsDay(t *testing.T) {
	l := lawNamed(t, configs.England)
	for _, s := range englandOnce() {
		if wrong := s.checkBeginning(l); wrong != "" {
			t.Error(wrong)
		}
	}
}

func (s *swept) checkBeginning(l lawOf) string {
	first := begins(s.limit)
	if s.fixes { // which law it is counted by goes by the day on which it was fixed
		first = plusDays(first, 60)
	}
	if begins(s.limit).IsZero() {
		return ""
	}
	for _, before := range []int{0, -1} {
		r, err := l.compute(s.matter(plusDays(first, before)))
		if err != nil {
			return err.Error()
		}
		if _, is := s.find(&r); is != (before == 0) {
			return fmt.Sprintf("%s from %s: there %t", s, plusDays(first, before).Format(time.DateOnly), is)
		}
	}
	return ""
}

func TestNothingElseStartsALimit(t *testing.T) {
	for _, wrong := range checkStarts(lawNamed(t, configs.England)) {
		t.Error(wrong)
	}
}

// checkStarts tells of each fact alone, and says which limits it starts that no sweep starts by it.
func checkStarts(l lawOf) []string {
	var out []string
	for _, fact := range telledOf(l.book) {
		for _, ground := range []string{"cease", "disability-school"} {
			e := fact
			e.ID, e.On = "start", on(date(2027, time.March, 1))
			if typ, _ := l.book.Vocabulary.Type(e.Type); typ.HasDue {
				e.Due = e.On.AddDays(60)
			}
			r, err := l.compute(law.Matter{Grounds: []string{ground}, Events: []law.Event{e}})
			if err != nil {
				return []string{err.Error()}
			}
			for i := range r.Deadlines {
				if d := &r.Deadlines[i]; !sweptFrom(d, e) {
					out = append(out, fmt.Sprintf("%s %v about %s starts %s", e.Type, e.Attrs, ground, d.Rule.ID))
				}
			}
		}
	}
	return out
}

// sweptFrom reports whether a sweep of the limit starts by such a fact: nothing else has to be said of it.
func sweptFrom(d *law.Deadline, e law.Event) bool {
	return slices.ContainsFunc(englandOnce(), func(s swept) bool {
		return s.limit == d.Rule.ID && s.start.Type == e.Type && !slices.ContainsFunc(s.start.Attrs, func(x law.Attr) bool {
			return e.Attrs.Get(x.Name) != x.Values[0]
		})
	})
}

// once are the limits of which a later start takes the place of the earlier: the day was fixed anew.
const once = "direction-final-evidence direction-case-review-form direction-working-document direction-bundle hearing-notice-14d mediation-date-notice-5wd"

func TestASecondStartLeavesTheFirst(t *testing.T) {
	l := lawNamed(t, configs.England)
	for _, s := range englandOnce() {
		if wrong := s.checkTwice(l); wrong != "" {
			t.Error(wrong)
		}
	}
}

// checkTwice lets the limit start again ten days later.
func (s *swept) checkTwice(l lawOf) string {
	if strings.Contains(s.limit, "-response-") && s.start.Type == "direction-made" {
		return "" // a later direction for the response is the only one there is
	}
	m := s.matter(date(2027, time.March, 1))
	second := m.Events[0]
	second.ID, second.On = "second", second.On.AddDays(10)
	m.Events = append(m.Events, second)
	r, err := l.compute(m)
	if err != nil {
		return err.Error()
	}
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if d.Rule.ID != s.limit || d.Of != s.start.ID || d.Item != s.item || d.Step != s.step {
			continue
		}
		if ended := d.EndedBy != ""; ended != slices.Contains(strings.Fields(once), s.limit) {
			return fmt.Sprintf("%s: started again, the first is ended: %t (by %s)", s, ended, d.EndedBy)
		}
		return ""
	}
	return fmt.Sprintf("%s: started again, the first is not there", s)
}
