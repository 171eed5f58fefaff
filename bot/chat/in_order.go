package chat

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// Bounds of answering.
const (
	answeredAtOnce = 4    // conversations being answered at a time
	heldInMemory   = 5000 // accepted events waiting in memory; what comes beyond waits in the journal alone
	answerTries    = 5    // tries in a row until an event is left to be taken up later
)

// wayIn is what was accepted and waits to be answered, in the order in which it came, conversation by
// conversation.
type wayIn struct {
	mu            sync.Mutex
	conversations map[string][]*incoming // with an entry, even an empty one, while somebody answers it
	inHand        map[string]int         // by key of the event
	held          int
	behind        bool // something waits in the journal alone
	stopping      bool
	stopped       chan struct{} // closed when stopping begins
	empty         chan struct{} // closed when stopping and nothing is held
	hands         chan struct{}
	keeping       atomic.Int64 // events on their way to the disk
}

func newWayIn() *wayIn {
	return &wayIn{
		conversations: map[string][]*incoming{}, inHand: map[string]int{},
		stopped: make(chan struct{}), empty: make(chan struct{}), hands: make(chan struct{}, answeredAtOnce),
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
	held := p.hold(ctx, in)
	at := p.opt.Now()
	p.in.keeping.Add(1)
	go func() {
		defer close(in.kept)
		defer p.in.keeping.Add(-1)
		limited, cancel := context.WithTimeout(ctx, p.opt.Lease/2)
		defer cancel()
		var fresh bool
		fresh, err = p.kept.Accept(limited, post.Delivery{Key: e.Key, Body: body, At: at})
		in.drop = err != nil || !fresh
		if !held {
			p.fellBehind()
		}
	}()
	return func() error {
		<-in.kept
		return err
	}
}

// hold puts the event at the end of its conversation. It reports whether it did: not when stopping, nor when
// too much waits already; then the event is taken up from the journal.
func (p *Post) hold(ctx context.Context, in *incoming) bool {
	w := p.in
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stopping || w.behind || w.held >= heldInMemory {
		w.behind = true
		return false
	}
	p.line(ctx, in)
	return true
}

// line is hold with the lock held.
func (p *Post) line(ctx context.Context, in *incoming) {
	w, key := p.in, in.event.conversation()
	queue, busy := w.conversations[key]
	w.conversations[key] = append(queue, in)
	w.inHand[in.event.Key]++
	w.held++
	if !busy {
		go p.converse(ctx, key)
	}
}

func (p *Post) fellBehind() {
	p.in.mu.Lock()
	defer p.in.mu.Unlock()
	p.in.behind = true
}

func (p *Post) behind() bool {
	p.in.mu.Lock()
	defer p.in.mu.Unlock()
	return p.in.behind && p.in.held < heldInMemory/2
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
	if w.held--; w.held == 0 && w.stopping {
		close(w.empty)
	}
}

// answerSoon answers the event, and tries again while the store is away. What cannot be answered then stays
// in the journal and is taken up again.
func (p *Post) answerSoon(ctx context.Context, e *Event) {
	w := p.in
	w.hands <- struct{}{}
	defer func() { <-w.hands }()
	p.giveWay()
	for try := 1; ; try++ {
		limited, cancel := context.WithTimeout(ctx, p.opt.Lease)
		err := p.answer(limited, *e)
		cancel()
		if err == nil {
			return
		}
		p.opt.Log.Warn("a delivery is not answered yet", "delivery", e.Key, "try", try, "cause", err)
		if try == answerTries {
			return
		}
		select {
		case <-w.stopped:
			return
		case <-time.After(backoff(try)):
		}
	}
}

// How long answering and posting wait for what is on its way to the disk: somebody waits for its acknowledgement.
const (
	givesWay = 2 * time.Millisecond
	mostWays = 25
)

// giveWay waits while something that came in is not acknowledged yet, but not for long.
func (p *Post) giveWay() {
	if p.in.keeping.Load() == 0 {
		return
	}
	t := time.NewTicker(givesWay)
	defer t.Stop()
	for range mostWays {
		<-t.C
		if p.in.keeping.Load() == 0 {
			return
		}
	}
}

// takeUp lines up what was accepted half a lease ago or earlier and is not settled: by a process that ended,
// or more than was held in memory.
func (p *Post) takeUp(ctx context.Context) error {
	if p.handle == nil {
		return nil
	}
	w := p.in
	w.mu.Lock()
	limit := len(w.inHand) + atOnce
	w.mu.Unlock()
	left, err := p.kept.Unsettled(ctx, p.opt.Now().Add(-p.opt.Lease/2), limit)
	if err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	for i := range left {
		e, err := DecodeEvent(left[i].Body)
		if err != nil {
			p.opt.Log.Error("a delivery cannot be read and stays unanswered", describe(&left[i]), "cause", err)
			continue
		}
		if p.serves(e.Room) {
			p.lineUp(ctx, e)
		}
	}
	if len(left) < limit {
		w.mu.Lock()
		w.behind = false
		w.mu.Unlock()
	}
	return nil
}

// lineUp holds an event that is kept already, unless it is in hand or stopping began.
func (p *Post) lineUp(ctx context.Context, e Event) {
	in := &incoming{event: e, kept: make(chan struct{})}
	close(in.kept)
	w := p.in
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.inHand[e.Key] == 0 && !w.stopping {
		p.line(ctx, in)
	}
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
