package law

// Live returns the events that stand: those that no other event takes the place of and that were not taken
// back. A Retraction takes its target back and lets what the target had superseded stand again; a
// Retraction that is itself taken back does nothing. Retractions are not among the result.
func Live(events []Event) []Event {
	idx := liveIndexes(events, nil)
	out := make([]Event, len(idx))
	for i, at := range idx {
		out[i] = events[at]
	}
	return out
}

// liveIndexes adds the positions of the events that stand to out.
func liveIndexes(events []Event, out []int) []int {
	dead := map[string]bool(nil)
	for i := range events {
		if by := &events[i]; by.Supersedes != "" && !retracted(events, by.ID, 0) {
			if dead == nil {
				dead = make(map[string]bool)
			}
			dead[by.Supersedes] = true
		}
	}
	for i := range events {
		if events[i].Type != Retraction && (events[i].ID == "" || !dead[events[i].ID]) {
			out = append(out, i)
		}
	}
	return out
}

// retracted reports whether a retraction that stands takes the event back. The depth ends a circle, which
// no store and no facts file lets in.
func retracted(events []Event, id string, depth int) bool {
	if id == "" || depth > len(events) {
		return false
	}
	for i := range events {
		if e := &events[i]; e.Type == Retraction && e.Supersedes == id && !retracted(events, e.ID, depth+1) {
			return true
		}
	}
	return false
}
