package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind says what a token is.
type kind uint8

const (
	aWord   kind = iota // letters
	aNumber             // digits
	aMark               // anything else that is not space
	aDay                // a day, read; at is its place in message.days
	anHour              // an hour of the day, read; at is its place in message.hours
	aLength             // a length of time, read; at is its place in message.lengths
	aRef                // a case reference
	aPerson             // the id of a person: "mediator-1"
	aForm               // a form: "SEND35"
)

// token is one word, number or mark of a message.
type token struct {
	kind   kind
	text   string // in small letters and the spelling that the phrases use
	id     uint16 // its number in the lexicon; 0: no phrase knows it
	start  int    // offset of its first byte
	end    int    // offset after its last byte
	num    int    // of a number
	digits int    // how many digits a number has
	ord    bool   // a number with st, nd, rd or th
	glued  bool   // nothing stands between it and the token before
	caps   bool   // typed with a capital first
	raw    string // a word in small letters as it was typed
	at     int    // see kind
}

// mostBytes is where a message is cut: no platform sends more. What is told is read from the first mostRead of
// them; the rest is looked through for danger and personal detail only.
const (
	mostBytes = 40_000
	mostRead  = 4_000
	overlap   = 200 // bytes: what is cut in two is seen whole in one of the pieces
)

// tokenize splits the text, into the room of into where that is enough. It never fails; what is no letter and
// no digit is a mark.
func tokenize(text string, into []token) []token {
	t := tokenizer{text: text, out: into[:0]}
	if cap(into) == 0 {
		t.out = make([]token, 0, len(text)/3+8)
	}
	for t.pos < len(text) {
		t.next()
	}
	return t.out
}

type tokenizer struct {
	text string
	pos  int
	out  []token
}

func (t *tokenizer) next() {
	r, size := utf8.DecodeRuneInString(t.text[t.pos:])
	switch {
	case r == '\n':
		t.mark("\n", 1)
	case unicode.IsSpace(r) || r == '\u200b' || r == '*' || r == '`' || isPicture(r):
		t.pos += size
	case isDigit(r) || unicode.IsLetter(r):
		t.run()
	default:
		t.mark(t.text[t.pos:t.pos+size], size)
	}
}

// isPicture reports whether r is an emoji or a part of one: it says nothing that can be taken down.
func isPicture(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF || r == 0x200D || r == 0xFE0F || r == 0x20E3 || r == 0x2B50
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func (t *tokenizer) mark(text string, size int) {
	switch text {
	case "–", "—", "‐", "‑":
		text = "-"
	case "’", "‘":
		text = "'"
	case "“", "”":
		text = `"`
	}
	t.pos += size
	if n := len(t.out); n > 0 && t.out[n-1].kind == aMark && t.out[n-1].text == text && t.out[n-1].end == t.pos-size {
		t.out[n-1].end = t.pos // "!!!" says no more than "!"
		return
	}
	t.add(token{kind: aMark, text: text, start: t.pos - size, end: t.pos})
}

func (t *tokenizer) add(k token) {
	if n := len(t.out); n > 0 {
		k.glued = t.out[n-1].end == k.start
	}
	k.id = lexicon[k.text]
	t.out = append(t.out, k)
}

// run takes a run of letters and digits: "22nd", "hpl0231", "didn't", "b4".
func (t *tokenizer) run() {
	end := t.pos
	for end < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.text[end:])
		if !isDigit(r) && !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	whole := t.text[t.pos:end]
	if mixed(whole) {
		if odd, ok := oddities[strings.ToLower(whole)]; ok {
			t.add(token{kind: aWord, text: odd, start: t.pos, end: end})
			t.pos = end
			return
		}
		if isForm(whole) {
			t.form(strings.ToLower(whole), end)
			t.pos = end
			return
		}
	}
	for t.pos < end {
		if isDigit(rune(t.text[t.pos])) {
			t.number(end)
		} else {
			t.word()
		}
	}
}

// mixed reports whether s has digits and letters.
func mixed(s string) bool {
	digits := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	return digits > 0 && digits < len(s)
}

// isForm reports whether s is the number of a tribunal form, "SEND35A".
func isForm(s string) bool {
	if len(s) < 5 || len(s) > 7 || !strings.EqualFold(s[:4], "send") {
		return false
	}
	rest := strings.TrimRight(strings.ToLower(s[4:]), "abc")
	return rest != "" && strings.Trim(rest, "0123456789") == ""
}

// form takes the number of a form. The two that an appeal is made on are forms; others are words of a phrase.
func (t *tokenizer) form(name string, end int) {
	if name == "send35" || name == "send35a" {
		t.add(token{kind: aForm, text: strings.ToUpper(name), start: t.pos, end: end})
		t.out[len(t.out)-1].id = idForm
		return
	}
	t.add(token{kind: aWord, text: name, start: t.pos, end: end, raw: name})
}

func (t *tokenizer) number(limit int) {
	start := t.pos
	n := 0
	for t.pos < limit && isDigit(rune(t.text[t.pos])) {
		if t.pos-start < 9 {
			n = n*10 + int(t.text[t.pos]-'0')
		}
		t.pos++
	}
	k := token{kind: aNumber, text: t.text[start:t.pos], start: start, end: t.pos, num: n, digits: t.pos - start}
	if rest := strings.ToLower(t.text[t.pos:limit]); rest == "st" || rest == "nd" || rest == "rd" || rest == "th" {
		k.ord, t.pos = true, limit
		k.end = limit
	}
	t.add(k)
	if last := &t.out[len(t.out)-1]; last.id == 0 {
		last.id = idNumber
	}
}

// word takes letters, with the apostrophes among them, and spells them as the phrases do.
func (t *tokenizer) word() {
	start, apostrophe := t.pos, -1
	for t.pos < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.text[t.pos:])
		if unicode.IsLetter(r) {
			t.pos += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(t.text[t.pos+size:])
		if r != '\'' && r != '’' || !unicode.IsLetter(next) {
			break
		}
		if apostrophe < 0 {
			apostrophe = t.pos
		}
		t.pos += size
	}
	first, _ := utf8.DecodeRuneInString(t.text[start:])
	typed := strings.ToLower(t.text[start:t.pos])
	k := token{kind: aWord, start: start, end: t.pos, caps: unicode.IsUpper(first), raw: typed}
	if apostrophe < 0 {
		t.plain(k, typed)
		return
	}
	t.contracted(k, strings.ToLower(t.text[start:apostrophe]), apostrophes.Replace(typed))
}

var apostrophes = strings.NewReplacer("'", "", "’", "")

// plain takes a word without an apostrophe.
func (t *tokenizer) plain(k token, typed string) {
	if parts, ok := runTogether[typed]; ok {
		for _, p := range parts {
			k.text = p
			t.add(k)
		}
		return
	}
	if t.hyphenated(k.start) {
		before := &t.out[len(t.out)-2]
		t.out = t.out[:len(t.out)-1]
		if prefixes[before.text] {
			before.text = spell(before.text + typed)
			before.end, before.id = k.end, lexicon[before.text]
			return
		}
	}
	k.text = spell(typed)
	t.add(k)
}

// hyphenated reports whether a hyphen joins the word that begins at start to the word before. Such a hyphen
// is taken out: "not-pursued" is two words, "re-assess" is one.
func (t *tokenizer) hyphenated(start int) bool {
	n := len(t.out)
	return n >= 2 && t.out[n-1].text == "-" && t.out[n-1].end == start &&
		t.out[n-2].kind == aWord && t.out[n-1].glued
}

// contracted takes a word with an apostrophe: "mum's" is "mum" and "s", "she'll" is "she" and "will".
func (t *tokenizer) contracted(k token, left, joined string) {
	parts, ok := runTogether[joined]
	if !ok {
		if s, short := spellings[joined]; short {
			parts = []string{s} // "rec'd"
		} else if second, known := endings[strings.TrimPrefix(joined, left)]; known {
			parts = []string{spell(left), second}
		} else {
			parts = []string{spell(joined)}
		}
	}
	k.raw = left
	for _, p := range parts {
		k.text = p
		t.add(k)
		k.raw = ""
	}
}

// endings are what stands after an apostrophe.
var endings = map[string]string{"s": "s", "ll": "will", "d": "would", "ve": "have", "re": "are", "m": "am"}
