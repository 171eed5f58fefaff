package slack

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/slack/slacktest"
)

func TestWhatIsDeliveredFourTimesIsAnsweredOnce(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	e := w.slack.Message("U1", "D1", "", "what is due")
	for range 4 {
		e.Acked = time.Time{}
		w.deliver(e)
	}
	w.deliver(w.slack.Message("U1", "D1", "", "last"))
	said := w.said(2)
	if len(said) != 2 || !strings.HasSuffix(said[0].Text, "what is due") || !strings.HasSuffix(said[1].Text, "last") {
		t.Errorf("said %+v, want each answer once, in order", said)
	}
}

func TestARenewedConnectionLosesNothing(t *testing.T) {
	w := start(t, slacktest.Options{Again: true}, nil).connected()
	for n := range 30 {
		if n%10 == 5 {
			_, before := w.slack.Sockets()
			w.slack.Refresh([]string{"warning", "refresh_requested"}[n/10%2], 200*time.Millisecond)
			if !w.slack.Wait(patience, func() bool { _, opened := w.slack.Sockets(); return opened > before }) {
				t.Fatal("no new connection is opened before the old one is closed")
			}
		}
		w.deliver(w.slack.Message("U1", fmt.Sprint("D", n), "", fmt.Sprint("word ", n)))
		if open, _ := w.slack.Sockets(); open == 0 {
			t.Error("no connection is there")
		}
	}
	once(t, w, 30)
}

// once checks that each of the words was said once.
func once(t *testing.T, w *world, n int) {
	t.Helper()
	times := map[string]int{}
	for _, m := range w.said(n) {
		times[m.Text]++
	}
	for i := range n {
		if said := times[fmt.Sprint("slack/T111/U1 said: word ", i)]; said != 1 {
			t.Errorf("word %d was said %d times", i, said)
		}
	}
}

func TestACutConnectionLosesNothing(t *testing.T) {
	w := start(t, slacktest.Options{Again: true}, nil).connected()
	for n := range 40 {
		w.slack.Deliver(w.slack.Message("U1", fmt.Sprint("D", n), "", fmt.Sprint("word ", n)))
		if n%15 == 7 {
			w.slack.Cut()
		}
	}
	once(t, w, 40)
}

func TestFailuresOfSlackAreOutlasted(t *testing.T) {
	page := "<html>busy</html>"
	for name, c := range map[string]struct {
		script slacktest.Script
		after  time.Duration // at the earliest
	}{
		"too many, with the wait":         {slacktest.Script{Status: 429, Retry: 2, Error: "ratelimited"}, 2 * time.Second},
		"too many, as a page":             {slacktest.Script{Status: 429, Retry: 1, Body: page}, time.Second},
		"a fault of Slack, as a page":     {slacktest.Script{Status: 503, Body: page}, 0},
		"a fault of Slack, in its words":  {slacktest.Script{Error: "internal_error"}, 0},
		"an answer that is lost":          {slacktest.Script{Status: 500, Body: page, After: true}, 0},
		"an answer that is lost, as word": {slacktest.Script{Error: "fatal_error", After: true}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			w := start(t, slacktest.Options{}, nil).connected()
			w.slack.On("chat.postMessage", c.script)
			began := time.Now()
			w.deliver(w.slack.Message("U1", "D1", "", "word 0"))
			once(t, w, 1)
			w.deliver(w.slack.Message("U1", "D1", "", "word 1"))
			once(t, w, 2)
			if took := time.Since(began); took < c.after {
				t.Errorf("tried again after %s, Slack said %s", took, c.after)
			}
			if n := len(w.slack.Said()); n != 2 {
				t.Errorf("said %d times, want 2", n)
			}
		})
	}
}

func TestAFormThatWaitsForSlackKeepsNobodyElseWaiting(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	w.slack.On("conversations.open", slacktest.Script{Error: "internal_error"}, slacktest.Script{Delay: time.Second})
	w.deliver(w.slack.Shortcut("U1", "C1", "it came"))
	form := w.shown(1)
	if !w.slack.Wait(patience, func() bool { return w.slack.Calls("conversations.open") == 1 }) {
		t.Fatal("Slack is not asked for the direct messages")
	}
	sent := w.slack.Submit("U1", &form, map[string]string{"words": "word 0"})
	w.slack.Deliver(sent)
	var others []*slacktest.Envelope
	for n := range 2 * connections {
		others = append(others, w.deliver(w.slack.Message("U2", fmt.Sprint("D2", n), "", fmt.Sprint("other ", n))))
	}
	w.said(len(others) + 1)
	for _, e := range others {
		if sent.Acked.Before(e.Acked) {
			t.Errorf("a message was acknowledged %s after the form for which Slack was asked", e.Acked.Sub(sent.Acked))
		}
	}
}

func TestWhatIsAcceptedIsAnsweredBeforeTheEnd(t *testing.T) {
	w := start(t, slacktest.Options{}, nil).connected()
	for n := range 20 {
		w.deliver(w.slack.Message("U1", fmt.Sprint("D", n), "", fmt.Sprint("word ", n)))
	}
	w.ends()
	once(t, w, 20)
}

func TestTwoProcessesAnswerOnce(t *testing.T) {
	w := start(t, slacktest.Options{Again: true}, nil)
	w.run(nil) // the second
	w.slack.Wait(patience, func() bool { open, _ := w.slack.Sockets(); return open == 2*connections })
	var all []*slacktest.Envelope
	for n := range 40 {
		e := w.slack.Message("U1", fmt.Sprint("D", n), "", fmt.Sprint("word ", n))
		all = append(all, e)
		w.deliver(e)
	}
	for _, e := range all {
		again := *e
		again.Acked = time.Time{}
		w.deliver(&again) // an acknowledgement that was lost
	}
	once(t, w, 40)
	if n := len(w.slack.Said()); n != 40 {
		t.Errorf("said %d times, want 40", n)
	}
}

func TestAnAnswersHandleIsNotSentAnywhereElse(t *testing.T) {
	for address, want := range map[string]bool{
		"https://hooks.slack.com/actions/T/1/x": true, "https://hooks.slack-gov.com/x": true, "http://hooks.slack.com/x": false,
		"https://hooks.slack.com.example.org/x": false, "https://example.org/": false, "file:///etc/passwd": false, "": false,
	} {
		if got := New(Options{}).ours(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}

func TestNoLogNamesTheAddressOfAHandle(t *testing.T) {
	_, err := http.Get("http://127.0.0.1:1/respond/secret")
	if d := cmp.Diff(false, strings.Contains(why(err), "secret")); d != "" {
		t.Errorf("%s: %s", d, why(err))
	}
}
