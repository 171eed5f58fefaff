package admin

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

type caseCmd struct {
	Open     caseOpenCmd     `cmd:"" help:"Open a case."`
	Show     caseShowCmd     `cmd:"" help:"Show a case: facts, deadlines, what is missing."`
	List     caseListCmd     `cmd:"" help:"List cases."`
	Export   caseExportCmd   `cmd:"" help:"Write cases as facts files."`
	Import   caseImportCmd   `cmd:"" help:"Read facts files into the store."`
	Assign   caseAssignCmd   `cmd:"" help:"Give a case to somebody, after a conflict check."`
	Glass    caseGlassCmd    `cmd:"" name:"break-glass" help:"Open a case to a manager for a day, with a reason."`
	Close    caseCloseCmd    `cmd:"" help:"Close a case."`
	Generate caseGenerateCmd `cmd:"" help:"Make invented cases."`
	Erase    caseEraseCmd    `cmd:"" help:"Erase a case and keep the counts."`
	Erased   caseErasedCmd   `cmd:"" help:"List the references of erased cases."`
	Count    caseCountCmd    `cmd:"" help:"Count cases, the erased ones too."`
	Hold     caseHoldCmd     `cmd:"" help:"Set or lift a legal hold."`
	Restrict caseRestrictCmd `cmd:"" help:"Restrict the processing of a case, or lift that."`
	Request  caseRequestCmd  `cmd:"" help:"Record a rights request: its month runs."`
	Answer   caseAnswerCmd   `cmd:"" help:"Record that a rights request was answered, or extended."`
	Rectify  caseRectifyCmd  `cmd:"" help:"Correct a fact as the family asked."`
}

// find returns the one case that a typed reference means.
func (r *Rooms) find(ctx context.Context, typed string) (casework.Case, error) {
	found, err := r.Service.Resolve(ctx, operator(), typed)
	switch {
	case err != nil:
		return casework.Case{}, err
	case len(found) == 0:
		return casework.Case{}, fmt.Errorf("there is no case %q; “redress case list” shows all", typed)
	case len(found) > 1:
		refs := make([]string, len(found))
		for i := range found {
			refs[i] = string(found[i].Reference)
		}
		return casework.Case{}, fmt.Errorf("%q may mean %s: write the letters too", typed, strings.Join(refs, " or "))
	}
	return found[0], nil
}

// person returns the person of that id.
func (r *Rooms) person(ctx context.Context, id string) (casework.Actor, error) {
	who, err := r.People.Person(ctx, casework.PersonID(id))
	return who, explain(err, "There is no person %q; “redress people list” shows everybody.", id)
}

// record adds the facts to the case as it was found. A reason overrides a conflict of interest.
func (r *Rooms) record(ctx context.Context, found *casework.Case, now time.Time, override string, facts ...law.Event) (casework.Case, error) {
	return r.Service.Record(ctx, operator(), casework.Recording{
		Case: found.ID, BasedOn: found.Version, Override: override, Facts: facts, Envelope: commanded(now),
	})
}

// commanded is the envelope of what a command does.
func commanded(now time.Time) casework.Envelope {
	return casework.Envelope{Source: "command:" + rand.Text(), At: now}
}

// caseJSON is a case as scripts get it; the names are those of the facts file.
type caseJSON struct {
	Reference     casework.Reference `json:"reference"`
	Authority     string             `json:"authority"`
	Grounds       []string           `json:"grounds"`
	Appellant     string             `json:"appellant,omitempty"`
	PhaseTransfer *transferJSON      `json:"phase_transfer,omitempty"`
	Routes        []string           `json:"routes,omitempty"`
	OpenedAt      string             `json:"opened_at"`
	OpenedBy      casework.PersonID  `json:"opened_by"`
	Closed        bool               `json:"closed"`
	Version       casework.Version   `json:"version"`
}

// transferJSON is a phase transfer as scripts get it.
type transferJSON struct {
	Year int    `json:"year"`
	Kind string `json:"kind"`
}

func headerJSON(c *casework.Case) caseJSON {
	out := caseJSON{
		Reference: c.Reference, Authority: c.Authority, Grounds: c.Grounds, Appellant: c.Appellant, Routes: c.Routes,
		OpenedAt: c.OpenedAt.UTC().Format("2006-01-02T15:04:05Z"), OpenedBy: c.OpenedBy, Closed: c.Closed(), Version: c.Version,
	}
	if p := c.PhaseTransfer; p != nil {
		out.PhaseTransfer = &transferJSON{p.Year, p.Kind}
	}
	return out
}
