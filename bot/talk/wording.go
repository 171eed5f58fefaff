package talk

import "github.com/redress-send/redress/casework/brief"

// Everything that is said and does not come from the law stands here, once.

const (
	wordNotAdvice  = brief.NotAdvice
	longestMessage = 8000 // bytes of one message
)

// Proposals.
const (
	wordNewCase        = "New case, to be saved: %s, %s"
	wordForCase        = "%s, to be saved:"
	wordCorrection     = "%s, to be corrected:"
	wordTakeBack       = "%s, to be taken back:"
	wordToConfirm      = "%s, to be confirmed:"
	wordForWhom        = "The appeal would be %s."
	wordInsteadOf      = ", instead of: %s"
	wordFollows        = "What follows from it:"
	wordFollowsSoFar   = "From what is known so far:"
	wordFollowsNow     = "What changes:"
	wordNoDates        = "No dates change."
	wordWas            = ", was %s"
	wordGone           = "%s: no longer due (was %s)"
	wordAndMore        = "and %s"
	wordCheck          = "Please check: "
	wordReported       = "You are not on this case as mediator or adviser, so this is kept as reported until one of them confirms it. Dates that rest on it are provisional."
	wordInformal       = "An informal meeting stops no clock: every date stays as it is."
	wordUnheard        = "Part of your message was not understood, so it is left out."
	wordUnheardParts   = "Not understood, so left out: %s."
	wordEarlierDropped = "Your earlier message was never confirmed, so nothing from it was saved."
	wordSayClearly     = "This one needs a clear yes: say “save”, or “cancel”."
	wordNoted          = "Noted."
	wordWhichOfDays    = "Which day is meant?"
	wordStillThis      = "Do you mean this?"
	wordStillOpen      = "Still open, and not saved: %s Please answer it, or say “cancel”."
	wordStillProposed  = "Still to be confirmed, and not saved: %s. Say “save” or “cancel”."
	wordStillOpenCase  = "The new case is still to be confirmed, and is not saved. Say “save” or “cancel”."
	wordEither         = "%s has this already: %s. Save a second one as well, or save it in place of the first?"
	wordCertain        = "Clear already, and kept for now:"
	wordSoFar          = "Understood so far, and not saved yet:"
	wordRestOpen       = "Still open, and not saved:"
	wordSaveRest       = "Save the rest first"
	wordCancelled      = "Cancelled. Nothing was saved."
	wordDropped        = "Dropped. None of it had been saved."
	wordExpired        = "That is no longer open. A proposal lasts 30 minutes and is only for the person who made it. Nothing was saved; please say it again."
	wordReplaced       = "That was replaced by a later message. Use the buttons of the latest one."
	wordWasCancelled   = "That was cancelled. Nothing was saved; please say it again."
	wordOldButton      = "That button no longer works. Please say what you want in words."
	wordMeanwhile      = "%s was changed by somebody else in the meantime, so yours has not been saved yet. New since you looked:"
	wordNoReference    = "A new case gets its reference when it is saved, so leave the reference out. To record something in a case that is there already, leave out “new case”."
	wordNothingToUndo  = "There is nothing of yours to take back in %s."
	wordNotTheLast     = "That is no longer your last change in %s: it was taken back, or you have changed the case since. Say “undo” to take back your last change."
)

// Several cases.
const (
	wordMove           = "From %s to %s, to be moved:"
	wordMoved          = "Moved from %s to %s:"
	wordWhichMove      = "Which case does it belong to? Give its reference, for example HPL-0231."
	wordNothingToMove  = "There is nothing of yours to move. Say which case it was saved in, for example: show HPL-0231."
	wordSameCase       = "It is in %s already."
	wordMoveCorrection = "Your last change in %s corrected something there, so it cannot be moved. Say “undo” to take it back, then record it in %s."
	wordOneAtATime     = "This is about several cases and something is missing, so nothing is saved yet. Please take one case at a time, each with its date."
)

// What was saved.
const (
	wordOpened           = "Saved. %s is open: %s, %s."
	wordSaved            = "Saved in %s:"
	wordCorrected        = "Corrected in %s:"
	wordUndone           = "Taken back in %s:"
	wordConfirmed        = "Confirmed in %s:"
	wordTookBack         = "Taken back: %s"
	wordInPlaceOf        = " (in place of: %s)"
	wordSomebody         = "Somebody"
	wordReportedSaved    = "Kept as reported. Somebody on the case has to confirm it; until then dates that rest on it are provisional."
	wordAlreadySaved     = "That was saved already. It was not saved a second time."
	wordAlreadySavedIn   = "That was saved already, in %s. It was not saved a second time."
	wordNothingReported  = "Nothing in %s is waiting to be confirmed."
	wordToBeConfirmed    = "%s to be confirmed by somebody on the case."
	wordNothingPending   = "There is nothing to confirm or cancel. Say what happened, for example: HPL-0231 certificate issued 9 November, not pursued."
	wordNothingToCorrect = "%s has no “%s” to correct. Record it as something new, or say “show” to see what is there."
)

// Questions.
const (
	wordWhichCase      = "Which case? Give its reference, for example HPL-0231."
	wordWithoutCase    = "Without a case, ask with the letter's date: letter dated 30 October, when is the last day to appeal."
	wordBothOfThem     = "Both of them"
	wordAllOfThem      = "All of them"
	wordWhichOfThese   = "Which of these cases?"
	wordWhichAuthority = "Which local authority is it?"
	wordWhichGround    = "What is the decision about?"
	wordWhichDecision  = "What is the date on the decision letter?"
	wordWhichDay       = "What date goes with “%s”? Please give the month too, for example 9 November."
	wordWhichDue       = "What is the date of %s? Please give the month too, for example 9 November."
	wordWhichAttr      = "Which %s, for “%s”?"
	wordWhichFact      = "Which of these does “%s” belong to?"
	wordWhichSaved     = "In %s, which of these does “%s” belong to?"
	wordAmbiguousDay   = "“%s” could mean more than one day. "
	wordImpossibleDay  = "There is no such day as “%s”. "
	wordFutureDay      = "“%s” is still to come, but this is something that has already happened. "
	wordPastDay        = "“%s” has already gone, but this is something still to come. "
	wordNoDay          = "“%s” is not one exact day, and dates are never guessed here. "
	wordSayAgain       = "Please say it again with the exact date."
	wordWhatHappened   = "What happened on %s? Say it in one line, for example: certificate issued 9 November, not pursued."
	wordWhichType      = "“%s” could mean more than one thing. Which was it?"
	wordCorrectHow     = "What needs changing? Say it like “sorry, the 26th” or “the certificate was 9 November”."
	wordCorrectWhat    = "What needs correcting in %s? Say it like “the certificate was 9 November”."
	wordSupposeWhat    = "What would you like to try out? Say it like “what if the certificate is issued on 9 November”."
	wordOtherwiseWhat  = "If who does not do what? Ask it in full, for example: what if the authority ignores an order, or what if there is no certificate in time."
	wordLastOfWhat     = "The last what? Ask it in full, for example: when is the last day to appeal, or how many cases last quarter. To take back your last change say “undo”."
	wordNoLine         = "The last list has numbers 1 to %d. Say which one, or give the case's reference."
	wordAsSent         = "Counted as if it were sent or issued on that day: time runs from then, not from when it arrives."
	wordCountWhat      = "What is to be counted from %s? Press one, or say how long: 6 weeks, 15 working days."
	wordSupposeWhich   = "What was on %s?"
	wordSumHow         = "Which day is it counted from? Say it like “2 months from 31 December”, “is 2 November a bank holiday” or “10 working days after 4 January”."
	wordNobodyCalled   = "There is nobody with the id %s here. Give the id as the people file has it, for example mediator-1."
)

// dayDoubts say why a day has to be asked for.
var dayDoubts = map[string]string{
	doubtAmbiguous: wordAmbiguousDay, doubtImpossible: wordImpossibleDay, doubtFutureDay: wordFutureDay,
	doubtPastDay: wordPastDay, doubtNoDay: wordNoDay,
}

var wordRecordWhat = []string{
	"That fits nothing that a case keeps (letters, mediation, certificates, the tribunal, what was agreed), so nothing was saved. If one of them happened, say it in one line with its day, for example:",
	"HPL-0231 certificate issued 9 November, not pursued",
	"HPL-0231 mediation booked for 24 November 10am, online",
}

// dueQuestions name the day that a fact fixes.
var dueQuestions = map[string]string{
	"direction-made": "what the tribunal ordered", "mediation-booked": "the mediation",
	"review-meeting-fixed": "the review meeting", "post-16-transfer-proposed": "the proposed move",
}

// questions ask for an attribute in better words than its name.
var questions = map[string]string{
	"certificate-issued.kind":       "Which kind of certificate is it?",
	"mediation-concluded.outcome":   "How did the mediation end?",
	"agreement-made.items":          "What was agreed?",
	"agreed-action-done.item":       "Which agreed action was done?",
	"direction-made.what":           "What did the tribunal fix the day for?",
	"step-done.what":                "Which directed step was done?",
	"order-made.orders":             "What does the order say?",
	"consent-order-made.orders":     "What does the consent order say?",
	"decision-reversed.how":         "How was the decision reversed?",
	"review-decision-sent.decision": "What was decided after the review?",
	"late-appeal-decided.allowed":   "Was the late appeal allowed?",
	"reinstatement-decided.allowed": "Was it reinstated?",
	"authority-not-opposing.ground": "On which ground does the authority not oppose?",
	"consent-given.to":              "To which service or forum did the family consent?",
	"consent-given.by":              "Who gave the consent?",
	"consent-given.scope":           "What does the consent cover?",
	"consent-given.how":             "How was the consent given?",
	"consent-withdrawn.to":          "From which service or forum was the consent withdrawn?",
	"assigned.person":               "Who is to be assigned?",
	"assigned.role":                 "In which role on this case?",
	"case-closed.why":               "Why is the case closed?",
	"rights-request-received.kind":  "Which kind of request is it?",
	"processing-restricted.why":     "Why is the processing restricted?",
	"access-need-recorded.need":     "Which need is it?",
	"support-level-set.level":       "Which level of support?",
	"complaint-answered.stage":      "At which stage was the complaint answered?",
	"recommendation-made.body":      "To which body was the recommendation made?",
	"recommendation-answered.body":  "Which body answered the recommendation?",
	"conflict-declared.role":        "In which role is the conflict?",
}

// labels say values of the vocabulary on buttons, where their names would not do.
var labels = map[string]string{
	"not-pursued": "Mediation not pursued", "mediated": "After mediation", "deemed": "Deemed: could not be arranged in 30 days",
	"none": "No agreement", "partial": "Agreement in part", "other-help": "Other help", "case-review-form": "Case review form",
	"make-plan": "Make a plan", "assess": "Assess", "contents": "Change the contents (B or F)", "placement": "Change the placement (I)",
	"maintain": "Keep the plan", "maintain-amend": "Keep and amend the plan", "dismissed": "Appeal dismissed",
	"agreement": "What was agreed", "all": "All of it", "bsl": "British Sign Language", "sendias-adviser": "SENDIAS adviser",
}

// itemKinds are the kinds of agreed item that are offered, and itemLabels what one is called on its own.
var (
	itemKinds  = []string{"assess", "make-plan", "contents", "placement", "maintain", "other"}
	itemLabels = map[string]string{
		"assess": "assessment", "make-plan": "plan", "contents": "contents", "placement": "placement", "maintain": "plan kept", "other": "other action",
	}
)

var appellants = map[string]string{
	"parent": "the parent's", "young-person": "the young person's", "alternative-person": "the alternative person's",
}

// Cards and dates.
const (
	wordCard         = "%s: %s, %s"
	wordStage        = "Stage: %s.%s"
	wordFacts        = "What happened:"
	wordDue          = "What is due:"
	wordNext         = "Next:"
	wordNothingDue   = "Nothing is due."
	wordEasyHow      = "Dates can be had in easy read: say “why” or “deadlines” and “in easy read”, for example: HPL-0231 why, in easy read."
	wordEasyOffer    = "Easy read is recorded as an access need here: say “easy read please” to have this in easy read."
	wordEasyNoneDue  = "Nothing has to be done now."
	wordEasyNoChange = "No day would change."
	wordNoSuchLimit  = "What is recorded gives no date for “%s”."
	wordLetter       = "Worked out without a case, nothing saved: %s"
	wordAnyGround    = "Counted for a decision that needs a mediation certificate. An appeal about the placement alone needs none, and a claim about disability discrimination has its own limit. Check the date on which the letter was sent."
	wordAlsoOverdue  = "Also:"
	wordSuppose      = "%s, if this were so:"
	wordWouldFollow  = "What would change against today:"
	wordNoChange     = "No date would change."
	wordNothingSaved = "Nothing was saved."
)

// Agendas.
const (
	wordOverdueTitle   = "Overdue%s"
	wordDueBetween     = "Due%s from %s to %s"
	wordDueToday       = "Due%s today, %s"
	wordDueUntil       = "Due%s until %s"
	wordDueFrom        = "Due%s from %s onwards"
	wordNothingDueThen = "Nothing is due then."
	wordBlockedTitle   = "Blocked%s"
	wordNothingBlocked = "Nothing is blocked: every date that can be worked out has been."
	wordOverdue        = "Overdue:"
	wordToday          = "Today:"
	wordThisWeek       = "This week:"
	wordLater          = "Later:"
	wordBlocked        = "Waiting for a missing fact:"
)

var scopes = map[string]string{"mine": " in your cases", "team": " in the team's cases", "area": " in the area's cases"}

// Date arithmetic.
const (
	wordAfter               = "%s after %s: %s."
	wordBefore              = "%s before %s: %s."
	wordRounded             = "That month has no such day, so its last day is used (the corresponding-date rule)."
	wordClosedEnd           = "That is a closed day (%s); the next working day is %s. Whether a limit moves there depends on the rule."
	wordPlainCount          = "A plain count that leaves out the first day. Time limits have rules of their own: to have them applied, ask for the deadline of a letter."
	wordTribunalDays        = "The tribunal's working days leave out August and 25 December to 1 January."
	wordIsWorking           = "%s is an ordinary working day%s, and no bank holiday in England."
	wordIsClosed            = "%s is not a working day%s."
	wordWeekday             = "%s."
	wordBetween             = "From %s to %s: %s, of which %s %s, the first day left out."
	wordWorkingDays         = "working days"
	wordTribunalWorkingDays = "working days as the tribunal counts them"
	wordOutside             = "%s is outside the calendar of closed days, which reaches from %s to %s. It is not guessed."
	wordNoResult            = "That does not come out at a day in the calendar. Please check the length of time."
)

// Rules.
const (
	wordRuleStarts = "Runs from: %s."
	wordRulePeriod = "Time: %s."
	wordRuleLimb   = "%s: %s; the later of the two governs"
	wordRuleSource = "Source: %s."
	// A question of the handbook.
	wordAnswerSource  = "Source: %s. The law as at %s. More: %s"
	wordForLetter     = "For the letter just spoken of: %s"
	wordMovedTo       = "An SEN appeal limit that ends on %s goes to %s."
	wordWhichQuestion = "Which of these do you mean?"
	wordRemembered    = "This rule is remembered only: check it before relying on it."
)

var wordWhichRule = []string{
	"Which time limit do you mean? Name it, for example: how long is there to appeal, when must the certificate be issued, when must the authority respond.",
	"For how the law works beyond its time limits see IPSEA (ipsea.org.uk) or the local SENDIASS.",
	wordNotAdvice,
}
