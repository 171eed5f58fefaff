package talk

import "github.com/redress-send/redress/casework"

// Numbers.
const (
	wordCounted           = "%s, %s to %s:"
	wordCountedSince      = "%s, since %s:"
	wordCountedEver       = "%s, all that is kept:"
	wordAllAreas          = "All your areas"
	wordUnderFive         = "not shown (under 5)"
	wordOthersUnderFive   = "Every other topic: not shown (under 5)"
	wordAllUnderFive      = "No topic was logged five times or more, so no number is shown."
	wordPartsNotShown     = " (by kind: not shown)"
	wordUnpublished       = "not published"
	wordSuppressed        = "Numbers under 5 are not shown, nor any number that would give one away."
	wordNotToPassOn       = "These are exact. Numbers under 5 must not leave the team."
	wordOwnAreaOnly       = "Numbers of what Redress itself keeps are for your own organisation’s area only."
	wordOwnCounted        = "Counted are the cases that you may see. For the whole area, with small numbers left out: how many in the whole area this quarter."
	wordWhichYear         = "A calendar year. Say financial year or academic year for another one."
	wordWhichQuarter      = "Quarters of the calendar year: Q1 is January to March. In the financial year those three months are Q4."
	wordNothingPublished  = "There are no published figures here."
	wordPublished         = "%s, %d, as published:"
	wordPublishedRequests = "Requests for an assessment: %s; refused: %s; refused to make a plan: %s"
	wordPublishedHeld     = "Mediations held"
	wordPublishedFollowed = "Of these followed by an appeal"
	wordPublishedAppeals  = "Appeals registered"
	wordPublishedSource   = "Published figures: Department for Education, SEN2; Ministry of Justice, Tribunal Statistics. Open Government Licence v3.0. They may be passed on."
	wordNoTimes           = "Time spent is not recorded here."
	wordNoRanking         = "There is no ranking here: areas differ in size and in how they count, so a high number is no verdict."
)

var countTitles = map[string]string{
	casework.CountedOpened: "Cases opened", casework.CountedCertificates: "Certificates issued", casework.CountedHeld: "Mediations held",
	casework.CountedCancelled: "Mediations cancelled", casework.CountedConcluded: "Mediations concluded",
	casework.CountedAppeals: "Appeals received by the tribunal", casework.CountedClosed: "Cases closed",
}

// Themes.
const (
	wordThemeToSave     = "Theme, to be saved:"
	wordThemeToTakeBack = "Theme, to be taken back:"
	wordThemeSaved      = "Saved as a theme:"
	wordThemeLine       = "%s, %s to %s: %s"
	wordThemeKept       = "Only the area, the quarter and the topic are kept, none of the words."
	wordThemeComplain   = "A complaint about a mediator goes to the mediation provider first, then to the body that registers the mediator."
	wordThemeElsewhere  = "What stands in the chat itself only its author or a moderator can remove."
	wordThemeArea       = "Which local authority is it about?"
	wordWhichTheme      = "Which theme is it?"
	wordThemesOf        = "Themes of %s, %s to %s:"
)

// Settings and answers to lists.
const (
	wordCaseload        = "%s has %s"
	wordCaseloads       = "Open cases of each:"
	wordCaseloadHow     = "For the cases of one of them: what has mediator-1 got."
	wordCaseloadManager = "Only a manager sees what a colleague has. Ask for your own with “what is due”."
	wordAtOnce          = "It takes effect as soon as it is saved, not only from %s. Save it now, or say it again on that day."
	wordSettingsHow     = "You can say: quiet hours 9pm to 7am; quiet hours off; digest at 8am; mute until Monday; unmute; snooze 2 until Monday; done 2; not mine 2."
	wordYourSettings    = "Your settings:"
	wordQuiet           = "Quiet hours: %s to %s. No reminders come then."
	wordNoQuiet         = "No quiet hours."
	wordQuietHow        = "From when to when? Say it like: quiet hours 9pm to 7am."
	wordLastDayStill    = "What falls due is still told on its last day."
	wordDigestAt        = "Digest: %s on %s, or soon after."
	wordDigestOn        = "Digest: on %s."
	wordUsualDays       = "working days"
	wordDigestOtherDays = "On other days you hear only of what ends on that very day. “digest on working days” takes it back."
	wordOpenNow         = "Open now: %s."
	wordSettlesToo      = " (and with it: %s)"
	wordDigestHow       = "At what time, or on which days? Say it like: digest at 8am, or digest on Mondays and Thursdays."
	wordMuted           = "No reminders until %s."
	wordUnmuted         = "Reminders come again."
	wordMuteHow         = "Until which day? Say it like: mute until Monday."
	wordBindManager     = "Only a manager can bind a channel to the team. Ask your manager to say it in the channel."
	wordBindHere        = "There is no channel to bind here. Say it in the channel that is to be bound."
	wordShowCase        = "Show %s"
	wordListGone        = "That is not the last list here, or not yours, or the case is not to be seen any more. Say “what is due” for a new one."
	wordNoList          = "There is no list to answer. Say “what is due” first, then the number."
	wordNoSuchNumber    = "The last list has numbers 1 to %d. Say which one, for example: snooze 1 until Monday."
	wordNotDueAnyMore   = "Number %d of the last list is not due any more. Say “what is due” for a new list."
	wordSnoozeHow       = "Until which day? Say it like: snooze 1 until Monday."
	wordSnoozed         = "%s: no reminder of “%s” until %s."
	wordSnoozeOverdue   = "%s: “%s” is overdue, and what is overdue cannot be put off. Say “done” with its number once it is done."
	wordSnoozePast      = "%s: “%s” has to be done by %s. A reminder can be put off to a day before that, not past it."
	wordDoneWhich       = "What happened, for “%s”?"
	wordDoneHow         = "Say what happened and when, for example: %s certificate issued 9 November, not pursued."
	wordNotMine         = "%s: noted that “%s” is not yours."
	wordNotMineTold     = "%s has been told, by the reference."
	wordNotMineEnds     = "Somebody else has it, so you get no more reminders of it."
	wordNotMineStays    = "Nobody else has it yet, so its reminders go on coming to you until somebody does."
	wordNotTheirs       = "%s says that this is not theirs: %s, %s, due %s."
	wordNotTheirsDo     = "To give it to somebody: assign %s to mediator-2."
	wordAsleepUntil     = " (snoozed until %s)"
)
