package sqldb_test

import (
	"database/sql"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
)

func TestAnAccountIsTiedByACodeOnce(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		ctx, now := t.Context(), time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)
		if err := db.PutPeople(ctx, nil, []casework.Person{{ID: "mediator-1"}, {ID: "mediator-2"}}); err != nil {
			t.Fatal(err)
		}
		is := func(account string, want casework.PersonID) {
			t.Helper()
			who, err := db.PersonAt(ctx, account)
			if want == "" && casework.KindOf(err) == casework.NotFound {
				return
			}
			if err != nil || who.ID != want {
				t.Errorf("%s is %q (%v), want %q", account, who.ID, err, want)
			}
		}
		is("slack/T1/U1", "")
		for _, code := range []string{"old", "good"} { // the second takes the first one's place
			if err := db.KeepCode(ctx, code, "mediator-1", now.Add(24*time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		for code, at := range map[string]time.Time{"old": now, "other": now, "good": now.Add(24 * time.Hour), "": now} {
			if _, err := db.TieByCode(ctx, "slack/T1/U1", code, at); casework.KindOf(err) != casework.NotFound {
				t.Errorf("the code %q at %s: %v", code, at, err)
			}
		}
		is("slack/T1/U1", "")
		if person, err := db.TieByCode(ctx, "slack/T1/U1", "good", now.Add(23*time.Hour)); err != nil || person != "mediator-1" {
			t.Fatalf("tied to %q (%v)", person, err)
		}
		is("slack/T1/U1", "mediator-1")
		if _, err := db.TieByCode(ctx, "slack/T1/U2", "good", now); casework.KindOf(err) != casework.NotFound {
			t.Errorf("a code was good twice: %v", err)
		}
		is("slack/T1/U2", "")
		if err := db.Tie(ctx, "slack/T1/U1", "mediator-2", "operator", now); err != nil {
			t.Fatal(err)
		}
		is("slack/T1/U1", "mediator-2")
		if got := column(t, raw, "SELECT account FROM accounts"); len(got) != 1 || !strings.HasPrefix(got[0], "k1:") || strings.Contains(got[0], "U1") {
			t.Errorf("the account is kept as %v", got)
		}
		if _, err := raw.ExecContext(ctx, "INSERT INTO accounts (account, person, tied_at) VALUES ('slack/T1/U9', 'mediator-1', 1)"); err == nil {
			t.Error("the database takes an account in plain text")
		}
	})
}

func TestAChannelIsBoundToOneTeam(t *testing.T) {
	onEach(t, func(t *testing.T, address string, _ *sql.DB) {
		db := ready(t, address)
		ctx, now := t.Context(), time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)
		for _, to := range []casework.OrganisationID{"north", "south"} {
			if err := db.Bind(ctx, "slack/C1", to, "manager-1", now); err != nil {
				t.Fatal(err)
			}
		}
		if bound, err := db.Bound(ctx); err != nil || len(bound) != 1 || bound["slack/C1"] != "south" {
			t.Errorf("bound are %v (%v)", bound, err)
		}
		for range 2 {
			if err := db.Unbind(ctx, "slack/C1", "manager-1", now); err != nil {
				t.Fatal(err)
			}
		}
		if bound, err := db.Bound(ctx); err != nil || len(bound) != 0 {
			t.Errorf("bound are %v (%v)", bound, err)
		}
	})
}

func TestAnAccountCanBeWrittenToUntilItIsUntied(t *testing.T) {
	onEach(t, func(t *testing.T, address string, raw *sql.DB) {
		db := ready(t, address)
		ctx, now := t.Context(), time.Date(2026, time.November, 22, 9, 0, 0, 0, time.UTC)
		if err := db.PutPeople(ctx, nil, []casework.Person{{ID: "mediator-1"}}); err != nil {
			t.Fatal(err)
		}
		are := func(want ...string) {
			t.Helper()
			if got, err := db.AccountsOf(ctx, "mediator-1"); err != nil || !slices.Equal(got, want) {
				t.Errorf("the accounts are %v (%v), want %v", got, err, want)
			}
		}
		for i, account := range []string{"slack/T1/U1", "discord/77"} {
			if err := db.Tie(ctx, account, "mediator-1", "operator", now.Add(time.Duration(i)*time.Minute)); err != nil {
				t.Fatal(err)
			}
		}
		are("discord/77", "slack/T1/U1")
		for account, at := range map[string]time.Time{"slack/T1/U1": now.Add(time.Hour), "slack/T1/U9": now.Add(time.Hour)} {
			if err := db.Used(ctx, account, at); err != nil {
				t.Fatal(err)
			}
		}
		are("slack/T1/U1", "discord/77")
		if got := column(t, raw, "SELECT address FROM accounts"); len(got) != 2 || !strings.HasPrefix(got[0], "s1:") || strings.Contains(strings.Join(got, ""), "T1/U1") {
			t.Errorf("the addresses are kept as %v", got)
		}
		if _, err := raw.ExecContext(ctx, "UPDATE accounts SET address = 'slack/T1/U1'"); err == nil {
			t.Error("the database takes an address in plain text")
		}
		for i, want := range []bool{true, false} {
			if was, err := db.Untie(ctx, "slack/T1/U1", "mediator-1", "operator", now); err != nil || was != want {
				t.Errorf("untied the %d. time: %v (%v)", i+1, was, err)
			}
		}
		if was, err := db.Untie(ctx, "discord/77", "mediator-2", "operator", now); err != nil || was {
			t.Errorf("somebody else's account was untied (%v)", err)
		}
		are("discord/77")
	})
}
