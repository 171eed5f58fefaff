package casework

import (
	"fmt"
	"strings"
)

//go:generate go test -run TestTheDocumentOfRightsIsWrittenFromTheTable -write .

// seats are the columns of the document, in their order: what heads each, and who sits there.
var seats = []struct {
	seat       seat
	head, says string
}{
	{seatOnCase, "mediator or adviser on the case", "Assigned to the case as mediator or mediation adviser; or opened it, as long as nobody is assigned."},
	{seatManager, "manager of the provider", "Manages the provider that has the case: the one of the assigned mediators, or the one to which it was handed over. " +
		"An intake that no provider has accepted is had by each that works for its authority; the first to allocate it accepts it."},
	{seatSendiass, "SENDIASS linked by consent", "Adviser of the local information and advice service, assigned to the case, with the family's consent to the service. " +
		"Or opened the case as an intake, until a provider has it."},
	{seatForum, "forum volunteer linked by consent", "Volunteer of a parent carer forum, assigned to the case, with the family's consent to the forum."},
	{seatNobody, "anybody else", "Colleagues who are not assigned, other providers, advisers and volunteers without assignment or consent, " +
		"safeguarding leads, and whoever is disabled or known to nobody."},
	{seatArea, "authority", "People of a local authority, and commissioners, whatever else they are."},
	{seatGlass, "manager who broke the glass", "A manager of a provider that works for the area, for 24 hours after giving a reason."},
	{seatBefore, "manager of the provider before", "Manages a provider that has handed the case over."},
	{seatOperator, "operator", "Runs the installation: the command line, and whoever has that role."},
}

// needSays says what stands in a cell, and what it means.
var needSays = map[need][2]string{
	never:       {"no", ""},
	always:      {"yes", ""},
	unseated:    {"–", "Does not arise: the line is about no case that is there."},
	needless:    {"not needed", "They see the case anyway."},
	ownOnly:     {"own link only", "They see that they themselves are linked, and the consent to their own service. Nobody else's."},
	intake:      {"yes (intake)", "What they open is an intake, for a provider to accept. Its facts are reported."},
	consented:   {"if consented", "With the family's consent, of whatever scope, that nobody has withdrawn."},
	withConsent: {"with consent: yes (intake)", "With the family's consent to the forum recorded in the same act. Its facts are reported."},
	covered:     {"what the scope covers", "See the scopes below."},
	reported:    {"as a report", "It is marked as reported until somebody on the case confirms it; dates that rest on it are provisional."},
	inScope:     {"report what the scope covers", "As a report, and no more than the consent's scope covers."},
	toDeals:     {"scope `agreement`", "With a consent whose scope is `agreement` or `all`."},
	asItStood:   {"as it stood", "The case as it was when it was handed over, to read; nothing that came after."},
	ofArea:      {"managers of the area, with a reason", "Managers of a mediation provider that works for the case's authority. Nobody else."},
	withReason:  {"with a reason", "One of a list; it is kept in the audit."},
	wholly: {"yes, unless it was handed over", "Where the case came from another provider the operator does it: it takes what the manager " +
		"may not see, and what the other provider must keep."},
	ownCases:   {"own", "Counts of one's own cases."},
	ofProvider: {"provider's", "Counts of the provider's cases."},
	ofService:  {"own service's", "Counts of the cases that the service supports."},
	suppressed: {"suppressed only", "Counts in which small numbers are hidden."},
	ofOwnArea:  {"own area, suppressed", "Counts of the authority's own area in which small numbers are hidden."},
}

// needsInOrder is the order in which the document explains them.
var needsInOrder = []need{
	consented, covered, inScope, toDeals, ownOnly, reported, intake, withConsent, withReason, ofArea, needless, asItStood, wholly, ownCases,
	ofProvider, ofService, suppressed, ofOwnArea, unseated,
}

// RightsDocument returns the permission table and what belongs to it as Markdown, for people.
func RightsDocument() string {
	var b strings.Builder
	b.WriteString(documentHead)
	b.WriteString("| item |")
	for _, s := range seats {
		b.WriteString(" " + s.head + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(seats)) + "\n")
	for _, l := range table {
		b.WriteString(l.row())
	}
	b.WriteString("\n## Who sits where\n\nEverybody has exactly one seat on each case. What a person is on a case follows from the case's facts, " +
		"never from their organisation alone.\n\n")
	for _, s := range seats {
		fmt.Fprintf(&b, "- **%s**: %s\n", s.head, s.says)
	}
	b.WriteString("\n## What the cells mean\n\n")
	for _, n := range needsInOrder {
		fmt.Fprintf(&b, "- **%s**: %s\n", needSays[n][0], needSays[n][1])
	}
	b.WriteString(documentStates())
	b.WriteString(documentScopes)
	fmt.Fprintf(&b, documentGlass, glassLooks, listed(GlassReasons))
	fmt.Fprintf(&b, documentConflict, listed(OverrideReasons))
	b.WriteString(documentRest)
	return b.String()
}

// row is the line of the document's table.
func (l *line) row() string {
	out := "| " + l.item + " |"
	if l.act == ActHearSaid {
		return out + " **stored by nobody** |" + strings.Repeat(" |", len(seats)-1) + "\n"
	}
	for _, s := range seats {
		text := needSays[l.may[s.seat]][0]
		if l.act == ActSeeSupport && s.seat == seatArea {
			text = "**never**"
		}
		out += " " + text + " |"
	}
	return out + "\n"
}

func listed(all []Reason) string {
	var b strings.Builder
	for _, r := range all {
		fmt.Fprintf(&b, "- `%s`: %s\n", r.Name, r.Says)
	}
	return b.String()
}

const documentHead = `<!-- Written from the table in rights.go by “go generate ./casework”. Do not edit. -->

# Who may do what

This is the permission table of Redress. The program decides by it, for chat, the command line and the web alike, and the
tests walk every line of it against what the program does. It is decided anew each time that something is asked, saved or
pressed: a button on an old message gives nothing that its reader has lost meanwhile. What is not in the table is refused.

`

const documentScopes = `
## What a consent covers

A consent is a fact of the case: by whom, to which service, how (written or spoken), on which day, and its scope. Several
consents add up. Withdrawing it cuts access at once; a withdrawal counts as soon as anybody reports it, a consent only when
somebody on the case has confirmed it.

| scope | covers |
|---|---|
| ` + "`dates`" + ` | what happened when and what is due when, without particulars and without agreements |
| ` + "`facts`" + ` | the particulars of those facts too |
| ` + "`agreement`" + ` | dates, and what was agreed: items and their dates |
| ` + "`all`" + ` | everything above |

Whatever the scope, a linked person does not see who else supports the family, nor who recorded what.

## What a refusal tells

Nothing. A case that is not there and a case that is not open to somebody are answered in the same words, after the same
reads and with the same entry in the audit; where a list, an agenda or a count leaves a case out, nothing shows that it did.
Numbers can tell a little, and that is accepted: references of an area are numbered in a row, so whoever opens a case learns
roughly how many were opened before it. A provider that does not want that gives its own references by import.

The authority never learns that an advice service or a forum is linked to a case: its people see no case at all.
`

const documentGlass = `
## Breaking the glass

When nobody who has a case can act, a manager of a provider that works for the area can open it with a reason. It lasts 24
hours. They see facts, deadlines and agreements, not who supports the family; what they record is a report. Those who have
the case, and the managers of their provider, are told who did it and why, and see it at the case for 30 days. Asking is
answered alike whether there is such a case or not, is in the audit either way, and nobody can do it more than %d times in 24
hours. The reason is one of these, for the audit holds no words of people's own:

%s`

const documentConflict = `
## Conflicts of interest

Before somebody gets a case as mediator or mediation adviser it is looked whether

- they work for a local authority or are a commissioner (never: Children and Families Act 2014 s56(3) for advisers; we hold
  mediators to the same), are disabled, or are of an organisation whose people cannot have that role (never);
- the case is with another provider (it is handed over instead; only an operator can go ahead, with a reason);
- they are on the case as the family's supporter or adviser, or somebody of their own service is, or their service took the case in;
- they have declared a conflict of interest on the case, or one was declared for the role that they had.

In the last two cases a manager can go ahead with a reason, which is kept in the audit:

%s
What somebody does for other families is no conflict: Redress keeps nothing by which two cases could be known to be of one
family, and one service may support one family and advise on mediation for another.
`

const documentRest = `
## Hand-over to another provider

It needs the family's consent to the new provider on the case. From the moment at which it is recorded:

- the people of the old provider have no access any more, whatever they were assigned as, also by buttons on old messages;
- the new provider's managers have the case, and their people once they are assigned;
- of what was recorded before, they see what stood at last, as far as the consent covers it, the days in any case: not who
  recorded it, not what was corrected, not who mediated. Who supports the family, and reports that nobody confirmed, they see
  with a consent to ` + "`all`" + ` only. Who had looked at the case, and who had been told what, they never see;
- deadlines are counted from everything all the same. So that none is lost, a case with an agreement needs a consent that
  covers it, and reports are confirmed or corrected first;
- the old provider's managers keep the case as it stood then, to read, for it is their record too. They see nothing that
  came after, and their agenda has none of its dates. What has to be exported, answered or erased for them the operator does.

If the family withdraws the consent to the new provider later, the particulars of what came before go at once; the days stay
as long as the provider has the case, because somebody has to keep them.
`
