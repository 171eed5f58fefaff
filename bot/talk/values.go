package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

// A value of an attribute is put right by saying it alone: "sorry no it was the family", "bsl not interpreter", "no wait, la
// conceded".

// valueWords are the words that say a value of the vocabulary alone.
var valueWords = valuesSaid(map[string]string{
	"authority": `(?:the )?(?:la|council|authority|local authority|lea)`, "family": `(?:the )?(?:mum|mam|dad|parents?|family|carers?)`,
	"mediator": `(?:the )?mediator|me`, "health-body": `(?:the )?(?:icb|health|nhs)`,
	"interpreter": `(?:an? )?interpreter`, "bsl": `bsl|(?:british )?sign language`, "easy-read": `easy ?read`, "large-print": `large print`, "step-free": `step[- ]free`,
	"agreed": `(?:all )?agreed`, "withdrawn": `withdrawn|(?:they|she|he|mum|dad|family) withdrew`, "conceded": `(?:(?:the )?(?:la|council|authority) )?(?:has |have )?conceded`,
	"out-of-time": `out of time|too late`, "online": `online|(?:on )?(?:teams|zoom)|video`, "in-person": `in[- ]person|face to face|f2f`, "phone": `(?:by |on the )?phone|telephone`,
	"not-pursued": `not pursued|np`, "mediated": `mediated|after mediation`, "deemed": `deemed`,
	"agreement": `(?:full )?agreement`, "partial": `partial|part(?:ly)?(?: agreed)?`, "none": `no agreement|none`, "back-to-panel": `back to panel`,
	"decision-stands": `decision stands`, "other-help": `other help`, "dates": `(?:just |only )?(?:the )?dates(?: only)?`, "facts": `(?:the )?facts`, "all": `everything|all(?: of it)?|the lot`,
	"parent": `(?:the )?(?:parent|mum|dad)`, "young-person": `(?:the )?(?:young person|yp)`, "written": `written|in writing|signed`, "spoken": `spoken|verbal(?:ly)?|by phone|on the phone`,
	"authority-reconsidered": `(?:la )?reconsidered|by (?:e?mail|letter)`, "conceded-at-mediation": `(?:at|in) (?:the )?mediation`, "conceded-before-response": `before (?:the )?response`, "ordered": `ordered|tribunal`,
	"maintain": `no change|maintain(?:ed)?`, "amend": `amend(?:ing|ed)?`, "cease": `ceas(?:e|ing|ed)`,
	"way-forward": `way forward`, "early-resolution": `early resolution`, "1": `(?:level|lvl|stage) 1`, "2": `(?:level|lvl|stage) 2`, "3": `(?:level|lvl) 3`, "4": `(?:level|lvl) 4`,
})

func valuesSaid(table map[string]string) map[string]*regexp.Regexp {
	out := make(map[string]*regexp.Regexp, len(table))
	for value, words := range table {
		out[value] = regexp.MustCompile(`(?i)^(?:` + words + `)$`)
	}
	return out
}

var (
	// aroundValue stands before a value that is put right, and afterValue behind it.
	aroundValue = regexp.MustCompile(`(?i)^[\s,.!-]*(?:(?:no|nope|sorry|actually|oops|wait|hang on|oh|ok|i mean|i meant|meant|make (?:it|that)|` +
		`it(?:'?s| was| is)|that(?:'?s| was| is)|shd be|should be|should have been|was|is|its|by|rather|its)[\s,.!-]+)*`)
	afterValue = regexp.MustCompile(`(?i)(?:[\s,.!-]+(?:not (?:the |an? )?[\w-]+(?: [\w-]+)?|` +
		`instead|actually|rather|sorry|please|pls|i mean|cancelled|(?:who|that|which) (?:cancelled|called it off|pulled out|did|asked|rang)|then))*[\s,.!]*$`)
)

// anotherValue gives the one fact of the draft that can have it the value that the message says and nothing else; ok is
// false where it says none, or where several facts could have it.
func (t *turn) anotherValue(d *draft) (next *draft, ok bool) {
	if len(t.heard.Dates)+len(t.heard.References)+len(t.heard.People) > 0 || asksSomething.MatchString(t.ev.Text) {
		return nil, false
	}
	said := afterValue.ReplaceAllString(aroundValue.ReplaceAllString(t.ev.Text, ""), "")
	next = d.copy()
	found := 0
	for _, at := range next.places() {
		p := next.at(at)
		for _, a := range t.valuesOf(p) {
			for _, v := range a.Values {
				if re := valueWords[v]; re == nil || !re.MatchString(said) || slices.Equal(p.Event.Attrs.All(a.Name), []string{v}) {
					continue
				}
				p.Event.Attrs = p.Event.Attrs.With(a.Name, v)
				found++
			}
		}
	}
	return next, found == 1
}

// valuesOf are the attributes that the fact can have of which the vocabulary knows the values.
func (t *turn) valuesOf(p *pending) []law.Attr {
	ft, ok := t.Service.Book().Vocabulary.Type(p.Event.Type)
	if !ok {
		return nil
	}
	var out []law.Attr
	for i := range ft.Attrs {
		if a := &ft.Attrs[i]; len(a.Values) > 0 {
			out = append(out, law.Attr{Name: a.Name, Values: a.Values})
		}
	}
	return out
}
