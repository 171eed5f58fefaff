package handbook

import "slices"

// Next returns the answer to a question that only says what is different from the one answered last, "and for college":
// the one whose ways to ask speak of everything that is new, and that fits best with the title of the last. It is nil
// where none does, or where several do as well.
func (b *Book) Next(last *Answer, question string) *Answer {
	if last == nil {
		return nil
	}
	var news []*word // the telling words of the question
	for _, text := range inOrder(question) {
		switch w := b.words[text]; {
		case w == nil:
			return nil // of something that no way to ask speaks of
		case w.weight >= telling*b.rare:
			news = append(news, w)
		}
	}
	if len(news) == 0 {
		return nil
	}
	best, top, second := -1, 0.0, 0.0
	for i, score := range b.scores(inOrder(last.Title + " " + question)) {
		if offSubject(i, news) {
			continue
		}
		if score > top {
			best, top, second = i, score, top
		} else {
			second = max(second, score)
		}
	}
	if best < 0 || b.answers[best].ID != last.ID && (top < Maybe || top-second < ahead) {
		return nil
	}
	return &b.answers[best]
}

// scores is how well each answer fits the words, from 0 to 1.
func (b *Book) scores(words []string) []float64 {
	total, common := b.shared(slices.Compact(words))
	out := make([]float64, len(b.answers))
	for i := range b.ways {
		w := &b.ways[i]
		out[w.answer] = max(out[w.answer], 2*common[i]/(total+w.weight))
	}
	return out
}
