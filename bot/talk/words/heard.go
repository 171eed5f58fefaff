// Package words turns what somebody typed into what they may have meant: an intent, facts with days, a
// case reference, grounds, an authority. It is pure: no store, no clock, no person; the same text on the
// same day is always heard the same way.
//
// It never guesses. A day that can be read in two ways, that does not exist, or that lies on the wrong side
// of today is a Doubt, to be asked; a part it does not understand is left out of the facts and named. Of
// danger and personal detail it passes nothing on.
//
//	h := words.Hear(setting, "0231 cert went out yest") // setting.Today is Tue 10 November 2026
//	h.Intent                                            // record
//	h.References                                        // ["0231"]
//	h.Facts[0].Event                                    // certificate-issued, 2026-11-09
//
// A message is read in one order (hear.go), and each kind of knowledge stands in one table:
//
//  1. words: legible.go, tokens.go, spelling.go;
//  2. days and references among them: days.go and the files of its rules, references.go;
//  3. phrases: phrases.go; the tables stand in the files named after their facts, and in those of sayings for the rest;
//  4. what must be refused: safeguarding.go, names.go, advice.go, other_cases.go;
//  5. what is wanted, by rules in a fixed order (intents.go), which the Judge may put right (judge.go, judged.go). It is
//     learned from examples and decides about intents and refusals alone;
//  6. the facts that are said, each with its day and its particulars: facts.go, canonical.go, bind.go, complete.go,
//     attributes.go; what only sounds like one is a Guess, to be asked about (guess.go);
//  7. doubts, and what is left over: left_over.go.
package words

import (
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Intent is what somebody wants. The names are those of the console's JSON.
type Intent string

// The intents.
const (
	OpenCase   Intent = "open-case"
	Record     Intent = "record"
	Correct    Intent = "correct"
	Undo       Intent = "undo"
	Show       Intent = "show"
	Deadlines  Intent = "deadlines"
	Why        Intent = "why"
	WhatIf     Intent = "what-if"
	Agenda     Intent = "agenda"
	Rule       Intent = "rule"
	DateSum    Intent = "date"
	Count      Intent = "count"
	Report     Intent = "report"
	Theme      Intent = "theme"
	Assign     Intent = "assign"
	Consent    Intent = "consent"
	Settings   Intent = "settings"
	Help       Intent = "help"
	Chat       Intent = "chat"
	OutOfScope Intent = "out-of-scope"
)

// Refusal says why something is refused; the names are those of the console's JSON.
type Refusal string

// The refusals that words alone can call for.
const (
	PersonalData Refusal = "personal-data"
	OtherCase    Refusal = "other-case"
	LegalAdvice  Refusal = "legal-advice"
	Safeguarding Refusal = "safeguarding"
	OutOfRemit   Refusal = "out-of-remit"
	Rights       Refusal = "rights" // asks to be given rights
)

// Authority is a local authority as people name it.
type Authority = casework.Authority

// Setting is what the words are heard against.
type Setting struct {
	Today       civil.Date
	Vocabulary  *law.Vocabulary
	Grounds     []law.Ground
	Limits      []string // ids of the limits of the book, for "why"
	Authorities []Authority
	Calendar    *civil.Calendar // for bank holidays by name and "is 2 Nov a bank holiday"
	Judge       *Judge          // decides where the rules do not; without it the rules decide alone
}

// Heard is what a message may mean.
type Heard struct {
	Intent      Intent
	Refusal     Refusal  // set where the words alone call for it
	Yes, No     bool     // the message is a bare yes or no ("save", "cancel")
	References  []string // case references as they were typed, in order
	Facts       []HeardFact
	Authority   string   // code; empty where none or several are named
	Authorities []string // codes of all that are named, in order
	Grounds     []string // grounds named
	Appellant   string   // parent, young-person, alternative-person, or empty
	Dates       []When   // every day in the message, in order
	People      []string // ids of people as they were typed: "mediator-2"
	Topic       string   // what a question, a setting or a call for help is about: see subjects.go
	Number      int      // of an item in a list: "snooze 7"; 0: none
	Limit       string   // id of the limit asked about ("why is the appeal …"), if any
	Range       Range    // for an agenda, and for numbers
	Sum         *Sum     // for date arithmetic
	Doubts      []Doubt  // what has to be asked before anything can be saved
	Guesses     []Guess  // what it sounds like, the likeliest first, where it tells something and no fact was heard
	Unheard     []string // parts that carry a day or a verb and were not understood
}

// HeardFact is one fact that the message states, with the day as it was read.
type HeardFact struct {
	Event law.Event
	When  When // the day that it happened
	Due   When // the day that it fixes
	// Reference is the case that the fact is said of, as it was typed, where the message names several; a fact that
	// is said of each of them stands once for each. It is empty where the message names one case or none, and where
	// it is not clear which of several is meant.
	Reference string
	// Assumed: no day of its own was said of a fact that fixes another day ("mediation booked for 3 Dec");
	// it is noted as of today.
	Assumed bool

	row []string // the cases of a row that it is said of
}

// When is a day as it was typed and as it was read.
type When struct {
	Text  string     // what was typed
	Day   civil.Date // zero where it is in doubt
	Time  string     // "15:04", where an hour was given
	Start int        // offset in the message, in bytes
	End   int
	// Past and Ahead are the day as one that has happened and as one that is planned; zero where it is in
	// doubt. They serve a correction, which knows only in the conversation what the day is the day of.
	Past, Ahead civil.Date
	Not         bool // the day is named as the one that it is not: "not the 25th"
}

// Doubt is a question that has to be put to the person.
type Doubt struct {
	Kind     string       // ambiguous-day, impossible-day, future-day, past-day, missing-day, missing-due, no-day, which-fact
	Fact     string       // type of the fact concerned, if any
	Text     string       // what was typed
	Readings []civil.Date // what it may be
	Facts    []string     // for which-fact: the types that may be meant
	From, To civil.Date   // for no-day: the stretch that was named, "w/c 7th", where it is known
}

// Range is a stretch of days to look at: both included; zero days are open.
type Range struct {
	From, To civil.Date
	Overdue  bool
	Scope    string // mine, team, area or empty
}

// Sum is date arithmetic without a case.
type Sum struct {
	Kind     string // add, working-day (is it one, is it a bank holiday), weekday, between
	From     civil.Date
	To       civil.Date
	Period   civil.Period
	Tribunal bool // count the tribunal's working days
}
