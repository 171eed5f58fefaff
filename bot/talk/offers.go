package talk

import (
	"strconv"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// values are the answers that are offered for an attribute.
func (t *turn) values(p *pending, name string, c *casework.Case) ([]option, error) {
	switch p.Event.Type + "." + name {
	case "consent-given.to", "consent-withdrawn.to":
		return t.services()
	case "assigned.person":
		return t.colleagues()
	case "conflict-declared.role": // who supports a family is not spoken of where others read along
		return plainOptions([]string{"mediator", "mediation-adviser"}), nil
	case "agreed-action-done.item":
		return agreedItems(c), nil
	case "agreement-made." + attrItems:
		return plainOptions(itemKinds), nil
	case "mediation-concluded.outcome":
		ft, _ := t.Service.Book().Vocabulary.Type(p.Event.Type)
		at, _ := ft.Attr(name)
		out := plainOptions(at.Values)
		for i := range out {
			if out[i].Value == "agreement" {
				out[i].Label = "Agreement"
			}
		}
		return out, nil
	}
	ft, _ := t.Service.Book().Vocabulary.Type(p.Event.Type)
	at, _ := ft.Attr(name)
	switch at.Kind {
	case law.AttrGrounds:
		var out []option
		for _, g := range t.Service.Book().Grounds {
			out = append(out, option{capital(g.Title), g.ID})
		}
		return out, nil
	case law.AttrYesNo:
		return []option{{"Yes", "true"}, {"No", "false"}}, nil
	}
	return plainOptions(at.Values), nil
}

// plainOptions offers the vocabulary's own values, said plainly.
func plainOptions(values []string) []option {
	out := make([]option, len(values))
	for i, v := range values {
		out[i] = option{label(v), v}
	}
	return out
}

// label says a value of the vocabulary plainly.
func label(value string) string {
	if l := labels[value]; l != "" {
		return l
	}
	l := strings.ReplaceAll(value, "-", " ")
	if _, err := strconv.Atoi(l); err == nil || l == "" {
		return l
	}
	return strings.ToUpper(l[:1]) + l[1:]
}

// services are the services and forums that a family can consent to.
func (t *turn) services() ([]option, error) {
	var out []option
	err := t.eachService(func(o casework.OrganisationID, _ casework.OrganisationKind) {
		if len(out) < offeredCases {
			out = append(out, option{string(o), string(o)})
		}
	})
	return out, err
}

// eachService hands on every service and forum that a family can consent to, once.
func (t *turn) eachService(take func(casework.OrganisationID, casework.OrganisationKind)) error {
	seen := map[casework.OrganisationID]bool{}
	for who, err := range t.People.People(t.ctx) {
		if err != nil {
			return err
		}
		supports := who.Kind == casework.Sendiass || who.Kind == casework.ParentCarerForum
		if supports && !seen[who.Organisation] {
			seen[who.Organisation] = true
			take(who.Organisation, who.Kind)
		}
	}
	return nil
}

// colleagues are the people of the person's own organisation, and the person first.
func (t *turn) colleagues() ([]option, error) {
	out := []option{{"Me (" + string(t.actor.ID) + ")", string(t.actor.ID)}}
	for who, err := range t.People.People(t.ctx) {
		if err != nil {
			return nil, err
		}
		if who.Organisation == t.actor.Organisation && who.ID != t.actor.ID && !who.Disabled && len(out) < offeredCases {
			out = append(out, option{string(who.ID), string(who.ID)})
		}
	}
	return out, nil
}

// agreedItems are the items of the agreements that stand in the case.
func agreedItems(c *casework.Case) []option {
	if c == nil {
		return nil
	}
	var out []option
	for _, f := range c.Live() {
		for _, it := range f.Items {
			if len(out) < offeredCases {
				out = append(out, option{it.Item, it.Item})
			}
		}
	}
	return out
}
