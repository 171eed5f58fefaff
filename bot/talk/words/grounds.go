package words

// groundSayings are the grounds of an appeal or a claim in words.
var groundSayings = []saying{
	{name: "refuse-assess", says: `
		rta
		ref to assess
		refusal to? assess
		refused to? assess
		refusing to? assess
		refuse to? assess
		will|did|would not assess
		refused|refusal|refusing|refuse .. assessment
		not to assess
		not agreeing to? assess
		not assessing
		no to? assessment|assessing|assess
		turned down .. assessment
		assessment refused|refusal
		assessment turned down
		refusal of? assessment
		will|did|would not do|carry .. assessment
		no assessment`},
	{name: "refuse-plan", says: `
		ref to issue|plan
		refusal to? issue|make plan?
		refused to? issue|make .. plan
		refused to? issue
		refusing to? issue|make .. plan?
		refuse to? issue|make .. plan?
		refusal of? plan
		refused plan
		rti
		will|did|would not issue|make .. plan
		not to issue|make .. plan?
		no to? issuing|issue
		not issuing|making .. plan?
		no plan after assessment
		plan refused
		no to? plan`},
	{name: "refuse-amend", says: `
		ref to amend
		refusal to? amend|replace
		refused|refusing|refuse to? amend|replace
		will|did|would not amend
		not to amend
		no change after review
		plan unchanged after review
		no amendment after|following review
		no amendment|change after|following review
		not amending`},
	{name: "refuse-reassess", says: `
		ref to reassess
		refusal to? reassess
		refused|refusing|refuse to? reassess
		refused|refusal .. reassessment
		reassessment refused|refusal
		will|did|would not reassess
		not to reassess
		no to .. reassess|reassessment|reassessing
		will|did|would not do|carry .. reassessment
		refusing .. reassessment
		no reassessment`},
	{name: "cease", says: `
		cease to? maintain
		ceasing to? maintain
		ceased to? maintain
		cease plan
		ceasing plan
		ceased plan
		plan ceased
		ceasing
		cease notice|letter|decision|case
		decision to? cease
		stop|stopping|ending|end plan
		stopped|stops|ended|ends .. plan
		plan is? ending|stopping|ended|stopped
		plan to? end|stop`},
	{name: "contents-BF", says: `
		contents
		content of? plan
		content case|appeal|dispute
		section b
		section f
		section b and f
		section bf
		section b f
		b f and? i
		b f
		b and f
		bf
		needs and? provision
		provision in? plan
		provision section
		provision case|appeal|dispute
		sections b`},
	{name: "placement-I", says: `
		section i
		section b f and? i
		section b and? f and? i
		section f and? i
		b f and? i
		f and i
		placement
		school named
		named school
		naming school
		wrong school
		school place? named
		type of school
		name .. school
		named .. school
		placement only
		school placement
		section i only`},
	{name: "disability-school", says: `
		disability discrimination
		dda
		dds
		ddc
		discrimination claim
		discrimination by school
		discrimination against school
		school discriminated
		discriminated by school
		equality act claim?`},
}

// groundsIn returns the grounds that are named in the tokens, in the order of the table above.
func (m *message) groundsIn(from, to int) []string {
	var out []string
	for _, row := range groundSayings {
		for _, h := range m.hits {
			if h.topic == ofGround && h.name == row.name && h.from >= from && h.to <= to && !m.groundDenied(h) {
				out = append(out, row.name)
				break
			}
		}
	}
	return m.knownGrounds(out)
}

// groundDenied reports whether the ground is named only to say that it is none: "not section I".
func (m *message) groundDenied(h hit) bool {
	return h.from > 0 && (m.toks[h.from-1].text == "not" || m.toks[h.from-1].text == "without")
}

// knownGrounds leaves out grounds that the book does not know.
func (m *message) knownGrounds(grounds []string) []string {
	if len(m.set.Grounds) == 0 {
		return grounds
	}
	out := grounds[:0]
	for _, g := range grounds {
		for i := range m.set.Grounds {
			if m.set.Grounds[i].ID == g {
				out = append(out, g)
				break
			}
		}
	}
	return out
}
