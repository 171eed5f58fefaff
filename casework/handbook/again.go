package handbook

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A question that no answer surely fits is looked for once more: as it would be spelt, and by the part of it that asks, where
// more is told around it.

// longestAgain is how many bytes a question may have to be looked for once more.
const longestAgain = 600

// Find returns the answers that may fit the question, the best first, at most three. Where the first is no
// better than the second by much, it is offered beside it only: see Best.
func (b *Book) Find(question string) []Match {
	found := b.find(question)
	if len(question) > longestAgain || Surest(found) != nil {
		return found
	}
	spelt, slips := b.spelt(question)
	if slips {
		if mended := b.find(spelt); Surest(mended) != nil {
			return mended
		}
	}
	if asks := asking(spelt); b.tells(asks) {
		if part := b.find(asks); Surest(part) != nil {
			return part
		}
	}
	return found
}

var (
	// partEnds is where one part of a message ends and another may begin.
	partEnds = regexp.MustCompile(`[.!?;:,…\n–—]+\s+|\s+-+\s+|\s(?:but|and)\s`)
	// partAsks is how a part begins that asks something, and what may stand before it.
	partAsks = regexp.MustCompile(`(?i)^(?:(?:and|but|so|ok|please|pls|sorry|also|can (?:you|u) (?:tell|explain to) (?:me|us)|could (?:you|u) tell (?:me|us)|` +
		`do (?:you|u) know|i (?:want|need) to know|tell (?:me|us))[ ,]+)*(what|whats|what's|wot|wots|when|whens|why|who|whos|who's|how|hows|which|where|` +
		`wheres|does|do|did|is|are|can|could|should|will|would|must|has|have|am|if)\b`)
	leadsIn = regexp.MustCompile(`(?i)^(?:can (?:you|u) (?:tell|explain to) (?:me|us)|could (?:you|u) tell (?:me|us)|do (?:you|u) know|` +
		`i (?:want|need) to know|tell (?:me|us))[ ,]+`)
)

// tells reports whether the words say what is asked about, and not only that something is: "do we have to", "is it over".
func (b *Book) tells(question string) bool {
	asked := inOrder(question)
	return len(asked) > 1 && slices.ContainsFunc(asked, func(text string) bool {
		w := b.words[text]
		return w != nil && (subjects[text] || w.weight >= telling*b.rare)
	})
}

// fewestAsking is how many words a part has that asks something by itself.
const fewestAsking = 3

// asking is the one part of a message that asks, without the words that only lead up to it; empty where no part does, where
// several do, or where there is nothing else in the message.
func asking(message string) string {
	parts, asks := partEnds.Split(message, -1), ""
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if !partAsks.MatchString(p) || len(strings.Fields(p)) < fewestAsking {
			continue
		}
		if asks != "" {
			return ""
		}
		asks = p
	}
	if short := leadsIn.ReplaceAllString(asks, ""); len(parts) > 1 || short != asks {
		return short
	}
	return ""
}

// spelt is the question with its slips of spelling mended, and whether there were any: a word that nobody's way to ask has
// is taken for the one that is nearest to it, where there is one only.
func (b *Book) spelt(question string) (string, bool) {
	slips := false
	var out strings.Builder
	rest := question
	for rest != "" {
		n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
		if n < 0 {
			n = len(rest)
		}
		if n == 0 {
			n = strings.IndexFunc(rest, unicode.IsLetter)
			if n < 0 {
				n = len(rest)
			}
			out.WriteString(rest[:n])
			rest = rest[n:]
			continue
		}
		w := rest[:n]
		if right := b.nearest(strings.ToLower(w)); right != "" {
			w, slips = right, true
		}
		out.WriteString(w)
		rest = rest[n:]
	}
	return out.String(), slips
}

// Lengths of words in which slips are mended: two neighbours swapped in any of them, one slip of another kind in longer ones,
// two in the longest.
const (
	swapped  = 4
	oneSlip  = 5
	twoSlips = 8
)

// nearest is the one known word that the word is with a slip or two; empty where it is known, or none or several are meant.
func (b *Book) nearest(w string) string {
	if len(w) < swapped || len(w) > 20 || b.spellings[w] {
		return ""
	}
	found, least := "", 3
	for _, known := range b.byLength(len(w)) {
		if known[0] != w[0] && !(len(w) >= twoSlips && soundsLike(known[0], w[0])) {
			continue
		}
		n := slipsBetween(w, known)
		if n > 2 || n == 2 && len(w) < twoSlips || n == 1 && len(w) < oneSlip && len(known) != len(w) {
			continue
		}
		if n == 1 && len(w) < oneSlip && !isSwap(w, known) {
			continue
		}
		switch {
		case n < least:
			found, least = known, n
		case n == least && found != known:
			found = ""
		}
	}
	return found
}

// soundsLike reports whether words are begun with one letter for the other: "sertificate".
func soundsLike(x, y byte) bool {
	return strings.IndexByte("csk", x) >= 0 && strings.IndexByte("csk", y) >= 0
}

// byLength are the known words that are about as long.
func (b *Book) byLength(n int) []string {
	var out []string
	for l := n - 2; l <= n+2; l++ {
		if l >= swapped && l < len(b.lengths) {
			out = append(out, b.lengths[l]...)
		}
	}
	return out
}

// isSwap reports whether the words differ by two neighbours only, one for the other.
func isSwap(x, y string) bool {
	for i := 0; i+1 < len(x) && len(x) == len(y); i++ {
		if x[i] != y[i] {
			return x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
		}
	}
	return false
}

// slipsBetween is how many letters are added, missing, wrong or swapped between the words (optimal string alignment); 3 and
// more are all the same.
func slipsBetween(x, y string) int {
	if len(x)-len(y) > 2 || len(y)-len(x) > 2 {
		return 3
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			wrong := 1
			if x[i-1] == y[j-1] {
				wrong = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+wrong)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

// learn keeps every word of a way to ask, and of the lists, as one that is spelt right.
func (b *Book) learn(text string) {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if b.spellings[w] || len(w) >= len(b.lengths) {
			continue
		}
		b.spellings[w] = true
		b.lengths[len(w)] = append(b.lengths[len(w)], w)
	}
}
