package talk

// What is said of questions put again, of what somebody has to do now, and of what Redress does not do.
const (
	wordDayOfNotice  = "It came on %s; time limits count from the day on which it was sent or made. On which day: %s? The date printed on it will do."
	wordDayAgain     = "Nothing can be saved without this day. "
	wordDayUnknown   = " If it is not known, say “not known”; “cancel” drops all of it."
	wordChoiceAgain  = "That does not answer it yet; choose below, or say “cancel”. "
	wordNoDayNothing = "Nothing was saved: “%s” cannot be kept without its day. Say it again once the day is known."
	wordOwesNow      = "What is to be done now:"
	wordOwesNothing  = "Nothing of theirs is open in this case now."
	wordNotThatLong  = "The last list has %s. Say which, for example: what is number 1 about."
	wordNoContact    = "Redress never writes to or rings families, authorities or the tribunal: it only answers and reminds the people who work on a case. Contact them as you always do, then log it, for example: mum rang today."
	wordCanSay       = "For what to tell them, ask here: when is the deadline, why, or in easy read."
	wordRemindHow    = "Redress keeps no reminders of your own: it reminds you by itself as each last day comes near, and lists it in the digest. To hear of a case again on a day, put its reminders off until then, for example: snooze HPL-0231 until Monday."
	wordRemindThis   = "Redress keeps no reminders of your own: it reminds you by itself as each last day in %[1]s comes near, and lists it in the digest. To hear of it again on a day, put its reminders off until then: snooze %[1]s until Monday."
	wordNoWeekends   = "It comes on working days only, so never at weekends."
	wordSameDays     = "The same days as in the question before. For all that is kept, say “in all”."
	wordThisRef      = "The case spoken of is %s."
	wordNoRefYet     = "It has no reference yet: it gets one when it is saved."
)
