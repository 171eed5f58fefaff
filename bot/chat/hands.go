package chat

import "sync"

// hands lets so many be busy at a time, and the rooms take turns: who talks much in one waits for themselves, not
// others for them.
type hands struct {
	mu      sync.Mutex
	free    int
	waiting map[string][]chan struct{} // by room, first come first
	turns   []string                   // the rooms where somebody waits, in turn
}

func newHands(n int) *hands { return &hands{free: n, waiting: map[string][]chan struct{}{}} }

// take waits for a hand for the room.
func (h *hands) take(room string) {
	h.mu.Lock()
	if h.free > 0 {
		h.free--
		h.mu.Unlock()
		return
	}
	mine := make(chan struct{})
	if len(h.waiting[room]) == 0 {
		h.turns = append(h.turns, room)
	}
	h.waiting[room] = append(h.waiting[room], mine)
	h.mu.Unlock()
	<-mine
}

// give gives a hand to the room whose turn it is.
func (h *hands) give() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.turns) == 0 {
		h.free++
		return
	}
	room := h.turns[0]
	h.turns = h.turns[1:]
	first, rest := h.waiting[room][0], h.waiting[room][1:]
	if len(rest) == 0 {
		delete(h.waiting, room)
	} else {
		h.waiting[room] = rest
		h.turns = append(h.turns, room)
	}
	close(first)
}
