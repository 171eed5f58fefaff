package words_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/configs"
)

// on returns the setting of a day, with the law, the calendar and the authorities that the product ships.
func on(t testing.TB, today string) *words.Setting {
	t.Helper()
	book, err := configs.Book("england")
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	authorities, err := configs.Authorities()
	if err != nil {
		t.Fatal(err)
	}
	s := &words.Setting{Today: day(t, today), Vocabulary: book.Vocabulary, Grounds: book.Grounds, Calendar: calendar, Authorities: authorities}
	for i := range book.Rules {
		s.Limits = append(s.Limits, book.Rules[i].ID)
	}
	s.Judge = judgeOf(t, s)
	return s
}

var learned struct {
	sync.Once
	judge *words.Judge
	err   error
}

// judgeOf learns from the sentences that the product ships, once for all tests.
func judgeOf(t testing.TB, s *words.Setting) *words.Judge {
	t.Helper()
	learned.Do(func() {
		examples, facts, err := sentences()
		if err != nil {
			learned.err = err
			return
		}
		learned.judge, learned.err = words.Learn(s, examples, facts)
	})
	if learned.err != nil {
		t.Fatal(learned.err)
	}
	return learned.judge
}

// day reads a day written with its weekday, so that a slip in a fixture cannot pass.
func day(t testing.TB, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseChecked(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sentences are those that the product ships to learn from.
func sentences() (intents, facts []words.Example, err error) {
	all, err := configs.Sayings()
	for _, s := range all {
		intents = append(intents, words.Example(s))
	}
	told, bad := configs.FactSayings()
	for _, s := range told {
		facts = append(facts, words.Example(s))
	}
	return intents, facts, errors.Join(err, bad)
}
