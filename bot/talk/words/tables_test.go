package words

import (
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

// Every fact that a case can hold can be said in words, and every phrase says a fact that there is, with
// attributes that it has.
func TestThePhrasesAndTheVocabularyKnowTheSameFacts(t *testing.T) {
	law0, err := configs.Book("england")
	if err != nil {
		t.Fatal(err)
	}
	v := law0.Vocabulary
	said := map[string]bool{}
	for _, p := range phrasesOf(ofFact) {
		if p.means.name == nothing || p.means.name == arrival {
			continue
		}
		said[p.means.name] = true
		names := []string{p.means.name}
		if p.means.ahead != "" {
			names = append(names, firstWord(p.means.ahead))
		}
		for _, name := range names {
			if _, ok := v.Type(name); !ok {
				t.Errorf("%q says %s, which is no fact", p.text, name)
			}
		}
		checkSettings(t, v, p.means.name, p.means.set, p.text)
		if name, set, ok := strings.Cut(p.means.ahead, " "); ok {
			checkSettings(t, v, name, settings(set), p.text)
		}
	}
	for _, et := range v.Types {
		if !said[et.Name] && et.Name != law.Retraction {
			t.Errorf("nothing says %s in words", et.Name)
		}
	}
	for _, p := range phrasesOf(ofAttribute) {
		for _, fact := range p.means.of {
			checkSettings(t, v, fact, p.means.set, p.text)
		}
	}
}

func checkSettings(t *testing.T, v *law.Vocabulary, fact string, set []setting, text string) {
	t.Helper()
	et, ok := v.Type(fact)
	if !ok {
		return
	}
	for _, s := range set {
		if strings.HasPrefix(s.name, "@") {
			continue
		}
		at, ok := et.Attr(s.name)
		if !ok || !fits(&at, []string{s.value}) {
			t.Errorf("%q: %s cannot have %s=%s", text, fact, s.name, s.value)
		}
	}
}

// The grounds and the limits that are named are those of the law.
func TestThePhrasesNameGroundsAndLimitsOfTheLaw(t *testing.T) {
	england, err := configs.Book("england")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range england.Grounds {
		if !slices.ContainsFunc(groundSayings, func(s saying) bool { return s.name == g.ID }) {
			t.Errorf("nothing says the ground %s", g.ID)
		}
	}
	for _, s := range limitSayings {
		known := s.name == "appeal" || slices.ContainsFunc(england.Rules, func(r law.Rule) bool { return r.ID == s.name })
		if !known {
			t.Errorf("%q is no limit of the book", s.name)
		}
	}
}

// Every intent is one of the console's.
func TestTheIntentRulesLeadToIntents(t *testing.T) {
	all := []Intent{OpenCase, Record, Correct, Undo, Show, Deadlines, Why, WhatIf, Agenda, Rule, DateSum, Count, Report, Theme, Assign, Consent, Settings, Help, Chat, OutOfScope}
	for _, r := range intentRules {
		if !slices.Contains(all, r.intent) {
			t.Errorf("%q is no intent", r.intent)
		}
	}
}

// A phrase that stands twice for different things would be heard as whichever comes first.
func TestNoPhraseSaysTwoFacts(t *testing.T) {
	said := map[string]string{}
	for _, p := range phrasesOf(ofFact) {
		if p.means.needs != "" {
			continue
		}
		before, twice := said[p.text]
		if twice && before != p.means.name {
			t.Errorf("%q says both %s and %s", p.text, before, p.means.name)
		}
		said[p.text] = p.means.name
	}
}

// phrasesOf returns the phrases of a table, each once.
func phrasesOf(of topic) []*phrase {
	seen := map[*phrase]bool{}
	var out []*phrase
	for _, list := range book.byFirst {
		for _, p := range list {
			if p.means.topic == of && !seen[p] {
				seen[p] = true
				out = append(out, p)
			}
		}
	}
	slices.SortFunc(out, func(a, b *phrase) int { return strings.Compare(a.text, b.text) })
	return out
}
