package handbook_test

import (
	"testing"

	"github.com/redress-send/redress/casework/handbook"
)

// A question is found as it would be spelt, and among what is told around it; a few words that ask about nothing find nothing.
func TestAQuestionIsLookedForOnceMore(t *testing.T) {
	b, err := handbook.New([]handbook.Answer{
		{ID: "august", Title: "what happens in August"},
		{ID: "life", Title: "when does the mediation certificate expire"},
		{ID: "form", Title: "what is SEND35"},
		{ID: "over", Title: "what if the plan goes over time"},
		{ID: "must", Title: "do we have to go to mediation"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for asked, want := range map[string]string{
		"what hapens in agust":                      "august",
		"wen does the meidation sertificat exspire": "life",
		"he was awake all night and the kettle is broken but can you tell me what SEND35 is":         "form",
		"hello there, the other thing I rang about last week was the bus pass. What happens in Aug?": "august",
		"the bus came late and the driver was rude to all of us on board, is it over":                "",
	} {
		got := ""
		if a := b.Best(asked); a != nil {
			got = a.ID
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", asked, got, want)
		}
	}
}
