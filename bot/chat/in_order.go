package chat

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// Bounds of answering.
const (
	answeredAtOnce = 4               // conversations being answered at a time
	heldInMemory   = 20_000          // accepted events waiting in memory; what comes beyond waits in the journal alone
	heldOfRoom     = 1000            // of them of one room
	answerTries    = 5               // failures until an event is left to be taken up later
	longestPause   = 2 * time.Second // between two tries
)

// wayIn is what was accepted and waits to be answered, in the order in which it came, conversation by
// conversation.
type wayIn struct {
	mu            sync.Mutex
	conversations map[string][]*incoming // with an entry, even an empty one, while somebody answers it
	inHand        map[string]int         // by key of the event
	held          int
	ofRoom        map[string]int    // of them, by room
	left          map[string]string // what waits in the journal alone, by key: its conversation
	behind        map[string]int    // how much of each conversation does
	stopping      bool
	stopped       chan struct{} // closed when stopping begins
	empty         chan struct{} // closed when stopping and nothing is held
	hands         *hands
	ways          ways
}

func newWayIn() *wayIn {
	return &wayIn{
		conversations: map[string][]*incoming{}, inHand: map[string]int{}, ofRoom: map[string]int{}, left: map[string]string{},
		behind: map[string]int{}, stopped: make(chan struct{}), empty: make(chan struct{}), hands: newHands(answeredAtOnce),
	}
}

// incoming is an event that waits to be answered.
type incoming struct {
	event Event
	kept  chan struct{} // closed when keeping it has ended, well or not
	drop  bool          // it was not kept, or had been kept before: then somebody else has it
}

// conversation names what is answered in order: one person in one room.
func (e *Event) conversation() string {
	return e.Account + "\x00" + e.Room.Route + "\x00" + e.Room.ID
}

// inPrivate names the conversation that is one and the same wherever a person is answered in private.
func (e *Event) inPrivate() string {
	if e.Room.Privacy == Private {
		return e.conversation()
	}
	return e.Account + "\x00" + e.Room.Route
}

// place names where it was said.
func (e *Event) place() string { return e.Room.Route + "\x00" + e.Room.ID }

// Accept keeps the event and gets it answered after everything that was accepted before it in the same
// conversation: the order of the calls is the order of the answers. It returns at once; kept returns when the
// event is on the disk, so that it can be acknowledged, or with the reason why it is not. Answering waits for
// nobody and is done while Run runs.
func (p *Post) Accept(ctx context.Context, e Event) (kept func() error) {
	body, err := EncodeEvent(e)
	if err != nil {
		return func() error { return err }
	}
	in := &incoming{event: e, kept: make(chan struct{})}
	// To be kept and to be answered outlive the connection on which the event came.
	ctx = context.WithoutCancel(ctx)
	held, left := p.hold(ctx, in)
	at := p.opt.Now()
	p.in.ways.comes()
	go func() {
		defer close(in.kept)
		defer func() { p.in.ways.kept(p.opt.Now()) }()
		limited, cancel := context.WithTimeout(ctx, p.opt.Lease/2)
		defer cancel()
		var fresh bool
		fresh, err = p.kept.Accept(limited, post.Delivery{Key: e.Key, Body: body, At: at})
		in.drop = err != nil || !fresh
		if in.drop && left {
			p.in.found(in.event.Key)
		}
		if !held {
			p.Wake()
		}
	}()
	return func() error {
		<-in.kept
		return err
	}
}

// hold puts the event at the end of its conversation. It does not when stopping, nor when too much waits already, nor
// behind something that waits in the journal: then the event is left there too, to be taken up in its turn.
func (p *Post) hold(ctx context.Context, in *incoming) (held, left bool) {
	w := p.in
	w.mu.Lock()
	defer w.mu.Unlock()
	conversation := in.event.conversation()
	switch {
	case w.stopping:
		return false, false
	case w.behind[conversation] > 0 || w.held >= heldInMemory || w.ofRoom[in.event.place()] >= heldOfRoom:
		return false, w.leave(in.event.Key, conversation)
	}
	p.line(ctx, in)
	return true, false
}

// line is hold with the lock held.
func (p *Post) line(ctx context.Context, in *incoming) {
	w, key := p.in, in.event.conversation()
	queue, busy := w.conversations[key]
	w.conversations[key] = append(queue, in)
	w.inHand[in.event.Key]++
	w.held++
	w.ofRoom[in.event.place()]++
	if !busy {
		go p.converse(ctx, key)
	}
}

// found ends that something waits in the journal alone.
func (w *wayIn) found(key string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.foundOne(key)
}

// foundOne is found with the lock held.
func (w *wayIn) foundOne(key string) {
	conversation, known := w.left[key]
	if !known {
		return
	}
	delete(w.left, key)
	if w.behind[conversation]--; w.behind[conversation] == 0 {
		delete(w.behind, conversation)
	}
}

// behind reports whether something waits in the journal alone for which there is room by now.
func (p *Post) behind() bool {
	w := p.in
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.left) == 0 || w.held > heldInMemory/2 {
		return false
	}
	for conversation := range w.behind {
		_, place, _ := strings.Cut(conversation, "\x00")
		if w.ofRoom[place] <= heldOfRoom/2 {
			return true
		}
	}
	return false
}

// converse answers one conversation until nothing waits in it.
func (p *Post) converse(ctx context.Context, key string) {
	for {
		in := p.nextOf(key)
		if in == nil {
			return
		}
		<-in.kept
		if !in.drop {
			p.answerSoon(ctx, &in.event)
		}
		p.letGo(in)
	}
}

func (p *Post) nextOf(key string) *incoming {
	w := p.in
	w.mu.Lock()
	defer w.mu.Unlock()
	queue := w.conversations[key]
	if len(queue) == 0 {
		delete(w.conversations, key)
		return nil
	}
	w.conversations[key] = queue[1:]
	return queue[0]
}

func (p *Post) letGo(in *incoming) {
	w := p.in
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.inHand[in.event.Key]--; w.inHand[in.event.Key] == 0 {
		delete(w.inHand, in.event.Key)
	}
	place := in.event.place()
	if w.ofRoom[place]--; w.ofRoom[place] == 0 {
		delete(w.ofRoom, place)
	}
	if w.held--; w.held == 0 && w.stopping {
		close(w.empty)
	}
}

// answerSoon answers the event, and tries again for as long as the store is away: nothing later of the conversation
// may come before it. What fails for another reason, again and again, stays in the journal and is taken up later.
func (p *Post) answerSoon(ctx context.Context, e *Event) {
	w := p.in
	for try, failed := 1, 0; ; try++ {
		err := p.answerNow(ctx, e)
		if err == nil {
			return
		}
		p.opt.Log.Warn("a delivery is not answered yet", "delivery", e.Key, "try", try, "cause", err)
		if !errors.Is(err, errAway) {
			failed++
		}
		if failed == answerTries {
			return
		}
		select {
		case <-w.stopped:
			return
		case <-time.After(min(backoff(try), longestPause)):
		}
	}
}

func (p *Post) answerNow(ctx context.Context, e *Event) error {
	p.in.hands.take(e.place())
	defer p.in.hands.give()
	p.giveWay()
	limited, cancel := context.WithTimeout(ctx, p.opt.Lease)
	defer cancel()
	return p.answer(limited, *e)
}

// stopAnswering waits until everything that is held is answered, for at most the length of time.
func (p *Post) stopAnswering(within time.Duration) {
	w := p.in
	w.mu.Lock()
	if !w.stopping {
		w.stopping = true
		close(w.stopped)
		if w.held == 0 {
			close(w.empty)
		}
	}
	w.mu.Unlock()
	select {
	case <-w.empty:
	case <-time.After(within):
		p.opt.Log.Warn("not everything was answered before the end: it waits in the journal")
	}
}
