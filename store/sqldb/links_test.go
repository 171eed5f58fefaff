package sqldb_test

import (
	"database/sql"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/store/sqldb"
)

// The lines of a reminder are those that it told its reader of, in its order, without what was noted beside them, and
// each is found again by its number.
func TestTheLinesOfAReminder(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		at := time.Date(2027, time.January, 18, 10, 0, 0, 123e6, time.UTC)
		told := func(p casework.PersonID, keys ...string) (out []casework.Told) {
			for _, key := range keys {
				out = append(out, casework.Told{Person: p, Case: "c1", Key: key, Due: civil.On(2027, time.February, 1), At: at})
			}
			return out
		}
		for letter, all := range map[string][]casework.Told{
			"one":     told("mediator-1", "second", "second"+casework.ToldOn, "first", "first"+casework.ToldOn),
			"another": told("mediator-2", "first"),
		} {
			_, err := db.Enqueue(t.Context(), []post.Letter{{Key: letter, Route: "console", Room: "x", Body: []byte("x")}}, all)
			try(t, err)
		}
		lines, err := db.LinesOf(t.Context(), "mediator-1", "one")
		try(t, err)
		want := []sqldb.Line{{Letter: "one", Told: told("mediator-1", "second")[0]}, {Letter: "one", Told: told("mediator-1", "first")[0]}}
		if len(lines) != len(want) {
			t.Fatalf("the lines are %+v", lines)
		}
		for i := range lines {
			again, err := db.LineAt(t.Context(), lines[i].Nr)
			try(t, err)
			want[i].Nr = lines[i].Nr
			if diff := cmp.Diff(want[i], lines[i]) + cmp.Diff(lines[i], again); lines[i].Nr <= 0 || diff != "" {
				t.Errorf("line %d: %s", i, diff)
			}
		}
		for p, letter := range map[casework.PersonID]string{"mediator-2": "one", "mediator-1": "another", "": "", "mediator-3": "none"} {
			if lines, err := db.LinesOf(t.Context(), p, letter); err != nil || len(lines) != 0 {
				t.Errorf("%s, of the letter %s: %+v %v", p, letter, lines, err)
			}
		}
		for _, nr := range []int64{0, -1, 1 << 62} {
			if _, err := db.LineAt(t.Context(), nr); casework.KindOf(err) != casework.NotFound {
				t.Errorf("number %d: %v", nr, err)
			}
		}
	})
}
