package talk

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// consentTo makes of the service that a consent names one that there is: "the forum" is the only forum, and a
// provider is meant where its id was typed. One that is not known is asked for, because a withdrawal that names
// nobody would cut nobody off. Where there are no services at all, the word stands as it was typed.
func (t *turn) consentTo(p *pending) error {
	if p.Event.Type != "consent-given" && p.Event.Type != "consent-withdrawn" {
		return nil
	}
	to := p.Event.Attrs.Get("to")
	if there, err := t.organisation(to); there || err != nil {
		return err
	}
	one, some, err := t.meant(to)
	if err != nil || !some {
		return err
	}
	p.Event.Attrs = slices.DeleteFunc(slices.Clone(p.Event.Attrs), func(a law.Attr) bool { return a.Name == "to" })
	if one != "" {
		p.Event.Attrs = p.Event.Attrs.With("to", one)
	}
	return nil
}

// meant is the one organisation that the word means, or that the message names by its id; some is false where
// nobody can be meant.
func (t *turn) meant(to string) (one string, some bool, err error) {
	var alike []string
	small := strings.TrimPrefix(strings.ToLower(to), "the ")
	err = t.eachService(func(o casework.OrganisationID, kind casework.OrganisationKind) {
		some = true
		id := strings.ToLower(string(o))
		forum := kind == casework.ParentCarerForum && strings.HasSuffix(small, "forum") && strings.Contains(id, small)
		if id == small || forum || kind == casework.Sendiass && small == "sendiass" {
			alike = append(alike, string(o))
		}
	})
	if len(alike) == 1 || err != nil {
		return strings.Join(alike, ""), some, err
	}
	for word := range strings.FieldsSeq(t.ev.Text) {
		word = strings.Trim(word, ".,;:!?()“”\"'")
		if there, err := t.organisation(word); there || err != nil {
			return word, true, err
		}
	}
	return "", some, nil
}

// filledTo takes the organisation that the message names by its id, whatever it is, as the one that a consent is for.
func (t *turn) filledTo(p *pending) bool {
	if len(t.heard.Dates)+len(t.heard.References) > 0 {
		return false
	}
	to, _, err := t.meant(strings.TrimSpace(t.ev.Text))
	if err != nil || to == "" {
		return false
	}
	p.Event.Attrs = p.Event.Attrs.With("to", to)
	return true
}

// goesTo gives the organisation that the message names, and nothing else, to the one fact of the draft that goes to one.
func (t *turn) goesTo(d *draft) (*draft, bool) {
	if d.Kind != kindRecord || len(aWord.FindAllString(t.ev.Text, mostWordsOfChoice+1)) > mostWordsOfChoice {
		return nil, false
	}
	next, at := d.copy(), -1
	for i := range next.Facts {
		switch next.Facts[i].Event.Type {
		case "consent-given", "consent-withdrawn", "provider-handed-over":
			if at >= 0 {
				return nil, false
			}
			at = i
		}
	}
	left := fillers.ReplaceAllString(t.ev.Text, " ")
	if at < 0 || len(strings.Fields(left)) != 1 || !next.Facts[at].goesElsewhere(left) {
		return nil, false
	}
	next.Asked = nil
	return next, t.filledTo(&next.Facts[at])
}

// goesElsewhere reports whether the fact does not go there already.
func (p *pending) goesElsewhere(to string) bool {
	return !strings.EqualFold(p.Event.Attrs.Get("to"), strings.TrimSpace(to))
}

// organisation reports whether there is one with that id. Only what can be an id is looked for.
func (t *turn) organisation(id string) (bool, error) {
	if !strings.Contains(id, "-") {
		return false, nil
	}
	_, err := t.People.Organisation(t.ctx, casework.OrganisationID(id))
	if casework.KindOf(err) == casework.NotFound {
		return false, nil
	}
	return err == nil, err
}
