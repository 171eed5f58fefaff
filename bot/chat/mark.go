package chat

import (
	"context"
	"time"
)

// markSent marks a letter that was posted, even where posting itself is to end. What is not marked is posted
// again: where the outbox is away it tries until it is back, for four leases while posting goes on.
func (p *Post) markSent(ctx context.Context, l *held, ref Ref) {
	at := p.opt.Now()
	p.note(l.Key, &ref)
	for wait, late := firstTry/4, false; ; wait, late = min(2*wait, firstTry), true {
		once, cancel := context.WithTimeout(context.WithoutCancel(ctx), p.opt.Lease/2)
		err := p.outbox.Sent(once, l.Letter, string(ref), at)
		cancel()
		if err == nil && late { // its claim may have passed to a lane of this very process meanwhile
			time.AfterFunc(p.opt.Lease, func() { p.note(l.Key, nil) })
			return
		}
		if err == nil {
			p.note(l.Key, nil)
			return
		}
		if p.opt.Now().Sub(at) > 4*p.opt.Lease {
			p.report(l, err)
			return
		}
		select {
		case <-ctx.Done():
			p.report(l, err)
			return
		case <-time.After(wait):
		}
	}
}

// note remembers what was posted and is not marked yet, and forgets it with nil.
func (p *Post) note(key string, ref *Ref) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if ref == nil {
		delete(p.unmarked, key)
		return
	}
	p.unmarked[key] = *ref
}

// isPosted returns what a letter became that was posted here and is not marked yet.
func (p *Post) isPosted(key string) (Ref, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	ref, ok := p.unmarked[key]
	return ref, ok
}
