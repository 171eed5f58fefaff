package sqldb_test

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sqldb"
)

// posted writes letters and takes them up.
func posted(t *testing.T, db *sqldb.DB, at time.Time, letters ...post.Letter) map[string]post.Letter {
	t.Helper()
	_, err := db.Commit(t.Context(), casework.Change{Letters: letters})
	try(t, err)
	held, err := db.Claim(t.Context(), []string{"mail", "console", post.ToPerson}, at, time.Hour, 100)
	try(t, err)
	out := map[string]post.Letter{}
	for _, l := range held {
		out[l.Key] = l
	}
	return out
}

func letterFor(key, route, room string, due time.Time) post.Letter {
	return post.Letter{Key: key, Route: route, Room: room, Body: []byte(key), Due: due}
}

// How the outbox stands is asked at an instant: what is due later does not wait yet, and what is left out is not seen.
func TestHowTheOutboxStands(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		state := func(at time.Time, but ...string) sqldb.OutboxState {
			t.Helper()
			s, err := db.StateOfOutbox(t.Context(), at, but...)
			try(t, err)
			return s
		}
		if d := cmp.Diff(sqldb.OutboxState{Routes: map[string]int64{}}, state(now)); d != "" {
			t.Errorf("an empty one: %s", d)
		}
		later := time.Now().Add(100 * time.Hour).UTC().Truncate(time.Millisecond)
		written := time.Now()
		held := posted(t, db, time.Now(), letterFor("a", "mail", "x", time.Time{}), letterFor("b", "console", "x", time.Time{}),
			letterFor("c", post.ToPerson, "p", time.Time{}), letterFor("later", "mail", "x", later))
		try(t, db.Sent(t.Context(), held["c"], "ref", now))
		s := state(time.Now().Add(time.Minute), "console")
		if s.Waiting != 1 || s.Routes["mail"] != 1 || len(s.Routes) != 1 || s.Dead != 0 {
			t.Errorf("%+v, want the one by mail", s)
		}
		if wait := s.Oldest.Sub(written).Abs(); wait > time.Minute {
			t.Errorf("the oldest waits since %s, and was written at %s", s.Oldest, written)
		}
		if s := state(later.Add(time.Second)); s.Waiting != 3 {
			t.Errorf("when the last is due %d wait, want 3", s.Waiting)
		}
		try(t, db.Sent(t.Context(), held["a"], "ref", now))
		try(t, db.Sent(t.Context(), held["b"], "ref", now))
		if s := state(later.Add(time.Second)); s.Waiting != 1 || !s.Oldest.Equal(later) {
			t.Errorf("what was to go later has waited since %s, want %s", s.Oldest, later)
		}
	})
}

// A letter that was given up is kept with its cause, sent again when that is asked for, and what was sent, withdrawn or
// forgotten is not.
func TestWhatWasGivenUpIsSentAgain(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		held := posted(t, db, now, letterFor("a", post.ToPerson, "mediator-1", time.Time{}), letterFor("b", "mail", "room", time.Time{}),
			letterFor("sent", "mail", "room", time.Time{}), letterFor("withdrawn", post.ToPerson, "x", time.Time{}))
		moved := held["a"]
		moved.Tried = []string{"mail"}
		try(t, db.Move(t.Context(), moved, "console", "room-1", "550"))
		again, err := db.Claim(t.Context(), []string{"console"}, now, time.Hour, 1)
		try(t, err)
		try(t, db.Dead(t.Context(), again[0], now.Add(time.Second), "cannot_dm_bot"))
		try(t, db.Dead(t.Context(), held["b"], now, "no room"))
		try(t, db.Sent(t.Context(), held["sent"], "ref", now))
		try(t, db.Withdraw(t.Context(), held["withdrawn"], now, "disabled"))

		dead, err := db.DeadLetters(t.Context(), 10)
		try(t, err)
		want := []sqldb.DeadLetter{
			{At: now.Add(time.Second), Cause: "cannot_dm_bot", Letter: post.Letter{Key: "a", Route: "console", Person: "mediator-1", Attempt: 1, Tried: []string{"mail"}}},
			{At: now, Cause: "no room", Letter: post.Letter{Key: "b", Route: "mail", Attempt: 1}},
		}
		if d := cmp.Diff(want, dead); d != "" {
			t.Error(d)
		}
		if n, err := db.SendAgain(t.Context(), "sent", "withdrawn", "nobody's"); n != 0 || err != nil {
			t.Errorf("%d letters are sent again that were not given up: %v", n, err)
		}
		if n, err := db.SendAgain(t.Context(), "a"); n != 1 || err != nil {
			t.Errorf("%d, %v", n, err)
		}
		back, err := db.Claim(t.Context(), []string{"console", "mail", post.ToPerson}, now, time.Hour, 10)
		try(t, err)
		wanted := letterFor("a", post.ToPerson, "mediator-1", time.Time{})
		wanted.Due, wanted.Attempt, wanted.Claim, wanted.Person = back[0].Due, 1, back[0].Claim, "mediator-1"
		if d := cmp.Diff([]post.Letter{wanted}, back); d != "" {
			t.Errorf("as if it had never been tried, to wherever they are reached: %s", d)
		}
		if n, err := db.SendAgain(t.Context()); n != 1 || err != nil {
			t.Errorf("all that are left: %d, %v", n, err)
		}
	})
}

// Who was reached by another route than their first is told for as long as it was lately.
func TestWhoIsReachedByAnotherRoute(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		held := posted(t, db, now, letterFor("a", post.ToPerson, "adviser-1", time.Time{}), letterFor("b", post.ToPerson, "adviser-1", time.Time{}),
			letterFor("c", post.ToPerson, "mediator-1", time.Time{}))
		for n, key := range []string{"a", "b"} {
			moved := held[key]
			moved.Tried = []string{"mail"}
			try(t, db.Move(t.Context(), moved, "console", "room-1", "550"))
			again, err := db.Claim(t.Context(), []string{"console"}, now, time.Hour, 1)
			try(t, err)
			try(t, db.Sent(t.Context(), again[0], "ref", now.Add(time.Duration(n)*time.Hour)))
		}
		try(t, db.Sent(t.Context(), held["c"], "ref", now))
		for since, want := range map[time.Time][]sqldb.Detour{
			now:                       {{Person: "adviser-1", Tried: []string{"mail"}, Letters: 2}},
			now.Add(time.Minute):      {{Person: "adviser-1", Tried: []string{"mail"}, Letters: 1}},
			now.Add(90 * time.Minute): {},
		} {
			got, err := db.Detours(t.Context(), since)
			try(t, err)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("since %s: %s", since, d)
			}
		}
	})
}

// Letters are marked as sent together, each for itself: whoever lost theirs marks nothing, and all who wait are
// answered.
func TestManyAreMarkedAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		const n = 300
		var letters []post.Letter
		for i := range n {
			letters = append(letters, letterFor(fmt.Sprintf("k%03d", i), "mail", "x", time.Time{}))
		}
		_, err := db.Commit(t.Context(), casework.Change{Letters: letters})
		try(t, err)
		held, err := db.Claim(t.Context(), []string{"mail"}, now, time.Minute, n)
		try(t, err)
		gone, stop := context.WithCancel(t.Context())
		stop()
		var all sync.WaitGroup
		for i := range held {
			all.Go(func() {
				ctx := t.Context()
				switch i % 10 {
				case 3:
					held[i].Claim = "somebody else's"
				case 5:
					ctx = gone
				}
				if err := db.Sent(ctx, held[i], "ref of "+held[i].Key, now); (err != nil) != (i%10 == 5) {
					t.Errorf("%d: %v", i, err)
				}
			})
		}
		all.Wait()
		rows, err := raw.QueryContext(t.Context(), "SELECT key, state FROM outbox ORDER BY key")
		try(t, err)
		defer rows.Close()
		for i := 0; rows.Next(); i++ {
			var key, state string
			try(t, rows.Scan(&key, &state))
			if want := map[bool]string{true: "waiting", false: "sent"}[i%10 == 3 || i%10 == 5]; state != want {
				t.Errorf("%s is %s, want %s", key, state, want)
			}
		}
		try(t, rows.Err())
	})
}

// A claim that is kept holds its letters, also where other claims come and go, and is forgotten some time after it ran out.
func TestAClaimIsKeptByOneRow(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		held := posted(t, db, now, letterFor("a", "mail", "x", time.Time{}), letterFor("b", "mail", "x", time.Time{}))
		until := now.Add(2 * time.Hour)
		try(t, db.Keep(t.Context(), []string{held["a"].Claim}, until))
		in, err := db.InHand(t.Context())
		try(t, err)
		if d := cmp.Diff(map[string]time.Time{held["a"].Claim: until.UTC()}, in); d != "" {
			t.Errorf("in hand: %s", d)
		}
		others := func(at time.Time) int {
			t.Helper()
			got, err := db.Claim(t.Context(), []string{"mail"}, at, time.Minute, 10)
			try(t, err)
			return len(got)
		}
		if n := others(until.Add(-time.Second)); n != 0 {
			t.Errorf("%d letters are taken up that are held", n)
		}
		if n := others(until); n != 2 {
			t.Errorf("%d letters are free when the claim has run out, want 2", n)
		}
		if n := others(until.Add(10 * time.Minute)); n != 2 {
			t.Errorf("%d letters are free when the next has run out too, want 2", n)
		}
		var claims int
		try(t, raw.QueryRowContext(t.Context(), "SELECT count(*) FROM letter_claims").Scan(&claims))
		if claims != 1 {
			t.Errorf("%d claims are remembered, want the last one", claims)
		}
	})
}
