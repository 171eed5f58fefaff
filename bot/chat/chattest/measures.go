package chattest

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
)

// Took is how long each of many acknowledgements took.
type Took []time.Duration

// Of is how long so many of a hundred took at most.
func (t Took) Of(hundred int) time.Duration {
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)*hundred/100, len(sorted)-1)]
}

// Compare reports both, in milliseconds, and the ratio of ours to the bare bot's.
func Compare(b *testing.B, ours, bare Took) {
	b.Helper()
	for name, took := range map[string]Took{"redress": ours, "bare": bare} {
		for what, of := range map[string]int{"p50": 50, "p99": 99, "worst": 100} {
			b.ReportMetric(float64(took.Of(of).Microseconds())/1000, "ms-"+name+"-"+what)
		}
	}
	for name, of := range map[string]int{"ratio-p50": 50, "ratio-p99": 99} {
		b.ReportMetric(float64(ours.Of(of))/float64(bare.Of(of)), name)
	}
	b.ReportMetric(0, "ns/op")
}

// Numbered are b.N letters that say their number, always so many in a row for one channel.
func Numbered(b *testing.B, each int, channel func(n int) chat.Room) []post.Letter {
	b.Helper()
	var letters []post.Letter
	for n := range b.N {
		l, err := chat.Letter(fmt.Sprintf("fan:%d", n), channel(n/each), chat.Say(fmt.Sprintf("message %d", n)))
		if err != nil {
			b.Fatal(err)
		}
		letters = append(letters, l)
	}
	return letters
}

// Heard is a message as a channel got it.
type Heard struct{ Channel, Text string }

// InOrder checks that so many channels heard all the Numbered letters, each its own, once and in order.
func InOrder(b *testing.B, heard []Heard, channels int) {
	b.Helper()
	last := map[string]int{}
	for _, m := range heard {
		n := 0
		_, number, _ := strings.Cut(m.Text, "message ")
		if _, err := fmt.Sscan(number, &n); err != nil {
			b.Fatalf("%q: %v", m.Text, err)
		}
		if before, ok := last[m.Channel]; ok && n != before+1 {
			b.Errorf("in %s message %d came after %d", m.Channel, n, before)
		}
		last[m.Channel] = n
	}
	if len(heard) != b.N || len(last) != channels {
		b.Errorf("%d messages in %d channels, want %d in %d", len(heard), len(last), b.N, channels)
	}
}

// WatchHeap looks at the memory in use now and then, until ctx ends. most tells the most of it, in bytes.
func WatchHeap(ctx context.Context) (most func() uint64) {
	var mu sync.Mutex
	var top uint64
	go func() {
		t := time.NewTicker(100 * time.Millisecond)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			mu.Lock()
			top = max(top, m.HeapInuse+m.StackInuse)
			mu.Unlock()
		}
	}()
	return func() uint64 {
		mu.Lock()
		defer mu.Unlock()
		return top
	}
}
