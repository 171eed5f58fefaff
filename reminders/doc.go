// Package reminders tells each person in time what falls due in their cases.
//
// Plan is pure: from an agenda, a policy and a day it gives the nudges of that day. A Runner asks for the
// agenda of every person, plans, composes one message a person and puts it into the durable outbox together
// with what it tells, in one transaction. Run twice, or in two processes at once, it says a thing once; a
// run that was missed is made up for by the next one, once. A Schedule calls it by the London clock.
//
// It knows no medium: how lines become a letter is a function that main passes in. It decides nothing by
// the wall clock, and it never reminds on a closed day unless that day is the last one.
//
//	r := reminders.Runner{People: store, Agenda: service, Reminded: store, Policy: policy, Compose: compose}
//	report, err := r.Once(ctx, now)
package reminders
