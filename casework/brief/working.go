package brief

import "github.com/redress-send/redress/casework/law"

// The steps of the working that are none of the count. Each stands in the order in which it is said: what it
// started from, the steps of the count, where it ends, and what has ended it.
const (
	StepStart      law.StepKind = "start"      // started by the event Name of From
	StepNoDay      law.StepKind = "no-day"     // there is no day to count to: the law gives none, or the event Name does not say it
	StepConclusion law.StepKind = "conclusion" // so the last day is To
	StepEnded      law.StepKind = "ended"      // it no longer runs since From
)

// matterStart names the start of what no event starts but the matter itself.
const matterStart = "phase-transfer"

// AppendWorking appends the working of the deadline: its steps as data, in the order in which Steps says them,
// one sentence each. There is always one.
func AppendWorking(list []law.Step, d *law.Deadline) []law.Step {
	for i := range d.From {
		list = append(list, law.Step{Kind: StepStart, From: d.From[i].Day, Name: d.From[i].Type})
	}
	if len(d.From) == 0 {
		list = append(list, law.Step{Kind: StepStart, Name: matterStart})
	}
	list = append(list, d.Steps...)
	switch {
	case !d.Due.IsZero():
		list = append(list, law.Step{Kind: StepConclusion, To: d.Due})
	case undated(d):
		list = append(list, law.Step{Kind: StepNoDay, Name: d.From[0].Type})
	case !unknown(d):
		list = append(list, law.Step{Kind: StepNoDay})
	}
	if d.EndedBy != "" {
		list = append(list, law.Step{Kind: StepEnded, From: d.EndedOn})
	}
	return list
}

// undated reports whether the event that should fix the day does not say it.
func undated(d *law.Deadline) bool {
	return unknown(d) && len(d.From) > 0 && lastStep(d, law.StepUnknown) == nil
}
