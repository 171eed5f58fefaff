package brief_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
)

func TestADeadlineInEasyRead(t *testing.T) {
	// Two months from Tuesday 22 September end on Sunday 22 November; the tribunal's rules move it to Monday.
	appeal := []string{
		"Appeal to the tribunal.", "The family must do this.",
		"The last day is Monday 23 November 2026.", "That is in 13 days.",
		"It must arrive by 5 in the afternoon that day.", "Do not wait until that day to send it.",
		"This is why.", "The decision letter was sent on Tuesday 22 September 2026.",
		"The time is 2 months.", "The first day is not counted.", "That time ends on Sunday 22 November 2026.",
		"That day is a Sunday.", "So it moves on to Monday 23 November 2026.",
		"If it is late, it may be refused.", "Please get advice straight away if it is late.",
	}
	missed := []string{
		"Appeal to the tribunal.", "The family should have done this.",
		"The last day was Monday 23 November 2026.", "That was yesterday.", "Nobody has told us that it was done.",
		"It had to arrive by 5 in the afternoon that day.",
		"This is why.", "The decision letter was sent on Tuesday 22 September 2026.",
		"The time is 2 months.", "The first day is not counted.", "That time ends on Sunday 22 November 2026.",
		"That day is a Sunday.", "So it moves on to Monday 23 November 2026.",
		"Now that it is late, it may be refused.", "Please get advice straight away if it is late.",
	}
	// Contact with the adviser is not moved by the tribunal's rules.
	contact := []string{
		"Contact the mediation adviser.", "The family must do this.",
		"The last day is Sunday 22 November 2026.", "That is in 12 days.",
		"It must be done by the end of that day.", "It is safer to do it by Friday 20 November 2026.",
		"This is why.", "The decision letter was sent on Tuesday 22 September 2026.",
		"The time is 2 months.", "The first day is not counted.", "That time ends on Sunday 22 November 2026.",
		"That day is a Sunday.", "The last day does not move.", "The safe day is Friday 20 November 2026.",
		"If it is late, it may be refused.", "Please get advice straight away if it is late.",
	}
	// Thirty calendar days from Monday 5 October.
	mediation := []string{
		"Hold the mediation.", "The council must do this.",
		"The last day is Wednesday 4 November 2026.", "That is today.",
		"It must take place by the end of that day.",
		"This is why.", "The council was told about mediation on Monday 5 October 2026.",
		"The time is 30 days.", "The first day is not counted.", "That time ends on Wednesday 4 November 2026.",
		"If it is late, the family can complain.", "Your local advice service can help with that.",
	}
	// Ten of the tribunal's working days from Monday 2 November.
	register := []string{
		"Register the appeal.", "The tribunal tries to do this.", "It is not a promise.",
		"The day to aim for is Monday 16 November 2026.", "That is tomorrow.",
		"This is why.", "The tribunal got the appeal on Monday 2 November 2026.",
		"The time is 10 working days.", "The first day is not counted.", "Weekends and bank holidays are not counted.",
		"That time ends on Monday 16 November 2026.",
	}
	done := []string{
		"Appeal to the tribunal.", "This is done.", "It was done on Monday 2 November 2026.",
		"The last day is Monday 23 November 2026.", "So it is in time.",
	}
	late := []string{
		"Appeal to the tribunal.", "This is done.", "It was done on Wednesday 25 November 2026.",
		"The last day was Monday 23 November 2026.", "So it is late.",
		"This is why.", "The decision letter was sent on Tuesday 22 September 2026.",
		"The time is 2 months.", "The first day is not counted.", "That time ends on Sunday 22 November 2026.",
		"That day is a Sunday.", "So it moves on to Monday 23 November 2026.",
	}
	planned := []string{
		"Appeal to the tribunal.", "This is planned for Friday 20 November 2026.",
		"The last day is Monday 23 November 2026.", "So it is in time.",
	}
	comments := []string{
		"Comment on the draft plan.", "The family can do this.",
		"The last day is Friday 15 May 2026.", "That is in 3 days.", "There must be at least this much time.",
		"It must be sent by the end of that day.",
		"This is why.", "The council sent the draft plan on Friday 1 May 2026.",
		"The time is 15 days.", "The first day is counted.", "That time ends on Friday 15 May 2026.",
		"It is safer to be in time.",
	}
	sent := letter(t, "2026-09-22 Tue")
	received := func(on string) law.Event { return law.Event{Type: "appeal-received", On: day(t, on)} }
	tests := []struct {
		says, limit, at string
		events          []law.Event
		want            []string
	}{
		{"what the family must do", "appeal", "2026-11-10 Tue", []law.Event{sent}, appeal},
		{"what the family has missed", "appeal", "2026-11-24 Tue", []law.Event{sent}, missed},
		{"a closed day that does not move", "mediation-contact-2m", "2026-11-10 Tue", []law.Event{sent}, contact},
		{"what the council must do", "mediation-arrange-30d-la", "2026-11-04 Wed", []law.Event{{Type: "authority-told-mediation-wanted", On: day(t, "2026-10-05 Mon")}}, mediation},
		{"a target", "tribunal-register-10wd", "2026-11-15 Sun", []law.Event{sent, received("2026-11-02 Mon")}, register},
		{"what is done", "appeal", "2026-11-10 Tue", []law.Event{sent, received("2026-11-02 Mon")}, done},
		{"what was done late", "appeal", "2026-12-01 Tue", []law.Event{sent, received("2026-11-25 Wed")}, late},
		{"what is planned", "appeal", "2026-11-10 Tue", []law.Event{sent, received("2026-11-20 Fri")}, planned},
		{"the least time that there must be", "draft-plan-representations-15d", "2026-05-12 Tue", []law.Event{{Type: "draft-plan-served", On: day(t, "2026-05-01 Fri")}}, comments},
		{"what has no day", "unopposed-window", "2026-05-12 Tue", []law.Event{{Type: "appeal-registered", On: day(t, "2026-05-01 Fri")}}, []string{
			"The council may concede and end the appeal.", "The council can do this.", "There is no fixed day for this.",
			"The tribunal registered the appeal on Friday 1 May 2026.",
		}},
		// Six months from Thursday 15 January.
		{"what is good to know", "assess-repeat-6m", "2026-07-10 Fri", []law.Event{{Type: "last-assessment-made", On: day(t, "2026-01-15 Thu")}}, []string{
			"No duty to assess again for six months.", "This is good to know.", "The day is Wednesday 15 July 2026.", "That is in 5 days.",
			"This is why.", "The last assessment was made on Thursday 15 January 2026.",
			"The time is 6 months.", "The first day is not counted.", "That time ends on Wednesday 15 July 2026.",
			"We are not sure about the last day.", "Nobody has checked this rule yet.", "Ask somebody who knows the law.",
		}},
		// Twenty weeks from Monday 5 January end on a bank holiday; a council's duty is not told a safer day.
		{"a duty that ends on a closed day", "final-plan-20w", "2026-05-20 Wed", []law.Event{{Type: "assessment-requested", On: day(t, "2026-01-05 Mon")}, {Type: "assessment-agreed", On: day(t, "2026-02-10 Tue")}}, []string{
			"Send the final plan.", "The council must do this.", "The last day is Monday 25 May 2026.", "That is in 5 days.",
			"It must be sent by the end of that day.",
			"This is why.", "The council was asked for an assessment on Monday 5 January 2026.",
			"The time is 20 weeks.", "The first day is not counted.", "That time ends on Monday 25 May 2026.",
			"That day is a bank holiday.", "The last day does not move.", "The safe day is Friday 22 May 2026.",
			"If it is late, the family can complain.", "Your local advice service can help with that.",
		}},
		{"what no longer counts", "la-response-30wd", "2026-05-12 Tue", []law.Event{{Type: "authority-received-appeal", On: day(t, "2026-05-01 Fri")}, {Type: "appeal-withdrawn", On: day(t, "2026-05-11 Mon")}}, []string{
			"Respond to the appeal.", "This no longer counts.", "Something else took its place.",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			r := compute(t, []string{"refuse-assess"}, tt.events...)
			if diff := cmp.Diff(tt.want, brief.Easy(find(t, r, tt.limit), day(t, tt.at))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnAgreedActionInEasyRead(t *testing.T) {
	r := compute(t, []string{"refuse-plan"}, law.Event{Type: "agreement-made", On: day(t, "2026-11-09 Mon"),
		Items: []law.Item{{Item: "plan (new)", What: "make-plan"}}})
	var got []string
	for i := range r.Deadlines {
		if d := &r.Deadlines[i]; d.Step == "draft" {
			got = brief.Easy(d, day(t, "2026-11-10 Tue"))
		}
	}
	want := []string{"Carry out what was agreed.", "It is about this: plan, new.", "The step is: send the draft plan.", "The council must do this."}
	if len(got) < len(want) || cmp.Diff(want, got[:len(want)]) != "" {
		t.Errorf("got %q", got)
	}
}

func TestHoursInEasyRead(t *testing.T) {
	for cutoff, want := range map[string]string{
		"17:00": "by 5 in the afternoon that day.", "10:30": "by 10.30 in the morning that day.", "12:00": "by 12 noon that day.",
		"12:15": "by 12.15 in the afternoon that day.", "18:00": "by 6 in the evening that day.", "09:00": "by 9 in the morning that day.",
		"": "by the end of that day.",
	} {
		d := oneStep(t, law.Step{})
		d.Steps, d.Cutoff, d.Rule.Sense = nil, cutoff, law.Duty
		if got := brief.Easy(d, day(t, "2026-11-10 Tue")); got[4] != "It must be done "+want {
			t.Errorf("%s: %s", cutoff, got[4])
		}
	}
}

func TestHoursInPlainWords(t *testing.T) {
	for cutoff, want := range map[string]string{"17:00": ", 5pm", "10:30": ", 10.30am", "12:00": ", 12pm", "00:15": ", 12.15am", "": ""} {
		d := oneStep(t, law.Step{})
		d.Cutoff = cutoff
		if got := brief.When(d); got != "Mon 23 November 2026"+want {
			t.Errorf("%s: %s", cutoff, got)
		}
	}
}

func TestWhatIsMissingInEasyRead(t *testing.T) {
	tests := []struct {
		says   string
		events []law.Event
		want   []string
	}{
		{"a substitute", []law.Event{{Type: "mediation-wanted", On: day(t, "2026-07-20 Mon")}},
			[]string{"Hold the mediation.", "We do not know when the council was told about mediation.", "Please tell us that date when you know."}},
		{"a printed date", []law.Event{{Type: "governors-decision-notified", Printed: day(t, "2026-07-20 Mon")}},
			[]string{"Ask for an independent review panel.", "We do not know when the letter was sent.", "Please tell us that date when you know."}},
		{"one limb", []law.Event{{Type: "certificate-issued", On: day(t, "2026-07-20 Mon")}},
			[]string{"Appeal to the tribunal.", "We do not know when the decision letter was sent.", "Please tell us that date when you know."}},
		{"beyond the calendar", []law.Event{{Type: "mediation-declined", On: day(t, "2028-12-29 Fri")}},
			[]string{"Issue the certificate where mediation is not wanted.", "We cannot work out this day.", "We do not know the bank holidays around Monday 1 January 2029."}},
		{"before there was a rule", []law.Event{{Type: "mediation-declined", On: day(t, "2014-08-01 Fri")}},
			[]string{"Issue the certificate where mediation is not wanted.", "We do not know the rule for Friday 1 August 2014."}},
		{"a day that is not said", []law.Event{{Type: "mediation-booked", On: day(t, "2026-07-20 Mon")}},
			[]string{"Tell the family the date and place.", "We do not know the day that was fixed.", "Please tell us that day."}},
	}
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			r := compute(t, []string{"refuse-assess"}, tt.events...)
			for i := range r.Missing {
				if cmp.Diff(tt.want, brief.EasyGap(&r.Missing[i])) == "" {
					return
				}
			}
			for i := range r.Missing {
				t.Errorf("got %q, want %q", brief.EasyGap(&r.Missing[i]), tt.want)
			}
		})
	}
}

func TestAQuestionOfTheBookInEasyReadSendsToSomebody(t *testing.T) {
	got := brief.EasyGap(&law.Gap{Rule: &law.Rule{Title: "Decide again"}, Reason: law.GapAsk, Text: "Whether reg 44(3) applies (see there)."})
	if diff := cmp.Diff([]string{"Decide again.", "There is a question about this.", "Please ask the person who helps you."}, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatComesNextInEasyRead(t *testing.T) {
	at := day(t, "2026-11-10 Tue")
	r := compute(t, []string{"refuse-assess"}, letter(t, "2026-09-22 Tue"),
		law.Event{Type: "authority-told-mediation-wanted", On: day(t, "2026-10-05 Mon")})
	var got []string
	for i := range r.Deadlines {
		got = append(got, brief.EasyNext(&r.Deadlines[i], at)...)
	}
	want := []string{
		"Hold the mediation.", "The council should have done this.", "The last day was Wednesday 4 November 2026.",
		"Contact the mediation adviser.", "The family must do this.", "The last day is Sunday 22 November 2026.",
		"Appeal to the tribunal.", "The family must do this.", "The last day is Monday 23 November 2026.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAProposalInEasyReadIsNotTheLaw(t *testing.T) {
	got := brief.EasyBook(&law.Book{Title: "Proposal of March 2022: mediation before an appeal (England)", Proposal: true})
	want := []string{"Proposal of March 2022: mediation before an appeal, England.", "This is only a plan.", "It is not the law."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The words of a fact stand for a fact that there is; they are short enough to be followed by a day.
func TestTheWordsOfFactsAreOfFacts(t *testing.T) {
	known := map[string]bool{}
	for _, name := range configs.Books() {
		b, err := configs.Book(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range b.Vocabulary.Types {
			known[b.Vocabulary.Types[i].Name] = true
		}
	}
	for name, says := range brief.EasyEvents {
		if !known[name] {
			t.Errorf("there is no fact %s", name)
		}
		if n := len(strings.Fields(says)); n > 8 || says[:1] != strings.ToLower(says[:1]) || strings.HasSuffix(says, ".") {
			t.Errorf("%s: %q does not fit into a sentence", name, says)
		}
	}
}
