package storetest

import (
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// What is delivered again is written once.
var repeating = []check{
	{"a change delivered again writes nothing and returns the version", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		c := withWord(adding("HPL-0231", "b", "c"), "b")
		c.BasedOn = 1
		commit(t, s, c)
		claim(t, s, now, 100)
		want := get(t, s, "HPL-0231")
		again := withWord(c, "again")
		again.Facts[0].ID, again.Facts[0].Type = "id-new", "hearing-held"
		if v := commit(t, s, again); v != 2 {
			t.Errorf("a replay returned version %d, wanted 2", v)
		}
		same(t, "the case", get(t, s, "HPL-0231"), want)
		same(t, "what went with the replay", wordOf(t, s, "again"), word{[]string{"b"}, nil, false})
	}},
	{"a replay returns the version of now, also after other changes", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		c := adding("HPL-0231", "b")
		c.BasedOn = 1
		commit(t, s, c)
		commit(t, s, adding("HPL-0231", "c"))
		same(t, "the version", commit(t, s, c), casework.Version(3))
	}},
	{"an opening delivered again opens nothing, under its own id or another", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a", "b"))
		commit(t, s, adding("HPL-0231", "c"))
		same(t, "the version", commit(t, s, opening("HPL-0231", "a", "b")), casework.Version(2))
		same(t, "the version", commit(t, s, opening("HPL-0232", "a", "b")), casework.Version(2))
		same(t, "the references", references(find(t, s, casework.Filter{})), []string{"HPL-0231"})
	}},
	{"a part of a change that was delivered before is refused, with nothing written", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		refused(t, s, withWord(adding("HPL-0231", "b", "a"), "b"), casework.Exists)
		refused(t, s, withWord(opening("HPL-0232", "a", "b"), "b"), casework.Exists)
	}},
	{"a source that another case has is refused, with nothing written", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		commit(t, s, opening("HPL-0232", "b"))
		refused(t, s, withWord(adding("HPL-0232", "a"), "a"), casework.Exists)
		refused(t, s, withWord(opening("HPL-0233", "a", "b"), "a"), casework.Exists)
	}},
	{"a letter whose key exists is left as it is", func(t *testing.T, s Store) {
		commit(t, s, casework.Change{Letters: []post.Letter{letter("a")}})
		changed := letter("a")
		changed.Body, changed.Room = []byte("changed"), "room-2"
		commit(t, s, casework.Change{Letters: []post.Letter{changed, letter("b"), changed, letter("b")}})
		if err := s.Answered(t.Context(), "console:1", []post.Letter{changed}); err != nil {
			t.Fatal(err)
		}
		got := claim(t, s, now, 100)
		for i := range got {
			got[i].Attempt, got[i].Claim = 0, ""
		}
		same(t, "the letters", got, []post.Letter{letter("a"), letter("b")})
	}},
	{"a letter that was sent is not sent again when it is written again", func(t *testing.T, s Store) {
		commit(t, s, casework.Change{Letters: []post.Letter{letter("a")}})
		if err := s.Sent(t.Context(), claim(t, s, now, 1)[0], "ref-1", now); err != nil {
			t.Fatal(err)
		}
		commit(t, s, casework.Change{Letters: []post.Letter{letter("a")}})
		same(t, "the letters", claim(t, s, now, 100), []post.Letter(nil))
	}},
}
