package drill

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/post"
)

// questions are asked while letters go out, a third of them before Redis is away, a third while it is and a third
// afterwards. What holds half a conversation is of no use to a sum, so each has its answer whatever Redis does.
const (
	questions   = 60
	questionKey = "drill-question:"
	question    = "2 months from 31 December 2026"
)

// converse has people ask, with Redis there, away and there again, and waits until all are answered.
func (s *stand) converse(ctx context.Context) error {
	third := questions / 3
	if err := s.ask(ctx, 0, third); err != nil {
		return err
	}
	at := s.redis.shut()
	s.house.Say(fmt.Sprintf("Redis is away for %s", s.opt.Away))
	if err := s.ask(ctx, third, 2*third); err != nil {
		return err
	}
	pause(ctx, s.opt.Away)
	if err := s.redis.unlock(at); err != nil {
		return err
	}
	if err := s.ask(ctx, 2*third, questions); err != nil {
		return err
	}
	for {
		left, err := s.store.Unanswered(ctx, clock().Add(time.Hour), 1)
		if err != nil || len(left) == 0 {
			return err
		}
		if !pause(ctx, 50*time.Millisecond) {
			return errors.New("there were questions without an answer when the time was up")
		}
	}
}

// ask writes questions into the inbox, as a process does that was killed then: others take them up.
func (s *stand) ask(ctx context.Context, from, to int) error {
	for n := from; n < to; n++ {
		key, now := questionKey+digits(n), clock()
		route, user, _ := strings.Cut(askerOf(n), "/")
		body, err := chat.EncodeEvent(chat.Event{Key: key, Account: askerOf(n), Text: question, At: now,
			Room: chat.Room{Route: route, ID: "@" + user, Privacy: chat.Direct}})
		if err != nil {
			return err
		}
		if _, err := s.store.Accept(ctx, post.Delivery{Key: key, Body: body, At: now.Add(-time.Minute)}); err != nil {
			return err
		}
		s.result.Questions++
	}
	return nil
}

// askerOf is the account of the nth who asks: of people who are reached by chat.
func askerOf(n int) string {
	for who := n; ; who++ {
		if !hasBadWay(who) && firstRoute(who) != RouteMail {
			return accountOf(who)
		}
	}
}

// countAnswers counts the questions without an answer, and takes the answers out of what arrived.
func (s *stand) countAnswers(arrived ...map[string]int) {
	for n := range s.result.Questions {
		key, times := chat.ReplyKey(questionKey+digits(n)), 0
		for _, by := range arrived {
			times += by[key]
			delete(by, key)
		}
		if times == 0 {
			s.result.Unanswered++
		}
	}
}
