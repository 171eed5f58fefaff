package law_test

import (
	"testing"

	"github.com/redress-send/redress/casework/law"
)

// toTheEndOfFebruary is the small book with a span that ends on 29 February.
func toTheEndOfFebruary(field string) map[string]string {
	return put("from: 08-01, to: 08-31", "from: 02-01, to: 02-29", field+": []", field+": [august]")
}

// asked computes the small book's one deadline for a request of that day.
func asked(t *testing.T, files map[string]string, on string) law.Deadline {
	t.Helper()
	_, calendar := england(t)
	m := law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{{Type: "assessment-requested", On: day(t, on)}}}
	r, err := law.Compute(mustLoad(t, files), calendar, m)
	if err != nil || len(r.Deadlines) != 1 {
		t.Fatalf("%d deadlines, %v", len(r.Deadlines), err)
	}
	return r.Deadlines[0]
}

func TestASpanToTheEndOfFebruaryEndsOnItsLastDayInEveryYear(t *testing.T) {
	for on, want := range map[string]string{
		"2027-01-04 Mon": "2027-03-01 Mon", // six weeks end on Mon 15 February 2027
		"2028-01-10 Mon": "2028-03-01 Wed", // six weeks end on Mon 21 February 2028
	} {
		if d := asked(t, toTheEndOfFebruary("ends_in"), on); d.Due != day(t, want) {
			t.Errorf("of %s: due %s, want %s", on, d.Due, want)
		}
	}
}

func TestTheDaysOfFebruaryThatWereLeftOutAreToldAsManyAsTheyAre(t *testing.T) {
	// 42 days: 26 to 31 January are 6, and 1 March to 5 April are 36.
	d := asked(t, toTheEndOfFebruary("not_counted"), "2027-01-25 Mon")
	if d.Due != day(t, "2027-04-05 Mon") {
		t.Errorf("due %s", d.Due)
	}
	for _, s := range d.Steps {
		if s.Kind == law.StepUncounted && s.Period.N != 28 {
			t.Errorf("%d days of February 2027 left out, want 28", s.Period.N)
		}
	}
}
