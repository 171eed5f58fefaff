package rediskv

import (
	"bytes"
	"context"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// atATime is how many names the server is asked for at a time.
const atATime = 500

// Sift forgets every state of which gone says so, and returns how many there were. gone is given the key and the
// state. What is saved in the meantime may be looked at or not. With dry nothing is forgotten.
func (m *Memory) Sift(ctx context.Context, gone func(key string, state []byte) bool, dry bool) (n int, err error) {
	m.mu.Lock()
	now, there := m.now(), make(map[string][]byte, len(m.kept))
	for key, k := range m.kept {
		if now.Before(k.until) {
			there[key] = bytes.Clone(k.value)
		}
	}
	m.mu.Unlock()
	for key, state := range there {
		if err := ctx.Err(); err != nil {
			return n, casework.Stopped("rediskv.Sift", err)
		}
		if !gone(key, state) {
			continue
		}
		n++
		if !dry {
			m.mu.Lock()
			delete(m.kept, key)
			m.mu.Unlock()
		}
	}
	return n, nil
}

// Sift forgets every state of which gone says so, and returns how many there were. gone is given the key and the
// state. What is saved in the meantime may be looked at or not. With dry nothing is forgotten.
func (r *Redis) Sift(ctx context.Context, gone func(key string, state []byte) bool, dry bool) (n int, err error) {
	const op = "rediskv.Sift"
	seen := map[string]bool{} // a server may name the same twice
	for page := (scanned{}); ; {
		page, err = within(ctx, func() (out scanned, err error) {
			out.names, out.next, err = r.client.Scan(ctx, page.next, escaped.Replace(r.dialog(""))+"*", atATime).Result()
			return out, err
		})
		if err != nil {
			return n, r.fail(ctx, op, err)
		}
		for _, name := range page.names {
			if seen[name] {
				continue
			}
			seen[name] = true
			key := strings.TrimPrefix(name, r.dialog(""))
			state, err := r.Load(ctx, key)
			if err != nil {
				return n, err
			}
			if state == nil || !gone(key, state) {
				continue
			}
			n++
			if dry {
				continue
			}
			if err := r.Drop(ctx, key); err != nil {
				return n, err
			}
		}
		if page.next == 0 {
			return n, nil
		}
	}
}

// scanned is one answer of the server to the question what it holds.
type scanned struct {
	names []string
	next  uint64 // where the next one goes on; 0: nowhere
}

// escaped takes a name as it is in a pattern of the server.
var escaped = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`, `]`, `\]`)

// Forget forgets every state that opens and of which about says so, and returns how many there were. A state that
// was sealed with other keys is somebody else's, or nobody's. With dry nothing is forgotten.
func (s *Sealed) Forget(ctx context.Context, about func(state []byte) bool, dry bool) (int, error) {
	var failed error
	n, err := s.states.Sift(ctx, func(name string, state []byte) bool {
		plain, err := s.open(ctx, name, state)
		if err != nil {
			failed = err
		}
		return plain != nil && about(plain)
	}, dry)
	if err == nil {
		err = failed
	}
	return n, err
}

// open opens what is kept under the name; nil where it does not open.
func (s *Sealed) open(ctx context.Context, name string, kept []byte) ([]byte, error) {
	text, err := sealed.Read(string(kept))
	if err != nil || text.IsZero() {
		return nil, nil //nolint:nilerr // what cannot be read is forgotten
	}
	plain, err := s.by.Open(ctx, place(name), text)
	if isUnreadable(err) {
		return nil, nil // likewise
	}
	if err != nil {
		return nil, err
	}
	return append([]byte{}, plain...), nil
}
