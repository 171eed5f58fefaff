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
	return c.answer(f, f.Matter(), new(page))
}

// answer works out what follows from the file, of which m is the Matter, and writes it on the page.
func (c *Calculator) answer(f *File, m law.Matter, p *page) (Answer, law.Result, error) {
	now, err := law.Compute(c.Book, c.Calendar, m)
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	if len(c.WhatIf) == 0 {
		return c.say(f, &now, p), now, nil
	}
	supposed, err := Suppose(f, c.WhatIf, c.Book)
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	then, err := law.Compute(c.Book, c.Calendar, supposed.Matter())
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	a := c.say(&supposed, &then, p)
	a.Changes = Changes(&now, &then, c.At, c.EasyRead)
	return a, then, nil
}

// say says what follows, in easy read too where that is wanted.
func (c *Calculator) say(f *File, r *law.Result, p *page) Answer {
	a := p.answer(c.Book, f, r, c.At)
	if c.EasyRead {
		a.easyRead(r, c.At)
	}
	return a
}
