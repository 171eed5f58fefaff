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
