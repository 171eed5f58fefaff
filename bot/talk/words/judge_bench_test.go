package words_test

import (
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/configs"
)

// BenchmarkLearn learns from the sentences that the product ships, as it does at its start.
func BenchmarkLearn(b *testing.B) {
	s := on(b, "2026-11-10 Tue")
	examples := examplesOf(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := words.Learn(s, examples); err != nil {
			b.Fatal(err)
		}
	}
}

func examplesOf(t testing.TB) []words.Example {
	t.Helper()
	sayings, err := configs.Sayings()
	if err != nil {
		t.Fatal(err)
	}
	out := make([]words.Example, len(sayings))
	for i, s := range sayings {
		out[i] = words.Example(s)
	}
	return out
}
