package talk

import "github.com/redress-send/redress/casework"

// kindFrom gives the first certificate of a case, where no kind was said, the one that follows from what the case holds:
// "mediated" after a mediation that was held, "deemed" after the authority said that it cannot arrange one, "not-pursued" where
// the family declined (Children and Families Act 2014 s55(4) and (5), SI 2014/1530 reg 39). Where the case says none of these
// by the certificate's day, or two that contradict each other, the kind stays to be asked. It is read back before anything is
// saved.
func (p *pending) kindFrom(c *casework.Case) {
	if p.Event.Type != "certificate-issued" || p.hasAttr("kind") || p.Event.On.IsZero() || c == nil {
		return
	}
	has := map[string]bool{}
	for _, f := range c.Live() {
		if day, _ := f.Day(); !day.IsZero() && !day.After(p.Event.On) {
			has[f.Type] = true
		}
	}
	held, cannot, declined := has["mediation-held"], has["authority-cannot-arrange"], has["mediation-declined"] && !has["mediation-wanted"]
	kind := ""
	switch {
	case has["certificate-issued"], held && cannot:
	case held:
		kind = "mediated"
	case cannot:
		kind = "deemed"
	case declined:
		kind = "not-pursued"
	}
	if kind != "" {
		p.Event.Attrs = p.Event.Attrs.With("kind", kind)
	}
}
