package words

import "strings"

// unknownDenials hears a "not" in a word that nobody knows and that ends as "doesn't" does, after somebody who may
// do something: "she duzzent want". To miss one would turn what was said into its opposite.
func (m *message) unknownDenials() {
	for i := 1; i < len(m.toks); i++ {
		t := &m.toks[i]
		if t.kind != aWord || t.id != 0 || len(t.raw) > 8 || commonWords[t.raw] || !strings.HasSuffix(t.raw, "nt") && !strings.HasSuffix(t.raw, "nae") {
			continue
		}
		if m.isOne(i-1, "she", "he", "they", "mum", "dad", "la", "it", "we", "i", "parent", "family", "yp", "that", "tribunal") {
			t.text, t.id = "not", lexicon["not"]
		}
	}
}
