package talk

import (
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
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
