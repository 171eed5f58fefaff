package chat

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// dispatch claims letters and puts them into the lanes of their rooms; more says that others may be due. They are
// posted under the context of that name.
func (p *Post) dispatch(ctx, posting context.Context, busy *sync.WaitGroup) (more bool, err error) {
	room := min(mostHeld-p.inLanes(), mostAtOnce)
	if room <= 0 {
		return false, nil
	}
	letters, taken, err := p.claim(ctx, room)
	if err != nil {
		return false, err
	}
	for ln, early := range p.intoLanes(ctx, posting, busy, letters) {
		p.back(early, ln.until.Add(time.Millisecond))
	}
	return taken == room, nil
}

// intoLanes puts letters into the lanes of their rooms. It returns those for rooms where an earlier one waits.
func (p *Post) intoLanes(ctx, posting context.Context, busy *sync.WaitGroup, letters []held) map[*lane][]held {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, early := p.opt.Now(), map[*lane][]held{}
	for _, l := range letters {
		key := l.Lane()
		ln := p.lanes[key]
		if ln == nil {
			ln = &lane{}
			p.lanes[key] = ln
		}
		if ln.until.After(now) {
			early[ln] = append(early[ln], l)
			continue
		}
		ln.letters = append(ln.letters, l)
		ln.missed = ln.missed || p.justWrote[key] || len(ln.letters) >= post.OfLane
		if !ln.running {
			ln.running = true
			busy.Go(func() { p.serve(ctx, posting, ln) })
		}
	}
	return early
}

// wrote has the outbox looked at soon, because something was written for the room: at once, or when what is in hand for
// it is posted.
func (p *Post) wrote(to Room) {
	lane := post.LaneOf(to.Route, to.Address())
	p.mu.Lock()
	if ln := p.lanes[lane]; ln != nil && ln.running {
		ln.missed = true
	}
	p.justWrote[lane] = true
	p.mu.Unlock()
	p.Wake()
}

func (p *Post) inLanes() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, ln := range p.lanes {
		n += len(ln.letters)
	}
	return n
}

// serve posts a lane's letters until there are none, at the pace of its adapter.
func (p *Post) serve(ctx, posting context.Context, ln *lane) {
	for {
		l, wait, ok := p.front(ln)
		if !ok {
			return
		}
		if wait > 0 {
			select {
			case <-ctx.Done():
			case <-time.After(wait):
			}
		}
		if ctx.Err() != nil {
			p.giveBackLane(ln, 0, l)
			continue
		}
		p.giveWay()
		if p.inLanes() == mostHeld/2 { // there is room again
			p.Wake()
		}
		if again := p.postOne(posting, &l); again > 0 {
			p.giveBackLane(ln, again)
		}
	}
}

// front takes the lane's first letter and says how long to wait for the room's pace. Lanes without letters
// are forgotten once their pace has passed.
func (p *Post) front(ln *lane) (l held, wait time.Duration, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.opt.Now()
	if len(ln.letters) == 0 {
		if ln.running = false; ln.missed { // there is more for the room, which was not taken up while it was in hand
			ln.missed = false
			p.Wake()
		}
		for k, other := range p.lanes {
			if !other.running && len(other.letters) == 0 && !other.next.After(now) && !other.until.After(now) {
				delete(p.lanes, k)
			}
		}
		return held{}, 0, false
	}
	l, ln.letters = ln.letters[0], ln.letters[1:]
	if wait = ln.next.Sub(now); wait < 0 {
		wait = 0
	}
	ln.next = now.Add(wait + p.adapters[l.Route].Pace)
	return l, wait, true
}

// giveBackLane gives back what waits behind a letter that could not be posted, and what was at its front, to wait as
// long, so that the order stays.
func (p *Post) giveBackLane(ln *lane, wait time.Duration, front ...held) {
	at := p.opt.Now().Add(wait)
	p.mu.Lock()
	all := slices.Concat(front, ln.letters)
	ln.letters, ln.until = nil, at
	p.mu.Unlock()
	p.back(all, at)
}

// back gives letters back that nobody tried to post.
func (p *Post) back(all []held, at time.Time) {
	if len(all) == 0 {
		return
	}
	letters := make([]post.Letter, len(all))
	for i := range all {
		letters[i] = all[i].Letter
		defer p.inHand.let(all[i].Claim)
	}
	ctx, cancel := context.WithTimeout(context.Background(), p.opt.Lease/2)
	defer cancel()
	p.report(&all[0], p.outbox.Back(ctx, letters, at))
}

// returnLetter gives back a letter that stays in hand.
func (p *Post) returnLetter(l *held, wait time.Duration, cause string) {
	ctx, cancel := context.WithTimeout(context.Background(), p.opt.Lease/2)
	defer cancel()
	p.report(l, p.outbox.Later(ctx, l.Letter, p.opt.Now().Add(wait), cause))
}
