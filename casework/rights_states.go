package casework

import (
	"fmt"
	"slices"
	"strings"
)

// caseState is a state of a case in which less can be done to it than the permission table says.
type caseState string

// The states.
const (
	stateHeld       caseState = "under a legal hold"
	stateRestricted caseState = "processing restricted"
	stateErased     caseState = "erased"
)

// caseStates are the states in the order of the document.
var caseStates = []caseState{stateHeld, stateRestricted, stateErased}

// left is who may still do something in a state, of those to whom the table gives it.
type left string

// Who is left.
const (
	leftAll       left = "as above"
	leftAnswering left = "manager of the provider and operator only" // they answer for the case
	leftNobody    left = "nobody"
)

// working are the acts that nobody does to a case whose processing is restricted but an operator and who
// manages the provider that has it.
var working = []Action{ActRecord, ActUndo, ActCorrect, ActConfirm, ActAllocate, ActOverride, ActHandOver, ActClose}

// leftIn says who may still do it in the state.
func leftIn(s caseState, act Action) left {
	switch {
	case s == stateErased, act == ActErase, act == ActHearSaid:
		return leftNobody
	case s == stateRestricted && slices.Contains(working, act):
		return leftAnswering
	}
	return leftAll
}

// documentStates is the part of the document about states.
func documentStates() string {
	var b strings.Builder
	b.WriteString(statesHead)
	for _, s := range caseStates {
		fmt.Fprintf(&b, " %s |", s)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(caseStates)) + "\n")
	for _, l := range table {
		if aboutNoCase[l.act] || l.act == ActOpen || l.act == ActHearSaid {
			continue
		}
		fmt.Fprintf(&b, "| %s |", l.item)
		for _, s := range caseStates {
			fmt.Fprintf(&b, " %s |", leftIn(s, l.act))
		}
		b.WriteString("\n")
	}
	b.WriteString(statesRest)
	return b.String()
}

const statesHead = `
## What the state of a case takes away

| item in the state |`

const statesRest = `
A legal hold, a restriction and a request of the family that is not answered (unless it asks for erasure) each keep a case from
being erased, by whomever; the refusal names which. While processing is restricted what was agreed can be seen and not recorded.

A case that was erased is a case that is not there: whoever asks, looks for its reference, has it in a list, presses a button
of it or breaks its glass is answered as for a reference that nobody ever gave. Only an operator is told, by “redress case
erased”, which references were erased, when and for which of four reasons. None of them is given again.
`
