package admin

import "github.com/redress-send/redress/casework/law"

// ruleJSON is a limit as scripts get it: what the list says, and everything that show does.
type ruleJSON struct {
	ID         string    `json:"id"`
	Title      string    `json:"title"`
	Book       string    `json:"book"`
	NotInForce bool      `json:"not_in_force,omitempty"` // the book is a proposal
	Place      string    `json:"place,omitempty"`        // file and line
	Stage      string    `json:"stage"`
	OwedBy     string    `json:"owed_by"`
	Sense      law.Sense `json:"sense"`
	Act        string    `json:"act"`
	What       string    `json:"what"` // in a few words: "2 months"
	Trigger    string    `json:"trigger,omitempty"`
	Satisfied  string    `json:"satisfied,omitempty"`
	Exceptions string    `json:"exceptions,omitempty"`
	IfMissed   string    `json:"if_missed,omitempty"`
	Notes      []string  `json:"notes,omitempty"`

	Conditions map[string][]string `json:"conditions,omitempty"` // by the names of the book's files
	Versions   []versionJSON       `json:"versions"`
}

// versionJSON is one version of a limit as scripts get it; days that are open are left out.
type versionJSON struct {
	From       string       `json:"from,omitempty"`
	To         string       `json:"to,omitempty"`
	Count      []string     `json:"count"`
	CountedBy  *profileJSON `json:"counted_by,omitempty"`
	Disability *profileJSON `json:"in_disability_cases,omitempty"`
	Extended   string       `json:"extended,omitempty"`
	Provision  string       `json:"provision"`
	Force      string       `json:"force"`
	Confidence string       `json:"confidence"`
	Checked    string       `json:"checked,omitempty"`
	Note       string       `json:"note,omitempty"`
}

// profileJSON is how a version is counted.
type profileJSON struct {
	ID      string   `json:"id"`
	Says    string   `json:"says"`
	MovedBy []string `json:"moved_by"`
}

func asJSON(b *law.Book, r *law.Rule) ruleJSON {
	out := ruleJSON{
		ID: r.ID, Title: r.Title, Book: b.Name, NotInForce: b.Proposal, Place: r.Place, Stage: r.Stage, OwedBy: r.OwedBy, Sense: r.Sense,
		Act: r.Act, What: brevity(r), Trigger: r.Trigger, Satisfied: r.Satisfied, Exceptions: r.Exceptions, IfMissed: r.IfMissed, Notes: r.Notes,
	}
	for _, c := range conditions(r) {
		if out.Conditions == nil {
			out.Conditions = map[string][]string{}
		}
		out.Conditions[c.field] = c.values
	}
	for i := range r.Versions {
		v := &r.Versions[i]
		out.Versions = append(out.Versions, versionJSON{
			From: v.From.String(), To: v.To.String(), Count: counts(b, r, v), CountedBy: profileAsJSON(b, countedBy(b, r, v), v.Count.Before),
			Disability: profileAsJSON(b, v.Disability, v.Count.Before), Extended: extension(v), Provision: v.Provision,
			Force: v.Force, Confidence: v.Confidence, Checked: v.Checked.String(), Note: v.Note,
		})
	}
	return out
}

func profileAsJSON(b *law.Book, id string, back bool) *profileJSON {
	p := profileOf(b, id)
	if p == nil {
		return nil
	}
	return &profileJSON{ID: p.ID, Says: p.Says, MovedBy: movedBy(b, p, back)}
}
