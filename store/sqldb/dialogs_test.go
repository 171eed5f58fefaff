package sqldb_test

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/store/sealed"
	"github.com/redress-send/redress/store/sqldb"
)

// kept seals a state for its name, as whoever keeps it does.
func kept(t *testing.T, db *sqldb.DB, name, state string) []byte {
	t.Helper()
	text, err := db.Seal(t.Context(), sealed.At("dialog", "state", name), []byte(state))
	try(t, err)
	return []byte(text.Form())
}

func TestHalfAConversationIsKeptForAWhile(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db, err := locked(t, address, keyOf(t, 1))
		try(t, err)
		clock := now
		of := func(db *sqldb.DB) *sqldb.Dialogs { return db.Dialogs(func() time.Time { return clock }) }
		mine, err := db.Blind(t.Context(), "dialog", "room-1")
		try(t, err)
		yours, err := db.Blind(t.Context(), "dialog", "room-2")
		try(t, err)
		has := func(db *sqldb.DB, name, want string) {
			t.Helper()
			state, err := of(db).Load(t.Context(), name)
			try(t, err)
			got := ""
			if state != nil {
				text, err := sealed.Read(string(state))
				try(t, err)
				plain, err := db.Open(t.Context(), sealed.At("dialog", "state", name), text)
				try(t, err)
				got = string(plain)
			}
			if got != want {
				t.Errorf("there is %q, want %q", got, want)
			}
		}
		has(db, mine, "")
		try(t, of(db).Save(t.Context(), mine, kept(t, db, mine, marker+"1"), time.Hour))
		try(t, of(db).Save(t.Context(), yours, kept(t, db, yours, marker+"2"), 2*time.Hour))
		try(t, of(db).Save(t.Context(), mine, kept(t, db, mine, marker+"3"), time.Hour))
		other, err := locked(t, address, keyOf(t, 1)) // another process
		try(t, err)
		has(other, mine, marker+"3")
		if strings.Contains(bytesOfAll(t, address, raw), marker) {
			t.Error("it can be read in the database")
		}
		for _, bad := range [][]byte{nil, []byte("plain"), []byte("s1:")} {
			if of(db).Save(t.Context(), mine, bad, time.Hour) == nil {
				t.Errorf("%q is kept", bad)
			}
		}
		if of(db).Save(t.Context(), mine, kept(t, db, mine, "x"), 0) == nil {
			t.Error("it is kept for no time at all")
		}
		stopped, stop := context.WithCancel(t.Context())
		stop()
		if _, err := of(db).Load(stopped, mine); err == nil {
			t.Error("it is looked for when that was stopped")
		}
		clock = clock.Add(time.Hour)
		has(db, mine, "")
		has(db, yours, marker+"2")
		for _, dry := range []bool{true, false} {
			n, err := of(db).Sift(t.Context(), func(name string, _ []byte) bool { return name == yours }, dry)
			try(t, err)
			if n != 1 {
				t.Errorf("%d go, want 1", n)
			}
			has(db, yours, map[bool]string{true: marker + "2"}[dry])
		}
		try(t, of(db).Save(t.Context(), yours, kept(t, db, yours, "x"), time.Hour))
		if got := column(t, raw, "SELECT CAST(count(*) AS TEXT) FROM dialog")[0]; got != "1" {
			t.Errorf("%s are there, want the one that has not run out", got)
		}
		try(t, of(db).Drop(t.Context(), yours))
		has(db, yours, "")
	})
}
