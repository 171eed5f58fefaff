package words_test

import (
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
)

// BenchmarkLearn learns from the sentences that the product ships, as it does at its start.
func BenchmarkLearn(b *testing.B) {
	s := on(b, "2026-11-10 Tue")
	examples, facts, err := sentences()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := words.Learn(s, examples, facts); err != nil {
			b.Fatal(err)
		}
	}
}
