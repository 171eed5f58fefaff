package casefile_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
)

// The published cases and the worked dates, each as a facts file with the days that must come out.
func TestTheWorkedDatesComeOut(t *testing.T) {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		t.Skip("REDRESS_SHARED is not set: the worked dates are not here")
	}
	file, err := os.Open(filepath.Join(shared, "examples", "worked-dates.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	book, calendar := england(t)
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	n := 0
	for lines.Scan() {
		var example struct {
			ID     string
			Input  json.RawMessage
			Expect map[string]struct{ Due string }
		}
		if err := json.Unmarshal(lines.Bytes(), &example); err != nil {
			t.Fatal(err)
		}
		n++
		t.Run(example.ID, func(t *testing.T) {
			f, err := casefile.ReadLine(example.Input, book)
			if err != nil {
				t.Fatal(err)
			}
			got := dues(t, book, calendar, f)
			for id, want := range example.Expect {
				if got[id] != want.Due {
					t.Errorf("%s: due %s, want %s", id, got[id], want.Due)
				}
			}
		})
	}
	if n == 0 {
		t.Error("the file holds no example")
	}
}

func england(t testing.TB) (*law.Book, *civil.Calendar) {
	t.Helper()
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	return book, calendar
}

func dues(t testing.TB, book *law.Book, calendar *civil.Calendar, f casefile.File) map[string]string {
	t.Helper()
	result, err := law.Compute(book, calendar, f.Matter())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, d := range result.Deadlines {
		out[d.Rule.ID] = d.Due.String()
	}
	return out
}
