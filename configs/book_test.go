package configs_test

import (
	"testing"

	"github.com/redress-send/redress/configs"
)

func TestTheBuiltInBooksLoad(t *testing.T) {
	for _, name := range configs.Books() {
		book, err := configs.Book(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(book.Rules) == 0 {
			t.Errorf("%s: no limits", name)
		}
	}
}
