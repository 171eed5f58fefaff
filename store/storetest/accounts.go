package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
)

// changes are the audit entries about accounts and channels, oldest first.
func changes(t testing.TB, s Store) []string {
	t.Helper()
	var out []string
	for e, err := range s.Trail(t.Context(), "") {
		if err != nil {
			t.Fatalf("trail: %v", err)
		}
		out = append(out, fmt.Sprintf("%s %s: %s", e.Person, e.Action, e.Detail))
	}
	Verified(t, s)
	return out
}

func whose(t testing.TB, s Store, account string) string {
	t.Helper()
	who, err := s.PersonAt(t.Context(), account)
	if err != nil {
		fails(t, err, casework.NotFound)
	}
	return string(who.ID)
}

func tie(t testing.TB, s Store, account string, person casework.PersonID, at time.Time) {
	t.Helper()
	if err := s.Tie(t.Context(), account, person, "operator", at); err != nil {
		t.Fatalf("tie: %v", err)
	}
}

// Whose an account is, whose a channel is, and who made it so.
var accounts = []check{
	{"an account is one person's, the last one's, and the audit says who tied it", func(t *testing.T, s Store) {
		put(t, s, []casework.Organisation{north, tees}, mediator, adviser)
		same(t, "at first", whose(t, s, "slack/T1/U1"), "")
		tie(t, s, "slack/T1/U1", "mediator-1", now)
		same(t, "tied", whose(t, s, "slack/T1/U1"), "mediator-1")
		tie(t, s, "slack/T1/U1", "adviser-1", now)
		same(t, "tied to another", whose(t, s, "slack/T1/U1"), "adviser-1")
		for _, step := range []struct {
			person casework.PersonID
			was    bool
		}{{"mediator-1", false}, {"adviser-1", true}, {"adviser-1", false}} {
			was, err := s.Untie(t.Context(), "slack/T1/U1", step.person, "operator", now)
			same(t, "untied from "+string(step.person), fmt.Sprint(was, err), fmt.Sprint(step.was, " <nil>"))
		}
		same(t, "untied", whose(t, s, "slack/T1/U1"), "")
		same(t, "the audit", changes(t, s), []string{"operator tie-account: slack account of mediator-1", "operator untie-account: slack account of mediator-1",
			"operator tie-account: slack account of adviser-1", "operator untie-account: slack account of adviser-1"})
	}},
	{"a code ties one account, once, until its time, and is the person's own doing", func(t *testing.T, s Store) {
		put(t, s, []casework.Organisation{north, tees}, mediator, adviser)
		for _, code := range []string{"old", "good"} { // the second takes the first one's place
			if err := s.KeepCode(t.Context(), code, "adviser-1", now.Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		for code, at := range map[string]time.Time{"old": now, "other": now, "": now, "good": now.Add(time.Hour)} {
			_, err := s.TieByCode(t.Context(), "discord/7", code, at)
			fails(t, err, casework.NotFound)
		}
		same(t, "what is refused is not in the audit", changes(t, s), []string(nil))
		person, err := s.TieByCode(t.Context(), "discord/7", "good", now.Add(59*time.Minute))
		same(t, "the code's person", fmt.Sprint([]any{person, err}), "[adviser-1 <nil>]")
		_, err = s.TieByCode(t.Context(), "discord/8", "good", now)
		fails(t, err, casework.NotFound)
		same(t, "the account", whose(t, s, "discord/7"), "adviser-1")
		same(t, "the audit", changes(t, s), []string{"adviser-1 tie-account: discord account of adviser-1"})
	}},
	{"of many who use a code at once one ties an account", func(t *testing.T, s Store) {
		put(t, s, []casework.Organisation{tees}, adviser)
		if err := s.KeepCode(t.Context(), "good", "adviser-1", now.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		errs := together(func(i int) error {
			_, err := s.TieByCode(t.Context(), fmt.Sprint("discord/", i), "good", now)
			return err
		})
		same(t, "the outcome", outcome(errs), map[string]int{"done": 1, "not found": crowd - 1})
		same(t, "entries", len(changes(t, s)), 1)
	}},
	{"a person's accounts are named, the one that was used last first", func(t *testing.T, s Store) {
		put(t, s, []casework.Organisation{tees}, adviser)
		tie(t, s, "slack/T1/U1", "adviser-1", now)
		tie(t, s, "discord/7", "adviser-1", now.Add(time.Minute))
		are := func(says string, want ...string) {
			t.Helper()
			got, err := s.AccountsOf(t.Context(), "adviser-1")
			same(t, says, fmt.Sprint(got, err), fmt.Sprint(want, " <nil>"))
		}
		are("by when they were tied", "discord/7", "slack/T1/U1")
		for _, use := range []string{"slack/T1/U1", "slack/T1/U9"} {
			if err := s.Used(t.Context(), use, now.Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		are("by when they were used", "slack/T1/U1", "discord/7")
		if err := s.Used(t.Context(), "slack/T1/U1", now); err != nil { // an older message that comes later
			t.Fatal(err)
		}
		are("an older use", "slack/T1/U1", "discord/7")
		same(t, "what is nobody's stays so", whose(t, s, "slack/T1/U9"), "")
		got, err := s.AccountsOf(t.Context(), "mediator-1")
		same(t, "nobody's", fmt.Sprint(len(got), err), "0 <nil>")
	}},
	{"a channel is one team's, the last one's, and the audit says who bound it", func(t *testing.T, s Store) {
		for _, to := range []casework.OrganisationID{"north-mediation", "south-mediation"} {
			if err := s.Bind(t.Context(), "slack/C1", to, "manager-1", now); err != nil {
				t.Fatal(err)
			}
		}
		bound, err := s.Bound(t.Context())
		same(t, "bound", fmt.Sprint(bound, err), "map[slack/C1:south-mediation] <nil>")
		for range 2 {
			if err := s.Unbind(t.Context(), "slack/C1", "manager-9", now); err != nil {
				t.Fatal(err)
			}
		}
		bound, err = s.Bound(t.Context())
		same(t, "unbound", fmt.Sprint(len(bound), err), "0 <nil>")
		same(t, "the audit", changes(t, s), []string{"manager-1 bind-channel: slack/C1 of north-mediation",
			"manager-1 bind-channel: slack/C1 of south-mediation", "manager-9 unbind-channel: slack/C1 of south-mediation"})
	}},
}
