package chat

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// A letter for a person is one letter, wherever it goes: it is bound for one route at a time, and where that
// does not reach them it is bound for their next one. So it arrives once, if the route that failed did fail.

// Ways finds where a person is reached at this moment: the best room first, one on each route at most, and
// none where they are reached nowhere. ErrNobody says that they are not to be written to at all.
type Ways func(ctx context.Context, person string) ([]Room, error)

// ErrNobody marks a person who is not to be written to any more.
var ErrNobody = errors.New("nobody is to be written to there")

// LetterTo puts a message into an envelope for a person, wherever they are reached when it is carried. key is
// unique for ever.
func LetterTo(person, key string, m Message) (post.Letter, error) {
	body, err := Encode(m)
	return post.Letter{Key: key, Route: post.ToPerson, Room: person, Body: body}, err
}

// Defaults of letters to people.
const (
	secondRoute = 10 * time.Minute // for how long a route may fail before another one is taken
	knownFor    = time.Second      // for how long it counts where somebody is reached
)

// address binds the letters that are for people for where they are reached now, and leaves out those that
// are not for this process to carry.
func (p *Post) address(ctx context.Context, letters []held) []held {
	var out []held
	for i := range letters {
		if p.bind(ctx, &letters[i]) {
			out = append(out, letters[i])
		} else {
			p.inHand.let(letters[i].Claim)
		}
	}
	return out
}

// bind finds out where the person of a letter is reached, unless that is known. It reports whether the letter
// is still in hand: one that nobody is to get, or that another process carries, is not.
func (p *Post) bind(ctx context.Context, l *held) bool {
	person, now := l.For(), p.opt.Now()
	if person == "" || p.opt.Ways == nil || now.Sub(l.bound) < knownFor {
		return true
	}
	ways, err := p.waysOf(ctx, person, now)
	if err != nil && !errors.Is(err, ErrNobody) {
		if ctx.Err() == nil {
			p.opt.Log.Warn("it cannot be found out where somebody is reached", "letter", l.Key, "cause", err)
			p.returnLetter(l, firstTry, "it is not known where the person is reached")
		}
		return false
	}
	to, known := present(l, ways)
	if !known {
		p.nowhere(ctx, l, err)
		return false
	}
	l.Person, l.bound = person, now
	if p.carries(to.Route) {
		l.Route, l.Room = to.Route, to.Address()
		return true
	}
	p.report(l, p.outbox.Move(ctx, l.Letter, to.Route, to.Address(), ""))
	return false
}

// heard is where a person was found to be reached, and when.
type heard struct {
	ways []Room
	at   time.Time
}

// manyPeople is how many people's ways are remembered at most.
const manyPeople = 5000

// waysOf is where the person is reached, as it was found out for another letter just now or anew: what a killed process
// held is taken up in hundreds at a time.
func (p *Post) waysOf(ctx context.Context, person string, now time.Time) ([]Room, error) {
	p.mu.Lock()
	known, ok := p.reached[person]
	p.mu.Unlock()
	if ok && now.Sub(known.at) < knownFor {
		return known.ways, nil
	}
	ways, err := p.opt.Ways(ctx, person)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.reached) >= manyPeople {
		clear(p.reached)
	}
	p.reached[person] = heard{ways, now}
	return ways, nil
}

// present is where the letter goes: where it is bound for, if the person is still reached there, else by the
// first route that was not tried, else by the first.
func present(l *held, ways []Room) (Room, bool) {
	for _, w := range ways {
		if w.Route == l.Route && w.Address() == l.Room {
			return w, true
		}
	}
	if to, ok := untried(l, ways); ok {
		return to, true
	}
	if len(ways) == 0 {
		return Room{}, false
	}
	return ways[0], true
}

func untried(l *held, ways []Room) (Room, bool) {
	i := slices.IndexFunc(ways, func(w Room) bool { return w.Route != l.Route && !slices.Contains(l.Tried, w.Route) })
	if i < 0 {
		return Room{}, false
	}
	return ways[i], true
}

// nowhere ends a letter for somebody who is reached nowhere: it is withdrawn where they are not to be written
// to, and else kept for whoever looks after it.
func (p *Post) nowhere(ctx context.Context, l *held, because error) {
	now := p.opt.Now()
	if errors.Is(because, ErrNobody) {
		p.opt.Log.Info("a letter is withdrawn", "letter", l.Key, "person", l.For(), "cause", because)
		p.report(l, p.outbox.Withdraw(ctx, l.Letter, now, because.Error()))
		return
	}
	p.giveUp(ctx, l, errors.New("the person is reached nowhere"))
}

func (p *Post) carries(route string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, ok := p.adapters[route]
	return ok
}

// byAnotherRoute binds a letter for the person's next route, where its present one will never take it or has
// failed for long. It reports whether there was one.
func (p *Post) byAnotherRoute(ctx context.Context, l *held, cause error) bool {
	long := !l.Failing.IsZero() && p.opt.Now().Sub(l.Failing) >= p.opt.SecondRoute
	if l.Person == "" || p.opt.Ways == nil || !long && !errors.Is(cause, ErrUndeliverable) {
		return false
	}
	ways, err := p.opt.Ways(ctx, l.Person)
	if err != nil {
		return false
	}
	to, ok := untried(l, ways)
	if !ok {
		return false
	}
	p.opt.Log.Warn("a letter goes by another route", "letter", l.Key, "person", l.Person, "from", l.Route, "to", to.Route, "cause", cause)
	moved := l.Letter
	moved.Tried = append(slices.Clone(l.Tried), l.Route)
	p.report(l, p.outbox.Move(ctx, moved, to.Route, to.Address(), cause.Error()))
	p.Wake()
	return true
}

// sayWhyHere tells the reader of a letter that came by another route that the one before did not reach them: only they,
// and who looks after the people file, can put that right.
func (p *Post) sayWhyHere(l *post.Letter, m *Message) {
	var names []string
	for _, route := range l.Tried {
		if route != l.Route {
			names = append(names, p.opt.RouteName(route))
		}
	}
	if len(names) > 0 {
		m.Lines = append(m.Lines, Line{Note, "This came here because it did not get to you by " + strings.Join(names, " or ") +
			". If that goes on, ask whoever looks after Redress to check how you are reached."})
	}
}

// giveUp ends a letter that cannot be delivered, and says so.
func (p *Post) giveUp(ctx context.Context, l *held, cause error) {
	p.opt.Log.Error("a letter is given up", "letter", l.Key, "route", l.Route, "attempt", l.Attempt, "cause", cause)
	err := p.outbox.Dead(ctx, l.Letter, p.opt.Now(), cause.Error())
	if p.report(l, err); err == nil && p.opt.GaveUp != nil {
		p.opt.GaveUp(ctx, l.Letter)
	}
}
