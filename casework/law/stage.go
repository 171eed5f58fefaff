package law

// stage returns the furthest stage that the events reached, or the empty string where they reached none.
// A case that was closed and opened again is not closed.
func (c *course) stage() string {
	best := 0
	closed := len(c.book.Vocabulary.Stages)
	for i := range c.nodes {
		n := &c.nodes[i]
		t := &c.book.Vocabulary.Types[n.typ]
		at := c.book.plan.stages[t.Stage]
		if n.undone || at == 0 || (len(t.GivesRise) > 0 && !n.decision && c.givesRise(n) == nil) {
			continue
		}
		if at == closed && c.reopened(i) {
			continue
		}
		best = max(best, at)
	}
	if best == 0 {
		return ""
	}
	return c.book.Vocabulary.Stages[best-1]
}

func (c *course) reopened(closed int) bool {
	for i := range c.nodes {
		if c.nodes[i].ev.Type == "case-reopened" && !c.nodes[i].day.Before(c.nodes[closed].day) {
			return true
		}
	}
	return false
}

// tracks returns how far each of the independent tracks has come, in the order in which they were entered.
func (c *course) tracks() []Track {
	var out []Track
	for i := range c.nodes {
		if c.nodes[i].undone {
			continue
		}
		for _, t := range c.book.Vocabulary.Types[c.nodes[i].typ].Tracks {
			out = setTrack(out, t)
		}
	}
	return out
}

func setTrack(tracks []Track, t Track) []Track {
	for i := range tracks {
		if tracks[i].Name == t.Name {
			tracks[i].State = t.State
			return tracks
		}
	}
	return append(tracks, t)
}
