package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// What goes, what stays.
var forgetting = []check{
	{"an erased case is nowhere but in the audit and on the list of what was erased", func(t *testing.T, s Store) {
		commit(t, s, withWord(opening("HPL-0231", "a", "b"), "one"))
		commit(t, s, withWord(opening("HPL-0232", "c"), "two"))
		tellOf(t, s, "told", "HPL-0231")
		heard(t, s, "asked", "what about HPL-0231?", now)
		same(t, "about it before", about(t, s, "HPL-0231"),
			casework.Rows{"cases": 1, "facts": 2, "told": 1, "tellings": 1, "outbox": 1, "inbox": 1, "audit": 1})
		goes := casework.Rows{"cases": 1, "facts": 2, "told": 1, "tellings": 1, "outbox": 1, "inbox": 1}
		same(t, "what would go", erasable(t, s, "HPL-0231"), goes)
		same(t, "what went", erase(t, s), goes)
		same(t, "what would go once more", erasable(t, s, "HPL-0231"), casework.Rows{})
		_, err := s.Get(t.Context(), "case-HPL-0231")
		fails(t, err, casework.NotFound)
		same(t, "found", references(find(t, s, casework.Filter{})), []string{"HPL-0232"})
		same(t, "about it after", about(t, s, "HPL-0231"), casework.Rows{})
		same(t, "the other one", about(t, s, "HPL-0232"), casework.Rows{"cases": 1, "facts": 1, "audit": 1})
		same(t, "unanswered", stillOpen(t, s), []string(nil))
		same(t, "letters", keys(claim(t, s, now, 100)), []string{"letter-one", "letter-two"})
		same(t, "erased", erased(t, s), []casework.Erased{{Case: "case-HPL-0231", Reference: "HPL-0231", At: now, Why: casework.WhyRequest}})
		same(t, "counted", countedOf(t, s), []casework.Tally{tally})
		same(t, "entries of the audit", Verified(t, s).Nr, int64(3))
		was, ok, err := s.WasErased(t.Context(), "HPL-0231")
		same(t, "was erased", fmt.Sprint(was.Case, " ", ok, err), "case-HPL-0231 true <nil>")
		_, ok, err = s.WasErased(t.Context(), "HPL-0232")
		same(t, "the other one was erased", fmt.Sprint(ok, err), "false <nil>")
	}},
	{"what is erased is erased once, and a case that is not there not at all", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		erase(t, s)
		for _, reference := range []string{"HPL-0231", "HPL-0999"} {
			_, err := s.Erase(t.Context(), erasure(reference))
			fails(t, err, casework.NotFound)
		}
		same(t, "erased", len(erased(t, s)), 1)
		same(t, "counted", len(countedOf(t, s)), 1)
		same(t, "entries of the audit", Verified(t, s).Nr, int64(1))
	}},
	{"a case that changed since it was weighed stays", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		e := erasure("HPL-0231")
		e.BasedOn = 1
		commit(t, s, adding("HPL-0231", "hold"))
		_, err := s.Erase(t.Context(), e)
		fails(t, err, casework.Conflict)
		same(t, "facts", len(get(t, s, "HPL-0231").Facts), 2)
		same(t, "erased", len(erased(t, s)), 0)
		e.BasedOn = 2
		if _, err := s.Erase(t.Context(), e); err != nil {
			t.Error(err)
		}
	}},
	{"an erasure that lacks something is refused", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		for _, spoil := range []func(*casework.Erasure){
			func(e *casework.Erasure) { e.Case = "" },
			func(e *casework.Erasure) { e.Why = "" },
			func(e *casework.Erasure) { e.At = time.Time{} },
			func(e *casework.Erasure) { e.Audit[0].Detail = "\xff" },
		} {
			e := erasure("HPL-0231")
			spoil(&e)
			_, err := s.Erase(t.Context(), e)
			fails(t, err, casework.Invalid)
		}
		same(t, "facts", len(get(t, s, "HPL-0231").Facts), 1)
	}},
	{"the reference of an erased case is never given again, nor its id", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		erase(t, s)
		again := opening("HPL-0231", "b")
		again.Case, again.Open.ID = "another-id", "another-id"
		renamed := opening("HPL-0231", "c")
		renamed.Open.Reference = "HPL-0777"
		for _, c := range []casework.Change{opening("HPL-0231", "a"), again, renamed} {
			_, err := s.Commit(t.Context(), c)
			fails(t, err, casework.Exists)
			_, err = s.CommitAll(t.Context(), []casework.Change{opening("HPL-0500", "z"), c})
			fails(t, err, casework.Exists)
		}
		_, err := s.Commit(t.Context(), adding("HPL-0231", "d"))
		fails(t, err, casework.NotFound)
		same(t, "found", references(find(t, s, casework.Filter{})), []string(nil))
	}},
	{"a letter about several cases goes, and what it was to tell of the others is told again", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		commit(t, s, opening("HPL-0232", "b"))
		tellOf(t, s, "both", "HPL-0231", "HPL-0232")
		tellOf(t, s, "other", "HPL-0233")
		erase(t, s)
		same(t, "letters", keys(claim(t, s, now, 100)), []string{"letter-other"})
		days, err := s.LastTold(t.Context(), "mediator-1", []string{"HPL-0231|appeal", "HPL-0232|appeal", "HPL-0233|appeal"})
		same(t, "told", fmt.Sprint(len(days), days["HPL-0233|appeal"], err), "1 2026-11-23 <nil>")
	}},
	{"a letter that went out before leaves what it told of the others as told", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		commit(t, s, opening("HPL-0232", "b"))
		tellOf(t, s, "both", "HPL-0231", "HPL-0232")
		for _, l := range claim(t, s, now, 10) {
			if err := s.Sent(t.Context(), l, "ref", now); err != nil {
				t.Fatal(err)
			}
		}
		erase(t, s)
		days, err := s.LastTold(t.Context(), "mediator-1", []string{"HPL-0231|appeal", "HPL-0232|appeal"})
		same(t, "told", fmt.Sprint(len(days), days["HPL-0232|appeal"], err), "1 2026-11-23 <nil>")
	}},
	{"a reference that only begins like the erased one stays", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		commit(t, s, opening("HPL-02310", "b"))
		tellOf(t, s, "longer", "HPL-02310")
		heard(t, s, "longer", "HPL-02310 and XHPL-0231", now)
		erase(t, s)
		same(t, "letters", keys(claim(t, s, now, 100)), []string{"letter-longer"})
		same(t, "unanswered", stillOpen(t, s), []string{"longer"})
	}},
	{"nobody is told of a case that was erased while the reminder was written", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		erase(t, s)
		_, err := s.Enqueue(t.Context(), []post.Letter{letter("late")}, []casework.Told{{Person: "mediator-1", Case: "case-HPL-0231", Key: "k", At: now}})
		fails(t, err, casework.Conflict)
		same(t, "letters", keys(claim(t, s, now, 100)), []string(nil))
	}},
	{"many who erase at once erase once, while others go on", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		commit(t, s, opening("HPL-0232", "b"))
		errs := together(func(i int) error {
			if i%2 == 0 {
				_, err := s.Erase(t.Context(), erasure("HPL-0231"))
				return err
			}
			c := withWord(adding("HPL-0232", fmt.Sprint("more-", i)), fmt.Sprint("more-", i))
			c.Audit[0].At = now
			_, err := s.Commit(t.Context(), c)
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": crowd/2 + 1, "not found": crowd/2 - 1})
		same(t, "found", references(find(t, s, casework.Filter{})), []string{"HPL-0232"})
		same(t, "counted", len(countedOf(t, s)), 1)
		Verified(t, s)
	}},
	{"what was said too long ago is emptied, answered or not", func(t *testing.T, s Store) {
		heard(t, s, "old", "one", now)
		heard(t, s, "new", "two", now.Add(time.Hour))
		commit(t, s, withWord(opening("HPL-0231", "a"), "waiting"))
		tellOf(t, s, "reminder", "HPL-0231")
		before := now.Add(time.Minute)
		n, err := s.ForgetTexts(t.Context(), before, true)
		same(t, "a dry run", fmt.Sprint(n, err), "{1 0} <nil>")
		same(t, "unanswered", stillOpen(t, s), []string{"old", "new"})
		if n, err = s.ForgetTexts(t.Context(), before, false); err != nil || n.Deliveries != 1 || n.Letters != 0 {
			t.Fatalf("%+v %v", n, err)
		}
		same(t, "unanswered", stillOpen(t, s), []string{"new"})
		ok, err := s.IsAnswered(t.Context(), "old")
		same(t, "the old one is done with", fmt.Sprint(ok, err), "true <nil>")
		n, err = s.ForgetTexts(t.Context(), now.AddDate(500, 0, 0), false) // letters are written by the store's own clock
		same(t, "much later", fmt.Sprint(n, err), "{1 2} <nil>")
		same(t, "letters", keys(claim(t, s, now, 100)), []string(nil))
		days, err := s.LastTold(t.Context(), "mediator-1", []string{"HPL-0231|appeal"})
		same(t, "what never went out counts as not told", fmt.Sprint(len(days), err), "0 <nil>")
		n, err = s.ForgetTexts(t.Context(), now.AddDate(500, 0, 0), false)
		same(t, "once more", fmt.Sprint(n, err), "{0 0} <nil>")
	}},
	{"what was erased is known by reference and by id, and when by the audit", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		commit(t, s, opening("HPL-0232", "b"))
		before, err := s.AuditEnd(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		erase(t, s)
		names := []string{"HPL-0230", "HPL-0231", "HPL-0232", "case-HPL-0231", "case-HPL-0232"}
		got, err := s.ErasedAmong(t.Context(), names)
		slices.Sort(got)
		same(t, "erased among the names", fmt.Sprint(got, err), "[HPL-0231 case-HPL-0231] <nil>")
		got, err = s.ErasedAmong(t.Context(), nil)
		same(t, "among none", fmt.Sprint(got, err), "[] <nil>")
		for _, step := range []struct {
			after int64
			want  []casework.Erased
		}{{before.Last, erased(t, s)}, {0, erased(t, s)}, {before.Last + 1, nil}, {before.Last + 1000, erased(t, s)}} {
			gone, last, err := s.ErasedAfter(t.Context(), step.after)
			same(t, fmt.Sprint("erased after entry ", step.after), gone, step.want)
			same(t, "the last entry", fmt.Sprint(last, err), fmt.Sprint(before.Last+1, " <nil>"))
		}
	}},
	{"how long an organisation keeps is kept with it", func(t *testing.T, s Store) {
		with := north
		with.Retention = casework.Retention{Years: 7, ChatDays: 30}
		put(t, s, []casework.Organisation{with})
		got, err := s.Organisation(t.Context(), north.ID)
		same(t, "the organisation", got, with)
		if err != nil {
			t.Error(err)
		}
		for _, r := range []casework.Retention{{Years: -1}, {Years: 31}, {ChatDays: 91}, {ChatDays: -1}} {
			with.Retention = r
			fails(t, s.PutPeople(t.Context(), []casework.Organisation{with}, nil), casework.Invalid)
		}
	}},
	{"what is stopped before it erases leaves everything", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		ctx := stoppedContext(t)
		_, err := s.Erase(ctx, erasure("HPL-0231"))
		fails(t, err, casework.Internal)
		_, err = s.ForgetTexts(ctx, now, false)
		fails(t, err, casework.Internal)
		_, _, err = s.WasErased(ctx, "HPL-0231")
		fails(t, err, casework.Internal)
		for _, err := range s.Erased(ctx) {
			fails(t, err, casework.Internal)
		}
		for _, err := range s.Counted(ctx) {
			fails(t, err, casework.Internal)
		}
		for _, err := range s.About(ctx, "case-HPL-0231") {
			fails(t, err, casework.Internal)
		}
		same(t, "facts", len(get(t, s, "HPL-0231").Facts), 1)
	}},
	{"whoever asks what is kept gets the words too", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		heard(t, s, "asked", "what about HPL-0231?", now)
		found := false
		for r, err := range s.About(t.Context(), "case-HPL-0231") {
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Fields {
				found = found || r.Table == "inbox" && f.Name == "body" && strings.Contains(f.Value, "what about")
			}
		}
		same(t, "the message is among it", found, true)
	}},
}
