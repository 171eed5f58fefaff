package talk

import (
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// Refusals and the rest.
const (
	wordNoSuchCase = "There is no case %s that you may see. Check the reference, or ask whoever works on the case to add you to it."
	wordGoneCase   = "There is no such case that you may see. Check the reference, or ask whoever works on the case to add you to it."
	wordTooLong    = "That is too long to read safely (8,000 characters at most). Nothing was saved. Say what happened in a few lines, without names."
	wordChat       = "Right you are."
	wordHello      = "Hello. Tell me what happened and on which day, or ask what is due; “help” shows what you can say."
	wordWelcome    = "You’re welcome."
	wordHelpTitle  = "What you can say:"
	wordHelpEnd    = "Nothing is saved before you confirm it. Leave out names, dates of birth and schools."
)

// Signs of danger, and what comes with other refusals.
const (
	wordDroppedByDanger = "What was not confirmed yet for %s was dropped, and nothing of it was saved. Say it again later."
	wordAlert           = "Safeguarding: %s wrote something with signs of danger, on %s at %s."
	wordAlertCase       = "It names the case %s."
	wordAlertLast       = "It names no case; the one last spoken of was %s."
	wordAlertNoCase     = "It names no case."
	wordAlertDo         = "Redress kept nothing of it. Please speak to the person who wrote, now."
	wordAlerted         = "%s has been told that you wrote, with the reference only. Please speak to them all the same."
	wordAlertNobody     = "Nobody could be told from here."
	wordSomebodyUntied  = "Somebody whose account is tied to nobody"
	wordButTheRule      = "What the rule says, for anybody:"
)

// A request for what is kept about somebody.
const wordSubjectManager = "Only the provider's manager answers a request for what is kept. Tell them today: it is due within one month. Nothing was exported."

var wordSubjectAccess = []string{
	"A request for what is kept is due within one month of its arrival. Log it, then have the pack written on the command line:",
	"redress case export HPL-0231 --subject-access",
}

var wordUntied = []string{
	"This account is not linked to a person yet, so it can use the calculator and the rules only.",
	"Ask your manager or the operator for a one-time code, and send me “link CODE” in a direct message.",
}

// wordCouncil answers somebody of an authority who asks for a case.
var wordCouncil = []string{
	"An authority sees the numbers of its own area here, and never a case.",
	"Ask for numbers: how many mediations this quarter; how many certificates last year. The rules and the calculator are for everybody.",
}

var wordOutOfScope = []string{
	"Sorry, that was not understood, and nothing was saved. Say what happened and on which day, or ask what is due; “help” shows examples.",
}

// Help, by what somebody is: see helpLines.
var (
	wordHelpOpen = []string{
		"Open a case: new case Hartlepool, refusal to assess, letter dated 22 September, mum rang today",
	}
	wordHelpCases = []string{
		"Record: HPL-0231 certificate issued 9 November, not pursued",
		"See: show HPL-0231; deadlines HPL-0231; why; what is due this week",
		"Correct: sorry, the 26th; the certificate was 9 November; undo; wrong case, it was 0189",
		"Try out: what if the certificate is issued on 9 November",
		"Also: assign HPL-0231 to mediator-2; consent given; close HPL-0231",
	}
	wordHelpForum = []string{
		"Log a theme, without names: parents are saying that the authority never replies",
		"With a family's recorded consent to your forum: show or report on that one case by its reference",
	}
	wordHelpAll = []string{
		"Ask about the law: must we mediate; does August count; SEND35 or SEND35A",
		"Work out without a case: letter dated 30 October, when is the last day to appeal",
		"Count days: 2 months from 31 December; is 2 November a bank holiday",
	}
	wordHelpCounts   = []string{"Numbers: how many cases this quarter; published figures for Durham"}
	wordHelpManager  = []string{"The team: what is due for the team; what is overdue in the team"}
	wordHelpSettings = []string{"Settings: my settings; quiet hours 9pm to 7am; digest at 8am; mute until Monday; snooze 2 until Monday; done 2; not mine 2"}
)

var wordsNotYet = map[words.Intent][]string{
	words.Report: {
		"Reports, the commissioner's among them, come later: there are none here yet, and none was made.",
		"Until then ask for numbers: how many mediations this quarter, or published figures for Durham. Cases can be listed on the command line: redress case list.",
	},
	words.Theme:    {"Themes cannot be logged yet. Nothing was saved."},
	words.Settings: {"Settings cannot be changed here yet; the operator sets digests in the people file. Nothing was changed."},
}

// The step that goes on without the personal detail.
const (
	wordWithout     = "This is what you wrote with what may name somebody taken out:"
	wordWithoutDo   = "Go on with that? Nothing is saved by it: it is read back first."
	wordGoOn        = "Go on without it"
	wordWithoutLeft = "Left. Nothing of it was kept."
)

// mayNots say why a draft is not even proposed, and what to do instead.
var mayNots = map[casework.Action][]string{
	casework.ActOpen: {
		"You cannot open this case. Nothing was saved.",
		"A volunteer can file an intake once the family's consent to the forum is recorded with it: add, for example, “the parent consents to tees-forum seeing the facts, spoken, today”. Otherwise the family contacts the mediation provider itself.",
	},
	casework.ActRecord:  {"You cannot record facts in this case. Nothing was saved; ask somebody on the case."},
	casework.ActUndo:    {"You cannot take anything back in this case. Ask somebody on the case."},
	casework.ActConfirm: {"Only somebody on the case as mediator or adviser, or their manager, can confirm what was reported."},
}

// refusals answer what the words alone forbid, and say what to do instead.
var refusals = map[words.Refusal][]string{
	words.PersonalData: {
		"That looks like personal detail (a name, a date of birth, a school or an address). It was not stored.",
		"Say it again without it: “the child” for a name, “the school” for a school, the year group left out; then the reference, what happened, and the day.",
		"For example: HPL-0231, the child was refused an assessment, letter dated 22 September. If it stands in a shared room, delete your message there.",
	},
	words.OtherCase: {
		"That is not something you can see here. Nothing was looked up.",
		"Another provider's record can only come over with the family's consent: ask that provider to hand the case over.",
	},
	words.LegalAdvice: {
		"Redress gives dates and rules. It cannot advise on a case or say how one will go.",
		"For advice: IPSEA (ipsea.org.uk), the local SENDIASS, or SOS!SEN.",
	},
	words.Safeguarding: {
		"This is not monitored, and nothing of your message was kept in a case.",
		"If somebody is in immediate danger call 999. Samaritans answer day and night on 116 123.",
		"Otherwise tell your safeguarding lead now, and the local authority's front door for children. Please do not write details here.",
	},
	words.Rights: {
		"Nobody can give rights to themselves here, and the permission table has no exceptions. Nothing was changed.",
		"Ask your manager to assign you to a case, or the operator to add a role.",
	},
	words.OutOfRemit: {
		"That is outside what Redress does. Nothing was saved.",
		"It keeps cases as dated facts and works out time limits. For anything else ask your manager, IPSEA or the local SENDIASS.",
	},
}
