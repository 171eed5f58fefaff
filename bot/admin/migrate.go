package admin

import (
	"context"
	"fmt"
)

type migrateCmd struct {
	Do     migrateDoCmd     `cmd:"" default:"1" hidden:"" help:"Apply what is missing."`
	Status migrateStatusCmd `cmd:"" help:"Say which schema the database has and which is needed; changes nothing."`
}

type migrateDoCmd struct{}

// Run applies the migrations that are missing.
func (migrateDoCmd) Run(ctx context.Context, h *House) error {
	from, to, err := h.Migrate(ctx)
	if err != nil {
		return err
	}
	if from == to {
		fmt.Fprintf(h.Out, "The database has schema %d already; nothing to do.\n", to)
		return nil
	}
	fmt.Fprintf(h.Out, "The database was brought from schema %d to schema %d.\n", from, to)
	return nil
}

type migrateStatusCmd struct{}

// Run says what the database has and what is needed.
func (migrateStatusCmd) Run(ctx context.Context, h *House) error {
	have, want, err := h.Schema(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(h.Out, schemaSays(have, want))
	return nil
}

func schemaSays(have, want int) string {
	switch {
	case have == 0:
		return fmt.Sprintf("The database is empty or not there yet; it gets schema %d on first use or with “redress migrate”.", want)
	case have < want:
		return fmt.Sprintf("The database has schema %d and this program needs %d: run “redress migrate”.", have, want)
	case have > want:
		return fmt.Sprintf("The database has schema %d and this program knows only %d: use a newer redress.", have, want)
	}
	return fmt.Sprintf("The database has schema %d, which is what this program needs.", have)
}
