package chat

import "context"

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
	ctx = context.WithoutCancel(ctx)
	full := map[string]bool{} // conversations of which one could not be lined up: the later ones wait behind it
	for i := range left {
		w.mu.Lock()
		_, ours := w.left[left[i].Key]
		w.mu.Unlock()
		if !ours && !left[i].At.Before(now.Add(-p.opt.Lease/2)) {
			continue // somebody else is at it
		}
		e, err := DecodeEvent(left[i].Body)
		if err != nil {
			p.opt.Log.Error("a delivery cannot be read and stays unanswered", describe(&left[i]), "cause", err)
			continue
		}
		if c := e.conversation(); p.serves(e.Room) && !full[c] {
			full[c] = !p.lineUp(ctx, e)
		}
	}
	return nil
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
