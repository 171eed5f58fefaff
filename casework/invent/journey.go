package invent

import (
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// journey is a case on its way from the decision to the end. Everything happens on working days, in order;
// what would have happened after the plan's day is not told.
type journey struct {
	casework.Case

	v        *inventor
	way      int
	decided  civil.Date
	day      civil.Date // of what happened last
	mediator string
	over     bool // the plan's day is past
	err      error
}

// happen makes up everything that happened.
func (j *journey) happen() {
	if j.way == disability {
		j.claim()
		return
	}
	j.decision()
	j.contact()
	if j.way < direct {
		j.mediate()
	} else {
		j.decline()
	}
	if j.way >= 3 {
		j.appeal()
	}
	j.correct()
}

// later moves on by so many days, to the next working day.
func (j *journey) later(days int) {
	if j.err != nil || j.over {
		return
	}
	next := j.day.AddDays(days)
	if next.After(j.v.plan.At) {
		j.over = true
		return
	}
	working, err := j.v.plan.Calendar.NextWorking(next)
	if err != nil {
		j.err = err
		return
	}
	j.day = working
	j.over = working.After(j.v.plan.At)
}

// fact notes what happened on the day; attributes are pairs of name and value.
func (j *journey) fact(typ string, attributes ...string) *casework.Fact {
	f := casework.Fact{Event: law.Event{Type: typ, On: j.day}}
	for i := 0; i+1 < len(attributes); i += 2 {
		f.Attrs = f.Attrs.With(attributes[i], attributes[i+1])
	}
	if j.over || j.err != nil {
		return &f // nobody sees it
	}
	j.Facts = append(j.Facts, f)
	return &j.Facts[len(j.Facts)-1]
}

// onWorkingDay notes what happened that day, or on the last working day before it.
func (j *journey) onWorkingDay(d civil.Date, typ string) {
	working, err := j.v.plan.Calendar.LastWorking(d)
	if err != nil {
		j.err = err
		return
	}
	j.day = working
	j.over = working.After(j.v.plan.At)
	j.fact(typ)
}

// decision is what is disputed, and what led to it. Of one letter in two hundred nobody knows the day.
func (j *journey) decision() {
	kind := j.way % 3
	if j.way == direct { // the shares of the tribunal's years
		kind = map[bool]int{true: 0, false: 2}[j.v.in(24)]
		if j.v.in(12) {
			kind = 1
		}
	}
	sent := "decision-sent"
	switch kind {
	case 0:
		j.Grounds = []string{"refuse-assess"}
		j.onWorkingDay(j.decided.AddDays(-j.v.between(32, 42+j.v.between(0, 1)*j.v.between(0, 30))), "assessment-requested")
	case 1:
		j.Grounds = []string{"refuse-plan"}
		j.onWorkingDay(j.decided.AddDays(-j.v.between(100, 150)), "assessment-requested")
		j.later(j.v.between(35, 42))
		j.fact("assessment-agreed")
	default:
		sent = j.plan()
	}
	j.day, j.over = j.decided, j.decided.After(j.v.plan.At)
	if j.v.one(200) {
		j.v.totals.Undated++
		return
	}
	f := j.fact(sent)
	if sent == "decision-sent" {
		f.Attrs = f.Attrs.With("ground", j.Grounds...)
		if j.v.in(30) {
			f.Attrs = f.Attrs.With("says_right_to_mediate", pick(j.v, "true", "true", "true", "false", "unknown"))
		}
	}
	switch {
	case j.v.in(8): // the letter took its time
		if received := j.day.AddDays(j.v.between(1, 6)); !received.After(j.v.plan.At) {
			f.Received = received
		}
	case j.v.in(2): // only its date is known
		f.On, f.Printed = civil.Date{}, f.On
	}
}

// plan decides about a plan, and says by which fact.
func (j *journey) plan() string {
	switch n := j.v.IntN(100); {
	case n < 6:
		j.Grounds = []string{"refuse-reassess"}
		j.onWorkingDay(j.decided.AddDays(-j.v.between(10, 15)), "reassessment-requested")
		return "decision-sent"
	case n < 16:
		j.Grounds = []string{"refuse-amend"}
		j.onWorkingDay(j.decided.AddDays(-j.v.between(14, 40)), "review-meeting-held")
		return "decision-sent"
	case n < 22:
		j.Grounds = []string{"cease"}
		j.onWorkingDay(j.decided.AddDays(-j.v.between(14, 40)), "review-meeting-held")
		return "decision-sent"
	case n < 34:
		j.Grounds = []string{"placement-I"}
	case n < 54:
		j.Grounds = []string{"contents-BF"}
	default:
		j.Grounds = []string{"contents-BF", "placement-I"}
	}
	j.onWorkingDay(j.decided.AddDays(-j.v.between(20, 60)), "draft-plan-served")
	if j.v.in(10) {
		kind := pick(j.v, "secondary-to-post-16", "other")
		j.PhaseTransfer = &law.PhaseTransfer{Year: j.decided.Year() + 1, Kind: kind}
	}
	if j.v.in(50) {
		j.later(j.v.between(5, 15))
		j.fact("representations-made")
	}
	return "final-plan-sent"
}

// secondProvider gets the cases that are handed over.
const secondProvider = "provider-2"

// contact is the family's first call, and who takes the case.
func (j *journey) contact() {
	j.Routes = []string{"mediation"}
	j.later(min(j.v.between(1, 56), j.v.between(1, 56)))
	j.fact("mediation-adviser-contacted", "channel", pick(j.v, "phone", "phone", "email", "web"))
	j.fact("assigned", "role", "mediator", "person", j.mediator)
	j.fact("information-given")
	if j.v.in(12) {
		j.fact("access-need-recorded", "need", pick(j.v, "interpreter", "bsl", "easy-read", "large-print", "step-free", "other"))
	}
	if j.v.in(15) {
		service := "sendiass-" + j.v.plan.Authorities[0].Code[:3]
		j.fact("consent-given", "by", "parent", "to", service, "scope", pick(j.v, "dates", "facts", "all"), "how", pick(j.v, "written", "spoken"))
	}
	if j.v.in(2) {
		j.later(j.v.between(2, 10))
		j.fact("consent-given", "by", "parent", "to", secondProvider, "scope", "all", "how", "written") // without which nobody hands over
		j.fact("provider-handed-over", "to", secondProvider)
	}
}

// decline is a family that does not want to mediate and gets its certificate.
func (j *journey) decline() {
	j.later(j.v.between(0, 3))
	j.fact("mediation-declined")
	j.later(j.v.between(0, 3))
	j.fact("certificate-issued", "kind", "not-pursued")
}

// mediate goes from the wish to what came of it.
func (j *journey) mediate() {
	j.later(j.v.between(0, 6))
	j.fact("mediation-wanted", "education", "true", "health", pick(j.v, "false", "false", "true"))
	j.later(j.v.between(0, 3))
	j.fact("authority-told-mediation-wanted")
	told := j.day
	j.later(j.v.between(2, 9))
	wait := j.v.between(9, 24)
	if j.v.in(40) { // a fat tail: thirty days are often missed
		wait = j.v.between(22, 24+j.v.between(0, 70))
	}
	j.book(wait)
	if j.v.in(8) {
		j.later(j.v.between(1, 9))
		j.fact("mediation-cancelled", "by", pick(j.v, "authority", "authority", "family", "mediator"))
		j.later(j.v.between(1, 4))
		j.book(j.v.between(8, 30))
		wait = j.v.between(8, 30)
	}
	j.later(wait)
	j.fact("mediation-held", "authority_present", pick(j.v, "true", "true", "true", "true", "false"),
		"authority_could_decide", pick(j.v, "true", "true", "true", "false"), "child_views", pick(j.v, "sought", "sought", "not-sought"))
	if !j.over {
		j.v.totals.Held[j.way%3]++
		if j.day.Sub(told) <= 30 {
			j.v.totals.InThirtyDays++
		}
	}
	outcome := j.outcome()
	j.fact("mediation-concluded", "outcome", outcome)
	j.later(j.v.between(0, 3))
	j.fact("certificate-issued", "kind", "mediated")
	if outcome == "agreement" || outcome == "partial" {
		j.agree(outcome == "agreement")
	}
}

func (j *journey) book(wait int) {
	f := j.fact("mediation-booked", "format", pick(j.v, "online", "online", "online", "in-person", "phone"))
	due, err := j.v.plan.Calendar.NextWorking(j.day.AddDays(wait))
	if err != nil {
		j.err = err
	}
	f.Due, f.Time = due, pick(j.v, "10:00", "09:30", "13:00", "14:00")
}

// outcome has the only shares that a council published, and they are an illustration.
func (j *journey) outcome() string {
	if j.way >= 3 { // what is appealed afterwards was not all agreed
		return pick(j.v, "none", "decision-stands", "none", "partial")
	}
	switch n := j.v.IntN(100); {
	case n < 43:
		return "agreement"
	case n < 57:
		return "partial"
	case n < 65:
		return pick(j.v, "back-to-panel", "other-help", "withdrawn")
	}
	return pick(j.v, "none", "decision-stands")
}

// agree notes what was agreed and, mostly, that it was done.
func (j *journey) agree(whole bool) {
	what := map[string]string{"refuse-assess": "assess", "refuse-plan": "make-plan", "contents-BF": "contents", "placement-I": "placement",
		"refuse-reassess": "assess", "refuse-amend": "contents", "cease": "maintain"}[j.Grounds[0]]
	f := j.fact("agreement-made", "parties", pick(j.v, "authority", "authority", "joint"))
	f.Items = []law.Item{{Item: "item 1", What: what}}
	if j.v.in(30) {
		f.Items = append(f.Items, law.Item{Item: "item 2", What: "other"})
	}
	if j.v.in(20) {
		f.Items[0].Due = j.day.AddDays(j.v.between(14, 60))
	}
	if what == "assess" || what == "maintain" {
		j.later(j.v.between(5, 20))
		if j.v.in(80) {
			j.fact("agreed-action-done", "item", "item 1")
		}
	}
	if whole && j.way < 3 && j.v.in(60) {
		j.later(j.v.between(30, 90))
		j.fact("case-closed", "why", "agreed")
	}
}

// correct takes the first date of three cases in a hundred for a slip that was put right later.
func (j *journey) correct() {
	if !j.v.in(3) {
		return
	}
	for i := range j.Facts {
		f := &j.Facts[i]
		if (f.Type != "decision-sent" && f.Type != "final-plan-sent") || f.On.IsZero() {
			continue
		}
		right := *f
		right.ID, right.Supersedes = "decision-2", "decision-1"
		f.ID = "decision-1"
		f.On = f.On.AddDays(-j.v.between(1, 9))
		j.Facts = append(j.Facts, right)
		j.v.totals.Corrected++
		return
	}
}
