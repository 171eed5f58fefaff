package talk

import (
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
)

// alert tells whoever is to know of danger that there were signs of it: who wrote, when, and the case's
// reference. Nothing of the message is in it. It returns whom it told.
func (t *turn) alert() ([]string, error) {
	leads, err := t.leads()
	if err != nil {
		return nil, err
	}
	m := chat.Say(fill(wordAlert, t.whoWrote(), t.today.Short(), t.clock()), t.alertCase(), wordAlertDo)
	m.Private = true
	var told []string
	for i := range leads {
		sent, err := t.tell(&leads[i], "alert:"+t.ev.Key+":"+string(leads[i].ID), m)
		if err != nil {
			return nil, err
		}
		if sent {
			told = append(told, string(leads[i].ID))
		}
	}
	return told, nil
}

// tell puts a letter to the person beside the answer to this event, where there is a way to them.
func (t *turn) tell(to *casework.Actor, key string, m chat.Message) (bool, error) {
	if t.Reach == nil {
		return false, nil
	}
	letter, err := t.Reach(to, key, m)
	if err != nil || letter.Route == "" {
		return false, err
	}
	t.letters = append(t.letters, letter)
	return true, nil
}

// leads are the safeguarding leads of the person's organisation; where it has none its managers, and where
// there are none of those either, the operators.
func (t *turn) leads() ([]casework.Actor, error) {
	var all []casework.Actor
	for who, err := range t.People.People(t.ctx) {
		if err != nil {
			return nil, err
		}
		if !who.Disabled {
			all = append(all, who)
		}
	}
	for _, role := range []casework.Role{casework.SafeguardingLead, casework.Manager, casework.Operator} {
		var some []casework.Actor
		for i := range all {
			ours := t.tied && all[i].Organisation == t.actor.Organisation || role == casework.Operator
			if ours && all[i].Is(role) {
				some = append(some, all[i])
			}
		}
		if len(some) > 0 {
			return some, nil
		}
	}
	return nil, nil
}

func (t *turn) whoWrote() string {
	if !t.tied {
		return wordSomebodyUntied
	}
	return string(t.actor.ID)
}

// clock is the hour of the event in London.
func (t *turn) clock() string {
	return strings.Replace(t.at.In(casework.London).Format("3:04pm"), ":00", "", 1)
}

// alertCase names the case by its reference: the one that the message names, else the one last spoken of.
func (t *turn) alertCase() string {
	for _, ref := range t.heard.References {
		if found, err := t.Service.Resolve(t.ctx, t.actor, ref); err == nil && len(found) == 1 {
			return fill(wordAlertCase, string(found[0].Reference))
		}
	}
	if c, err := t.Service.Look(t.ctx, t.actor, t.state.Case); err == nil {
		return fill(wordAlertLast, string(c.Reference))
	}
	return wordAlertNoCase
}
