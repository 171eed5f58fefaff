package admin

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/redress-send/redress/casework"
)

// Keys are those that free text and the ways to reach people are sealed with in the database, locked with
// REDRESS_KEY.
type Keys interface {
	// NewKey makes a REDRESS_KEY; nothing is kept of it.
	NewKey() string
	// KeyState looks and changes nothing.
	KeyState(ctx context.Context) (KeyState, error)
	// RotateKeys adds a key, with which new values are sealed, and returns its id.
	RotateKeys(ctx context.Context) (string, error)
	// Reseal seals anew what older keys sealed, and returns how many values that were.
	Reseal(ctx context.Context, progress func(done int)) (int, error)
	// RetireKeys takes out the key, or all that nothing is sealed with where none is named.
	RetireKeys(ctx context.Context, only string) ([]string, error)
	// RelockKeys locks the keys with REDRESS_KEY. done is false where they were.
	RelockKeys(ctx context.Context) (done bool, err error)
}

// KeyState is how the keys of the database stand.
type KeyState struct {
	LockedBy string   `json:"locked_by"`   // id of the REDRESS_KEY that locks them; empty: they lie open
	Given    string   `json:"redress_key"` // id of the one that is set; empty: none
	Keys     []KeyUse `json:"keys"`
}

// KeyUse is one key.
type KeyUse struct {
	ID     string `json:"id"`
	Seals  bool   `json:"seals"` // new values are sealed with it
	Values int64  `json:"values"`
}

// older counts the keys that no longer seal, and the values that they sealed.
func (s *KeyState) older() (keys int, values int64) {
	for _, k := range s.Keys {
		if !k.Seals {
			keys, values = keys+1, values+k.Values
		}
	}
	return keys, values
}

type keysCmd struct {
	New    keysNewCmd    `cmd:"" help:"Make a REDRESS_KEY and print it; nothing is kept of it."`
	List   keysListCmd   `cmd:"" help:"Show the keys and how many values each of them seals."`
	Rotate keysRotateCmd `cmd:"" help:"Add a key that seals new values."`
	Reseal keysResealCmd `cmd:"" help:"Seal anew what older keys sealed, while others work."`
	Retire keysRetireCmd `cmd:"" help:"Take out keys that nothing is sealed with."`
	Rewrap keysRewrapCmd `cmd:"" help:"Lock the keys with REDRESS_KEY, after a change of it."`
}

type keysNewCmd struct{}

// Run prints a new key.
func (keysNewCmd) Run(h *House) error {
	fmt.Fprintln(h.Out, h.Keys.NewKey())
	return nil
}

type keysListCmd struct {
	JSON bool `name:"json" help:"Write JSON."`
}

// Run shows the keys.
func (c *keysListCmd) Run(ctx context.Context, h *House) error {
	s, err := h.Keys.KeyState(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(h.Out, s)
	}
	w := tabwriter.NewWriter(h.Out, 0, 0, 2, ' ', 0)
	for _, k := range s.Keys {
		does := "opens"
		if k.Seals {
			does = "seals"
		}
		fmt.Fprintf(w, "%s\t%s\t%d values\n", k.ID, does, k.Values)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(h.Out, s.says())
	return nil
}

// says is how the keys are locked.
func (s *KeyState) says() string {
	switch {
	case s.LockedBy == "":
		return "REDRESS_KEY is not set, so the keys lie open in the database: whoever has it can read all of it. Make a key with “redress keys new”."
	case s.LockedBy != s.Given:
		return fmt.Sprintf("The keys are locked with REDRESS_KEY_OLD (%s): run “redress keys rewrap” to lock them with REDRESS_KEY (%s).", s.LockedBy, s.Given)
	}
	return fmt.Sprintf("The keys are locked with REDRESS_KEY (%s).", s.LockedBy)
}

type keysRotateCmd struct{}

// Run adds a key.
func (keysRotateCmd) Run(ctx context.Context, h *House) error {
	id, err := h.Keys.RotateKeys(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(h.Out, "New values are sealed with %s from now on, by running processes too. What is older opens as before; “redress keys reseal” seals it anew.\n", id)
	return nil
}

type keysResealCmd struct{}

// Run seals anew what older keys sealed.
func (keysResealCmd) Run(ctx context.Context, h *House) error {
	done, err := h.Keys.Reseal(ctx, func(done int) {
		if h.Terminal {
			fmt.Fprintf(h.Err, "\r%d values", done)
		}
	})
	if h.Terminal && done > 0 {
		fmt.Fprintln(h.Err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(h.Out, "%d values were sealed anew.\n", done)
	return nil
}

type keysRetireCmd struct {
	ID string `arg:"" optional:"" help:"A key; every one that does not seal, if none is named."`
}

// Run takes keys out.
func (c *keysRetireCmd) Run(ctx context.Context, h *House) error {
	gone, err := h.Keys.RetireKeys(ctx, c.ID)
	switch {
	case err != nil:
		return err
	case len(gone) == 0:
		fmt.Fprintln(h.Out, "There is one key, which seals; nothing to take out.")
		return nil
	}
	fmt.Fprintf(h.Out, "Taken out: %s. Backups of before hold it still, locked as they are.\n", strings.Join(gone, ", "))
	return nil
}

type keysRewrapCmd struct{}

// Run locks the keys with REDRESS_KEY.
func (keysRewrapCmd) Run(ctx context.Context, h *House) error {
	done, err := h.Keys.RelockKeys(ctx)
	if err == nil {
		_, err = h.Erasures(ctx) // what is written down beside the database is sealed with the same key
	}
	if err != nil {
		return err
	}
	if !done {
		fmt.Fprintln(h.Out, "The keys were locked with REDRESS_KEY already; nothing to do.")
		return nil
	}
	fmt.Fprintln(h.Out, "The keys are locked with REDRESS_KEY now. REDRESS_KEY_OLD can go once every process has the new one; backups of before still need it.")
	return nil
}

// lookAtKeys says whether what must not be read is protected.
func (h *House) lookAtKeys(ctx context.Context) []Finding {
	const name = "keys"
	if _, faults := h.Settings(); len(faults) > 0 {
		return nil // the database was not looked at either
	}
	s, err := h.Keys.KeyState(ctx)
	older, values := s.older()
	switch {
	case casework.KindOf(err) == casework.Invalid:
		return []Finding{{name, Failure, inFull(err)}}
	case casework.KindOf(err) == casework.OldSchema && s.Given == "":
		return []Finding{{name, Warning, s.says()}}
	case err != nil:
		return nil // what was said of the database says it
	case s.LockedBy == "" || s.LockedBy != s.Given:
		return []Finding{{name, Warning, s.says()}}
	case values > 0:
		return []Finding{{name, Warning, fmt.Sprintf("%s %d values are sealed with older keys: run “redress keys reseal”, then “redress keys retire”.", s.says(), values)}}
	case older > 0:
		return []Finding{{name, Warning, s.says() + " Nothing is sealed with the older ones any more: run “redress keys retire”."}}
	}
	return []Finding{{name, Pass, s.says()}}
}
