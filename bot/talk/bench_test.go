package talk_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/memdb"
)

// unkept is an inbox that keeps nothing: what the engine itself takes is measured, not what a store does.
type unkept struct{ chat.Inbox }

func (unkept) Answered(context.Context, string, []post.Letter) error { return nil }
func (unkept) IsAnswered(context.Context, string) (bool, error)      { return true, nil }
func (unkept) Accept(context.Context, post.Delivery) (bool, error)   { return true, nil }

// everyday are the messages of the corpus that are only to be measured with.
func everyday(tb testing.TB) []string {
	tb.Helper()
	file, err := os.Open(filepath.Join("testdata", "corpus", "measure.jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	var out []string
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var m struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			tb.Fatal(err)
		}
		out = append(out, m.Text)
	}
	return out
}

// BenchmarkAnswer answers everyday messages of a mediator with one case, the store in memory and nothing of the
// answers kept, and reports the median beside the mean.
func BenchmarkAnswer(b *testing.B) {
	w := newWorld(b, memdb.New())
	w.saved("mediator-1", newCase)
	w.engine.Inbox = unkept{w.db}
	said := everyday(b)
	took := make([]time.Duration, 0, 1<<16)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		text := said[i%len(said)]
		if strings.Contains(strings.ToLower(text), "save") || strings.EqualFold(text, "yes") {
			continue
		}
		e := chat.Event{Key: fmt.Sprintf("wall:b%d", i), Account: "wall/mediator-1", Text: text, At: w.now}
		e.Room = chat.Room{Route: "wall", ID: "mediator-1", Privacy: chat.Direct}
		start := time.Now()
		if err := w.engine.Handle(b.Context(), e); err != nil {
			b.Fatalf("%q: %v", text, err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	if len(took) > 0 {
		b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-99th")
	}
}
