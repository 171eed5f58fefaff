package words

import "strings"

// smallWords may stand between any two words of a phrase. A day and an hour may as well.
var smallWords = smallSet(`the a an s is was were are am be been being has have had just now also finally officially formally
	her his their our my your its this that on at to of in for from by with it them all both then already please me us
	got did does do so very quite still properly actually only up s casenumber`)

// idSet are words by their numbers.
type idSet [1 << 16]bool

func smallSet(list string) *idSet {
	out := &idSet{}
	for w := range strings.FieldsSeq(list) {
		out[wordID(w)] = true
	}
	return out
}

func isSmall(t *token) bool {
	return smallWords[t.id] || t.kind == aDay || t.kind == anHour || t.kind == aRef || t.kind == aMark && (t.text == "-" && t.glued || t.text == "'" || t.text == `"` || t.text == ":" || t.text == "=")
}
