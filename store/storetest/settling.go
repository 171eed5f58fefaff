package storetest

import (
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

func wishes(t testing.TB, s Store, p casework.PersonID) casework.Wishes {
	t.Helper()
	w, err := s.Wishes(t.Context(), p, []string{"b", "a", "other"})
	try(t, err)
	return w
}

func themes(t testing.TB, s Store, f casework.ThemeFilter) []string {
	t.Helper()
	found, err := s.Themes(t.Context(), f)
	try(t, err)
	out := []string{}
	for _, one := range found {
		out = append(out, one.ID)
	}
	return out
}

func asleep(key, until string) casework.ItemWish {
	return casework.ItemWish{Key: key, Case: "case-HPL-0231", Until: on(until), Due: on("2026-11-23 Mon"), At: now}
}

func theme(id, area, quarter string, by casework.PersonID) casework.Theme {
	return casework.Theme{ID: id, Authority: area, Quarter: casework.Quarter(quarter), Topic: "delay", By: by, At: now}
}

// What people settle about their messages is kept with the answer that says so.
var settling = []check{
	{"who settled nothing wishes nothing", func(t *testing.T, s Store) {
		same(t, "the wishes", wishes(t, s, "mediator-1"), casework.Wishes{Person: "mediator-1"})
		same(t, "the themes", themes(t, s, casework.ThemeFilter{}), []string{})
	}},
	{"wishes take the place of earlier ones, and leave those about deadlines", func(t *testing.T, s Store) {
		try(t, s.Settle(t.Context(), casework.Settlement{Person: "mediator-1", Items: []casework.ItemWish{asleep("b", "2026-11-16 Mon"), asleep("a", "2026-11-17 Tue")}}))
		first := casework.Wishes{Person: "mediator-1", QuietFrom: "21:00", QuietTo: "07:00", MutedUntil: on("2026-11-16 Mon")}
		try(t, s.Settle(t.Context(), casework.Settlement{Wishes: &first}))
		second := casework.Wishes{Person: "mediator-1", DigestAt: "08:00", DigestDays: []string{"tue"}}
		try(t, s.Settle(t.Context(), casework.Settlement{Wishes: &second}))
		want := second
		want.Items = []casework.ItemWish{asleep("a", "2026-11-17 Tue"), asleep("b", "2026-11-16 Mon")}
		same(t, "the wishes", wishes(t, s, "mediator-1"), want)
		same(t, "somebody else's", wishes(t, s, "mediator-2"), casework.Wishes{Person: "mediator-2"})
	}},
	{"a wish about a deadline takes the place of the earlier one", func(t *testing.T, s Store) {
		try(t, s.Settle(t.Context(), casework.Settlement{Person: "mediator-1", Items: []casework.ItemWish{asleep("a", "2026-11-16 Mon")}}))
		not := casework.ItemWish{Key: "a", Case: "case-HPL-0231", NotMine: true, At: now.Add(time.Hour)}
		try(t, s.Settle(t.Context(), casework.Settlement{Person: "mediator-1", Items: []casework.ItemWish{not}}))
		same(t, "the wishes", wishes(t, s, "mediator-1").Items, []casework.ItemWish{not})
	}},
	{"themes are found by area, quarter and person, added once, and taken back", func(t *testing.T, s Store) {
		all := []casework.Theme{theme("t1", "E06000001", "2026-Q4", "volunteer-1"), theme("t2", "E06000001", "2026-Q3", "volunteer-1"), theme("t3", "E06000047", "2026-Q4", "volunteer-2")}
		try(t, s.Settle(t.Context(), casework.Settlement{Themes: all}))
		again := theme("t1", "E06000047", "2025-Q1", "volunteer-2")
		try(t, s.Settle(t.Context(), casework.Settlement{Themes: []casework.Theme{again}}))
		same(t, "all", themes(t, s, casework.ThemeFilter{}), []string{"t1", "t2", "t3"})
		same(t, "of an area", themes(t, s, casework.ThemeFilter{Authority: "E06000001"}), []string{"t1", "t2"})
		same(t, "of a quarter of it", themes(t, s, casework.ThemeFilter{Authority: "E06000001", Quarter: "2026-Q4"}), []string{"t1"})
		same(t, "of somebody", themes(t, s, casework.ThemeFilter{By: "volunteer-2"}), []string{"t3"})
		found, err := s.Themes(t.Context(), casework.ThemeFilter{By: "volunteer-2"})
		try(t, err)
		same(t, "the theme", found, []casework.Theme{all[2]})
		try(t, s.Settle(t.Context(), casework.Settlement{Drop: []string{"t1", "t9"}}))
		same(t, "what is left", themes(t, s, casework.ThemeFilter{}), []string{"t2", "t3"})
	}},
	{"the letters and the mark of the delivery come with it, once", func(t *testing.T, s Store) {
		one := casework.Settlement{Themes: []casework.Theme{theme("t1", "E06000001", "2026-Q4", "volunteer-1")}, Letters: []post.Letter{letter("a")}, Done: "in-1"}
		try(t, s.Settle(t.Context(), one))
		try(t, s.Settle(t.Context(), one))
		done, err := s.IsAnswered(t.Context(), "in-1")
		try(t, err)
		same(t, "answered", done, true)
		same(t, "the letters", keys(claim(t, s, now, 10)), []string{"letter-a"})
	}},
	{"what cannot be kept is refused whole", func(t *testing.T, s Store) {
		good := []casework.Theme{theme("t1", "E06000001", "2026-Q4", "volunteer-1")}
		fails(t, s.Settle(t.Context(), casework.Settlement{Themes: append(good, casework.Theme{ID: "t2"})}), casework.Invalid)
		fails(t, s.Settle(t.Context(), casework.Settlement{Themes: good, Items: []casework.ItemWish{asleep("a", "2026-11-16 Mon")}}), casework.Invalid)
		fails(t, s.Settle(t.Context(), casework.Settlement{Themes: good, Letters: []post.Letter{{Key: "x"}}}), casework.Invalid)
		same(t, "the themes", themes(t, s, casework.ThemeFilter{}), []string{})
	}},
	{"the last reminder to a person is known in its order", func(t *testing.T, s Store) {
		enqueue(t, s, []post.Letter{letter("a")}, told("mediator-1", "old", ""))
		later := told("mediator-1", "second", "")
		later.At = now.Add(time.Hour)
		first := told("mediator-1", "first", "")
		first.At = later.At
		enqueue(t, s, []post.Letter{letter("b")}, first, later)
		enqueue(t, s, []post.Letter{letter("c")}, told("adviser-1", "other", ""))
		keys, at, err := s.LastDigest(t.Context(), "mediator-1")
		try(t, err)
		same(t, "the keys", keys, []string{"first", "second"})
		same(t, "the time", at, now.Add(time.Hour))
		keys, _, err = s.LastDigest(t.Context(), "mediator-2")
		try(t, err)
		same(t, "nobody's", len(keys), 0)
		for letter, want := range map[string][]string{"letter-a": {"old"}, "letter-b": {"first", "second"}, "letter-c": nil, "none": nil, "": nil} {
			keys, err := s.ListOf(t.Context(), "mediator-1", letter)
			try(t, err)
			same(t, "what letter "+letter+" told", keys, want)
		}
	}},
}
