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

// twelveFacts is a case from the request for an assessment to the order, as a file tells it.
const twelveFacts = `{"case": {"reference": "HPL-0231", "authority": "E06000001", "grounds": ["refuse-assess"], "appellant": "parent"}, "facts": [
{"id": "request", "type": "assessment-requested", "on": "2026-01-05"}, {"id": "letter", "type": "decision-sent", "on": "2026-02-10"},
{"id": "contact", "type": "mediation-adviser-contacted", "on": "2026-02-20"}, {"id": "told", "type": "authority-told-mediation-wanted", "on": "2026-02-23"},
{"id": "held", "type": "mediation-held", "on": "2026-03-26"}, {"id": "end", "type": "mediation-concluded", "on": "2026-03-26", "outcome": "none"},
{"id": "cert", "type": "certificate-issued", "on": "2026-03-27", "kind": "mediated"}, {"id": "appeal", "type": "appeal-received", "on": "2026-04-20"},
{"id": "reg", "type": "appeal-registered", "on": "2026-05-05"}, {"id": "got", "type": "authority-received-appeal", "on": "2026-05-06"},
{"id": "heard", "type": "hearing-held", "on": "2026-07-09"}, {"id": "order", "type": "order-made", "on": "2026-07-16", "orders": ["assess"]}]}`

// BenchmarkDecodeTwelveFacts is what law.Compute over the same facts is measured against.
func BenchmarkDecodeTwelveFacts(b *testing.B) {
	var tree any
	for b.Loop() {
		if err := json.Unmarshal([]byte(twelveFacts), &tree); err != nil {
			b.Fatal(err)
		}
	}
}
