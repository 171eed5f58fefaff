// Package law derives time limits from events. A Book holds dated rules as data; Compute takes a Matter
// (grounds and events in any order) and gives every deadline that follows, each with the events it started
// from, every step of its count and the provision that commands the step.
//
// It reads no file, knows no case, no person and no today: where a deadline stands on a day is asked of
// the Deadline afterwards.
//
//	result, err := law.Compute(book, calendar, law.Matter{Grounds: []string{"refuse-assess"}, Events: …})
package law
