package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/chat"
)

func heads(pairs ...string) http.Header {
	h := http.Header{}
	for i := 0; i < len(pairs); i += 2 {
		h.Set(pairs[i], pairs[i+1])
	}
	return h
}

func toChannel(id string) *call {
	return &call{method: http.MethodPost, path: "/channels/" + id + "/messages", route: "/channels/" + id + "/messages"}
}

// wait is how long the call waits, and what it is told where that is too long.
func wait(t *testing.T, p *pace, c *call) (time.Duration, *chat.RetryAfter) {
	t.Helper()
	began := time.Now()
	later, _ := errors.AsType[*chat.RetryAfter](p.wait(t.Context(), c))
	return time.Since(began), later
}

func TestABucketThatIsEmptyIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(time.Now)
		p.learn(toChannel("1"), heads("X-Ratelimit-Bucket", "b", "X-Ratelimit-Remaining", "1", "X-Ratelimit-Reset-After", "1.5"), nil)
		if took, _ := wait(t, p, toChannel("1")); took != 0 {
			t.Errorf("the last of a bucket waits %s", took)
		}
		if took, _ := wait(t, p, toChannel("2")); took != 0 {
			t.Errorf("another channel waits %s", took)
		}
		// Another route that Discord counts in the same bucket.
		again := &call{method: http.MethodPatch, path: "/channels/1/messages/9", route: "/channels/1/messages/:id"}
		p.learn(again, heads("X-Ratelimit-Bucket", "b", "X-Ratelimit-Remaining", "0", "X-Ratelimit-Reset-After", "1.5"), nil)
		if took, _ := wait(t, p, toChannel("1")); took != 1500*time.Millisecond {
			t.Errorf("an empty bucket waits %s", took)
		}
		hasty, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		p.learn(toChannel("3"), nil, &apiError{Status: 429, After: 1500 * time.Millisecond})
		if later, ok := errors.AsType[*chat.RetryAfter](p.wait(hasty, toChannel("3"))); !ok || later.After != 1500*time.Millisecond {
			t.Errorf("who has no time waits all the same: %+v", later)
		}
		p.learn(toChannel("1"), nil, &apiError{Status: 429, After: 40 * time.Second})
		if took, later := wait(t, p, toChannel("1")); took != 0 || later == nil || later.After != 40*time.Second {
			t.Errorf("a long wait: %s, then %+v", took, later)
		}
	})
}

func TestAllCallsTogetherKeepTheRateOfTheBot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(time.Now)
		began, last := time.Now(), []time.Time{}
		for i := range 200 {
			if _, later := wait(t, p, toChannel(string(rune('a'+i)))); later != nil {
				t.Fatal(later)
			}
			last = append(last, time.Now())
		}
		for i := 50; i < len(last); i++ {
			if within := last[i].Sub(last[i-50]); within < time.Second {
				t.Fatalf("51 calls within %s", within)
			}
		}
		if took := time.Since(began); took > 6*time.Second {
			t.Errorf("200 calls took %s", took)
		}
		// What an interaction is answered by is not counted in.
		if took, _ := wait(t, p, &call{method: http.MethodPatch, route: "/webhooks/1/t/messages/@original", by: byHandle}); took != 0 {
			t.Errorf("a handle waits %s", took)
		}
		p.learn(toChannel("1"), nil, &apiError{Status: 429, After: time.Minute, Global: true})
		if _, later := wait(t, p, toChannel("z")); later == nil || later.After != time.Minute {
			t.Errorf("after a limit of all: %+v", later)
		}
	})
}

func TestTheAddressIsNotRefusedUntilItIsShutOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(time.Now)
		sent := 0
		for range 12 {
			for range 1000 {
				if _, later := wait(t, p, toChannel("1")); later != nil {
					break
				}
				sent++
				p.learn(toChannel("1"), nil, &apiError{Status: 403, Code: 50013})
			}
			time.Sleep(time.Second)
		}
		if sent != mostRefusals {
			t.Errorf("refused %d times within ten minutes, want at most %d", sent, mostRefusals)
		}
		time.Sleep(refusalsWithin)
		if _, later := wait(t, p, toChannel("1")); later != nil {
			t.Errorf("ten minutes later: %+v", later)
		}
	})
}

func TestBucketsAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPace(time.Now)
		for i := range 3 * manyBuckets {
			c := &call{method: http.MethodPatch, route: "/webhooks/1/" + fmt.Sprint("token", i) + "/messages/@original", by: byHandle}
			p.learn(c, heads("X-Ratelimit-Bucket", "b", "X-Ratelimit-Remaining", "4", "X-Ratelimit-Reset-After", "0.001"), nil)
			c = &call{method: http.MethodPost, route: fmt.Sprintf("/interactions/%d/token%d/callback", i, i), by: atOnce}
			p.learn(c, heads("X-Ratelimit-Bucket", "c", "X-Ratelimit-Remaining", "4", "X-Ratelimit-Reset-After", "0.001"), nil)
			time.Sleep(time.Millisecond)
		}
		if n := len(p.buckets); n > manyBuckets {
			t.Errorf("%d buckets are kept", n)
		}
		if n := len(p.names); n != 2 {
			t.Errorf("%d names are kept, want one for each kind of call: they hold neither ids nor tokens", n)
		}
	})
}

func TestAnAddressOfTheAPIIsTakenHoweverItIsWritten(t *testing.T) {
	for address, want := range map[string]string{
		"": realAPI, "http://127.0.0.1:9": "http://127.0.0.1:9/api/v10", "http://127.0.0.1:9/": "http://127.0.0.1:9/api/v10",
		"http://127.0.0.1:9/api": "http://127.0.0.1:9/api/v10", "http://127.0.0.1:9/api/v10/": "http://127.0.0.1:9/api/v10",
		"https://discord.com/api/v10": realAPI,
	} {
		if got := baseOf(address); got != want {
			t.Errorf("%q is asked at %q, want %q", address, got, want)
		}
	}
}

func TestNoLogNamesTheTokenOfAnInteraction(t *testing.T) {
	d := New(Options{APIURL: "http://127.0.0.1:1"})
	for _, path := range []string{"/webhooks/1/secret/messages/@original", "/interactions/1/secret/callback"} {
		c := &call{method: http.MethodPost, path: path, by: byHandle}
		err := d.api.do(t.Context(), c, nil)
		if said := d.forPost(c, err).Error() + why(err); strings.Contains(said, "secret") {
			t.Error(said)
		}
	}
}
