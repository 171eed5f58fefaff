package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// A volunteer of a forum who tells what families meet with logs a theme, whether or not it is called one: "third family this
// week with no EP", "Essex and Barking are both doing way forward meetings now".

// severalFamilies is how more than one family is spoken of.
var severalFamilies = regexp.MustCompile(`(?i)\b(?:families|parents|mums|dads|members|people|everyone|everybody|loads|lots|` +
	`another (?:family|mum|dad|parent|carer|one)|(?:second|third|fourth|fifth|\d{1,2}(?:nd|rd|th)) (?:family|mum|dad|parent|carer|one))\b`)

// noteIt is how something is to be written down as it stands.
var noteIt = regexp.MustCompile(`(?i)\b(?:note|log|put|write|add|record) (?:it|that|this|one)(?: down)?\b|` +
	`\b(?:note|log|put)(?: it| that| this)? (?:it )?down\b`)

// asksAnywhere is how something is asked after it was told, with no mark to the question.
var asksAnywhere = regexp.MustCompile(`(?i)\b(?:do|does|did|can|could|should|must|is|are|will|would|shall|may|have|has) ` +
	`(?:we|i|they|she|he|it|you|u|that|this|families|parents|the council|the la)\b|` +
	`\b(?:what|how|when|who|where|why) (?:can|do|does|is|are|should|happens|long|many|to)\b`)

// themeTold reports whether what is told is a theme: of an area or of several families, of no case, and nothing is asked.
func (t *turn) themeTold() (bool, error) {
	switch t.heard.Intent {
	case words.Record, words.OutOfScope, words.Rule, words.Show, words.Chat, words.Deadlines, words.Agenda:
	default:
		return false, nil
	}
	if !t.tied || t.actor.Kind != casework.ParentCarerForum || t.Desk == nil || t.waits() || len(t.heard.References) > 0 ||
		slices.ContainsFunc(t.heard.Facts, hasDay) || asksSomething.MatchString(t.ev.Text) || asksAnywhere.MatchString(t.ev.Text) {
		return false, nil
	}
	if len(t.heard.Facts) > 0 { // of the family's own case, where the volunteer has one
		if alone, err := t.caseless(); !alone || err != nil {
			return false, err
		}
	}
	area := len(t.heard.Authorities) > 0 || t.heard.Authority != ""
	return (area || severalFamilies.MatchString(t.ev.Text)) && (topicIn(t.ev.Text) != "" || noteIt.MatchString(t.ev.Text)), nil
}

// themeUncalled counts the themes that are asked for, or proposes the one that is told, where neither is called a theme; nil:
// nothing of the kind is said.
func (t *turn) themeUncalled() (*answer, error) {
	if t.tied && t.actor.Kind == casework.ParentCarerForum && len(t.heard.References) == 0 && themesAsked.MatchString(t.ev.Text) {
		t.heard.Intent = words.Count
		return t.countThemes()
	}
	if told, err := t.themeTold(); !told || err != nil {
		return nil, err
	}
	t.heard.Intent = words.Theme
	return t.theme()
}

// themesAsked is how it is asked what themes there are, without the word.
var themesAsked = regexp.MustCompile(`(?i)\bwhat (?:have|are|do|did|is|has)\b.{0,12}\b(?:people|families|parents|members|mums|everyone|everybody|we)\b.{0,20}` +
	`\b(?:tell|told|say|complain|moan|rais|report|hear|bring)\w*|` +
	`\b(?:most|top|common\w*|biggest|main)\b.{0,12}\b(?:complaints?|issues?|moans?|problems?|topics?|grumbles?|gripes?)\b`)

// sameAgain is how the theme logged last is told of another area: "same moan from Stockton".
var sameAgain = regexp.MustCompile(`(?i)^\W*(?:(?:and|also|ok|oh|exactly|log|the)[ ,]+)*same\b`)

// themeAgain proposes the theme that the volunteer logged last, of the area that is named; nil: it is not asked for.
func (t *turn) themeAgain() (*answer, error) {
	if !t.tied || t.Desk == nil || t.heard.Authority == "" || len(t.heard.References) > 0 || !sameAgain.MatchString(t.ev.Text) {
		return nil, nil
	}
	mine, err := t.Desk.Themes(t.ctx, casework.ThemeFilter{By: t.actor.ID})
	if err != nil || len(mine) == 0 || t.at.Sub(mine[len(mine)-1].At) > memoryLife {
		return nil, err
	}
	t.heard.Intent = words.Theme
	th := casework.Theme{Quarter: t.thisQuarter(), Authority: t.heard.Authority, Topic: mine[len(mine)-1].Topic}
	return t.proposeTheme(&draft{Kind: kindTheme, Intent: words.Theme, Theme: &th})
}
