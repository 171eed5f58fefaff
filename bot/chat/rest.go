package chat

import (
	"context"
	"time"
)

// postRest posts the answers to what was accepted before the end, as far as the pace of each room allows; whatever
// else is due is given back for the next process.
func (p *Post) postRest(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, postWithin)
	defer cancel()
	var early []held
	defer func() { p.back(early, p.opt.Now()) }()
	for len(early) < mostHeld && ctx.Err() == nil {
		letters, taken, err := p.claim(ctx, mostAtOnce)
		if err != nil {
			p.opt.Log.Warn("not everything was posted before the end: it waits in the outbox", "cause", err)
		}
		if err != nil || taken == 0 {
			return
		}
		for i := range letters {
			l := &letters[i]
			if !p.inTurn(l) || ctx.Err() != nil {
				early = append(early, *l)
			} else if p.postOne(ctx, l) > 0 {
				p.stall(l)
			}
		}
	}
}

// inTurn reports whether the pace of the letter's room allows to post it now, and counts it where it does.
func (p *Post) inTurn(l *held) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	key, now := l.Lane(), p.opt.Now()
	ln := p.lanes[key]
	if ln == nil {
		ln = &lane{}
		p.lanes[key] = ln
	}
	if ln.next.After(now) || ln.until.After(now) {
		ln.until = now.Add(untilTheEnd) // what comes later waits behind it
		return false
	}
	ln.next = now.Add(p.adapters[l.Route].Pace)
	return true
}

// stall lets what comes later wait behind a letter that could not be posted.
func (p *Post) stall(l *held) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ln := p.lanes[l.Lane()]; ln != nil {
		ln.until = p.opt.Now().Add(untilTheEnd)
	}
}

// untilTheEnd is longer than stopping takes.
const untilTheEnd = time.Hour
