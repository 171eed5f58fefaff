package chat

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// atOnce is how many unanswered deliveries are taken up in one go.
const atOnce = 100

// turn lets one person in one room be answered one message after the other.
type turn struct {
	sync.Mutex
	waiting int
}

// Take keeps the event and gets it answered. When it returns nil the event is kept and, unless another
// process is at it, answered; a second delivery of the same key is answered no second time. An error means
// that the event may not have been kept, or that it was kept and could not be answered yet: then it is taken
// up again later.
func (p *Post) Take(ctx context.Context, e Event) error {
	body, err := EncodeEvent(e)
	if err != nil {
		return err
	}
	d := post.Delivery{Key: e.Key, Body: body, At: p.opt.Now()}
	fresh, err := p.kept.Accept(ctx, d)
	if err != nil {
		return fmt.Errorf("chat: keep what came in: %w", err)
	}
	if !fresh {
		p.opt.Log.Debug("delivered again", describe(&d))
	}
	return p.answer(ctx, e)
}

// Resume takes up the deliveries of the joined adapters that were accepted before the instant and not
// answered, oldest first, and returns how many it answered. The zero instant takes up all.
func (p *Post) Resume(ctx context.Context, before time.Time) (int, error) {
	if p.handle == nil {
		return 0, nil
	}
	if before.IsZero() {
		before = endOfTime
	}
	done, tried := 0, map[string]bool{}
	for limit := atOnce; ; {
		left, err := p.kept.Unsettled(ctx, before, limit)
		if err != nil || ctx.Err() != nil {
			return done, err
		}
		news := false
		for i := range left {
			if tried[left[i].Key] {
				continue
			}
			tried[left[i].Key], news = true, true
			if p.resume(ctx, &left[i]) {
				done++
			}
		}
		switch {
		case !news && len(left) < limit:
			return done, nil
		case !news:
			limit *= 2 // what stays unanswered must not hide what lies behind it
		}
	}
}

func (p *Post) resume(ctx context.Context, d *post.Delivery) bool {
	e, err := DecodeEvent(d.Body)
	if err == nil && !p.serves(e.Room) {
		return false
	}
	if err == nil {
		err = p.answer(ctx, e)
	}
	if err != nil {
		p.opt.Log.Warn("a delivery stays unanswered", describe(d), "cause", err)
	}
	return err == nil
}

// endOfTime is later than any delivery.
var endOfTime = time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)

// serves reports whether an adapter that is joined here serves the room.
func (p *Post) serves(r Room) bool {
	p.mu.Lock()
	j, ok := p.adapters[r.Route]
	p.mu.Unlock()
	if s, selective := j.adapter.(Selective); ok && selective {
		return s.Serves(r)
	}
	return ok
}

// answer hands the event to the handler unless it is answered already, one at a time per person and room.
func (p *Post) answer(ctx context.Context, e Event) error {
	leave := p.takeTurn(e.inPrivate())
	defer leave()
	done, err := p.inbox.IsAnswered(ctx, e.Key)
	if err != nil {
		return fmt.Errorf("%w: %w", errAway, err)
	}
	if !done {
		if err := p.guarded(ctx, e); err != nil {
			return err
		}
		p.wrote(e.Room)
	}
	if err := p.kept.Settle(ctx, e.Key); err != nil {
		p.opt.Log.Warn("what was said is forgotten later", "delivery", e.Key, "cause", err)
	}
	return nil
}

// errAway marks a store that cannot be asked: what waits for it will be answered once it is back.
var errAway = errors.New("the store is away")

// guarded calls the handler. A handler that panics answers with an apology, so that one message cannot stop
// the whole conversation again and again.
func (p *Post) guarded(ctx context.Context, e Event) (err error) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		p.opt.Log.Error("the handler failed", "delivery", e.Key, "kind", fmt.Sprintf("%T", r))
		m := Say(apology)
		m.Private = e.Room.Privacy != Private
		letter, lerr := Letter(ReplyKey(e.Key), e.Room, m)
		if lerr != nil {
			err = lerr
			return
		}
		err = p.inbox.Answered(ctx, e.Key, []post.Letter{letter})
	}()
	return p.handle(ctx, e)
}

// apology is what is said where answering failed for a reason of our own.
const apology = "Something went wrong on our side and this message could not be answered. Please try again, " +
	"and check with “show” what was saved."

func (p *Post) takeTurn(key string) (leave func()) {
	p.mu.Lock()
	t := p.turns[key]
	if t == nil {
		t = &turn{}
		p.turns[key] = t
	}
	t.waiting++
	p.mu.Unlock()
	t.Lock()
	return func() {
		t.Unlock()
		p.mu.Lock()
		defer p.mu.Unlock()
		if t.waiting--; t.waiting == 0 {
			delete(p.turns, key)
		}
	}
}
