package drill

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// Faults that can be planted into the writers.
const (
	faultEarly = "early" // acknowledges before it saves
	faultHalf  = "half"  // leaves the letter out
	faultTwice = "twice" // says an act once more from another source
)

// writer does one act after the other.
type writer struct {
	rooms  *Rooms
	actor  casework.Actor
	shared casework.CaseID
	now    func() time.Time
	fault  string

	own casework.CaseID // of this round
}

// do does the act, or does nothing where it was done before.
func (w *writer) do(ctx context.Context, a act) error {
	if a.step() != opening && w.own == "" { // a new process asks for its case as it asked for it the first time
		if err := w.do(ctx, a.opening()); err != nil {
			return err
		}
	}
	if _, err := w.rooms.Store.Accept(ctx, post.Delivery{Key: a.delivery(), Body: []byte(a.source()), At: w.now()}); err != nil {
		return err
	}
	err := w.act(ctx, a, w.envelope(a))
	if err != nil || w.fault != faultTwice || a.step() != recording {
		return err
	}
	again := w.envelope(a)
	again.Source += " again"
	return w.act(ctx, a, again)
}

func (w *writer) envelope(a act) casework.Envelope {
	e := casework.Envelope{Source: a.source(), At: w.now(), Done: a.delivery(), Compose: func(casework.Case) ([]post.Letter, error) {
		return []post.Letter{{Key: a.letter(), Route: route, Room: string(w.actor.ID), Body: []byte(a.source())}}, nil
	}}
	if w.fault == faultHalf && a.step() == recording {
		e.Compose = nil
	}
	return e
}

func (w *writer) act(ctx context.Context, a act, env casework.Envelope) error {
	switch a.step() {
	case opening:
		c, err := w.rooms.Service.Open(ctx, w.actor, casework.Opening{
			Header: casework.Header{Authority: authority, Grounds: []string{"refuse-assess"}, Appellant: "parent"}, Area: area,
			Facts: []law.Event{w.event(a, decided), w.assigned(a)}, Envelope: env,
		})
		w.own = c.ID
		return err
	case recording:
		return w.record(ctx, w.own, env, w.event(a, contacted), w.event(a, informed))
	case recordingTogether:
		return w.record(ctx, w.shared, env, w.event(a, complaint), w.event(a, answered))
	case correcting:
		return w.correct(ctx, w.own, env, a, mark{a.opening(), decided, false})
	case correctingTogether:
		return w.correct(ctx, w.shared, env, a, mark{a.before(), complaint, false})
	case undoing:
		return w.undo(ctx, w.own, env)
	case undoingTogether:
		return w.undo(ctx, w.shared, env)
	}
	return w.recordUpon(ctx, env, w.event(a, informed))
}

func (w *writer) event(a act, typ string) law.Event { return law.Event{Type: typ, On: a.day()} }

func (w *writer) assigned(a act) law.Event {
	e := w.event(a, assigned)
	e.Attrs = e.Attrs.With("role", "mediator").With("person", string(w.actor.ID))
	return e
}

func (w *writer) record(ctx context.Context, id casework.CaseID, env casework.Envelope, events ...law.Event) error {
	_, err := w.rooms.Service.Record(ctx, w.actor, casework.Recording{Case: id, BasedOn: casework.AnyVersion, Facts: events, Envelope: env})
	return err
}

// recordUpon records in the writer's own case, as it was seen last.
func (w *writer) recordUpon(ctx context.Context, env casework.Envelope, e law.Event) error {
	c, err := w.rooms.Service.Look(ctx, w.actor, w.own)
	if err != nil {
		return err
	}
	_, err = w.rooms.Service.Record(ctx, w.actor, casework.Recording{Case: w.own, BasedOn: c.Version, Facts: []law.Event{e}, Envelope: env})
	return err
}

// correct gives the fact of the mark the day of this act.
func (w *writer) correct(ctx context.Context, id casework.CaseID, env casework.Envelope, a act, of mark) error {
	c, err := w.rooms.Service.Look(ctx, w.actor, id)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(c.Facts, func(f casework.Fact) bool {
		return f.RecordedBy == w.actor.ID && f.Type == of.typ && f.On == of.act.day()
	})
	if i < 0 {
		return errors.New("what " + a.String() + " corrects is not there")
	}
	e := w.event(a, of.typ)
	e.Supersedes = c.Facts[i].ID
	return w.record(ctx, id, env, e)
}

func (w *writer) undo(ctx context.Context, id casework.CaseID, env casework.Envelope) error {
	_, _, err := w.rooms.Service.Undo(ctx, w.actor, casework.Undoing{Case: id, BasedOn: casework.AnyVersion, Envelope: env})
	return err
}

// share opens the case that all writers share, and makes the people of the drill known.
func share(ctx context.Context, r *Rooms, now time.Time, writers int) (casework.CaseID, error) {
	orgs, everybody := people()
	if err := r.Store.PutPeople(ctx, orgs, everybody); err != nil {
		return "", err
	}
	var facts []law.Event
	for n := range writers {
		w := writer{actor: actor(writerID(n + 1))}
		facts = append(facts, w.assigned(act{n + 1, 0}))
	}
	c, err := r.Service.Open(ctx, actor(setter), casework.Opening{
		Header: casework.Header{Authority: authority, Grounds: []string{"refuse-assess"}, Appellant: "parent"}, Area: area,
		Facts: facts, Envelope: casework.Envelope{Source: "drill:share", At: now},
	})
	if err != nil {
		return "", fmt.Errorf("the case that the writers share: %w", err)
	}
	return c.ID, nil
}
