package casework

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"
)

// Reads are audited like acts: who saw which case, when and how. What is handed out was noted before; where
// the note cannot be written nothing is handed out. One request notes the same thing once. A list or an
// agenda is one entry for the run: it names its cases where they are few, and counts them where they are
// many, for which cases a person then had can be worked out from the facts of that day.

// How the entry about a case that somebody was shown begins, and that about a refusal.
const (
	looked     = "looked"
	refusedHow = "refused"
)

// named is how many cases the entry of a list names at most.
const named = 100

// Asking begins a request at the instant: whatever is read under the context belongs to it.
func Asking(ctx context.Context, at time.Time) context.Context {
	return context.WithValue(ctx, requestKey{}, &request{at: at, noted: make(map[note]bool)})
}

// Unattended marks what no person reads, such as a run of the reminders, which is not noted: what it tells
// whom is kept by itself.
func Unattended(ctx context.Context) context.Context {
	return context.WithValue(ctx, requestKey{}, (*request)(nil))
}

// WithClock returns the service with the clock by which reads and refusals are noted that belong to no
// request. Without one those are not noted.
func (s *Service) WithClock(now func() time.Time) *Service {
	out := *s
	out.now = now
	return &out
}

type requestKey struct{}

// request is what one person asked at one time.
type request struct {
	at time.Time

	mu    sync.Mutex
	noted map[note]bool
}

// note is an entry without its instant, and what was asked for. That is never written; without it two things
// that are not there would be noted as one, and two that are not open as two.
type note struct {
	AuditEntry

	asked string
}

// first reports whether the note is the first of its kind, and remembers it.
func (r *request) first(n note) bool {
	if n.asked != "" {
		n.Case = "" // whether there is one must make no difference
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	was := r.noted[n]
	r.noted[n] = true
	return !was
}

// asked returns the request of the context, and whether what is read is noted.
func (s *Service) asked(ctx context.Context) (*request, bool) {
	r, ok := ctx.Value(requestKey{}).(*request)
	switch {
	case ok:
		return r, r != nil
	case s.now == nil:
		return nil, false
	}
	return &request{at: s.now(), noted: make(map[note]bool)}, true
}

// note writes an entry about something that changes no case.
func (s *Service) note(ctx context.Context, n note) error {
	r, noting := s.asked(ctx)
	if !noting || !r.first(n) {
		return nil
	}
	n.At = r.at.UTC().Truncate(time.Millisecond)
	_, err := s.cases.Commit(ctx, Change{Audit: []AuditEntry{n.AuditEntry}})
	return err
}

// noteSeen notes that the visitor sees the case.
func (s *Service) noteSeen(ctx context.Context, v *visit, how string) error {
	return s.note(ctx, note{AuditEntry: AuditEntry{Person: v.actor.ID, Action: ActSee, Case: v.Case.ID, Detail: how}})
}

// noteRefused notes that somebody was refused something, and returns the refusal. The case is empty where
// there is none; to the person, and in the time that it takes, that makes no difference. asked is what they
// asked for, which is not written.
func (s *Service) noteRefused(ctx context.Context, a *Actor, act Action, id CaseID, asked string, refusal error) error {
	how := refusedHow
	if refusal == nil || KindOf(refusal) == NotFound {
		how += ": not open to them, or not there"
	}
	if err := s.note(ctx, note{AuditEntry{Person: a.ID, Action: act, Case: id, Detail: how}, asked}); err != nil {
		return err
	}
	return refusal
}

// noteRefusedOf is noteRefused where the case was asked for by its whole reference: the entry has the case, if there
// is one, so that it can be seen who tried to get at it. It is looked up whether it is there or not.
func (s *Service) noteRefusedOf(ctx context.Context, a *Actor, act Action, r Reference, refusal error) error {
	if _, noting := s.asked(ctx); !noting {
		return refusal
	}
	found, err := s.exactly(ctx, r)
	if err != nil {
		return err
	}
	var id CaseID
	if found != nil {
		id = found.ID
	}
	return s.noteRefused(ctx, a, act, id, string(r), refusal)
}

// roll gathers what a list shows, for the one entry about it.
type roll struct {
	what  string
	ids   []string // the first few
	count int
}

func (r *roll) add(id CaseID) {
	if r.count++; r.count <= named {
		r.ids = append(r.ids, string(id))
	}
}

// noteList notes what a list showed.
func (s *Service) noteList(ctx context.Context, a *Actor, r *roll) error {
	detail := fmt.Sprintf("%s of %d", r.what, r.count)
	if r.count > 0 && r.count <= named {
		slices.Sort(r.ids)
		detail += ": " + strings.Join(r.ids, " ")
	}
	return s.note(ctx, note{AuditEntry: AuditEntry{Person: a.ID, Action: ActSee, Detail: detail}})
}

// narrowed names a list and what narrows it, by ids only.
func narrowed(what string, f *Filter, more ...string) string {
	parts := append([]string{what}, more...)
	for _, p := range [][2]string{{"authority", f.Authority}, {"assigned", string(f.Assigned)}} {
		if p[1] != "" {
			parts = append(parts, p[0]+" "+p[1])
		}
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// noted yields what all yields, after it was noted. The first few are held back until it is known whether
// there are more; the entry then either names them, or says that there are more and, at the end, how many.
func (s *Service) noted(ctx context.Context, a *Actor, what string, all iter.Seq2[visit, error]) iter.Seq2[visit, error] {
	if _, noting := s.asked(ctx); !noting {
		return all
	}
	return func(yield func(visit, error) bool) {
		n := listing{roll: roll{what: what}, yield: yield, note: func(r *roll) error { return s.noteList(ctx, a, r) }}
		for v, err := range all {
			if err != nil {
				n.fail(err)
				return
			}
			if !n.take(v) {
				break
			}
		}
		n.end()
	}
}

// listing is a list on its way to the person.
type listing struct {
	roll

	held  []visit
	open  bool // what was held is handed out
	over  bool // nobody takes more
	yield func(visit, error) bool
	note  func(*roll) error
}

func (n *listing) fail(err error) {
	if !n.over {
		n.over = true
		n.yield(visit{}, err)
	}
}

// take takes the next case and reports whether more are wanted.
func (n *listing) take(v visit) bool {
	n.add(v.Case.ID)
	if n.open {
		n.over = !n.yield(v, nil)
		return !n.over
	}
	if n.held = append(n.held, v); n.count <= named {
		return true
	}
	return n.handOut(&roll{what: n.what + ", begun", count: n.count})
}

// handOut notes the roll, then hands out what was held back.
func (n *listing) handOut(r *roll) bool {
	if err := n.note(r); err != nil {
		n.fail(err)
		return false
	}
	n.open = true
	for _, v := range n.held {
		if !n.yield(v, nil) {
			n.over = true
			return false
		}
	}
	n.held = nil
	return true
}

// end notes how many there were in all.
func (n *listing) end() {
	switch {
	case n.over && !n.open:
	case !n.open:
		n.handOut(&n.roll)
	default:
		if err := n.note(&n.roll); err != nil {
			n.fail(err)
		}
	}
}
