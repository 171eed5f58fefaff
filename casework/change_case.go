package casework

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// tries is how often an act is worked out anew because the case changed while it was.
const tries = 8

// move is one act of one person on a case that is there.
type move struct {
	op      string
	act     Action
	actor   Actor
	id      CaseID
	basedOn Version
	env     Envelope
	facts   func(v *visit) ([]Fact, error) // what it adds
}

// change does the move and returns the case as it then stands. An act that came before, by its source,
// changes nothing.
func (s *Service) change(ctx context.Context, m move) (visit, error) {
	if err := m.env.check(m.op); err != nil {
		return visit{}, err
	}
	d := s.directory()
	for range tries {
		v, err := s.enter(ctx, m.op, m.act, m.actor, m.id, d)
		if err != nil {
			return visit{}, err
		}
		if cameBefore(&v.Case, m.env.Source) {
			return v, nil
		}
		if !v.link.may(m.act) {
			return visit{}, s.noteRefused(ctx, &m.actor, m.act, m.id, "", v.refusal(m.op, m.act))
		}
		if m.basedOn >= 0 && m.basedOn != v.Case.Version {
			return visit{}, s.changedMeanwhile(m.op, &v, m.basedOn)
		}
		facts, err := m.facts(&v)
		if err != nil && KindOf(err) == Refused {
			return visit{}, s.noteRefused(ctx, &m.actor, m.act, m.id, "", err)
		}
		if err != nil {
			return visit{}, err
		}
		next, err := s.commit(ctx, m.op, m.act, &v, facts, m.env)
		if KindOf(err) == Conflict && err != nil {
			continue // somebody was quicker: look again
		}
		return next, err
	}
	return visit{}, E(Conflict, m.op, "This case is being changed by several people at once. Nothing was saved; try again in a moment.", nil)
}

// commit adds the facts to the case, with what is said about it and the audit, in one transaction.
func (s *Service) commit(ctx context.Context, op string, act Action, v *visit, facts []Fact, env Envelope) (visit, error) {
	next := *v
	next.Case.Facts = slices.Concat(v.Case.Facts, facts)
	next.Case.Version++
	letters, err := compose(op, &next, env)
	if err != nil {
		return visit{}, err
	}
	version, err := s.cases.Commit(ctx, Change{
		Case: v.Case.ID, BasedOn: v.Case.Version, Facts: facts, Letters: letters, Done: env.Done,
		Audit: audited(AuditEntry{At: env.At, Person: v.actor.ID, Action: act, Case: v.Case.ID, Detail: trail(facts)}, v.more),
	})
	if err != nil {
		return visit{}, err
	}
	if version != next.Case.Version { // delivered twice at once: the other one did it
		next.Case, err = s.cases.Get(ctx, v.Case.ID)
		next.Case.ManagedBy, next.Case.BrokenBy = v.Case.ManagedBy, v.Case.BrokenBy
	}
	return next, err
}

// audited is the entry of an act and what there is beside it.
func audited(e AuditEntry, more []AuditEntry) []AuditEntry {
	out := []AuditEntry{e}
	for _, m := range more {
		m.At, m.Case = e.At, e.Case
		out = append(out, m)
	}
	return out
}

// compose has the act's letters written, for the case as the person will see it.
func compose(op string, v *visit, env Envelope) ([]post.Letter, error) {
	if env.Compose == nil {
		return nil, nil
	}
	letters, err := env.Compose(v.view())
	if err != nil {
		return nil, fmt.Errorf("%s: compose: %w", op, err)
	}
	return letters, nil
}

// trail names facts for the audit: types and ids only.
func trail(facts []Fact) string {
	parts := make([]string, len(facts))
	for i := range facts {
		parts[i] = facts[i].Type + " " + facts[i].ID
		if facts[i].Supersedes != "" {
			parts[i] += " for " + facts[i].Supersedes
		}
	}
	return strings.Join(parts, "; ")
}

// cameBefore reports whether the act's facts are in the case already.
func cameBefore(c *Case, source string) bool {
	return slices.ContainsFunc(c.Facts, func(f Fact) bool { return actOf(f.Source) == source })
}

// stamp makes facts of events: who, when, where from, and an id where there is none.
func stamp(events []law.Event, by PersonID, env Envelope) []Fact {
	facts := make([]Fact, len(events))
	for i, e := range events {
		source := nthSource(env.Source, i+1)
		if e.ID == "" {
			e.ID = factID(source)
		}
		facts[i] = Fact{Event: e, RecordedAt: env.At, RecordedBy: by, Source: source}
	}
	return facts
}
