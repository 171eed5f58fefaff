package words

// certificateFacts are the ways of saying that a mediation certificate was issued.
var certificateFacts = []saying{
	{name: "certificate-issued", says: `
		certificate OUT
		certificate went out|off
		certificate SENT
		SENT|gave|did|done .. certificate
		mediation certificate OUT`},
	{name: "certificate-issued", set: "@day=printed", says: `
		certificate dated
		certificate of DAY
		date on|of certificate`},
	{name: "certificate-issued", says: `
		certificate CAME
		got|received certificate`},
	{name: "certificate-issued", bare: true, says: `
		certificate
		mediation certificate`},
	{name: "certificate-issued", set: "kind=deemed", says: `
		deemed certificate OUT?
		deemed mediation certificate OUT?
		SENT deemed .. certificate
		deemed certificate went out?
		certificate deemed`},
	{name: "certificate-issued", set: "kind=not-pursued", says: `
		no mediation certificate OUT?
		non mediation certificate OUT?
		certificate OUT not pursued
		certificate not pursued
		information only certificate OUT?`},
	{name: "certificate-issued", set: "kind=mediated", says: `
		post mediation certificate OUT?
		certificate OUT after|following mediation
		certificate after|following mediation`},
}
