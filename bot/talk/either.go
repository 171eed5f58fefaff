package talk

import (
	"regexp"

	"github.com/redress-send/redress/casework/brief"
)

// A case that has such a fact already gets a second one, or the new one takes the place of the first. Which of the two
// is meant is said by a button or in words; a bare “save” says neither.

var (
	meansReplace = regexp.MustCompile(`(?i)\b(?:in (?:its |the )?place|replace(?:s)?|instead|overwrite|swap|correct(?:s|ion)? (?:it|the first)|` +
		`(?:it'?s|is|as) a correction)\b`)
	meansBoth = regexp.MustCompile(`(?i)\b(?:as well|a? ?second(?: one)?|both|another(?: one)?|as a new one|keep both|in addition)\b`)
)

// asWell only says that both stay.
var asWell = regexp.MustCompile(`(?i)^\s*(?:(?:yes|ok|save|keep|it|that|them)[ ,]+)*(?:as well|both|keep both|in addition)(?: pls| please)?[ .!]*$`)

// mostWordsOfChoice is how many words a message has that only chooses.
const mostWordsOfChoice = 7

// either answers a message that chooses between the two, or asks which of them is meant; nil: there is nothing to
// choose, or the message is about something else.
func (t *turn) either(d *draft) (*answer, error) {
	choosing := len(t.heard.Dates)+len(t.heard.Facts) == 0 && len(aWord.FindAllString(t.ev.Text, mostWordsOfChoice+1)) <= mostWordsOfChoice
	if d.Kind != kindRecord || d.Asked != nil || !choosing {
		return nil, nil
	}
	replace, both := meansReplace.MatchString(t.ev.Text), meansBoth.MatchString(t.ev.Text)
	if !t.heard.Yes && !replace && !both {
		return nil, nil
	}
	c, err := t.caseOf(d)
	if err != nil {
		return nil, err
	}
	id := t.twin(d, c)
	if id == "" {
		if both && !replace && asWell.MatchString(t.ev.Text) {
			return t.save(d) // nothing else would be done
		}
		return nil, nil
	}
	switch {
	case replace && !both:
		return t.saveInPlace(d)
	case both && !replace:
		return t.save(d)
	}
	f, _ := c.Fact(id)
	a := t.say(d.Intent, asked, fill(wordEither, string(c.Reference), brief.Fact(t.Service.Book().Vocabulary, &f.Event))).about(c)
	a.facts = d.events()
	return t.buttons(a, d, c), nil
}
