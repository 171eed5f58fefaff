package main

import (
	"strings"
	"testing"
)

// Whose an account is is in the audit, and can be taken back; the account itself is in no entry.
func TestAccountsAreTiedAndUntiedByCommand(t *testing.T) {
	s := withCases(t, 0)
	s.fails(1, []string{"there is no person"}, "people", "link", "nobody-1", "slack:T1/U1")
	s.fails(1, []string{"is not an account"}, "people", "unlink", "mediator-1", "T1/U1")
	s.do("people", "link", "mediator-1", "slack:T1/UQUOKKA")
	s.do("people", "link", "mediator-1", "discord:77777")
	s.fails(1, []string{"discord:77777 is not an account of manager-1"}, "people", "unlink", "manager-1", "discord:77777")
	for _, account := range []string{"discord:77777", "slack:T1/UQUOKKA"} {
		if got := s.do("people", "unlink", "mediator-1", account); !strings.Contains(got, account+" is nobody's now.") {
			t.Error(got)
		}
	}
	s.do("audit", "verify")
	r, err := s.home().open(t.Context())
	good(t, err)
	var said []string
	for e, err := range r.db.Trail(t.Context(), "") {
		good(t, err)
		if strings.Contains(string(e.Action), "tie-account") {
			said = append(said, string(e.Person)+" "+string(e.Action)+" "+e.Detail)
		}
		if strings.Contains(e.Detail, "QUOKKA") || strings.Contains(e.Detail, "77777") {
			t.Errorf("the audit names the account: %s", e.Detail)
		}
	}
	good(t, r.Close())
	want := "operator tie-account slack account of mediator-1; operator tie-account discord account of mediator-1; " +
		"operator untie-account discord account of mediator-1; operator untie-account slack account of mediator-1"
	if got := strings.Join(said, "; "); got != want {
		t.Errorf("the audit says %s, wanted %s", got, want)
	}
}

func TestACodeIsHeardAsItIsCopied(t *testing.T) {
	for said, want := range map[string]string{
		"link h46xs4t2wpwl":               "h46xs4t2wpwl",
		"  Link H46XS4T2WPWL. ":           "h46xs4t2wpwl",
		"link “h46xs4t2wpwl”":             "h46xs4t2wpwl",
		"link code `h46x-s4t2-wpwl`":      "h46xs4t2wpwl",
		"link <h46xs4t2wpwl>":             "h46xs4t2wpwl",
		"link abcd22345672":               "abcd22345672", // as good as any other
		"link h46xs4t2wpw":                "h46xs4t2wpw",  // mistyped: told to be no good
		"link CODE":                       "code",
		"link HPL-0231":                   "",
		"link hpl0231":                    "",
		"link":                            "",
		"the link h46xs4t2wpwl":           "",
		"link mediator-1 to this, please": "",
	} {
		code, heard := linkCode(said)
		if code != want || heard != (want != "") {
			t.Errorf("%q heard as the code %q (%v), want %q", said, code, heard, want)
		}
	}
}
