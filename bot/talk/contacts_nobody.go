package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/talk/words"
)

// wantsContact asks Redress to write to somebody or to ring them: "can you text the mum for me", "email the la about 231".
var wantsContact = regexp.MustCompile(`(?i)^\s*(?:(?:and|so|ok|hi|hello|please|pls|then|also|sorry|thanks)[ ,]+)*` +
	`(?:(?:can|could|will|would) (?:you|u|redress|the bot|it)|do you|are you able to|is it possible (?:for you )?to|i(?:'d| would)? (?:want|` +
	`need|like) you to|you)?\s*` +
	`(?:(?:please|pls|just|also)\s+)*(?:(?:text|message|sms|whatsapp|ring|phone|call|email|e-mail|mail|contact|notify|write to|send (?:a |` +
	`an )?(?:text|message|email|letter|reminder|sms) to|` +
	`get in touch with|get hold of|chase|remind|speak to|talk to)\s+(?:the\s+|this\s+|that\s+|their\s+|her\s+|his\s+)?` + outsiders + `\b|` +
	`(?:let|have)\s+(?:the\s+)?` + outsiders + `\s+know\b|` +
	`send\s+(?:the\s+)?` + outsiders + `\s+(?:a|an|the|this|that|their|her|his|it)\b|` +
	`tell\s+(?:the\s+)?(?:mum|mam|dad|family|parents?|carers?|school)\b)`)

// outsiders are those whom Redress never contacts.
const outsiders = `(?:mum|mam|mom|dad|family|families|parents?|carers?|nan|young person|yp|her|him|them|la|lea|council|authority|` +
	`local authority|tribunal|school|icb|sendist)`

// contactsNobody answers who wants somebody outside contacted; nil: nobody does.
func (t *turn) contactsNobody() (*answer, error) {
	if !wantsContact.MatchString(t.ev.Text) || t.heard.Refusal != "" {
		return nil, nil
	}
	if slices.ContainsFunc(t.heard.Facts, hasDay) {
		return nil, nil // it was done, and is told
	}
	a := t.say(words.Help, answered, wordNoContact)
	if len(t.remembered()) > 0 && t.tied {
		a.lines = append(a.lines, t.say(words.Help, answered, wordCanSay).lines...)
	}
	return a, nil
}
