package words

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/redress-send/redress/casework/civil"
)

// Example is a sentence with what somebody wants who types it: an intent or a refusal.
type Example struct{ Label, Text string }

// Judge says what a message is after, learned from examples: a softmax over the words, the pairs of words and
// the runs of three letters of a message, weighed by how rare they are, and over what the rules made of it. It
// decides about intents and refusals alone; facts are only ever read by the grammar, and where it reads none asked about. It never changes once it
// was learned, and the same examples always make the same Judge.
type Judge struct {
	labels  []string
	column  map[uint64]int32
	rarity  []float32
	weights []float32 // a row of labels for each column
	facts   *factJudge
}

// How the Judge learns: so many times over all examples, with steps that grow smaller.
const (
	rounds    = 14
	firstStep = 6.0
	shrinking = 3e-5
	mostWords = 60 // of a message are looked at
)

// examplesDay is the day on which the examples are heard, whatever the day is when they are learned: the same
// examples make the same Judge.
var examplesDay = civil.On(2026, time.November, 10)

// seenPart is one thing seen in a message and how much of it there is.
type seenPart struct {
	column int32
	weight float32
}

// Learn makes a Judge of the examples, as messages heard against s, and of examples of what facts sound like. An error
// names the example that has a label which is neither an intent nor a refusal, or no type of fact.
func Learn(s *Setting, examples, facts []Example) (*Judge, error) {
	j, err := learnIntents(s, examples)
	if err == nil {
		j.facts, err = learnFacts(s, facts)
	}
	return j, err
}

func learnIntents(s *Setting, examples []Example) (*Judge, error) {
	j := &Judge{column: map[uint64]int32{}}
	for _, e := range examples {
		if !slices.Contains(judged, e.Label) {
			return nil, fmt.Errorf("words: %q is neither an intent nor a refusal, in the example %q", e.Label, e.Text)
		}
		if !slices.Contains(j.labels, e.Label) {
			j.labels = append(j.labels, e.Label)
		}
	}
	slices.Sort(j.labels)
	rules := *s
	rules.Judge, rules.Today = nil, examplesDay
	seen, right := make([][]uint64, len(examples)), make([]int, len(examples))
	for i, e := range examples {
		m, h := ruled(&rules, e.Text)
		seen[i] = m.features(h.Intent, h.Refusal)
		right[i] = slices.Index(j.labels, e.Label)
	}
	j.weigh(seen)
	j.train(seen, right)
	return j, nil
}

// judged are the labels that an example may have.
var judged = []string{
	string(OpenCase), string(Record), string(Correct), string(Undo), string(Show), string(Deadlines), string(Why), string(WhatIf),
	string(Agenda), string(Rule), string(DateSum), string(Count), string(Report), string(Theme), string(Assign), string(Consent), string(Settings),
	string(Help), string(Chat), string(OutOfScope), string(Safeguarding), string(LegalAdvice), string(OtherCase), string(OutOfRemit),
}

// weigh numbers everything that was seen and finds how rare it is.
func (j *Judge) weigh(seen [][]uint64) {
	var in []float64
	for _, list := range seen {
		once := slices.Compact(slices.Sorted(slices.Values(list)))
		for _, f := range once {
			c, ok := j.column[f]
			if !ok {
				c = int32(len(in))
				j.column[f] = c
				in = append(in, 0)
			}
			in[c]++
		}
	}
	j.rarity = make([]float32, len(in))
	for c := range in {
		j.rarity[c] = float32(math.Log(1+float64(len(seen))/in[c]) - 0.5)
	}
	j.weights = make([]float32, len(in)*len(j.labels))
}

// train learns the weights, always in the same order.
func (j *Judge) train(seen [][]uint64, right []int) {
	rows := make([][]seenPart, len(seen))
	for i, list := range seen {
		rows[i] = j.parts(list)
	}
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	state, steps := uint64(2026), 0
	odds := make([]float32, len(j.labels))
	for range rounds {
		for i := len(order) - 1; i > 0; i-- {
			state = state*6364136223846793005 + 1442695040888963407
			k := int((state >> 33) % uint64(i+1))
			order[i], order[k] = order[k], order[i]
		}
		for _, i := range order {
			step := float32(firstStep / (1 + float64(steps)/float64(2*len(order))))
			steps++
			j.learn(rows[i], right[i], odds, step)
		}
	}
}

// learn moves the weights of one example towards its label.
func (j *Judge) learn(row []seenPart, right int, odds []float32, step float32) {
	j.odds(row, odds)
	odds[right]--
	n := len(j.labels)
	for _, p := range row {
		w := j.weights[int(p.column)*n : int(p.column+1)*n]
		for l := range w {
			w[l] -= step * (odds[l]*p.weight + shrinking*w[l])
		}
	}
}

// odds fills into with how likely each label is.
func (j *Judge) odds(row []seenPart, into []float32) {
	n := len(j.labels)
	clear(into)
	for _, p := range row {
		w := j.weights[int(p.column)*n : int(p.column+1)*n]
		for l := range w {
			into[l] += w[l] * p.weight
		}
	}
	softmax(into)
}

// softmax turns weights into how likely each is.
func softmax(into []float32) {
	most := slices.Max(into)
	var sum float32
	for l := range into {
		into[l] = float32(math.Exp(float64(into[l] - most)))
		sum += into[l]
	}
	for l := range into {
		into[l] /= sum
	}
}

// parts weighs what was seen; all weights of a message together have the length one.
func (j *Judge) parts(seen []uint64) []seenPart {
	out := make([]seenPart, 0, len(seen))
	for _, f := range seen {
		if c, ok := j.column[f]; ok {
			out = append(out, seenPart{c, j.rarity[c]})
		}
	}
	slices.SortFunc(out, func(x, y seenPart) int { return cmp.Compare(x.column, y.column) })
	kept := out[:0]
	var length float64
	for _, p := range out {
		if n := len(kept); n > 0 && kept[n-1].column == p.column {
			continue
		}
		kept = append(kept, p)
		length += float64(p.weight) * float64(p.weight)
	}
	scale := float32(1 / math.Sqrt(max(length, 1e-9)))
	for i := range kept {
		kept[i].weight *= scale
	}
	return kept
}

// verdict is what a Judge makes of a message: the likeliest label and how sure it is, from 0 to 1.
type verdict struct {
	label string
	sure  float32
}

// judge weighs a message of which the rules made the intent and the refusal.
func (j *Judge) judge(m *message, i Intent, r Refusal) verdict {
	odds := make([]float32, len(j.labels))
	j.odds(j.parts(m.features(i, r)), odds)
	best := 0
	for l := range odds {
		if odds[l] > odds[best] {
			best = l
		}
	}
	return verdict{j.labels[best], odds[best]}
}

// features lists what is seen in a message, as numbers.
func (m *message) features(i Intent, r Refusal) []uint64 {
	out := make([]uint64, 0, 160)
	before, n := uint64(hashStart), 0
	for k := range m.toks {
		t := &m.toks[k]
		if t.kind == aMark && t.text != "?" && t.kind != aForm {
			continue
		}
		if n++; n > mostWords {
			break
		}
		w := hashOf('w', t.text)
		out = append(out, w, before*31+w)
		before = w
		if t.kind == aWord {
			out = runs(out, t.text)
		}
	}
	out = append(out, before*31+hashStart)
	return append(out, hashOf('i', string(i)), hashOf('r', string(r)), hashOf('f', m.shape()))
}

// shape says whether the message states a fact, and whether it asks.
func (m *message) shape() string {
	shape := "tells"
	if m.question() {
		shape = "asks"
	}
	if m.statesFact() {
		shape += " a fact"
	}
	return shape
}

// runs adds the runs of three letters of a word, its edges among them.
func runs(out []uint64, w string) []uint64 {
	a, b := ' ', ' '
	for i := 0; i <= len(w); {
		r, size := rune(' '), 1
		if i < len(w) {
			r, size = utf8.DecodeRuneInString(w[i:])
		}
		if i > 0 {
			out = append(out, hashStart^uint64(a)<<42^uint64(b)<<21^uint64(r))
		}
		a, b = b, r
		i += size
	}
	return out
}

const hashStart = 14695981039346656037

// hashOf is the FNV-1a hash of a kind and a word.
func hashOf(kind byte, w string) uint64 {
	h := uint64(hashStart)
	h = (h ^ uint64(kind)) * 1099511628211
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return h
}

// Hear is the package's Hear with the Judge set.
func (j *Judge) Hear(s *Setting, text string) Heard {
	with := *s
	with.Judge = j
	return Hear(&with, text)
}
