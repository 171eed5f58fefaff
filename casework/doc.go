// Package casework keeps disputes as dated facts and answers for them: who may do what, what stands in a
// case, what is due. Deadlines, the stage and the next steps are derived from the facts each time and
// stored nowhere.
//
// It refuses to hold anything that names a child, to let a person act beyond the one permission table, and
// to know a database, a medium or the wall clock: time is passed in, and stores stand behind the ports of
// ports.go.
//
//	svc := casework.NewService(store, book, calendar)
//	c, err := svc.Open(ctx, actor, casework.Opening{Header: …, Facts: …, Source: "console:17", At: now})
package casework

import "time"

// London is the zone in which every day of a case is a day.
var London = mustLoadLondon()

func mustLoadLondon() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic("casework: no time zone data for Europe/London: import time/tzdata in main")
	}
	return l
}
