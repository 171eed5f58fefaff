// Package handbook answers questions about the law and its words: short answers that somebody wrote, each
// with its provision, a link and the day on which it was written, found by the words of the question.
//
// It works nothing out, knows no case and guesses nothing: a question that no answer fits well has none, and
// where two fit as well both are offered. The same question always finds the same answer.
//
//	found := book.Find("do u HAVE to mediate before tribunal?")
//	found[0].Answer.ID // must-mediate
package handbook

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/civil"
)

// Answer is one question with its answer.
type Answer struct {
	ID      string
	Title   string   // the question, as one that can be offered
	Topics  []string // subjects under which a question may arrive as well
	Ask     []string // ways to ask it
	Say     []string // the answer, in plain sentences
	Periods []Period // the time limits that it states
	// Otherwise is the id of the answer to "and what if they don't", asked of what this one says; empty where there is none.
	Otherwise string
	Source    string // the provision
	Link      string // where to read more
	Written   civil.Date
}

// Period is a time limit that an answer states, with the words in which it does.
type Period struct {
	Limit string // its id in the law book
	Says  string // "two months"
}

// Match is an answer that fits a question, from 0 (not at all) to 1 (word for word).
type Match struct {
	Answer *Answer
	Score  float64
}

// How well an answer must fit, and by how much better than the next.
const (
	Sure  = 0.57 // it is given
	Maybe = 0.38 // it is offered
	ahead = 0.05
)

// What takes from how well an answer fits.
const (
	offSubjectBy = 0.8 // for a question about something that no way to ask for the answer speaks of
	telling      = 0.6 // of the weight of a rare word: one word alone that weighs less asks nothing, "what is due"
	mostlyNew    = 0.5 // less than this share of the question in common: it is offered at most
)

// strange is what a word counts that no way to ask has, to a rare one that some have.
const strange = 0.7

// Book is a set of answers. It does not change and may be used by any number of goroutines.
type Book struct {
	answers []Answer
	ways    []way
	words   map[string]*word
	rare    float64 // the weight of a word that no way has

	spellings map[string]bool // words that are spelt right
	lengths   [24][]string    // the same by their length, in order
}

// way is one way to ask for one answer.
type way struct {
	answer int
	words  int // how many it has
	weight float64
}

// word is one of which ways to ask are made.
type word struct {
	ways    []int   // that have it, in order
	answers []int   // some way to ask for which has it, in order
	weight  float64 // the rarer the heavier
}

// New returns a book of the answers. Two with one id, topic or way to ask, and a way with no words, are errors.
func New(answers []Answer) (*Book, error) {
	b := &Book{answers: answers, words: map[string]*word{}, spellings: map[string]bool{}}
	said := map[string]string{}
	for i := range answers {
		a := &answers[i]
		for _, key := range append([]string{"the id " + a.ID}, prefixed("the topic ", a.Topics)...) {
			if other, twice := said[key]; twice {
				return nil, fmt.Errorf("%s: %s has %s already", a.ID, other, key)
			}
			said[key] = a.ID
		}
		for _, text := range append([]string{a.Title}, a.Ask...) {
			words := inOrder(text)
			if len(words) == 0 {
				return nil, fmt.Errorf("%s: %q says nothing", a.ID, text)
			}
			key := "the way " + strings.Join(words, " ")
			if other, twice := said[key]; twice && other != a.ID {
				return nil, fmt.Errorf("%s: %q is asked in %s as well", a.ID, text, other)
			}
			said[key] = a.ID
			b.add(i, words)
			b.learn(text)
		}
	}
	for i := range answers {
		if next := answers[i].Otherwise; next != "" && said["the id "+next] == "" {
			return nil, fmt.Errorf("%s: there is no answer %s for what happens otherwise", answers[i].ID, next)
		}
	}
	for _, w := range slices.Sorted(maps.Keys(synonyms)) {
		b.learn(w)
	}
	for _, w := range slices.Sorted(maps.Keys(small)) {
		b.learn(w)
	}
	b.weigh()
	return b, nil
}

// add adds a way to ask for an answer.
func (b *Book) add(answer int, words []string) {
	for _, text := range words {
		w := b.words[text]
		if w == nil {
			w = &word{}
			b.words[text] = w
		}
		w.ways = append(w.ways, len(b.ways))
		if n := len(w.answers); n == 0 || w.answers[n-1] != answer {
			w.answers = append(w.answers, answer)
		}
	}
	b.ways = append(b.ways, way{answer: answer, words: len(words)})
}

// weigh gives every word its weight, and every way that of its words: one that few answers have says more.
func (b *Book) weigh() {
	n := float64(len(b.answers))
	b.rare = math.Log(1 + n)
	for _, text := range slices.Sorted(maps.Keys(b.words)) { // in one order, so that the sums are always the same
		w := b.words[text]
		w.weight = math.Log(1 + n/float64(len(w.answers)))
		for _, i := range w.ways {
			b.ways[i].weight += w.weight
		}
	}
}

// find returns the answers that fit the words of the question as they stand.
func (b *Book) find(question string) []Match {
	asked := inOrder(question)
	if len(asked) == 0 {
		return nil
	}
	total, common := b.shared(asked)
	var about []*word // the subjects that it speaks of; nil: one of which no answer does
	for _, text := range asked {
		if subjects[text] {
			about = append(about, b.words[text])
		}
	}
	best := make([]float64, len(b.answers))
	for i := range b.ways {
		if common[i] == 0 {
			continue
		}
		w := &b.ways[i]
		score := 2 * common[i] / (total + w.weight)
		if common[i] < mostlyNew*total || len(asked) == 1 && w.words > 1 && total < telling*b.rare {
			score = min(score, Sure-ahead/2)
		}
		best[w.answer] = max(best[w.answer], score)
	}
	var out []Match
	for i, score := range best {
		if score >= Maybe && offSubject(i, about) {
			score *= offSubjectBy
		}
		if score >= Maybe {
			out = append(out, Match{&b.answers[i], score})
		}
	}
	slices.SortStableFunc(out, func(x, y Match) int { return cmp.Compare(y.Score, x.Score) })
	return out[:min(len(out), 3)]
}

// shared returns the weight of the words, and of each way to ask how much of that it has. Sums in one order are always
// the same.
func (b *Book) shared(words []string) (total float64, common []float64) {
	common = make([]float64, len(b.ways))
	for _, text := range words {
		w := b.words[text]
		if w == nil {
			total += b.rare * strange
			continue
		}
		total += w.weight
		for _, i := range w.ways {
			common[i] += w.weight
		}
	}
	return total, common
}

// offSubject reports whether one of the subjects is one of which no way to ask for the answer speaks.
func offSubject(answer int, about []*word) bool {
	return slices.ContainsFunc(about, func(w *word) bool { return w == nil || !slices.Contains(w.answers, answer) })
}

// Best returns the one answer that surely fits, or nil.
func (b *Book) Best(question string) *Answer { return Surest(b.Find(question)) }

// Surest returns the one of the answers found that surely fits, or nil.
func Surest(found []Match) *Answer {
	if len(found) == 0 || found[0].Score < Sure || len(found) > 1 && found[0].Score-found[1].Score < ahead {
		return nil
	}
	return found[0].Answer
}

// About returns the answer of the id or the topic, or nil.
func (b *Book) About(name string) *Answer {
	if name == "" {
		return nil
	}
	for i := range b.answers {
		if a := &b.answers[i]; a.ID == name || slices.Contains(a.Topics, name) {
			return a
		}
	}
	return nil
}

// Stating returns the answer that states the time limit of that id and fewest others, or nil.
func (b *Book) Stating(limit string) *Answer {
	var best *Answer
	for i := range b.answers {
		a := &b.answers[i]
		if slices.ContainsFunc(a.Periods, func(p Period) bool { return p.Limit == limit }) && (best == nil || len(a.Periods) < len(best.Periods)) {
			best = a
		}
	}
	return best
}

// Answers are all of them, in order. They must not be changed.
func (b *Book) Answers() []Answer { return b.answers }

func prefixed(prefix string, all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = prefix + s
	}
	return out
}
