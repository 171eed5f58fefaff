package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/handbook"
)

// withoutCase answers whoever has no case, and names none: the rule that is asked for, else what they may ask instead;
// nil: they may have one, or may go on all the same.
func (t *turn) withoutCase() (*answer, error) {
	asks := ofCases[t.heard.Intent] && len(t.heard.References) == 0
	if t.tied && !asks {
		return nil, nil
	}
	if alone, err := t.caseless(); !alone || err != nil {
		return nil, err
	}
	if asks {
		if a := t.ofTheLaw(); a != nil {
			return a, nil
		}
	} else if !t.tied && t.heard.Intent != words.Agenda && asksSomething.MatchString(t.ev.Text) {
		if found := t.matches(); len(found) > 0 && found[0].Score >= handbook.Sure {
			return t.likelyAnswer(found), nil
		}
	}
	switch {
	case !t.tied:
		return t.untied(), nil
	case t.actor.Kind == casework.LocalAuthority:
		a := t.say(t.heard.Intent, refused, wordCouncil...)
		a.refusal = refusalRights
		return a, nil
	}
	return nil, nil
}

// ofCases are the intents that ask for or tell something of a case.
var ofCases = map[words.Intent]bool{
	words.Record: true, words.Correct: true, words.Show: true, words.Deadlines: true, words.Why: true, words.WhatIf: true,
}

func first(f func() (*answer, error), err error) (*answer, error) {
	if err != nil {
		return nil, err
	}
	return f()
}

// needsPerson are the intents that only a tied account can have answered.
var needsPerson = map[words.Intent]bool{
	words.OpenCase: true, words.Record: true, words.Correct: true, words.Undo: true, words.Show: true,
	words.Deadlines: true, words.Why: true, words.WhatIf: true, words.Agenda: true, words.Assign: true,
	words.Consent: true, words.Count: true, words.Report: true, words.Theme: true, words.Settings: true,
}

// ofUnseen is how somebody goes on about what was just refused: "is there a SENDIASS person on it".
var ofUnseen = regexp.MustCompile(`(?i)\b(?:on|about|with|of|for|in|to|see) (?:it|that|this|them|that one|that case)\b|` +
	`\bwho(?:'s|s)? (?:is )?(?:the|their|her|his) (?:mediator|adviser)|\bnot even\b|^\W*(?:but |ok |so |well )*(?:just|only) (?:tell|say|yes|a)\b|` +
	`\bis it (?:even )?(?:there|on here|in here|yours)\b|\bdoes it (?:even )?exist\b`)

// stillUnseen refuses what is asked on about what was refused; nil: it is something else. Nothing in the answer depends on
// whether there is such a case.
func (t *turn) stillUnseen() (*answer, error) {
	if !t.state.Unseen || t.state.Case != "" || len(t.heard.References)+len(t.heard.Facts)+len(t.heard.Dates) > 0 || !ofUnseen.MatchString(t.ev.Text) {
		return nil, nil
	}
	a := t.say(t.heard.Intent, refused, refusals[words.OtherCase]...)
	a.refusal = words.OtherCase
	return a, nil
}

// listOfCases is how the cases, or the people in them, are asked for one by one, and countsOnly how numbers are, or the law.
var (
	listOfCases = regexp.MustCompile(`(?i)\b(?:list|lists|show|give|name|names of|which of|who are|tell me|send|need|want|export|see)\b.{0,40}` +
		`\b(?:families|parents|cases|children|kids|appeals|mediations|appellants|them)\b`)
	countsOnly = regexp.MustCompile(`(?i)\b(?:how (?:many|long|do|does|often|much)|numbers?|figures?|counts?|stats?|totals?|rates?|what happens|` +
		`do (?:i|we|they) (?:need|want|have))\b`)
)

// whichFamilies is how an authority asks who somebody is.
var whichFamilies = regexp.MustCompile(`(?i)\b(?:which|what|who) (?:of (?:the|our) )?(?:families|parents|children|kids|people|pupils|young people)\b`)

// asksForList refuses whoever has no case, by what they are, and asks for the cases of others one by one; nil: it is not
// asked.
func (t *turn) asksForList() (*answer, error) {
	council := t.tied && t.actor.Kind == casework.LocalAuthority
	switch {
	case council && (behindFigures.MatchString(t.ev.Text) || t.asksWhichOnes()):
		return t.toldCouncil(), nil
	case !t.tied && t.ofRecord():
		return t.untied(), nil
	}
	if !council && t.tied || t.heard.Intent == words.Count || t.heard.Intent == words.Report || len(t.heard.References) > 0 {
		return nil, nil
	}
	switch {
	case council && whichFamilies.MatchString(t.ev.Text):
	case !listOfCases.MatchString(t.ev.Text) || countsOnly.MatchString(t.ev.Text):
		return nil, nil
	case !council:
		return t.untied(), nil
	}
	return t.toldCouncil(), nil
}

// toldCouncil tells somebody of an authority that it sees numbers and never a case.
func (t *turn) toldCouncil() *answer {
	a := t.say(t.heard.Intent, refused, wordCouncil...)
	a.refusal = refusalRights
	return a
}

var (
	// behindFigures is how the cases are asked for that numbers are made of, whichOnes how some of them are.
	behindFigures = regexp.MustCompile(`(?i)\b(?:cases?|families|parents|children|ref(?:erence)?s|names|ones|records|files)\b.{0,20}` +
		`\b(?:behind|making up|make up|underneath|underlying|in) (?:those|these|the|that|them|it|this)\b`)
	whichOnes = regexp.MustCompile(`(?i)^\W*(?:(?:and|so|ok|but|then)[ ,]+)*(?:which|what) (?:cases?|ones?|of (?:them|those|these))\b`)
	// asksRecord wants to be sent or shown what is written.
	asksRecord = regexp.MustCompile(`(?i)\b(?:send|show|give|share|provide|forward|copy|see|tell|release|disclose|read|need|want)\b`)
)

// ofTheLaw is what the law says of some cases: "which cases need a certificate".
var ofTheLaw = regexp.MustCompile(`(?i)\b(?:need|needs|require|requires|can|could|should|must|may|have to|has to|count|qualify|exempt|go to)\b`)

// asksWhichOnes reports whether the single cases are asked for of which there are numbers, and not what the law says of some.
func (t *turn) asksWhichOnes() bool {
	return (t.state.Question == words.Count || t.heard.Intent == words.Agenda) && whichOnes.MatchString(t.ev.Text) && !ofTheLaw.MatchString(t.ev.Text)
}

// ofRecord reports whether what is kept of a case is asked for by its full reference, whatever else is asked in the message.
func (t *turn) ofRecord() bool {
	return t.heard.Intent != words.DateSum && t.heard.Intent != words.Chat && asksRecord.MatchString(t.ev.Text) &&
		slices.ContainsFunc(t.heard.References, func(ref string) bool { return strings.Trim(ref, "0123456789") != "" })
}
