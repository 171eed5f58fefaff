package words_test

import (
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
	return s
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
