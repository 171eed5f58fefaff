package words

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Guess is a fact that a message sounds like in which no phrase of a fact stands. It is only ever asked about: what
// the words are like is not what they say.
type Guess struct {
	Fact   HeardFact
	Doubts []Doubt
}

// factJudge says which facts a message sounds like. It is learned from the phrases of the grammar and from examples as
// the Judge is, over the words alone. It never changes once it was learned.
type factJudge struct {
	judge Judge
	small []int8    // the weights, each in parts of the scale of its row
	scale []float32 // of each column
}

// How likely, from 0 to 1, a fact must be to be asked about: the likeliest, and the others beside it.
const (
	sureOfGuess = 0.25
	sureOfMore  = 0.10
	mostGuesses = 3
)

// learnFacts makes a factJudge of the phrases of the grammar and the examples, whose labels are types of fact, or "-"
// for none. An error names the example that has another.
func learnFacts(s *Setting, examples []Example) (*factJudge, error) {
	for _, e := range examples {
		if _, ok := s.Vocabulary.Type(e.Label); !ok && e.Label != nothing {
			return nil, fmt.Errorf("words: %q is no type of fact, in the example %q", e.Label, e.Text)
		}
	}
	all := slices.Concat(book.spelledOut(), examples)
	g := &factJudge{judge: Judge{column: map[uint64]int32{}}}
	j := &g.judge
	rules := *s
	rules.Judge, rules.Today = nil, examplesDay
	seen, right := make([][]uint64, len(all)), make([]int, len(all))
	for i := range all {
		if !slices.Contains(j.labels, all[i].Label) {
			j.labels = append(j.labels, all[i].Label)
		}
	}
	slices.Sort(j.labels)
	for i, e := range all {
		m, _ := ruled(&rules, e.Text)
		seen[i], right[i] = m.wordFeatures(), slices.Index(j.labels, e.Label)
	}
	j.weigh(seen)
	j.train(seen, right)
	g.shrink()
	return g, nil
}

// spelledOut writes every phrase of a fact out once: of several words in a place, one after the other is taken.
func (b *phraseBook) spelledOut() []Example {
	var out []Example
	turn := 0
	for _, p := range b.all {
		if p.means.topic != ofFact || strings.HasPrefix(p.means.name, arrival[:1]) || p.means.name == nothing {
			continue
		}
		var said []string
		for i := range p.elements {
			e := &p.elements[i]
			turn++
			if e.opt && turn%2 == 0 {
				continue
			}
			id := e.ids[turn%len(e.ids)]
			if stands, ok := standsFor[id]; ok {
				said = append(said, stands)
			} else {
				said = append(said, wordOf[id])
			}
		}
		out = append(out, Example{p.means.name, strings.Join(said, " ")})
	}
	return out
}

// standsFor are words for what a phrase only names.
var standsFor = map[uint16]string{idDay: "tuesday", idRef: "0231", idHour: "10am", idLength: "two weeks", idNumber: "2", idPerson: "mediator-1", idForm: "SEND35"}

// shrink keeps the weights in a byte each.
func (g *factJudge) shrink() {
	n, w := len(g.judge.labels), g.judge.weights
	g.small, g.scale = make([]int8, len(w)), make([]float32, len(w)/max(n, 1))
	for c := range g.scale {
		var most float32
		row := w[c*n : (c+1)*n]
		for _, v := range row {
			most = max(most, float32(math.Abs(float64(v))))
		}
		if most == 0 {
			continue
		}
		g.scale[c] = most / math.MaxInt8
		for l, v := range row {
			g.small[c*n+l] = int8(math.Round(float64(v / g.scale[c])))
		}
	}
	g.judge.weights = nil
}

// likely returns the types that the message sounds like, the likeliest first.
func (g *factJudge) likely(m *message) []string {
	n := len(g.judge.labels)
	odds := make([]float32, n)
	for _, p := range g.judge.parts(m.wordFeatures()) {
		w := g.small[int(p.column)*n : int(p.column+1)*n]
		by := p.weight * g.scale[p.column]
		for l := range w {
			odds[l] += float32(w[l]) * by
		}
	}
	softmax(odds)
	var out []string
	least := float32(sureOfGuess)
	for len(out) < mostGuesses {
		best := 0
		for l := range odds {
			if odds[l] > odds[best] {
				best = l
			}
		}
		if odds[best] < least || g.judge.labels[best] == nothing {
			break
		}
		out = append(out, g.judge.labels[best])
		odds[best], least = 0, sureOfMore
	}
	return out
}

// wordFeatures lists the words of a message, the pairs and the runs of three letters of them, as numbers. What was read
// as a day, a case and so on is the same whatever it is.
func (m *message) wordFeatures() []uint64 {
	out := make([]uint64, 0, 160)
	before, n := uint64(hashStart), 0
	for k := range m.toks {
		t := &m.toks[k]
		if t.kind == aMark {
			continue
		}
		if n++; n > mostWords {
			break
		}
		w := hashOf('k', string(rune(t.kind)))
		if t.kind == aWord || t.kind == aForm {
			w = hashOf('w', t.text)
		}
		out = append(out, w, before*31+w)
		before = w
		if t.kind == aWord {
			out = runs(out, t.text)
		}
	}
	return append(out, before*31+hashStart)
}

// guess looks what a message that means to tell something sounds like, where no fact was heard in it.
func (m *message) guess(h *Heard) {
	if m.set.Judge == nil || !m.mayGuess(h) {
		return
	}
	for _, name := range m.set.Judge.facts.likely(m) {
		if m.hasFact(name) || !m.knows(name) { // what stands there and was denied is not guessed
			continue
		}
		g := m.guessed(name)
		if len(m.days) > 0 && slices.ContainsFunc(g.Doubts, func(d Doubt) bool { return d.Kind == missingDue }) {
			continue // the day that was said can only be past
		}
		h.Guesses = append(h.Guesses, g)
	}
	if len(h.Guesses) > 0 {
		h.Intent = Record
	}
}

// mayGuess reports whether the message tells something, of a case that it names or of the one that is spoken of.
func (m *message) mayGuess(h *Heard) bool {
	switch {
	case h.Refusal != "" || len(h.Facts) > 0 || h.Yes || h.No || m.question() || m.firstAsks():
		return false
	case slices.ContainsFunc(m.doubts, func(d Doubt) bool { return d.Kind == whichFact }):
		return false
	case m.hasWord("not", "no", "never", "if", "may", "might", "should", "nobody", "nothing", "unless"):
		return false
	case m.hasWord("could", "would") && !m.together("could", "you") && !m.together("would", "you"):
		return false
	}
	return h.Intent == Record || h.Intent == OutOfScope && len(m.refs) > 0 && (len(m.days) > 0 || len(m.toks) > fewWords)
}

// fewWords are too few, the case among them, to tell something that is not said outright.
const fewWords = 4

// hasFact reports whether a phrase of that fact stands in the message.
func (m *message) hasFact(name string) bool {
	return slices.ContainsFunc(m.hits, func(h hit) bool { return h.topic == ofFact && h.name == name })
}

// guessed is the fact with the days and the attributes that the message would give it.
func (m *message) guessed(name string) Guess {
	t := m.typeOf(name)
	f := found{name: name, due: t != nil && t.HasDue, clause: 0}
	for k := range m.clauses {
		if len(m.daysIn(k)) > 0 {
			f.clause = k
			break
		}
	}
	f.from = m.clauses[f.clause].from
	f.to = f.from
	had, days := m.doubts, slices.Clone(m.days)
	m.doubts = nil
	m.final = m.bind([]found{f})
	g := Guess{Fact: m.heardFact(&m.final[0], happened), Doubts: m.doubts}
	m.doubts, m.final = had, nil
	copy(m.days, days)
	return g
}
