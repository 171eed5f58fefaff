package words

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// attributeSayings are the ways of saying what belongs to a fact beside its day.
var attributeSayings = []saying{
	{of: "certificate-issued", set: "kind=not-pursued", says: `
		not pursued
		without mediation|mediating
		did not mediate
		no mediation
		information only
		declined
		not want MEDIATE
		not wanted`},
	{of: "certificate-issued", set: "kind=mediated", says: `
		after mediation
		following mediation
		mediated`},
	{of: "certificate-issued", set: "kind=deemed", says: `
		deemed
		NUMBER days? passed|up|missed
		could not arrange
		can not arrange`},
	{of: "mediation-booked", set: "format=online", says: `
		online
		on teams|zoom|line
		teams
		zoom
		video
		virtual
		virtually
		remote
		remotely
		via teams|zoom|video`},
	{of: "mediation-booked", set: "format=in-person", says: `
		in person
		face to face
		f2f
		person`},
	{of: "mediation-booked", set: "format=phone", says: `
		by phone
		phone
		telephone
		phone call
		conference call`},
	{of: "mediation-cancelled", set: "by=authority", says: `
		la cancelled|pulled|backed|dropped|called
		cancelled|off|out by la
		by la`},
	{of: "mediation-cancelled", set: "by=family", says: `
		KIN cancelled|pulled|backed|dropped|called
		cancelled|off by KIN
		by KIN`},
	{of: "mediation-cancelled", set: "by=mediator", says: `
		mediator cancelled|pulled|ill|sick|off
		cancelled|off by mediator
		by mediator`},
	{of: "mediation-cancelled", set: "by=health-body", says: `
		icb cancelled|pulled|backed|dropped|called
		cancelled|off by icb|health
		by icb|health`},
	{of: "mediation-adviser-contacted", set: "channel=phone", says: `
		rang
		rung
		phoned
		called
		telephoned
		by phone
		on phone
		call`},
	{of: "mediation-adviser-contacted", set: "channel=email", says: `
		emailed
		by email`},
	{of: "mediation-adviser-contacted", set: "channel=web", says: `
		web form?
		online form
		website
		web`},
	{of: "mediation-adviser-contacted", set: "channel=other", says: `
		texted
		wrote
		messaged
		by letter
		in person`},
	{of: "mediation-adviser-contacted", set: "wishes_to_appeal=true", says: `
		wants|want|wishes|wish|intends|plans|planning|thinking|hoping|going to? appeal
		will appeal`},
	{of: "mediation-adviser-contacted", set: "wishes_to_appeal=false", says: `
		does|do|did not want|wish|plan|intend to? appeal
		not appealing
		no appeal`},
	{of: "mediation-wanted", set: "health=true", says: `
		health issue
		including health
		about health
		health too|involved|provision
		health
		and health`},
	{of: "mediation-wanted", set: "care=true", says: `
		social care
		care issue
		and care
		care too|provision`},
	{of: "mediation-wanted", set: "education=true", says: `
		education
		education issue`},
	{of: "mediation-held", set: "authority_present=true", says: `
		la attended|present|there|came
		la turned|showed up
		with la present|there`},
	{of: "mediation-held", set: "authority_present=false", says: `
		la did not attend|show|turn|come
		la not present|there
		la absent
		la no show`},
	{of: "mediation-held", set: "authority_could_decide=true", says: `
		could decide
		able to decide
		had la to? decide|settle|agree
		with la to? decide
		could make decision`},
	{of: "mediation-held", set: "authority_could_decide=false", says: `
		could not decide
		not able to decide
		no la to? decide|settle|agree
		no power to decide
		could not make .. decision
		did not have la|power
		without la to decide|settle|agree
		could not agree anything`},
	{of: "mediation-held", set: "child_views=sought", says: `
		child views? sought|heard|shared|given|got
		view of? child sought|heard|shared
		views of? child sought|heard|shared`},
	{of: "mediation-held", set: "child_views=not-sought", says: `
		child views? not sought|heard|shared
		child views? missing
		view of? child not sought|heard`},
	{of: "review-decision-sent", set: "decision=maintain", says: `
		maintain
		maintaining
		keep plan
		no change
		not amend|amending
		refused|refusal to? amend
		unchanged`},
	{of: "review-decision-sent", set: "decision=amend", says: `
		amend
		amending
		will|to change`},
	{of: "review-decision-sent", set: "decision=cease", says: `
		cease
		ceasing
		end|stop plan`},
	{of: "decision-reversed", set: "how=ordered", says: `
		ordered
		by order`},
	{of: "consent-given", set: "scope=dates", says: `
		dates
		dates only
		just dates
		mediation dates`},
	{of: "consent-given", set: "scope=facts", says: `
		facts
		facts only`},
	{of: "consent-given", set: "scope=agreement", says: `
		agreement
		see agreement`},
	{of: "consent-given", set: "scope=all", says: `
		everything
		all
		whole case|file
		full`},
	{of: "consent-given", set: "how=written", says: `
		written
		writing
		in writing
		signed
		by email
		email
		form`},
	{of: "consent-given", set: "how=spoken", says: `
		spoken
		verbal
		verbally
		orally
		by phone
		over phone
		on phone
		phone`},
	{of: "consent-given", set: "by=young-person", says: `
		yp`},
	{of: "consent-given", set: "by=parent", says: `
		mum
		dad
		parent
		carer`},
	{of: "case-closed", set: "why=agreed", says: `
		agreed
		agreement
		settled
		resolved`},
	{of: "case-closed", set: "why=ordered", says: `
		ordered
		order
		complied`},
	{of: "case-closed", set: "why=withdrawn", says: `
		withdrawn
		withdrew`},
	{of: "case-closed", set: "why=conceded", says: `
		conceded`},
	{of: "case-closed", set: "why=out-of-time", says: `
		out of time
		too late`},
	{of: "agreement-made", set: "parties=joint", says: `
		joint agreement?
		jointly`},
	{of: "agreement-made", set: "parties=health-only", says: `
		health only`},
	{of: "conflict-declared", set: "role=mediator", says: `
		mediator`},
	{of: "assigned", set: "role=mediator", says: `
		as mediator
		mediator
		mediator is`},
	{of: "assigned", set: "role=mediation-adviser", says: `
		as mediation adviser
		mediation adviser`},
	{of: "assigned", set: "role=sendias-adviser", says: `
		as? sendias|sendiass adviser?
		as adviser`},
	{of: "assigned", set: "role=supporter", says: `
		as supporter
		supporter`},
	{of: "became-aware-of-fault", set: "body=authority", says: `
		la`},
	{of: "became-aware-of-fault", set: "body=health", says: `
		health
		nhs
		icb`},
	{of: "became-aware-of-fault", set: "body=care", says: `
		social? care`},
	{of: "became-aware-of-fault", set: "body=school", says: `
		school`},
	{of: "recommendation-made recommendation-answered", set: "body=health", says: `
		health
		icb`},
	{of: "recommendation-made recommendation-answered", set: "body=care", says: `
		social? care`},
	{of: "complaint-answered", set: "stage=1", says: `
		stage 1`},
	{of: "complaint-answered", set: "stage=2", says: `
		stage 2`},
	{of: "review-panel-decided", set: "outcome=upheld", says: `
		upheld`},
	{of: "review-panel-decided", set: "outcome=changed", says: `
		changed`},
	{of: "review-panel-decided", set: "outcome=back-to-authority", says: `
		back to la`},
	{of: "agreed-action-done", set: "step=notify", says: `
		notification
		told family`},
	{of: "agreed-action-done", set: "step=draft", says: `
		draft`},
	{of: "agreed-action-done", set: "step=final", says: `
		final plan`},
	{of: "support-level-set", set: "level=1", says: `level 1`},
	{of: "support-level-set", set: "level=2", says: `level 2`},
	{of: "support-level-set", set: "level=3", says: `level 3`},
	{of: "support-level-set", set: "level=4", says: `level 4`},
}

// orderSayings are the ways of saying what an order orders and for whom it was.
var orderSayings = []saying{
	{of: "order-made consent-order-made", set: "orders=assess", says: `
		to assess
		assess
		assessment
		carry out assessment`},
	{of: "order-made consent-order-made", set: "orders=make-plan", says: `
		make|issue|prepare plan
		to issue plan?
		to make plan`},
	{of: "order-made consent-order-made", set: "orders=reconsider", says: `
		reconsider
		reconsider decision`},
	{of: "order-made consent-order-made", set: "orders=contents", says: `
		contents
		content
		section b|f
		sections b
		b and f
		bf
		amend contents
		amend provision
		amend plan
		provision
		amended`},
	{of: "order-made consent-order-made", set: "orders=placement", says: `
		placement
		change placement
		section i
		f and i
		name|named|naming .. school
		change .. school
		change named`},
	{of: "order-made consent-order-made", set: "orders=maintain", says: `
		maintain
		maintain plan
		keep plan`},
	{of: "order-made consent-order-made", set: "orders=maintain-amend", says: `
		maintain and amend
		maintain with amendment
		maintain .. amend`},
	{of: "order-made consent-order-made", set: "orders=cease", says: `
		cease
		cease plan`},
	{of: "order-made consent-order-made", set: "orders=dismissed", says: `
		dismissed
		dismissing`},
	{of: "order-made", set: "outcome=for-family", says: `
		in favour of? FAMILY
		for FAMILY
		FAMILY won
		won
		allowed
		upheld appeal`},
	{of: "order-made", set: "outcome=for-family-in-part", says: `
		in part
		partly
		partially
		part allowed`},
	{of: "order-made", set: "outcome=for-authority", says: `
		in favour of? la
		for la
		la won
		FAMILY lost
		lost
		dismissed`},
}

// attrs gathers what a fact has: what its own phrase says first, then what stands in the same sentence.
func (m *message) attrs(f *found) law.Attrs {
	var out law.Attrs
	for _, s := range f.set {
		if !strings.HasPrefix(s.name, "@") {
			out = out.With(s.name, s.value)
		}
	}
	own := len(out)
	first, last := m.reach(f)
	var best = map[string]hit{}
	for _, h := range m.hits {
		if h.topic != ofAttribute || h.from < first || h.to > last || !slices.Contains(h.of, f.name) || m.deniedAt(h) || m.ofAnother(h, f) {
			continue
		}
		for _, s := range h.set {
			if own > 0 && out.Get(s.name) != "" && !many[s.name] {
				continue
			}
			if many[s.name] {
				out = m.addOrder(out, s, h)
			} else if had, ok := best[s.name]; !ok || h.to-h.from > had.to-had.from {
				best[s.name] = h
				out = out.With(s.name, s.value)
			}
		}
	}
	return m.allowed(f.name, out)
}

// ofAnother reports whether the words belong to another fact: they are part of what states it, or stand in a
// clause that states others and not this one.
func (m *message) ofAnother(h hit, f *found) bool {
	here, other := false, false
	for i := range m.final {
		o := &m.final[i]
		if o.name == f.name {
			here = here || o.clause == m.clauseAt[h.from]
			continue
		}
		if h.from >= o.from && h.to <= o.to && (h.from < f.from || h.to > f.to) {
			return true
		}
		other = other || o.clause == m.clauseAt[h.from]
	}
	return other && !here
}

// many are the attributes that can have several values.
var many = set("orders ground")

// addOrder adds one more thing that was ordered. "maintain and amend" is one thing, not two.
func (m *message) addOrder(out law.Attrs, s setting, h hit) law.Attrs {
	have := slices.Clone(out.All(s.name))
	if slices.Contains(have, s.value) {
		return out
	}
	switch s.value {
	case "maintain", "contents":
		if slices.Contains(have, "maintain-amend") {
			return out
		}
	case "maintain-amend":
		have = slices.DeleteFunc(have, func(v string) bool { return v == "maintain" || v == "contents" })
	}
	return out.With(s.name, append(have, s.value)...)
}

// deniedAt reports whether a "not" stands right before the phrase and is none of its own.
func (m *message) deniedAt(h hit) bool {
	return h.from > 0 && (m.toks[h.from-1].text == "not" || m.toks[h.from-1].text == "no" || h.from > 1 && m.toks[h.from-2].text == "not" && isSmall(&m.toks[h.from-1]))
}

// allowed leaves out what the vocabulary does not know of the fact.
func (m *message) allowed(fact string, attrs law.Attrs) law.Attrs {
	if m.set.Vocabulary == nil || len(attrs) == 0 {
		return attrs
	}
	t, ok := m.set.Vocabulary.Type(fact)
	if !ok {
		return nil
	}
	out := law.Attrs{}
	for _, a := range attrs {
		if at, known := t.Attr(a.Name); known && fits(&at, a.Values) {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// fits reports whether the attribute can have the values.
func fits(at *law.AttrType, values []string) bool {
	for _, v := range values {
		switch at.Kind {
		case law.AttrOneOf, law.AttrSome:
			if !slices.Contains(at.Values, v) {
				return false
			}
		case law.AttrYesNo:
			if v != "true" && v != "false" && !slices.Contains(at.Values, v) {
				return false
			}
		}
	}
	return true
}
