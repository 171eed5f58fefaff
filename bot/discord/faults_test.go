package discord

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
	"github.com/redress-send/redress/bot/discord/discordtest"
)

// personNr is the nth person, and the direct messages with them.
func personNr(n int) (user, in string) {
	user = fmt.Sprintf("1%017d", n)
	return user, discordtest.DirectOf(user)
}

// once checks that each of the words was said once.
func once(t *testing.T, w *world, n int) {
	t.Helper()
	times := map[string]int{}
	for _, m := range w.said(n) {
		times[m.Content[strings.Index(m.Content, "word"):]]++
	}
	for i := range n {
		if said := times[fmt.Sprint("word ", i)]; said != 1 {
			t.Errorf("word %d was said %d times", i, said)
		}
	}
}

func TestWhatIsDeliveredFourTimesIsAnsweredOnce(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	m := w.discord.Message(one, "", direct, "word 0")
	in := w.discord.Command(one, server, channel, "redress", discordtest.Option{Name: "text", Value: "word 1"})
	for range 4 {
		w.discord.Dispatch("MESSAGE_CREATE", m)
		w.discord.Interact(in)
	}
	w.discord.Say(one, "", direct, "word 2")
	once(t, w, 3)
	if n := len(w.discord.Said()); n != 3 {
		t.Errorf("said %d times, want 3", n)
	}
}

func TestACutOrRenewedConnectionLosesNothing(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	for n := range 40 {
		user, in := personNr(n)
		w.discord.Say(user, "", in, fmt.Sprint("word ", n))
		switch n % 20 {
		case 0:
			w.said(1) // from then on it has a session to take up
		case 7:
			w.discord.Cut()
		case 13:
			w.discord.Reconnect()
		}
	}
	once(t, w, 40)
}

func TestFailuresOfDiscordAreOutlasted(t *testing.T) {
	page := "<html>busy</html>"
	for name, c := range map[string]struct {
		script discordtest.Script
		after  time.Duration // at the earliest
	}{
		"too many, with the wait":         {discordtest.Script{Status: 429, Retry: 2, Scope: "user"}, 2 * time.Second},
		"too many of all":                 {discordtest.Script{Status: 429, Retry: 1, Global: true, Scope: "global"}, time.Second},
		"too many in a shared place":      {discordtest.Script{Status: 429, Retry: 1, Scope: "shared"}, time.Second},
		"too many, as a page":             {discordtest.Script{Status: 429, Retry: 1, Page: page}, time.Second},
		"a fault of Discord, as a page":   {discordtest.Script{Status: 502, Page: page}, 0},
		"a fault of Discord, in words":    {discordtest.Script{Status: 500, Text: "500: Internal Server Error"}, 0},
		"an answer that is lost":          {discordtest.Script{Status: 503, Page: page, After: true}, 0},
		"a page in place of a permission": {discordtest.Script{Status: 403, Page: page}, 0},
	} {
		for way, call := range map[string]string{"in a message": posted, "by the handle": original} {
			t.Run(name+" "+way, func(t *testing.T) {
				t.Parallel()
				w := start(t, discordtest.Options{}, nil).connected()
				w.discord.On(call, c.script)
				began := time.Now()
				say := func(text string) {
					if call == posted {
						w.discord.Say(one, "", direct, text)
						return
					}
					w.discord.Interact(w.discord.Command(one, server, channel, "redress", discordtest.Option{Name: "text", Value: text}))
				}
				say("word 0")
				once(t, w, 1)
				say("word 1")
				once(t, w, 2)
				if took := time.Since(began); took < c.after {
					t.Errorf("tried again after %s, Discord said %s", took, c.after)
				}
				if n := len(w.discord.Said()); n != 2 {
					t.Errorf("said %d times, want 2", n)
				}
			})
		}
	}
}

func TestAnAcknowledgementThatIsLostIsMadeAgain(t *testing.T) {
	const callBack = "POST /interactions/{id}/{token}/callback"
	for name, script := range map[string]discordtest.Script{
		"that failed":          {Status: 502, Page: "<html>"},
		"whose answer is lost": {Status: 502, Page: "<html>", After: true},
		"of too many":          {Status: 429, Retry: 1},
	} {
		w := start(t, discordtest.Options{}, nil).connected()
		w.discord.On(callBack, script)
		w.discord.Interact(w.discord.Command(one, server, channel, "redress", discordtest.Option{Name: "text", Value: "word 0"}))
		once(t, w, 1)
		if m := w.discord.Said()[0]; m.Way != original {
			t.Errorf("one %s: answered by %s", name, m.Way)
		}
	}
}

func TestAnInteractionThatCannotBeAcknowledgedIsAnsweredInAMessage(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	w.discord.On("POST /interactions/{id}/{token}/callback", discordtest.Script{Status: 404, Code: 10062, Text: "Unknown interaction"})
	w.discord.Interact(w.discord.Command(one, server, channel, "redress", discordtest.Option{Name: "text", Value: "word 0"}))
	w.hears(&w.said(1)[0], posted+" "+direct+">: discord/"+one+" said: word 0")
}

// clock is a clock that a test sets.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) on(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// A handle is good for 15 minutes: what is answered later is said in messages.
func TestAfterAQuarterOfAnHourTheAnswerIsAMessage(t *testing.T) {
	c := &clock{at: time.Now()}
	w := start(t, discordtest.Options{GatewayOptions: discordtest.GatewayOptions{Now: c.now}}, func(o *Options) { o.Now = c.now }).connected()
	w.discord.Say(one, "", direct, "offer")
	card := w.said(1)[0]
	held := make(chan struct{})
	var waits sync.Once
	w.answer = func(ctx context.Context, e chat.Event) error {
		waits.Do(func() { <-held })
		return chattest.Parrot(w.db.Answered)(ctx, e)
	}
	first := w.discord.Interact(w.discord.Command(one, server, channel, "redress", discordtest.Option{Name: "text", Value: "what is due"}))
	second := w.discord.Interact(w.discord.Command(one, "", direct, "redress", discordtest.Option{Name: "text", Value: "my cases"}))
	third := w.discord.Interact(w.discord.Press(one, "", &card, "q.save"))
	for _, token := range []string{first, second, third} {
		w.acked(token)
	}
	c.on(15 * time.Minute)
	close(held)
	said := w.said(3)
	var got []string
	for _, m := range said[1:] {
		got = append(got, fmt.Sprintf("%s %s>%s: %s", m.Way, m.Channel, m.To, m.Content))
	}
	for _, want := range []string{"what is due", "my cases"} {
		want = posted + " " + direct + ">: discord/" + one + " said: " + want
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("heard %q, want %q", got, want)
		}
	}
	if m := w.changed(0, 1); !strings.HasSuffix(m.Content, "pressed q.save") {
		t.Errorf("the card is %+v", m)
	}
}

// A process ends after it acknowledged: the next one answers, once.
func TestARestartBetweenAcknowledgementAndAnswerAnswersOnce(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	began := make(chan struct{}, 1)
	w.answer = func(ctx context.Context, _ chat.Event) error {
		began <- struct{}{}
		<-ctx.Done()
		return ctx.Err()
	}
	token := w.discord.Interact(w.discord.Command(one, server, channel, "redress", discordtest.Option{Name: "text", Value: "word 0"}))
	w.acked(token)
	<-began
	next := &world{t: t, discord: w.discord, db: w.db}
	next.run(nil) // while the first hangs
	once(t, next, 1)
	if m := next.discord.Said()[0]; m.Way != original || m.To != one {
		t.Errorf("answered %+v", m)
	}
}

func TestTwoProcessesAnswerOnce(t *testing.T) {
	w := start(t, discordtest.Options{}, nil)
	w.run(nil) // the second
	if !w.discord.Wait(patience, func() bool { return w.discord.Ready() == 2 }) {
		t.Fatal("not both connect")
	}
	for n := range 30 {
		user, in := personNr(n)
		if n%2 == 0 {
			w.discord.Say(user, "", in, fmt.Sprint("word ", n))
			continue
		}
		w.discord.Interact(w.discord.Command(user, server, channel, "redress", discordtest.Option{Name: "text", Value: fmt.Sprint("word ", n)}))
	}
	once(t, w, 30)
	w.ends()
	if n := len(w.discord.Said()); n != 30 {
		t.Errorf("said %d times, want 30", n)
	}
}

func TestWhatIsAcceptedIsAnsweredBeforeTheEnd(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	for n := range 20 {
		user, in := personNr(n)
		w.discord.Say(user, "", in, fmt.Sprint("word ", n))
	}
	w.said(1)
	w.ends()
}

func TestNoRateIsOverspent(t *testing.T) {
	w := start(t, discordtest.Options{Limits: true}, nil).connected()
	for n := range 60 {
		user, in := personNr(n % 6)
		w.discord.Say(user, "", in, fmt.Sprint("word ", n))
	}
	once(t, w, 60)
	if n := w.discord.Limited(); n > 6 {
		t.Errorf("%d calls were refused for their rate: at most the first of each channel can be", n)
	}
}

func TestALongAnswerComesInOrderAndAfterIt(t *testing.T) {
	w := start(t, discordtest.Options{}, nil).connected()
	w.discord.Say(one, "", direct, "long")
	w.said(3)
	w.discord.Interact(w.discord.Command(one, server, channel, "redress", discordtest.Option{Name: "text", Value: "long"}))
	said := w.said(6)
	for i, m := range said {
		if begins := strings.HasPrefix(m.Content, "discord/"); begins != (i%3 == 0) || i >= 3 && m.To != one {
			t.Errorf("message %d is %.40q to %q by %s", i+1, m.Content, m.To, m.Way)
		}
	}
}
