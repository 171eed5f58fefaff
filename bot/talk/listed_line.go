package talk

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// A line of the list that was shown last is meant by its place: “the first one”, “number 3”, “show 4”.

var (
	placeWord = regexp.MustCompile(`(?i)\b(` + strings.Join(places, "|") + `|1st|2nd|3rd|[4-9]th|10th|` + strings.Join(endWords, "|") +
		`) (?:one|item|line)\b`)
	placeNumber = regexp.MustCompile(`(?i)(?:\b(?:number|item|line|no\.)|#) ?(\d{1,2})\b`)
	bareNumber  = regexp.MustCompile(`(?i)^\s*(?:show|see|open|view|card|details?|deadlines?|dates?)(?: me| of| for| on)* (\d{1,2})\s*[?.!]*$`)
)

// places are the words for the places of a list, from its beginning; top, last and bottom beside them.
var places = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}

// endWords are places that are as often said of time: only a question means a line by them.
var endWords = []string{"last", "bottom", "top"}

// placeMeant is the number of the line, of n, that the text names by its place; 0: none.
func placeMeant(text string, n int) int {
	if m := placeNumber.FindStringSubmatch(text); m != nil {
		at, _ := strconv.Atoi(m[1]) // two figures
		return at
	}
	m := placeWord.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	switch word := strings.ToLower(m[1]); {
	case word == "top":
		return 1
	case slices.Contains(endWords, word):
		return n
	case word[0] <= '9':
		at, _ := strconv.Atoi(strings.TrimRight(word, "dhnrst"))
		return at
	default:
		return slices.Index(places, word) + 1
	}
}

// byLine finds the case of the line of the list that the message names by its place. A bare number is that of a case
// first. It finds nothing where no place is named, or there is no list that is as long.
func (t *turn) byLine(d *draft) (*casework.Case, *answer, error) {
	if m := bareNumber.FindStringSubmatch(t.ev.Text); m != nil {
		return t.named(m[1], d)
	}
	if m := placeWord.FindStringSubmatch(t.ev.Text); m != nil && slices.Contains(endWords, strings.ToLower(m[1])) && len(t.heard.Facts) > 0 {
		return nil, nil, nil
	}
	if !slices.Contains([]words.Intent{words.Show, words.Deadlines, words.Why, words.WhatIf, words.Record}, t.heard.Intent) {
		return nil, nil, nil
	}
	c, err := t.ofLine(func(n int) int { return placeMeant(t.ev.Text, n) })
	return c, nil, err
}

// ofLine finds the case of the line that pick chooses of n, and takes its limit for the one that is asked about; nil
// where there is no such line or the case cannot be seen any more.
func (t *turn) ofLine(pick func(n int) int) (*casework.Case, error) {
	if !t.tied || t.Desk == nil {
		return nil, nil
	}
	keys, err := t.lastList()
	if err != nil {
		return nil, err
	}
	at := pick(len(keys))
	if at < 1 || at > len(keys) {
		return nil, nil
	}
	parts := strings.Split(keys[at-1], "|") // of casework.DeadlineKey: case and limit
	c, err := t.Service.Look(t.ctx, t.actor, casework.CaseID(parts[0]))
	if casework.KindOf(err) == casework.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	t.state.speakOf(c.ID)
	if len(parts) > 1 && t.heard.Limit == "" && (t.heard.Intent == words.Why || t.heard.Intent == words.Deadlines) {
		t.heard.Limit = parts[1]
	}
	return &c, nil
}
