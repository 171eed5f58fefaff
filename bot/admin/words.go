package admin

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
)

// operator is who the commands act as: whoever can run them.
func operator() casework.Actor {
	return casework.Actor{
		Person: casework.Person{ID: "operator", Roles: []casework.Role{casework.Operator}},
		Kind:   casework.OperatorKind,
	}
}

// inside does what is to be done in the rooms, and leaves them whatever comes of it.
func (h *House) inside(ctx context.Context, do func(*Rooms) error) (err error) {
	rooms, err := h.Enter(ctx)
	if err != nil {
		return err
	}
	defer rooms.leave(&err)
	return do(rooms)
}

// leave closes the rooms and keeps the first error.
func (r *Rooms) leave(err *error) {
	if e := r.Close(); e != nil && *err == nil {
		*err = e
	}
}

// explain gives an error of kind NotFound the sentence that fits the command; other errors stay as they are.
func explain(err error, format string, args ...any) error {
	if casework.KindOf(err) != casework.NotFound {
		return err
	}
	return casework.E(casework.NotFound, "admin", fmt.Sprintf(format, args...), err)
}

// authority finds an authority by its code, its area letters, its name or an alias.
func (h *House) authority(typed string) (casework.Authority, error) {
	all, err := h.Authorities()
	if err != nil {
		return casework.Authority{}, err
	}
	small := strings.ToLower(strings.TrimSpace(typed))
	for _, a := range all {
		if strings.EqualFold(a.Code, small) || strings.EqualFold(a.Letters, small) ||
			strings.ToLower(a.Name) == small || slices.Contains(a.Aliases, small) {
			return a, nil
		}
	}
	return casework.Authority{}, fmt.Errorf(
		"%q is not a local authority of England: give its code (E06000001) or its name (Hartlepool)", typed)
}

// counted writes a number with its noun: "1 person", "3 people".
func counted(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case noun == "person":
		return fmt.Sprintf("%d people", n)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
