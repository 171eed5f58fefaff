package invent

import "github.com/redress-send/redress/casework/civil"

// appeal goes from the notice to what the tribunal made of it.
func (j *journey) appeal() {
	j.Routes = append(j.Routes, "appeal")
	form := "SEND35"
	if j.Grounds[0] == "refuse-assess" {
		form = "SEND35A"
	}
	j.later(j.v.between(2, 21))
	j.fact("appeal-sent", "form", form)
	j.later(j.v.between(0, 2))
	j.fact("appeal-received")
	if j.over {
		return
	}
	j.v.totals.Registered++
	if j.way < direct {
		j.v.totals.Appealed[j.way%3]++
	}
	j.later(j.v.between(7, 28))
	j.fact("appeal-registered")
	j.later(1)
	j.fact("authority-received-appeal")
	switch n := j.v.IntN(100); {
	case n < 12:
		j.later(j.v.between(10, 90))
		j.fact("appeal-withdrawn")
		j.close("withdrawn")
	case n < 32:
		j.concede()
	default:
		j.hear()
	}
}

// concede is an authority that gives way before the hearing.
func (j *journey) concede() {
	j.later(j.v.between(10, 120))
	if j.v.in(50) {
		f := j.fact("authority-not-opposing")
		f.Attrs = f.Attrs.With("ground", j.Grounds...)
	} else {
		j.fact("consent-order-made", "orders", j.orders())
	}
	j.close("conceded")
}

// hear is an appeal that is heard and decided.
func (j *journey) hear() {
	j.later(j.v.between(35, 44))
	j.fact("authority-response-received")
	wait := j.v.between(60, 120) // on the papers
	if j.Grounds[0] != "refuse-assess" {
		wait = j.v.between(120, 330)
	}
	f := j.fact("direction-made", "what", "hearing")
	due, err := j.v.plan.Calendar.NextWorking(j.day.AddDays(wait))
	if err != nil {
		due = civil.Date{} // beyond what the calendar covers: not fixed yet
	}
	if f.Due, f.Time = due, "10:00"; due.IsZero() {
		f.Time = ""
	}
	j.later(wait)
	j.fact("hearing-held")
	j.later(j.v.between(5, 15))
	outcome, orders := pick(j.v, "for-family", "for-family-in-part"), j.orders()
	if j.v.in(2) {
		outcome, orders = "for-authority", "dismissed"
	}
	j.fact("order-made", "outcome", outcome, "orders", orders)
	if orders != "dismissed" {
		j.later(j.v.between(7, 60))
		if j.v.in(80) {
			j.fact("order-complied-with")
		}
	}
	j.close("ordered")
}

// orders is what a tribunal orders about the first ground.
func (j *journey) orders() string {
	return map[string]string{"refuse-assess": "assess", "refuse-plan": "make-plan", "contents-BF": "contents", "placement-I": "placement",
		"refuse-reassess": "assess", "refuse-amend": "contents", "cease": "maintain"}[j.Grounds[0]]
}

// close closes most cases some weeks after their end.
func (j *journey) close(why string) {
	j.later(j.v.between(10, 60))
	if j.v.in(85) {
		j.fact("case-closed", "why", why)
	}
}

// claim is a claim of disability discrimination by a school.
func (j *journey) claim() {
	j.Grounds, j.Routes = []string{"disability-school"}, []string{"disability-claim"}
	j.day, j.over = j.decided, j.decided.After(j.v.plan.At)
	j.fact("discrimination-happened")
	j.later(j.v.between(10, 170))
	j.fact("claim-received")
	if j.over {
		return
	}
	j.v.totals.Claims++
	j.later(j.v.between(5, 12))
	j.fact("responsible-body-received-claim")
	j.later(j.v.between(20, 42))
	j.fact("responsible-body-response-received")
	j.later(j.v.between(60, 200))
	j.fact("hearing-held")
	j.later(j.v.between(7, 20))
	j.fact("order-made", "outcome", pick(j.v, "for-family", "for-family-in-part", "for-authority"))
	j.close("ordered")
}
