package configs_test

import (
	"slices"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// englandSweeps are the limits of England's book.
func englandSweeps() []swept {
	return slices.Concat(assessmentSweeps(), reviewSweeps(), mediationSweeps(), agreedSweeps(), appealSweeps(), challengeSweeps(),
		orderSweeps(), concessionSweeps(), otherSweeps(), daylessSweeps())
}

// daylessSweeps are the limits to which the law gives no day, or none without a school's own calendar.
func daylessSweeps() []swept {
	none := func(limit string, start law.Event) swept { return swept{limit: limit, start: start, none: true} }
	out := []swept{
		none("order-maintain", event("order-made", "orders", "maintain")), none("order-maintain", event("consent-order-made", "orders", "maintain")),
		none("order-cease", event("order-made", "orders", "cease")), none("order-cease", event("consent-order-made", "orders", "cease")),
		none("unopposed-cease", event("authority-not-opposing", "ground", "cease")), none("unopposed-cease", event("authority-not-opposing")),
		none("unopposed-window", event("appeal-registered")), none("dds-late", event("discrimination-happened")),
		none("cease-keep-maintaining", event("decision-sent")), none("cease-keep-maintaining", event("review-decision-sent", "decision", "cease")),
	}
	for _, start := range append(planStarts(), event("decision-sent")) {
		out = append(out, none("appeal-late", start), none("mediation-late-leave", start))
	}
	for limit, fact := range map[string]string{"exclusion-governors-15sd": "governors-notified-of-exclusion", "exclusion-irp-15sd": "governors-decision-notified"} {
		school := none(limit, event(fact))
		school.sure = law.Unconfirmed
		out = append(out, school)
	}
	return out
}

func assessmentSweeps() []swept {
	agreed := func(on civil.Date) []law.Event { return []law.Event{{Type: "assessment-agreed", On: on}} }
	return []swept{
		{limit: "assess-decision-6w", start: event("assessment-requested"), end: weeks(6)},
		{limit: "advice-6w", start: event("advice-requested"), end: weeks(6)},
		{limit: "refuse-plan-16w", start: event("assessment-requested"), with: agreed, end: weeks(16)},
		{limit: "final-plan-20w", start: event("assessment-requested"), with: agreed, end: weeks(20)},
		{limit: "draft-plan-representations-15d", start: event("draft-plan-served"), end: days(14), least: true},
		{limit: "reassess-decision-15d", start: event("reassessment-requested"), end: days(15), sure: law.Unconfirmed},
		{limit: "reassess-final-14w", start: event("reassessment-agreed"), end: weeks(14)},
		{limit: "assess-repeat-6m", start: event("last-assessment-made"), end: months(6), sure: law.Unconfirmed},
		{limit: "transfer-plan-15wd", start: event("old-authority-aware-of-move"), end: beginningWith(15)},
		{limit: "transfer-inform-6w", start: event("plan-transferred"), end: weeks(6)},
		{limit: "transfer-review", start: event("plan-transferred"), end: monthsBeginningWith(3), sure: law.Provisional},
	}
}

func reviewSweeps() []swept {
	return []swept{
		{limit: "review-decision-4w", start: event("review-meeting-held"), end: weeks(4)},
		{limit: "review-amendments-4w", start: event("review-meeting-held"), end: weeks(4)},
		{limit: "review-report-2w", start: event("review-meeting-held"), end: weeks(2)},
		{limit: "review-total-12w", start: event("review-meeting-held"), end: weeks(12)},
		{limit: "review-representations-15d", start: event("amendment-notice-sent"), end: days(14), least: true},
		{limit: "review-final-8w", start: event("amendment-notice-sent"), end: weeks(8)},
		{limit: "review-not-amend-8w", start: event("amendment-notice-sent"), end: weeks(8)},
		{limit: "annual-review-12m", start: event("final-plan-sent"), end: monthsBeginningWith(12)},
		{limit: "annual-review-12m", start: event("review-decision-sent"), end: monthsBeginningWith(12)},
		{limit: "review-notice-2w", start: event("review-meeting-fixed"), fixes: true, end: weeks(-2)},
		{limit: "review-papers-2w", start: event("review-meeting-fixed"), fixes: true, end: weeks(-2)},
		{limit: "phase-transfer-5-months", start: event("post-16-transfer-proposed"), fixes: true, end: months(-5)},
	}
}

func mediationSweeps() []swept {
	return []swept{
		{limit: "mediation-contact-2m", start: event("decision-sent"), end: months(2)},
		{limit: "mediation-certificate-no-mediation-3wd", start: event("mediation-declined"), end: openDays(3)},
		{limit: "mediation-certificate-deemed-3wd", start: event("authority-cannot-arrange"), end: openDays(3)},
		{limit: "mediation-certificate-after-3wd", start: event("mediation-concluded"), end: openDays(3)},
		{limit: "mediation-health-notify-3wd", start: event("mediation-wanted", "health", "true"), end: openDays(3)},
		{limit: "mediation-arrange-30d-la", start: event("authority-told-mediation-wanted"), end: days(30)},
		{limit: "mediation-arrange-30d-la", start: event("mediation-wanted"), end: days(30), sure: law.Provisional},
		{limit: "mediation-arrange-30d-joint", start: event("authority-told-mediation-wanted"), with: wanting("education"), end: days(30)},
		{limit: "mediation-arrange-30d-health", start: event("icb-told-of-issues"), with: wanting(""), end: days(30)},
		{limit: "mediation-date-notice-5wd", start: event("mediation-booked"), fixes: true, end: openDays(-5), sure: law.Unconfirmed},
		{limit: "mediation-agreement-tell-la-1w", start: event("agreement-made", "parties", "health-only"), end: weeks(1)},
	}
}

// wanting is mediation about health and, if named, something else.
func wanting(other string) func(civil.Date) []law.Event {
	return func(on civil.Date) []law.Event {
		e := event("mediation-wanted", "health", "true")
		if e.ID, e.On = "", on; other != "" {
			e.Attrs = e.Attrs.With(other, "true")
		}
		return []law.Event{e}
	}
}

// agreedSweeps are the steps of what was agreed, by the kind of item.
func agreedSweeps() []swept {
	var out []swept
	for _, a := range []struct {
		limit, what, step string
		n                 int
	}{
		{"mediation-agreement-appealable", "assess", "notify", 2}, {"mediation-agreement-appealable", "assess", "no-plan", 10},
		{"mediation-agreement-appealable", "assess", "final", 14}, {"mediation-agreement-appealable", "make-plan", "draft", 5},
		{"mediation-agreement-appealable", "make-plan", "final", 11}, {"mediation-agreement-appealable", "contents", "amend", 5},
		{"mediation-agreement-appealable", "placement", "amend", 2}, {"mediation-agreement-other-2w", "other", "", 2},
	} {
		start := event("agreement-made")
		start.Items = []law.Item{{Item: a.what, What: a.what}}
		out = append(out, swept{limit: a.limit, start: start, item: a.what, step: a.step, end: weeks(a.n)})
	}
	return out
}

func appealSweeps() []swept {
	hearing := event("direction-made", "what", "hearing")
	return slices.Concat([]swept{
		{limit: "appeal", start: event("decision-sent"), kind: starts, end: months(2)},
		{limit: "appeal", start: event("certificate-issued"), kind: starts, end: months(1), sure: law.Provisional},
		{limit: "tribunal-register-10wd", start: event("appeal-received"), end: tribunalDays(10)},
		{limit: "hearing-22w-measure", start: event("appeal-received"), end: weeks(22)},
		{limit: "la-response-30wd", start: event("authority-received-appeal"), kind: rolls, end: tribunalDays(30)},
		{limit: "la-response-30wd", start: event("appeal-registered"), kind: rolls, end: tribunalDays(30), sure: law.Provisional},
		{limit: "responsible-body-response-30wd", start: event("responsible-body-received-claim"), ground: "disability-school", kind: rolls,
			end: since2020(tribunalDays(30), openDays(30)), sure: law.Unconfirmed},
		{limit: "decision-10wd", start: event("hearing-held"), end: tribunalDays(10)},
		{limit: "direction-bundle", start: hearing, fixes: true, kind: staysByFive, end: tribunalDays(-10), sure: law.Provisional},
		{limit: "dds-claim-6-months", start: event("discrimination-happened"), ground: "disability-school", kind: staysByFive, end: startingWith(6)},
		{limit: "dds-conciliation-9m", start: event("discrimination-happened", "conciliation", "true"), ground: "disability-school",
			kind: staysByFive, end: startingWith(9)},
		{limit: "hearing-notice-14d", start: hearing, fixes: true, kind: staysByFive, end: counted(-14), sure: law.Unconfirmed},
		{limit: "hearing-notice-14d", start: hearing, fixes: true, ground: "disability-school", kind: staysByFive,
			end: bySixtyDaysBefore(counted(-14), days(-14)), sure: law.Unconfirmed},
	}, directedSweeps(), planSweeps())
}

// planStarts are the plans and the decisions after a review that can be appealed like any decision.
func planStarts() []law.Event {
	return []law.Event{event("final-plan-sent"), event("final-amended-plan-sent"),
		event("review-decision-sent", "decision", "maintain"), event("review-decision-sent", "decision", "cease")}
}

func planSweeps() []swept {
	var out []swept
	for _, start := range planStarts() {
		out = append(out, swept{limit: "appeal", start: start, kind: starts, end: months(2)},
			swept{limit: "mediation-contact-2m", start: start, end: months(2)})
	}
	return out
}

// bySixtyDaysBefore is since2020 for what is counted from a day that was fixed sixty days before: the version is
// the one of the day on which it was fixed.
func bySixtyDaysBefore(before, after way) way {
	return func(t time.Time) time.Time {
		if plusDays(t, -60).Before(date(2020, time.July, 21)) {
			return before(t)
		}
		return after(t)
	}
}

// directedSweeps are the days that the tribunal fixes. Nothing moves them.
func directedSweeps() []swept {
	same := days(0)
	var out []swept
	for limit, what := range map[string]string{"la-response-30wd": "response", "direction-final-evidence": "final-evidence",
		"direction-case-review-form": "case-review-form", "direction-bundle": "bundle", "direction-working-document": "working-document"} {
		out = append(out, swept{limit: limit, start: event("direction-made", "what", what), fixes: true, kind: staysByFive, end: same})
	}
	return append(out, swept{limit: "responsible-body-response-30wd", start: event("direction-made", "what", "response"), ground: "disability-school",
		fixes: true, kind: staysByFive, end: same, sure: law.Unconfirmed})
}

// challengeSweeps are the steps after a decision. Those of the First-tier Tribunal count August and Christmas in
// disability cases since 21 July 2020.
func challengeSweeps() []swept {
	var out []swept
	for _, c := range []struct {
		limit, fact string
		n           int
		sure        law.Certainty
	}{
		{"permission-to-appeal-28d", "reasons-sent", 28, law.Certain}, {"set-aside-28d", "reasons-sent", 28, law.Certain},
		{"review-28d", "reasons-sent", 28, law.Certain}, {"costs-14d", "reasons-sent", 14, law.Unconfirmed},
		{"staff-decision-14d", "staff-decision-sent", 14, law.Certain},
		{"withdrawal-reinstate-28d", "appeal-withdrawn", 28, law.Unconfirmed},
		{"strikeout-reinstate-28d", "appeal-struck-out", 28, law.Unconfirmed},
	} {
		out = append(out,
			swept{limit: c.limit, start: event(c.fact), kind: rolls, end: counted(c.n), sure: c.sure},
			swept{limit: c.limit, start: event(c.fact), ground: "disability-school", kind: rolls, end: since2020(counted(c.n), days(c.n)), sure: c.sure})
	}
	for limit, fact := range map[string]string{"ut-permission-1-month": "permission-refused", "ut-notice-1-month": "permission-granted",
		"ut-set-aside-1-month": "ut-decision-sent", "ut-to-coa-1-month": "ut-decision-sent"} {
		out = append(out, swept{limit: limit, start: event(fact), kind: rolls, end: countedMonth},
			swept{limit: limit, start: event(fact), ground: "disability-school", kind: rolls, end: countedMonth})
	}
	return append(out,
		swept{limit: "ut-renew-14d", start: event("ut-permission-refused-on-papers"), kind: rolls, end: counted(14)},
		swept{limit: "ut-response-1-month", start: event("ut-notice-of-appeal-sent"), kind: rolls, end: countedMonth, sure: law.Unconfirmed})
}

func orderSweeps() []swept {
	var out []swept
	for _, o := range []struct {
		limit, what string
		n           int
		sure        law.Certainty
	}{
		{"order-assess-notify-2w", "assess", 2, law.Certain}, {"order-assess-no-plan-10w", "assess", 10, law.Certain},
		{"order-assess-final-14w", "assess", 14, law.Certain}, {"order-plan-draft-5w", "make-plan", 5, law.Certain},
		{"order-plan-final-11w", "make-plan", 11, law.Certain}, {"order-reconsider-2w", "reconsider", 2, law.Unconfirmed},
		{"order-contents-5w", "contents", 5, law.Certain}, {"order-placement-2w", "placement", 2, law.Certain},
		{"order-maintain-amend-5w", "maintain-amend", 5, law.Unconfirmed},
	} {
		for _, fact := range []string{"order-made", "consent-order-made"} {
			out = append(out, swept{limit: o.limit, start: event(fact, "orders", o.what), end: weeks(o.n), sure: o.sure})
		}
	}
	return out
}

func concessionSweeps() []swept {
	var out []swept
	for _, c := range []struct {
		limit   string
		n       int
		grounds []string
	}{
		{"unopposed-assess-2w", 2, []string{"refuse-assess", "refuse-reassess"}},
		{"unopposed-no-plan-10w", 10, []string{"refuse-assess", "refuse-reassess"}},
		{"unopposed-final-14w", 14, []string{"refuse-assess", "refuse-reassess"}},
		{"unopposed-contents-5w", 5, []string{"contents-BF", "refuse-amend"}},
		{"unopposed-placement-2w", 2, []string{"placement-I"}},
		{"unopposed-plan-draft-5w", 5, []string{"refuse-plan"}}, {"unopposed-plan-final-11w", 11, []string{"refuse-plan"}},
	} {
		for _, g := range c.grounds {
			out = append(out, swept{limit: c.limit, start: event("authority-not-opposing", "ground", g), ground: g, end: weeks(c.n)})
		}
	}
	refused := func(on civil.Date) []law.Event { return []law.Event{{Type: "decision-sent", On: on.AddDays(-30)}} }
	reversed := event("decision-reversed", "how", "authority-reconsidered")
	return append(out,
		swept{limit: "reversed-assess-no-plan-10w", start: reversed, ground: "refuse-assess", with: refused, end: weeks(10)},
		swept{limit: "reversed-assess-final-14w", start: reversed, ground: "refuse-assess", with: refused, end: weeks(14)},
		swept{limit: "recommendation-health-5w", start: event("recommendation-made", "body", "health"), end: weeks(5)},
		swept{limit: "recommendation-care-5w", start: event("recommendation-made", "body", "care"), end: weeks(5)})
}

func otherSweeps() []swept {
	code := date(2026, time.April, 1) // the Ombudsman's code is used from then on
	aware := func(body string) law.Event { return event("became-aware-of-fault", "body", body) }
	return []swept{
		{limit: "lgsco-12m", start: event("became-aware-of-fault"), end: months(12)},
		{limit: "judicial-review-3m", start: event("grounds-for-review-arose"), end: months(3)},
		{limit: "la-complaint-ack-5wd", start: event("complaint-made"), end: from(code, openDays(5))},
		{limit: "la-complaint-stage1-10wd", start: event("complaint-acknowledged"), end: from(code, openDays(10))},
		{limit: "la-complaint-stage2-20wd", start: event("complaint-escalated"), end: from(code, openDays(20))},
		{limit: "judicial-review-pap-14d", start: event("letter-before-claim-sent"), end: days(14), sure: law.Unconfirmed},
		{limit: "judicial-review-aos-21d", start: event("review-claim-served"), end: days(21)},
		{limit: "nhs-complaint-12m", start: aware("health"), end: months(12)},
		{limit: "phso-12m", start: aware("health"), end: months(12), sure: law.Unconfirmed},
		{limit: "care-complaint-12m", start: aware("care"), end: months(12), sure: law.Unconfirmed},
		{limit: "rights-request-1-month", start: event("rights-request-received"), end: months(1), sure: law.Unconfirmed},
		{limit: "rights-request-1-month", start: event("rights-request-received"), end: months(3), sure: law.Unconfirmed,
			with: func(on civil.Date) []law.Event {
				more := event("rights-request-extended")
				more.On = on.AddDays(20)
				return []law.Event{more}
			}},
	}
}
