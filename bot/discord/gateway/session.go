package gateway

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Session is what a session is taken up with. It holds nothing personal, and is of no use without the token.
type Session struct {
	ID  string `json:"id"`
	URL string `json:"url"` // where it is taken up; empty: anywhere
	Seq int64  `json:"seq"` // of the last event that was kept
	// Of says whose it is and what it is told, as a mark from which neither can be read: the session of another bot,
	// or one with other intents, is none to take up.
	Of string `json:"of"`
}

// Keeper keeps the session of a process for the one that is started after it. What is loaded may be a little old:
// then a little more is delivered again. No two processes may load the same session, for each would take it from the
// other.
type Keeper interface {
	// Load returns what was kept; a Session without an ID: nothing.
	Load(ctx context.Context) (Session, error)
	// Save keeps the session in place of the one before; without an ID: there is none any more.
	Save(ctx context.Context, s Session) error
}

// session is a session that goes on.
type session struct {
	id, url string
	kept    atomic.Int64 // the last event up to which all are kept
	moved   func()       // called when kept grows
}

// keptUpTo notes that the events are kept up to that one.
func (s *session) keptUpTo(seq int64) {
	for {
		old := s.kept.Load()
		if seq <= old {
			return
		}
		if s.kept.CompareAndSwap(old, seq) {
			s.moved()
			return
		}
	}
}

// saver writes the session down for the next process, shortly after it moved.
type saver struct {
	c      *Client
	mu     sync.Mutex
	of     *session
	dirty  chan struct{}
	cancel context.CancelFunc
	done   chan struct{}
	failed bool
}

// saveEvery is the shortest time between two writes.
const saveEvery = 25 * time.Millisecond

// startSaver loads the session that was kept, and keeps what becomes of it.
func (c *Client) startSaver(ctx context.Context) *saver {
	s := &saver{c: c, dirty: make(chan struct{}, 1), done: make(chan struct{})}
	if c.opt.Session == nil {
		s.cancel = func() {}
		close(s.done)
		return s
	}
	if c.session == nil {
		was, err := c.opt.Session.Load(ctx)
		if err != nil {
			c.opt.Log.Warn("the session of the process before cannot be read; a new one is begun", "cause", err)
		}
		if was.ID != "" && was.Of == c.mark() && err == nil {
			c.session = c.newSession(was.ID, was.URL, was.Seq)
			c.inherited = true
		}
	}
	s.of = c.session
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	s.cancel = cancel
	go s.run(run)
	return s
}

// mark stands for the token and the intents.
func (c *Client) mark() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "redress gateway session\x00%s\x00%d", c.opt.Token, c.opt.Intents))
	return hex.EncodeToString(sum[:6])
}

func (c *Client) newSession(id, address string, seq int64) *session {
	s := &session{id: id, url: address, moved: func() { c.saver.soon() }}
	s.kept.Store(seq)
	return s
}

func (s *saver) run(ctx context.Context) {
	defer close(s.done)
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.dirty:
		}
		s.save(ctx)
		pause(ctx, saveEvery)
	}
}

// soon has the session written down shortly.
func (s *saver) soon() {
	select {
	case s.dirty <- struct{}{}:
	default:
	}
}

// now writes down that the session is the one to take up; nil: there is none. It is done when now returns: a process
// that is killed after a session has begun does not lose it.
func (s *saver) now(of *session) {
	s.mu.Lock()
	changed := s.of != of
	s.of = of
	s.mu.Unlock()
	if changed {
		s.save(context.Background())
	}
}

func (s *saver) save(ctx context.Context) {
	if s.c.opt.Session == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var kept Session
	if of := s.of; of != nil {
		kept = Session{ID: of.id, URL: of.url, Seq: of.kept.Load(), Of: s.c.mark()}
	}
	err := s.c.opt.Session.Save(ctx, kept)
	if err != nil && !s.failed {
		s.c.opt.Log.Warn("the session cannot be kept for the next process, which may miss what is said in between", "cause", err)
	}
	s.failed = err != nil
}

// stop writes the session down for the last time.
func (s *saver) stop() {
	s.cancel()
	<-s.done
	s.save(context.Background())
}
