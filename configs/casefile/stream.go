package casefile

import (
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Calculator answers for files: the law, the closed days and the day on which a deadline's status is told.
type Calculator struct {
	Book     *law.Book
	Calendar *civil.Calendar
	At       civil.Date
	WhatIf   []string // supposed facts, each FACT=DATE
	EasyRead bool     // in easy read too (JSON) or instead (text)
}

// Answer works out what follows from the file.
func (c *Calculator) Answer(f *File) (Answer, law.Result, error) {
	m := f.Matter()
	now, err := law.Compute(c.Book, c.Calendar, m)
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	if len(c.WhatIf) == 0 {
		return NewAnswer(c.Book, f, &now, c.At), now, nil
	}
	supposed, err := Suppose(f, c.WhatIf, c.Book)
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	then, err := law.Compute(c.Book, c.Calendar, supposed.Matter())
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	a := NewAnswer(c.Book, &supposed, &then, c.At)
	a.Changes = Changes(&now, &then)
	return a, then, nil
}
