package chat_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/memdb"
)

// town is where people are reached, and what the two routes there posted.
type town struct {
	rooms      []chat.Room
	nobody     bool
	chat, mail *wall
	gaveUp     []string
}

func newTown(routes ...string) *town {
	t := &town{chat: &wall{}, mail: &wall{}}
	for _, r := range routes {
		t.rooms = append(t.rooms, chat.Room{Route: r, ID: "at " + r, Privacy: chat.Direct})
	}
	return t
}

func (t *town) ways(_ context.Context, person string) ([]chat.Room, error) {
	if t.nobody || person != "mediator-1" {
		return nil, fmt.Errorf("%w: disabled", chat.ErrNobody)
	}
	return slices.Clone(t.rooms), nil
}

// carrier is a process that carries both routes.
func (t *town) carrier(db *memdb.DB) *chat.Post {
	p := chat.NewPost(db, db, nil, chat.Options{Ways: t.ways, GaveUp: func(_ context.Context, l post.Letter) { t.gaveUp = append(t.gaveUp, l.Key) }})
	p.Join("chat", t.chat, chat.Carriage{})
	p.Join("mail", t.mail, chat.Carriage{})
	return p
}

func tellMediator(t *testing.T, db *memdb.DB) {
	t.Helper()
	l, err := chat.LetterTo("mediator-1", "remind:mediator-1:1", chat.Say("due"))
	if err == nil {
		_, err = db.Commit(t.Context(), casework.Change{Letters: []post.Letter{l}})
	}
	if err != nil {
		t.Fatal(err)
	}
}

func gone(string) error { return fmt.Errorf("%w: cannot_dm_bot", chat.ErrUndeliverable) }

func down(string) error { return errors.New("no route to host") }

func TestALetterGoesWhereThePersonIsReached(t *testing.T) {
	for name, c := range map[string]struct {
		routes         []string
		chat, mail     func(string) error
		after          time.Duration
		inChat, inMail []string
		gaveUp         bool
	}{
		"by the best way":                                  {routes: []string{"chat", "mail"}, inChat: []string{"at chat: due"}},
		"the other way round":                              {routes: []string{"mail", "chat"}, inMail: []string{"at mail: due"}},
		"at once by mail where chat will never take it":    {routes: []string{"chat", "mail"}, chat: gone, inMail: []string{"at mail: due"}},
		"at once by chat where the address is no good":     {routes: []string{"mail", "chat"}, mail: gone, inChat: []string{"at chat: due"}},
		"not by mail while chat may come back":             {routes: []string{"chat", "mail"}, chat: down, after: 9 * time.Minute},
		"by mail where chat stays down":                    {routes: []string{"chat", "mail"}, chat: down, after: 30 * time.Minute, inMail: []string{"at mail: due"}},
		"nowhere else where there is no other way":         {routes: []string{"chat"}, chat: down, after: 30 * time.Minute},
		"given up where no way will take it":               {routes: []string{"chat", "mail"}, chat: gone, mail: gone, gaveUp: true},
		"given up where the person is reached nowhere":     {gaveUp: true},
		"a way that nobody here carries is for others":     {routes: []string{"console", "mail"}},
		"tried for a day where every way is down, for one": {routes: []string{"chat", "mail"}, chat: down, mail: down, after: 40 * time.Hour, gaveUp: true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				db, town := memdb.New(), newTown(c.routes...)
				town.chat.fail, town.mail.fail = c.chat, c.mail
				tellMediator(t, db)
				running(t, town.carrier(db), max(c.after, time.Minute))
				if d := cmp.Diff([][]string{c.inChat, c.inMail}, [][]string{town.chat.said(), town.mail.said()}); d != "" {
					t.Error(d)
				}
				if (len(town.gaveUp) == 1) != c.gaveUp {
					t.Errorf("given up: %v, want %v", town.gaveUp, c.gaveUp)
				}
			})
		})
	}
}

// Who gets a letter by another route is told which one did not reach them; nobody else is told anything.
func TestALetterByAnotherRouteSaysWhich(t *testing.T) {
	for name, c := range map[string]struct {
		routes     []string
		chat, mail func(string) error
		want       string
	}{
		"by its first route": {routes: []string{"chat", "mail"}},
		"by mail": {routes: []string{"chat", "mail"}, chat: gone,
			want: "This came here because it did not get to you by Chatter. If that goes on, ask whoever looks after Redress to check how you are reached."},
		"by chat": {routes: []string{"mail", "chat"}, mail: gone,
			want: "This came here because it did not get to you by e-mail. If that goes on, ask whoever looks after Redress to check how you are reached."},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				db, town := memdb.New(), newTown(c.routes...)
				town.chat.fail, town.mail.fail = c.chat, c.mail
				tellMediator(t, db)
				p := chat.NewPost(db, db, nil, chat.Options{Ways: town.ways, RouteName: func(route string) string {
					return map[string]string{"chat": "Chatter", "mail": "e-mail"}[route]
				}})
				p.Join("chat", town.chat, chat.Carriage{})
				p.Join("mail", town.mail, chat.Carriage{})
				running(t, p, time.Minute)
				got := append(town.chat.notes, town.mail.notes...)
				if d := cmp.Diff([]string{c.want}, got); c.want != "" && d != "" || c.want == "" && len(got) > 0 {
					t.Errorf("%q, want %q", got, c.want)
				}
			})
		})
	}
}

func TestWhatChangedBetweenWritingAndSendingCounts(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*town)
		want   []string
	}{
		"an account that was untied gets nothing": {func(t *town) { t.rooms = t.rooms[1:] }, []string{"at mail: due"}},
		"one that was tied meanwhile gets it":     {func(t *town) { t.rooms[0].ID = "another" }, []string{"another: due"}},
		"who was disabled gets nothing":           {func(t *town) { t.nobody = true }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				db, town := memdb.New(), newTown("chat", "mail")
				town.chat.fail = func(string) error {
					c.change(town)
					town.chat.fail = nil
					return errors.New("busy")
				}
				tellMediator(t, db)
				running(t, town.carrier(db), time.Minute)
				if d := cmp.Diff(c.want, append(town.chat.said(), town.mail.said()...)); d != "" {
					t.Error(d)
				}
				if len(town.gaveUp) > 0 {
					t.Errorf("given up: %v", town.gaveUp)
				}
			})
		})
	}
}

func TestTwoProcessesThatCarryDifferentRoutesDeliverOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, town := memdb.New(), newTown("chat", "mail")
		town.chat.fail = gone
		var all []post.Letter
		for i := range 50 {
			l, err := chat.LetterTo("mediator-1", fmt.Sprintf("k%02d", i), chat.Say(fmt.Sprint(i)))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, l)
		}
		if _, err := db.Commit(t.Context(), casework.Change{Letters: all}); err != nil {
			t.Fatal(err)
		}
		talker := chat.NewPost(db, db, nil, chat.Options{Ways: town.ways})
		talker.Join("chat", town.chat, chat.Carriage{})
		mailer := chat.NewPost(db, db, nil, chat.Options{Ways: town.ways})
		mailer.Join("mail", town.mail, chat.Carriage{})
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		go func() { _ = talker.Run(ctx) }()
		if err := mailer.Run(ctx); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		got := town.mail.said()
		slices.Sort(got)
		if len(got) != 50 || len(slices.Compact(got)) != 50 {
			t.Errorf("%d letters by mail, want each of 50 once: %s", len(town.mail.said()), strings.Join(got, "; "))
		}
	})
}
