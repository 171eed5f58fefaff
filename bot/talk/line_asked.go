package talk

import (
	"regexp"

	"github.com/redress-send/redress/bot/talk/words"
)

// asksOfLine asks what a line of the list is about: "whats the first one about", "tell me about number 3".
var asksOfLine = regexp.MustCompile(leadIn + `(?:what(?:'?s| is| was)|what about|whats|tell me (?:more )?about|more (?:on|about)|` +
	`details? (?:of|on|for|about)|look at|open|explain|` +
	`(?:can|could|may) (?:i|we|you) (?:see|open|look at|show(?: me)?|tell me (?:more )?about)|let'?s (?:see|look at|do)|take me to|go to|` +
	`pull up|show(?: me)?) ` +
	`(?:the )?(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|[4-9]th|10th|last|top|bottom) (?:one|item|` +
	`line|case)|` +
	`(?:number|item|line|no\.?|#) ?\d{1,2})` +
	`(?: (?:all )?about| again| then| please| pls| on (?:the|that) list| there| to do with| in (?:the|that) list)*` + ending)

// asksWhoHas asks who has the case that is spoken of: "who has that one".
var asksWhoHas = regexp.MustCompile(leadIn + `who(?:'s|s| is| has)? ?(?:got|has|have|on|dealing with|working on|looking after|handling|` +
	`doing) (?:that|this|it)(?: one| case)?` + ending + `|` +
	leadIn + `(?:who has|who'?s got|whose(?: is)?) (?:that|this|it)(?: one| case)?(?: is it)?` + ending)

// whoHasIt shows the case that is spoken of to somebody who asks who has it: the card says so; nil: that is not asked.
func (t *turn) whoHasIt() (*answer, error) {
	if !asksWhoHas.MatchString(t.ev.Text) || t.heard.Refusal != "" || t.caseMeant() == nil {
		return nil, nil
	}
	t.heard = words.Heard{Intent: words.Show}
	return t.show()
}

// lineAsked shows the case of the line of the last list that is asked about; nil: none is, or there was no list.
func (t *turn) lineAsked() (*answer, error) {
	if !t.tied || t.Desk == nil || !asksOfLine.MatchString(t.ev.Text) {
		return nil, nil
	}
	keys, err := t.lastList()
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	if at := placeMeant(t.ev.Text, len(keys)); at < 1 || at > len(keys) {
		return t.say(words.Show, asked, fill(wordNotThatLong, count(len(keys), "line"))), nil
	}
	t.heard = words.Heard{Intent: words.Show}
	return t.show()
}
