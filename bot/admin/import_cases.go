package admin

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

type caseImportCmd struct {
	JSON  bool     `name:"json" help:"Write JSON."`
	Files []string `arg:"" name:"file" help:"Facts files: YAML or JSON (one case), .jsonl (one case a line); - for standard input."`
}

// Run reads and checks every file before anything is written. What is in the store already is passed over,
// so that the same file twice adds nothing.
func (c *caseImportCmd) Run(ctx context.Context, h *House) (err error) {
	all, err := h.readCases(c.Files)
	if err != nil {
		return err
	}
	rooms, err := h.Enter(ctx)
	if err != nil {
		return err
	}
	defer rooms.leave(&err)
	plan, err := rooms.plan(ctx, h, all)
	if err != nil {
		return err
	}
	var done imported
	for i := range plan {
		h.progress("importing", i, len(plan))
		if err := rooms.bringIn(ctx, &plan[i]); err != nil {
			return fmt.Errorf("%s: %s", plan[i].in.Place, inFull(err))
		}
		done.add(&plan[i])
	}
	h.progress("importing", len(plan), len(plan))
	if c.JSON {
		return writeJSON(h.Out, done)
	}
	fmt.Fprintf(h.Out, "%s read: %d opened, %d added to, %s new.\n",
		counted(done.Read, "case"), done.Opened, done.AddedTo, counted(done.Facts, "fact"))
	return nil
}

// imported counts what an import did.
type imported struct {
	Read    int `json:"read"`     // cases in the files
	Opened  int `json:"opened"`   // cases that are new
	AddedTo int `json:"added_to"` // cases that have new facts
	Facts   int `json:"facts"`    // facts that are new
}

func (n *imported) add(step *incoming) {
	n.Read++
	n.Facts += len(step.facts)
	switch {
	case step.there == nil:
		n.Opened++
	case len(step.facts) > 0:
		n.AddedTo++
	}
}

// readCases reads all files and reports what is wrong with any of them at once.
func (h *House) readCases(files []string) ([]Incoming, error) {
	var all []Incoming
	var faults []error
	for _, file := range files {
		found, err := h.readFile(file)
		if err != nil {
			faults = append(faults, err)
		}
		all = append(all, found...)
	}
	return all, errors.Join(faults...)
}

func (h *House) readFile(file string) (found []Incoming, err error) {
	for _, end := range []string{".csv", ".xlsx"} {
		if strings.HasSuffix(strings.ToLower(file), end) {
			return nil, fmt.Errorf("%s: CSV and XLSX are not part of this version: give YAML, JSON or JSON Lines", file)
		}
	}
	in, err := h.read(file)
	if err != nil {
		return nil, err
	}
	defer closing(in, &err)
	return h.ReadFacts(named(file), in)
}

// incoming is what is to be done with one case of a file.
type incoming struct {
	in    *Incoming
	there *casework.Case // the case in the store, nil where there is none
	facts []law.Event    // those that the store does not have
	env   casework.Envelope
}

// plan says what is to be done, and refuses everything if anything cannot be.
func (r *Rooms) plan(ctx context.Context, h *House, all []Incoming) ([]incoming, error) {
	now, err := h.Now()
	if err != nil {
		return nil, err
	}
	out := make([]incoming, 0, len(all))
	var faults []error
	seen := map[casework.Reference]string{}
	for i := range all {
		h.progress("checking", i, len(all))
		step, wrong, err := r.step(ctx, &all[i], now)
		if err != nil {
			return nil, err
		}
		ref := step.in.Header.Reference
		if wrong == nil && seen[ref] != "" {
			wrong = fmt.Errorf("case.reference: the case stands in %s already: put its facts together", seen[ref])
		}
		if wrong != nil {
			faults = append(faults, fmt.Errorf("%s: %s: %s", all[i].Place, ref, said(wrong)))
		}
		seen[ref] = all[i].Place
		out = append(out, step)
	}
	return out, errors.Join(faults...)
}

// said is an error as a sentence for people.
func said(err error) string {
	if e, ok := errors.AsType[*casework.Error](err); ok {
		return casework.Sentence(e)
	}
	return err.Error()
}

// step finds the case in the store and what of the file is new to it. wrong is why it cannot come in; err is
// the world's.
func (r *Rooms) step(ctx context.Context, in *Incoming, now time.Time) (step incoming, wrong, err error) {
	step = incoming{in: in, facts: in.Facts}
	letters, number, ok := casework.ParseReference(string(in.Header.Reference))
	if !ok || letters == "" {
		return step, errors.New("case.reference: give the case a reference like HPL-0231"), nil
	}
	in.Header.Reference = casework.NewReference(letters, number)
	found, err := r.Service.Resolve(ctx, operator(), string(in.Header.Reference))
	if err != nil {
		return step, nil, err
	}
	if len(found) == 0 {
		step.env, err = envelope(&step, now)
		return step, r.Service.CheckOpening(operator(), step.opening()), err
	}
	step.there = &found[0]
	if wrong := otherwise(&in.Header, step.there); wrong != nil {
		return step, wrong, nil
	}
	step.facts, wrong = unknown(step.there, in.Facts)
	if wrong == nil && len(step.facts) > 0 {
		wrong = r.Service.Check(step.there, step.facts, now)
	}
	step.env, err = envelope(&step, now)
	return step, wrong, err
}

// envelope names where the facts come from by what they say, so that the same file, brought in twice at
// once, comes in once.
func envelope(step *incoming, now time.Time) (casework.Envelope, error) {
	text, err := json.Marshal(step.facts)
	if err != nil {
		return casework.Envelope{}, err
	}
	sum := sha256.Sum256(text)
	source := fmt.Sprintf("import:%s:%s", step.in.Header.Reference, hex.EncodeToString(sum[:8]))
	return casework.Envelope{Source: source, At: now}, nil
}

func (step *incoming) opening() casework.Opening {
	return casework.Opening{Header: step.in.Header, Facts: step.facts, Envelope: step.env}
}

// otherwise says where the file and the store tell a case differently.
func otherwise(h *casework.Header, there *casework.Case) error {
	switch {
	case h.Authority != there.Authority:
		return fmt.Errorf("case.authority: the store has the case with %s", there.Authority)
	case !slices.Equal(slices.Sorted(slices.Values(h.Grounds)), slices.Sorted(slices.Values(there.Grounds))):
		return fmt.Errorf("case.grounds: the store has the case with %s", strings.Join(there.Grounds, ", "))
	}
	return nil
}

// unknown returns the facts that the case does not have, by id where they have one, else by what they say.
func unknown(c *casework.Case, facts []law.Event) ([]law.Event, error) {
	have := map[string]int{}
	for i := range c.Facts {
		have[content(c.Facts[i].Event)]++
	}
	var out []law.Event
	for i, f := range facts {
		key := content(f)
		there, known := c.Fact(f.ID)
		switch {
		case known && content(there.Event) != key:
			return nil, fmt.Errorf("facts[%d].id: %q says something else in the store: give a correction its own id and supersedes: %s", i, f.ID, f.ID)
		case known || have[key] > 0:
			have[key]--
		default:
			out = append(out, f)
		}
	}
	return out, nil
}

// content is what an event says, whatever its id and whoever stands for it.
func content(e law.Event) string {
	e.ID, e.Reported = "", false
	if len(e.Attrs) == 0 {
		e.Attrs = nil
	}
	if len(e.Items) == 0 {
		e.Items = nil
	}
	return fmt.Sprintf("%#v", e)
}

// bringIn writes what is new.
func (r *Rooms) bringIn(ctx context.Context, step *incoming) (err error) {
	switch {
	case step.there == nil:
		_, err = r.Service.Open(ctx, operator(), step.opening())
	case len(step.facts) > 0:
		_, err = r.Service.Record(ctx, operator(), casework.Recording{
			Case: step.there.ID, BasedOn: casework.AnyVersion, Facts: step.facts, Envelope: step.env,
		})
	}
	return err
}

// progress draws a bar on a terminal, and nothing elsewhere.
func (h *House) progress(what string, done, all int) {
	const width = 30
	if !h.Terminal || all < 2 {
		return
	}
	full := done * width / all
	fmt.Fprintf(h.Err, "\r%s [%s%s] %d of %d", what, strings.Repeat("#", full), strings.Repeat(".", width-full), done, all)
	if done == all {
		fmt.Fprint(h.Err, "\r\x1b[K")
	}
}
