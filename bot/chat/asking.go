package chat

import (
	"regexp"
	"slices"
	"strings"
)

// Asking is something that is asked or said often with a few words filled in, for platforms whose commands have
// options of their own. Typing its words does the same.
type Asking struct {
	ID     string // "deadlines"; a command's name
	Help   string // one line, 100 characters at most
	Fields []Field
	// Says are the words with the places of fields in them, "show {case}". The one that uses just the fields that
	// are filled in is said.
	Says []string
	// Fault is what is answered where none does.
	Fault string
}

// Askings are all of them. The first takes anything that can be said.
func Askings() []Asking {
	oneCase := Field{ID: "case", Label: "The case's reference: type a part of it", Cases: true, Limit: 40}
	needed := oneCase
	needed.Need = true
	return []Asking{
		{
			ID: "redress", Help: "Ask or say anything: what is due, what happened, what the law says",
			Fields: []Field{{ID: "text", Label: "What you would say in a message", Need: true, Limit: 2000}},
			Says:   []string{"{text}"},
		},
		{ID: "case", Help: "Show a case: what happened, what is due, what comes next", Fields: []Field{needed}, Says: []string{"show {case}"}, Fault: faultCase},
		{
			ID: "deadlines", Help: "What is due: in a case, after a letter, or in all of your cases",
			Fields: []Field{
				oneCase,
				{ID: "letter", Label: "The day that the decision letter is dated: 22 September 2026", Limit: 40},
				{ID: "about", Label: "What the letter decides", Options: decisions()},
			},
			Says: []string{
				"deadlines of {case}", "what are the deadlines for a {about} letter dated {letter}",
				"what are the deadlines for a decision letter dated {letter}", "what is due",
			},
			Fault: "Give a case by its reference, or the day of a letter with what it decides, or nothing for all of your cases.",
		},
		{
			ID: "why", Help: "Why a deadline falls on its day, step by step, with the provision",
			Fields: []Field{needed, {ID: "limit", Label: "Which deadline, if not the next: appeal, certificate, response", Limit: 80}},
			Says:   []string{"why {case} {limit}", "why {case}"},
			Fault:  faultCase,
		},
		{
			ID: "calc", Help: "Count days without a case",
			Fields: []Field{
				{ID: "from", Label: "A day, or a whole question: 2 months from 31 December 2026", Need: true, Limit: 200},
				{ID: "number", Label: "How many", Number: true},
				{ID: "unit", Label: "Of what", Options: same("days", "working days", "weeks", "months")},
				{ID: "way", Label: "Which way to count: after the day, unless you say before", Options: same("after", "before")},
			},
			Says:  []string{"{number} {unit} {way} {from}", "{number} {unit} after {from}", "{from}"},
			Fault: "Give a number and a unit together, or put the whole question into “from”.",
		},
		{
			ID: "theme", Help: "Log what families say again and again: only the area, the quarter and the topic are kept",
			Fields: []Field{
				{ID: "words", Label: "What they say, without names", Need: true, Limit: 500},
				{ID: "area", Label: "The local authority, if not your own", Limit: 100},
			},
			Says: []string{"log theme {words} in {area}", "log theme {words}"},
		},
	}
}

// faultCase is answered where a case's reference is none.
const faultCase = "That is not the reference of a case. Type a part of it, such as 0231, and choose one of those that are offered."

// decisions are what a letter may decide, in words that are understood.
func decisions() []Choice {
	return []Choice{
		{"refusal to assess", "A refusal to assess"}, {"refusal to issue", "A refusal to issue a plan"},
		{"final plan", "What a final plan says"}, {"refusal to amend", "A refusal to amend the plan after a review"},
		{"cease to maintain", "That the plan ceases"},
	}
}

// same makes choices that say what stands on them.
func same(labels ...string) []Choice {
	out := make([]Choice, len(labels))
	for i, l := range labels {
		out[i] = Choice{ID: l, Label: l}
	}
	return out
}

// placed finds the places of fields.
var placed = regexp.MustCompile(`\{([a-z]+)\}`)

// numbered is what a case's reference is, whole or in part: words without a number would be heard as something else.
var numbered = regexp.MustCompile(`\d`)

// Said turns what was filled in into what would have been typed. ok is false where the fields do not go together, or
// a case's reference is none; Fault says so.
func (a *Asking) Said(values map[string]string) (text string, ok bool) {
	filled := map[string]string{}
	for _, f := range a.Fields {
		if v := strings.TrimSpace(values[f.ID]); v != "" {
			filled[f.ID] = v
		}
		if v := filled[f.ID]; f.Cases && v != "" && !numbered.MatchString(v) {
			return "", false
		}
	}
	for _, says := range a.Says {
		places := placed.FindAllStringSubmatch(says, -1)
		if len(places) != len(filled) || slices.ContainsFunc(places, func(p []string) bool { return filled[p[1]] == "" }) {
			continue
		}
		return placed.ReplaceAllStringFunc(says, func(p string) string { return filled[p[1:len(p)-1]] }), true
	}
	return "", false
}
