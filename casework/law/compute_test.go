package law_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

func england(t testing.TB) (*law.Book, *civil.Calendar) {
	t.Helper()
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	calendar, err := configs.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	return book, calendar
}

func day(t testing.TB, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseChecked(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func compute(t testing.TB, m law.Matter) law.Result {
	t.Helper()
	book, calendar := england(t)
	r, err := law.Compute(book, calendar, m)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func find(t testing.TB, r law.Result, id, of string) law.Deadline {
	t.Helper()
	for _, d := range r.Deadlines {
		if d.Rule.ID == id && (of == "" || d.Of == of) {
			return d
		}
	}
	t.Fatalf("there is no %s of %q", id, of)
	return law.Deadline{}
}

func attrs(pairs ...string) law.Attrs {
	var a law.Attrs
	for i := 0; i < len(pairs); i += 2 {
		a = a.With(pairs[i], pairs[i+1])
	}
	return a
}

// journey is a case of twelve facts, from the decision to the order.
func journey(t testing.TB) law.Matter {
	return law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{
		{ID: "request", Type: "assessment-requested", On: day(t, "2026-01-05 Mon")},
		{ID: "letter", Type: "decision-sent", On: day(t, "2026-02-10 Tue")},
		{ID: "contact", Type: "mediation-adviser-contacted", On: day(t, "2026-02-20 Fri")},
		{ID: "told", Type: "authority-told-mediation-wanted", On: day(t, "2026-02-23 Mon")},
		{ID: "held", Type: "mediation-held", On: day(t, "2026-03-26 Thu")},
		{ID: "end", Type: "mediation-concluded", On: day(t, "2026-03-26 Thu"), Attrs: attrs("outcome", "none")},
		{ID: "cert", Type: "certificate-issued", On: day(t, "2026-03-27 Fri"), Attrs: attrs("kind", "mediated")},
		{ID: "appeal", Type: "appeal-received", On: day(t, "2026-04-20 Mon")},
		{ID: "reg", Type: "appeal-registered", On: day(t, "2026-05-05 Tue")},
		{ID: "got", Type: "authority-received-appeal", On: day(t, "2026-05-06 Wed")},
		{ID: "heard", Type: "hearing-held", On: day(t, "2026-07-09 Thu")},
		{ID: "order", Type: "order-made", On: day(t, "2026-07-16 Thu"), Attrs: attrs("orders", "assess")},
	}}
}

func TestAJourneyHasItsDaysAndStates(t *testing.T) {
	r := compute(t, journey(t))
	at := day(t, "2026-08-03 Mon")
	type row struct {
		ID, Of, Due string
		Status      law.Status
	}
	var got []row
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; r.Shown(d, at) {
			got = append(got, row{d.Rule.ID, d.Of, d.Due.String(), d.Status(at)})
		}
	}
	want := []row{
		{"assess-decision-6w", "request", "2026-02-16", law.Met},
		{"mediation-arrange-30d-la", "told", "2026-03-25", law.MetLate},
		{"mediation-certificate-after-3wd", "end", "2026-03-31", law.Met},
		{"mediation-contact-2m", "letter", "2026-04-10", law.Met},
		{"appeal", "letter", "2026-04-27", law.Met},
		{"tribunal-register-10wd", "appeal", "2026-05-05", law.Met},
		{"la-response-30wd", "got", "2026-06-18", law.Missed},
		{"decision-10wd", "heard", "2026-07-23", law.Met},
		{"order-assess-notify-2w", "order", "2026-07-30", law.Missed},
		{"hearing-22w-measure", "appeal", "2026-09-21", law.Met},
		{"order-assess-no-plan-10w", "order", "2026-09-24", law.Open},
		{"order-assess-final-14w", "order", "2026-10-22", law.Open},
		{"unopposed-window", "reg", "", law.Superseded},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if r.Stage != "decided" {
		t.Errorf("stage %q", r.Stage)
	}
	tracks := []law.Track{{Name: "mediation", State: "concluded"}, {Name: "certificate", State: "issued"},
		{Name: "appeal", State: "decided"}, {Name: "compliance", State: "ordered"}}
	if diff := cmp.Diff(tracks, r.Tracks); diff != "" {
		t.Error(diff)
	}
}

// The order in which facts are told changes nothing, nor does telling one twice.
func TestOrderAndRepetitionAreIrrelevant(t *testing.T) {
	m := journey(t)
	want := compute(t, m)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		shuffled := slices.Clone(m.Events)
		twin := shuffled[rng.IntN(len(shuffled))]
		twin.ID = ""
		shuffled = append(shuffled, twin)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got := compute(t, law.Matter{Grounds: m.Grounds, Events: shuffled})
		if diff := diffResults(want, got); diff != "" {
			t.Fatalf("with %s twice: %s", twin.Type, diff)
		}
	}
}

func diffResults(a, b law.Result) string {
	return cmp.Diff(a, b, cmpopts.IgnoreUnexported(law.Deadline{}), cmpopts.IgnoreFields(law.Deadline{}, "Rule", "Version", "Of", "MetBy", "EndedBy"),
		cmpopts.IgnoreFields(law.Source{}, "ID"), cmpopts.IgnoreFields(law.Gap{}, "Rule", "Of"))
}

func TestSupersedingAndTakingBack(t *testing.T) {
	letter := law.Event{ID: "a", Type: "decision-sent", On: day(t, "2026-09-22 Tue")}
	corrected := law.Event{ID: "b", Type: "decision-sent", On: day(t, "2026-09-24 Thu"), Supersedes: "a"}
	again := law.Event{ID: "c", Type: "decision-sent", On: day(t, "2026-09-28 Mon"), Supersedes: "b"}
	undo := law.Event{ID: "d", Type: law.Retraction, On: day(t, "2026-11-10 Tue"), Supersedes: "c"}
	redo := law.Event{ID: "e", Type: law.Retraction, On: day(t, "2026-11-10 Tue"), Supersedes: "d"}
	undoFirst := law.Event{ID: "f", Type: law.Retraction, On: day(t, "2026-11-10 Tue"), Supersedes: "a"}
	tests := []struct {
		says   string
		events []law.Event
		want   string // day of the letter that stands; empty: none
	}{
		{"alone it stands", []law.Event{letter}, "2026-09-22 Tue"},
		{"a correction takes its place", []law.Event{letter, corrected}, "2026-09-24 Thu"},
		{"a second correction does not bring the first letter back", []law.Event{letter, corrected, again}, "2026-09-28 Mon"},
		{"taking the second correction back restores the first", []law.Event{letter, corrected, again, undo}, "2026-09-24 Thu"},
		{"taking the taking-back back restores the second", []law.Event{letter, corrected, again, undo, redo}, "2026-09-28 Mon"},
		{"taking the only letter back leaves none", []law.Event{letter, undoFirst}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			live := law.Live(tt.events)
			switch {
			case tt.want == "" && len(live) == 0:
			case len(live) != 1 || live[0].On != day(t, tt.want):
				t.Errorf("what stands: %v, want the letter of %s", live, tt.want)
			}
		})
	}
}

func TestMetMetLateMissedAndOpen(t *testing.T) {
	letter := law.Event{ID: "d", Type: "decision-sent", On: day(t, "2026-09-22 Tue")} // appeal by Mon 23 November 2026
	received := func(on string) law.Event { return law.Event{Type: "appeal-received", On: day(t, on)} }
	tests := []struct {
		says   string
		events []law.Event
		at     string
		want   law.Status
	}{
		{"open before", []law.Event{letter}, "2026-11-10 Tue", law.Open},
		{"open on the last day", []law.Event{letter}, "2026-11-23 Mon", law.Open},
		{"missed the day after", []law.Event{letter}, "2026-11-24 Tue", law.Missed},
		{"met on the last day", []law.Event{letter, received("2026-11-23 Mon")}, "2026-11-10 Tue", law.Met},
		{"met late", []law.Event{letter, received("2026-11-24 Tue")}, "2026-12-10 Thu", law.MetLate},
		{"not met by what came before the decision", []law.Event{letter, received("2026-09-21 Mon")}, "2026-11-10 Tue", law.Open},
		{"a returned appeal does not meet it", []law.Event{letter, received("2026-11-16 Mon"), {Type: "appeal-returned", On: day(t, "2026-11-18 Wed")}}, "2026-11-24 Tue", law.Missed},
		{"sending is not receiving", []law.Event{letter, {Type: "appeal-sent", On: day(t, "2026-11-20 Fri")}}, "2026-11-24 Tue", law.Missed},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			d := find(t, compute(t, law.Matter{Grounds: []string{"refuse-assess"}, Events: tt.events}), "appeal", "d")
			if got := d.Status(day(t, tt.at)); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func TestWhatMeetsALimitBelongsToTheSameDecision(t *testing.T) {
	m := law.Matter{Grounds: []string{"refuse-assess", "refuse-plan"}, Events: []law.Event{
		{ID: "one", Type: "decision-sent", On: day(t, "2026-01-15 Thu"), Attrs: attrs("ground", "refuse-assess")},
		{ID: "two", Type: "decision-sent", On: day(t, "2026-06-15 Mon"), Attrs: attrs("ground", "refuse-plan")},
		{Type: "appeal-received", On: day(t, "2026-07-01 Wed")},
	}}
	at := day(t, "2026-10-01 Thu")
	r := compute(t, m)
	if one, two := find(t, r, "appeal", "one"), find(t, r, "appeal", "two"); one.Status(at) != law.Missed || two.Status(at) != law.Met {
		t.Errorf("without of it belongs to the later decision: %s, %s", one.Status(at), two.Status(at))
	}
	m.Events[2].Of = "one"
	r = compute(t, m)
	if one, two := find(t, r, "appeal", "one"), find(t, r, "appeal", "two"); one.Status(at) != law.MetLate || two.Status(at) != law.Missed {
		t.Errorf("with of it belongs where it says: %s, %s", one.Status(at), two.Status(at))
	}
}

func TestAnAppealAgainstAPlanIsNotOneAgainstTheRefusalBeforeIt(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"refuse-assess"}, Events: []law.Event{
		{ID: "letter", Type: "decision-sent", On: day(t, "2026-01-15 Thu")},
		{ID: "conceded", Type: "authority-not-opposing", On: day(t, "2026-03-02 Mon")},
		{ID: "plan", Type: "final-plan-sent", On: day(t, "2026-06-08 Mon")},
		{ID: "cert", Type: "certificate-issued", On: day(t, "2026-07-20 Mon"), Attrs: attrs("kind", "not-pursued")},
		{ID: "appeal", Type: "appeal-received", On: day(t, "2026-07-27 Mon")},
	}})
	at := day(t, "2026-08-03 Mon")
	letter, plan := find(t, r, "appeal", "letter"), find(t, r, "appeal", "plan")
	if letter.Due != day(t, "2026-03-16 Mon") || letter.Status(at) != law.Missed {
		t.Errorf("the refusal: %s %s", letter.Due, letter.Status(at))
	}
	if plan.Due != day(t, "2026-09-01 Tue") || plan.Status(at) != law.Met {
		t.Errorf("the plan: %s %s", plan.Due, plan.Status(at))
	}
}

func TestCertainty(t *testing.T) {
	reported := law.Event{ID: "d", Type: "decision-sent", On: day(t, "2026-09-22 Tue"), Reported: true}
	letter := reported
	letter.Reported = false
	cert := func(on string, isReported bool) law.Event {
		return law.Event{Type: "certificate-issued", On: day(t, on), Attrs: attrs("kind", "not-pursued"), Reported: isReported}
	}
	tests := []struct {
		says   string
		events []law.Event
		want   law.Certainty
	}{
		{"a confirmed letter is certain", []law.Event{letter}, law.Certain},
		{"a reported letter is provisional", []law.Event{reported}, law.Provisional},
		{"a reported certificate that governs is provisional", []law.Event{letter, cert("2026-11-09 Mon", true)}, law.Provisional},
		{"a reported certificate that changes nothing leaves it certain", []law.Event{letter, cert("2026-10-01 Thu", true)}, law.Certain},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			if d := find(t, compute(t, law.Matter{Grounds: []string{"refuse-assess"}, Events: tt.events}), "appeal", ""); d.Certainty != tt.want {
				t.Errorf("%s, want %s", d.Certainty, tt.want)
			}
		})
	}
}

func TestGuidanceIsShownOnceSomethingIsMissed(t *testing.T) {
	letter := law.Event{ID: "d", Type: "decision-sent", On: day(t, "2026-09-22 Tue")} // contact by 22 November, appeal by 23
	contact := law.Event{Type: "mediation-adviser-contacted", On: day(t, "2026-10-05 Mon")}
	cert := law.Event{Type: "certificate-issued", On: day(t, "2026-10-08 Thu"), Attrs: attrs("kind", "not-pursued")}
	tests := []struct {
		says   string
		events []law.Event
		at     string
		want   []string
	}{
		{"nothing while there is time", []law.Event{letter}, "2026-11-20 Fri", nil},
		{"leave without a certificate once the contact is missed", []law.Event{letter}, "2026-11-23 Mon", []string{"mediation-late-leave"}},
		{"and a late appeal once the appeal is", []law.Event{letter}, "2026-11-24 Tue", []string{"appeal-late", "mediation-late-leave"}},
		{"leave where there is no certificate when the appeal limit comes", []law.Event{letter, contact}, "2026-11-23 Mon", []string{"mediation-late-leave"}},
		{"no leave is needed with a certificate", []law.Event{letter, contact, cert}, "2026-11-23 Mon", nil},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			r := compute(t, law.Matter{Grounds: []string{"refuse-assess"}, Events: tt.events})
			var got []string
			for i := range r.Deadlines {
				if d := &r.Deadlines[i]; d.Rule.Sense == law.Information && r.Shown(d, day(t, tt.at)) {
					got = append(got, d.Rule.ID)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatNothingCanMeetIsNeverMissed(t *testing.T) {
	r := compute(t, law.Matter{Grounds: []string{"cease"}, Events: []law.Event{
		{Type: "direction-made", On: day(t, "2026-06-10 Wed"), Due: day(t, "2026-10-01 Thu"), Attrs: attrs("what", "hearing")}}})
	if d := find(t, r, "hearing-notice-14d", ""); d.Due != day(t, "2026-09-17 Thu") || d.Status(day(t, "2026-10-02 Fri")) != law.Open {
		t.Errorf("%s %s", d.Due, d.Status(day(t, "2026-10-02 Fri")))
	}
}

func TestDirectionsAreReplacedAgain(t *testing.T) {
	evidence := func(id, on, due string) law.Event {
		return law.Event{ID: id, Type: "direction-made", On: day(t, on), Due: day(t, due), Attrs: attrs("what", "final-evidence")}
	}
	r := compute(t, law.Matter{Grounds: []string{"contents-BF"}, Events: []law.Event{
		evidence("first", "2026-06-10 Wed", "2026-08-14 Fri"), evidence("second", "2026-07-01 Wed", "2026-09-04 Fri"),
	}})
	at := day(t, "2026-07-02 Thu")
	first, second := find(t, r, "direction-final-evidence", "first"), find(t, r, "direction-final-evidence", "second")
	if first.Status(at) != law.Superseded || second.Status(at) != law.Open || second.Due != day(t, "2026-09-04 Fri") {
		t.Errorf("first %s, second %s %s", first.Status(at), second.Status(at), second.Due)
	}
}

func TestAnUnknownEventIsAnErrorThatNamesIt(t *testing.T) {
	book, calendar := england(t)
	_, err := law.Compute(book, calendar, law.Matter{Grounds: []string{"cease"}, Events: []law.Event{{Type: "certificate-isued", On: day(t, "2026-01-15 Thu")}}})
	if err == nil || err.Error() != `fact 1, type: "certificate-isued" is not a fact that a case can hold: did you mean certificate-issued?` {
		t.Errorf("got %v", err)
	}
	_, err = law.Compute(book, calendar, law.Matter{Grounds: []string{"cease"}, Events: []law.Event{{Type: "decision-sent"}}})
	if err == nil {
		t.Error("an event without a day was accepted")
	}
}

func TestAResultIsNotTouchedByTheNextComputation(t *testing.T) {
	first := compute(t, journey(t))
	again := compute(t, journey(t))
	for range 50 {
		compute(t, law.Matter{Grounds: []string{"cease"}, Events: []law.Event{{Type: "order-made", On: day(t, "2027-05-03 Mon"), Attrs: attrs("orders", "placement")}}})
	}
	if diff := cmp.Diff(again, first, cmpopts.IgnoreUnexported(law.Deadline{}, law.Rule{}, law.Version{}, law.Pattern{}, law.Count{}, law.Profile{})); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkComputeTwelveFacts(b *testing.B) {
	book, calendar := england(b)
	m := journey(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := law.Compute(book, calendar, m); err != nil {
			b.Fatal(err)
		}
	}
}
