package casework

// Published is what was published about one local authority, or about England, for one year. A number that
// was not published is negative.
type Published struct {
	Code, Name    string
	Year          int
	Requests      int // for an assessment
	RefusedAssess int
	RefusedPlan   int
	Mediations    [3]int // held: about a refusal to assess, a refusal to make a plan, anything else
	Followed      [3]int // of these, followed by an appeal
	Appeals       int    // registered by the tribunal
	Region        string
}

// Unpublished stands for a number that was not published.
const Unpublished = -1

// Groups are the numbers as groups with their parts, small ones suppressed.
func (p *Published) Groups() []Group {
	part := func(names [3]string, n [3]int) (out []Cell, total int) {
		for i, name := range names {
			out, total = append(out, Cell{Name: name, N: n[i]}), total+n[i]
		}
		return out, total
	}
	kinds := [3]string{"refusal to assess", "refusal to make a plan", "other"}
	held, heldTotal := part(kinds, p.Mediations)
	followed, followedTotal := part(kinds, p.Followed)
	out := []Group{
		{Total: Cell{Name: "requests", N: p.Requests}},
		{Total: Cell{Name: "refused", N: p.RefusedAssess}},
		{Total: Cell{Name: "no-plan", N: p.RefusedPlan}},
		{Total: Cell{Name: "mediations", N: heldTotal}, Parts: held},
		{Total: Cell{Name: "followed", N: followedTotal}, Parts: followed},
		{Total: Cell{Name: "appeals", N: p.Appeals}},
	}
	Suppress(out)
	return out
}

// England adds the authorities up. What one of them did not publish is left out.
func England(all []Published) Published {
	out := Published{Name: "England"}
	for i := range all {
		p := &all[i]
		out.Year = p.Year
		for _, sum := range []struct {
			into *int
			n    int
		}{
			{&out.Requests, p.Requests}, {&out.RefusedAssess, p.RefusedAssess}, {&out.RefusedPlan, p.RefusedPlan}, {&out.Appeals, p.Appeals},
			{&out.Mediations[0], p.Mediations[0]}, {&out.Mediations[1], p.Mediations[1]}, {&out.Mediations[2], p.Mediations[2]},
			{&out.Followed[0], p.Followed[0]}, {&out.Followed[1], p.Followed[1]}, {&out.Followed[2], p.Followed[2]},
		} {
			*sum.into += max(sum.n, 0)
		}
	}
	return out
}
