package words

// certificateFacts are the ways of saying that a mediation certificate was issued.
var certificateFacts = []saying{
	{name: "certificate-issued", says: `
		certificate OUT
		certificate went out|off
		certificate went DAY
		certificate SENT
		SENT|gave|did|done .. certificate
		certificate and|&|+ agreement|statement|letter|outcome|form|leaflet both? SENT|OUT|GONE
		agreement|statement|letter|outcome|form|leaflet and|&|+ certificate both? SENT|OUT|GONE
		mediation certificate OUT
		certificate GONE
		popped|put|stuck|got .. certificate .. post|out|off
		certificate signed off?
		certificate i|we have? SENT|issued|made|given
		issued|emailed|posted|done|sorted .. certificate`},
	{name: "certificate-issued", needs: "if", lacks: "letter|decision|appeal|response|evidence|bundle", says: `
		i|we issue|issued|send|sent|date|dated it|one DAY`},
	{name: "certificate-issued", set: "@day=printed", says: `
		certificate dated
		certificate of DAY
		date on|of certificate`},
	{name: "certificate-issued", says: `
		certificate goes|going out|off? DAY`},
	{name: "certificate-issued", set: "kind=mediated", says: `
		certificate goes|going out|off? DAY mediated`},
	{name: "certificate-issued", says: `
		certificate CAME|come
		got|received certificate`},
	{name: "certificate-issued", bare: true, says: `
		certificate
		issue of mediation? certificate
		mediation certificate`},
	{name: "certificate-issued", set: "kind=deemed", says: `
		deemed mediation? certificate OUT
		deemed mediation? certificate went out?
		SENT deemed .. certificate`},
	{name: "certificate-issued", bare: true, set: "kind=deemed", says: `
		deemed mediation? certificate`},
	{name: "certificate-issued", set: "kind=not-pursued", says: `
		no|non mediation certificate OUT
		not pursued certificate OUT
		certificate OUT not pursued
		information only certificate OUT`},
	{name: "certificate-issued", bare: true, set: "kind=not-pursued", says: `
		no|non mediation certificate
		not pursued certificate
		certificate not pursued
		information only certificate`},
	{name: "certificate-issued", set: "kind=mediated", says: `
		post mediation certificate OUT
		certificate OUT after|following mediation
		certificate after|following mediation OUT
		mediated|postmediation certificate OUT
		mediated|postmediation certificate GONE
		certificate DAY? following|after mediation`},
	{name: "certificate-issued", bare: true, set: "kind=mediated", says: `
		post mediation certificate
		certificate after|following mediation
		mediated|postmediation certificate`},
}
