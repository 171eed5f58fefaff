package storetest

import (
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// What cannot be written leaves nothing behind.
var refusing = []check{
	{"a case that is not there is not found", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231"))
		_, err := s.Get(t.Context(), "case-HPL-0232")
		fails(t, err, casework.NotFound)
	}},
	{"a reference that exists is not opened again, and nothing of the change is written", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		again := withWord(opening("HPL-0231", "b"), "b")
		again.Case, again.Open.ID = "case-other", "case-other"
		refused(t, s, again, casework.Exists)
		_, err := s.Get(t.Context(), "case-other")
		fails(t, err, casework.NotFound)
	}},
	{"an id that exists is not opened again", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		again := withWord(opening("HPL-0231", "b"), "b")
		again.Open.Reference = "HPL-0232"
		refused(t, s, again, casework.Exists)
		same(t, "the references", references(find(t, s, casework.Filter{})), []string{"HPL-0231"})
	}},
	{"a change based on an older version is a conflict, and nothing of it is written", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		commit(t, s, adding("HPL-0231", "b"))
		c := withWord(adding("HPL-0231", "c"), "c")
		c.BasedOn = 1
		refused(t, s, c, casework.Conflict)
		c.BasedOn = 3
		refused(t, s, c, casework.Conflict)
		c.BasedOn = 0
		refused(t, s, c, casework.Conflict)
		c.BasedOn = 2
		commit(t, s, c)
	}},
	{"a conflict is one also where there are no facts", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		c := withWord(adding("HPL-0231"), "c")
		c.BasedOn = 7
		refused(t, s, c, casework.Conflict)
	}},
	{"a case that is not there takes no facts, and nothing of the change is written", func(t *testing.T, s Store) {
		refused(t, s, withWord(adding("HPL-0231", "a"), "a"), casework.NotFound)
		refused(t, s, withWord(adding("HPL-0231"), "a"), casework.NotFound)
	}},
	{"a fact whose id the case has is not written, in a case of its own it is", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231", "a"))
		c := withWord(adding("HPL-0231", "b", "c"), "c")
		c.Facts[1].ID = "id-a"
		refused(t, s, c, casework.Exists)
		other := opening("HPL-0232", "d")
		other.Facts[0].ID = "id-a"
		commit(t, s, other)
	}},
	{"what has no key, one key twice, or bytes that are not text is refused", func(t *testing.T, s Store) {
		commit(t, s, opening("HPL-0231"))
		for says, spoil := range unkeepable {
			c := withWord(adding("HPL-0231", "a", "b"), "a")
			spoil(&c)
			t.Run(says, func(t *testing.T) { refused(t, s, c, casework.Invalid) })
		}
	}},
}

var unkeepable = map[string]func(c *casework.Change){
	"a fact without an id":            func(c *casework.Change) { c.Facts[1].ID = "" },
	"a fact without a source":         func(c *casework.Change) { c.Facts[1].Source = "" },
	"two facts of one source":         func(c *casework.Change) { c.Facts[1].Source = c.Facts[0].Source },
	"two facts of one id":             func(c *casework.Change) { c.Facts[1].ID = c.Facts[0].ID },
	"facts without a case":            func(c *casework.Change) { c.Case = "" },
	"a letter without a key":          func(c *casework.Change) { c.Letters[0].Key = "" },
	"a letter without a route":        func(c *casework.Change) { c.Letters[0].Route = "" },
	"a zero byte in an attribute":     func(c *casework.Change) { c.Facts[0].Attrs = c.Facts[0].Attrs.With("name", "a\x00b") },
	"half a letter in a source":       func(c *casework.Change) { c.Facts[0].Source = "\xc3" },
	"half a letter in an audit entry": func(c *casework.Change) { c.Audit[0].Detail = "\xc3" },
	"a zero byte in a letter's room":  func(c *casework.Change) { c.Letters[0].Room = "\x00" },
	"an opening without a reference":  func(c *casework.Change) { c.Open = &casework.Header{ID: c.Case} },
	"an opening with another id":      func(c *casework.Change) { c.Open = header("HPL-0232") },
}

// refused checks that the change is refused and that nothing of it is there.
func refused(t *testing.T, s Store, c casework.Change, kind casework.Kind) {
	t.Helper()
	cases := find(t, s, casework.Filter{})
	audit := trail(t, s, "")
	_, err := s.Commit(t.Context(), c)
	fails(t, err, kind)
	same(t, "the cases after a refusal", find(t, s, casework.Filter{}), cases)
	same(t, "the audit after a refusal", trail(t, s, ""), audit)
	same(t, "the letters after a refusal", claim(t, s, now, 100), []post.Letter(nil))
	if answered, err := s.IsAnswered(t.Context(), c.Done); err != nil || answered {
		t.Errorf("the delivery counts as answered after a refusal (%v)", err)
	}
}
