package chat

import (
	"context"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework/post"
)

// Begin lines up what processes that have ended left in the journal, where it knows. It is called before the adapters
// receive, so that what is said next is answered after it. Run does the same again and again.
func (p *Post) Begin(ctx context.Context) error {
	heir, ok := p.kept.(Heir)
	if !ok || p.handle == nil {
		return nil
	}
	left, err := heir.Left(ctx, heldInMemory)
	if err != nil {
		return fmt.Errorf("chat: take up what an ended process left: %w", err)
	}
	p.lineUpAll(ctx, left, true)
	return nil
}

// takeUp lines up what this process left in the journal, and what was accepted half a lease ago or earlier and is
// not settled: by a process that ended.
func (p *Post) takeUp(ctx context.Context) error {
	if p.handle == nil {
		return nil
	}
	w := p.in
	w.mu.Lock()
	limit := len(w.inHand) + min(len(w.left), heldInMemory) + atOnce
	w.mu.Unlock()
	now := p.opt.Now()
	left, err := p.kept.Unsettled(ctx, now.Add(p.opt.Lease), limit) // a clock may have been set back a little
	if err != nil {
		return err
	}
	p.lineUpAll(ctx, slices.DeleteFunc(left, func(d post.Delivery) bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		_, ours := w.left[d.Key]
		return !ours && !d.At.Before(now.Add(-p.opt.Lease/2)) // somebody else is at it
	}), false)
	return nil
}

// lineUpAll lines up what is kept already, the oldest first, as far as there is room. What is nobody's then waits in the
// journal as this process's.
func (p *Post) lineUpAll(ctx context.Context, left []post.Delivery, nobodys bool) {
	ctx = context.WithoutCancel(ctx)
	full := map[string]bool{} // conversations of which one could not be lined up: the later ones wait behind it
	for i := range left {
		e, err := DecodeEvent(left[i].Body)
		if err != nil {
			p.opt.Log.Error("a delivery cannot be read and stays unanswered", describe(&left[i]), "cause", err)
			continue
		}
		c := e.conversation()
		if !p.serves(e.Room) {
			continue
		}
		if !full[c] {
			full[c] = !p.lineUp(ctx, e)
		}
		if full[c] && nobodys {
			p.in.mu.Lock()
			p.in.leave(e.Key, c)
			p.in.mu.Unlock()
		}
	}
}

// leave notes that something waits in the journal alone. The lock is held. It reports whether that is news.
func (w *wayIn) leave(key, conversation string) bool {
	if _, known := w.left[key]; known {
		return false
	}
	w.left[key] = conversation
	w.behind[conversation]++
	return true
}

// lineUp holds an event that is kept already, unless it is in hand or stopping began. It reports whether there was
// room for it.
func (p *Post) lineUp(ctx context.Context, e Event) bool {
	in := &incoming{event: e, kept: make(chan struct{})}
	close(in.kept)
	w := p.in
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.inHand[e.Key] > 0 || w.stopping:
		return true
	case w.ofRoom[e.place()] >= heldOfRoom:
		return false
	}
	p.line(ctx, in)
	w.foundOne(e.Key)
	return true
}
