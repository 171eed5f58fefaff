package admin

import (
	"cmp"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// nearRules returns up to three ids that somebody who typed this may have meant: the nearest spelling, or those
// that have its words in their id or title.
func nearRules(b *law.Book, typed string) []string {
	type candidate struct {
		id    string
		score int
	}
	small := strings.ToLower(strings.TrimSpace(typed))
	words := strings.FieldsFunc(small, func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	var found []candidate
	for i := range b.Rules {
		r := &b.Rules[i]
		if d := distance(small, r.ID); d <= max(2, len(r.ID)/5) {
			found = append(found, candidate{r.ID, 100 - d})
			continue
		}
		hit := 0
		for _, w := range words {
			if len(w) > 2 && (strings.Contains(r.ID, w) || strings.Contains(strings.ToLower(r.Title), w)) {
				hit++
			}
		}
		if hit > 0 {
			found = append(found, candidate{r.ID, hit})
		}
	}
	slices.SortStableFunc(found, func(x, y candidate) int { return cmp.Compare(y.score, x.score) })
	var out []string
	for _, c := range found {
		if len(out) < 3 && c.score >= found[0].score-2 {
			out = append(out, c.id)
		}
	}
	return out
}

// distance counts how many letters have to be put in, left out or changed to make one word of the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := last
			if a[i] != b[j] {
				change++
			}
			last = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
