package admin

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/redress-send/redress/casework"
)

type peopleCmd struct {
	List     peopleListCmd     `cmd:"" help:"List people with their organisation and roles."`
	Add      peopleAddCmd      `cmd:"" help:"Add or change one person."`
	Import   peopleImportCmd   `cmd:"" help:"Add or change everybody in a people file."`
	Disable  peopleDisableCmd  `cmd:"" help:"Take every right from a person; what they recorded stays."`
	Rights   peopleRightsCmd   `cmd:"" help:"Print who may do what, as a table in Markdown."`
	Link     peopleLinkCmd     `cmd:"" help:"Tie a chat account to a person, directly or by a code that they send."`
	Calendar peopleCalendarCmd `cmd:"" help:"Print the secret address of a person's calendar, or revoke it."`
	Unlink   peopleUnlinkCmd   `cmd:"" help:"Untie a chat account from a person: nothing more is sent there."`
}

type peopleListCmd struct {
	JSON bool `name:"json" help:"Write JSON."`
}

// personJSON is a person as scripts get it; the names are those of the people file.
type personJSON struct {
	ID           casework.PersonID         `json:"id"`
	Organisation casework.OrganisationID   `json:"organisation"`
	Kind         casework.OrganisationKind `json:"kind"`
	Roles        []casework.Role           `json:"roles"`
	Disabled     bool                      `json:"disabled,omitempty"`
}

// Run lists everybody.
func (c *peopleListCmd) Run(ctx context.Context, h *House) error {
	return h.inside(ctx, func(rooms *Rooms) error {
		all := []personJSON{}
		for a, err := range rooms.People.People(ctx) {
			if err != nil {
				return err
			}
			all = append(all, personJSON{a.ID, a.Organisation, a.Kind, a.Roles, a.Disabled})
		}
		if c.JSON {
			return writeJSON(h.Out, all)
		}
		if len(all) == 0 {
			fmt.Fprintln(h.Out, "There is nobody yet: “redress people import FILE” adds people.")
			return nil
		}
		w := tabwriter.NewWriter(h.Out, 0, 0, 2, ' ', 0)
		for _, p := range all {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", p.ID, p.Organisation, p.Kind, roles(p.Roles), disabled(p.Disabled))
		}
		return w.Flush()
	})
}

func roles(all []casework.Role) string {
	words := make([]string, len(all))
	for i, r := range all {
		words[i] = string(r)
	}
	return strings.Join(words, ", ")
}

func disabled(is bool) string {
	if is {
		return "disabled"
	}
	return ""
}

type peopleAddCmd struct {
	ID           string   `arg:"" help:"The person's id, for example mediator-1; never a name."`
	Organisation string   `required:"" placeholder:"ORGANISATION" help:"Where the person works."`
	Role         []string `required:"" placeholder:"ROLE" help:"${roles}; may be repeated."`
	Email        string   `placeholder:"ADDRESS" help:"Where mail goes."`
	Kind         string   `placeholder:"KIND" help:"For an organisation that is not there yet: ${kinds}."`
	Authority    []string `placeholder:"CODE" help:"With --kind: an authority that it works for; may be repeated."`
}

// Run adds the person, and the organisation where its kind is given.
func (c *peopleAddCmd) Run(ctx context.Context, h *House) error {
	person := casework.Person{
		ID: casework.PersonID(c.ID), Organisation: casework.OrganisationID(c.Organisation), Email: c.Email,
	}
	for _, r := range c.Role {
		if !slices.Contains(casework.Roles, casework.Role(r)) {
			return wrongUsage("--role: %q is not a role; it is one of %s", r, roles(casework.Roles))
		}
		person.Roles = append(person.Roles, casework.Role(r))
	}
	orgs, err := c.organisation(h)
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		if len(orgs) == 0 {
			if _, err := rooms.People.Organisation(ctx, person.Organisation); err != nil {
				return explain(err, "There is no organisation %q: add --kind to make it.", c.Organisation)
			}
		}
		if err := h.put(ctx, rooms, orgs, []casework.Person{person}); err != nil {
			return err
		}
		fmt.Fprintf(h.Out, "%s is %s at %s.\n", person.ID, roles(person.Roles), person.Organisation)
		return nil
	})
}

// put writes organisations and people, and what they became to the audit.
func (h *House) put(ctx context.Context, rooms *Rooms, orgs []casework.Organisation, people []casework.Person) error {
	now, err := h.Now()
	if err != nil {
		return err
	}
	return rooms.Service.PutPeople(ctx, operator(), casework.Putting{Organisations: orgs, People: people, At: now})
}

// organisation is the organisation to be made, if one was described.
func (c *peopleAddCmd) organisation(h *House) ([]casework.Organisation, error) {
	kind := casework.OrganisationKind(c.Kind)
	switch {
	case c.Kind == "" && len(c.Authority) > 0:
		return nil, wrongUsage("--authority goes with --kind")
	case c.Kind == "":
		return nil, nil
	case !slices.Contains(casework.OrganisationKinds, kind):
		return nil, wrongUsage("--kind: %q is not a kind of organisation; it is one of %s", c.Kind, kinds())
	}
	for _, code := range c.Authority {
		if _, err := h.authority(code); err != nil {
			return nil, err
		}
	}
	return []casework.Organisation{{
		ID: casework.OrganisationID(c.Organisation), Kind: kind, Authorities: c.Authority,
	}}, nil
}

func kinds() string {
	words := make([]string, len(casework.OrganisationKinds))
	for i, k := range casework.OrganisationKinds {
		words[i] = string(k)
	}
	return strings.Join(words, ", ")
}

type peopleImportCmd struct {
	Files []string `arg:"" name:"file" help:"People files in YAML; - for standard input."`
}

// Run reads every file before anything is written.
func (c *peopleImportCmd) Run(ctx context.Context, h *House) error {
	var orgs []casework.Organisation
	var people []casework.Person
	for _, file := range c.Files {
		o, p, err := h.readPeople(file)
		if err != nil {
			return err
		}
		orgs, people = append(orgs, o...), append(people, p...)
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		if err := h.put(ctx, rooms, orgs, people); err != nil {
			return err
		}
		fmt.Fprintf(h.Out, "%s and %s are in the store.\n", counted(len(orgs), "organisation"), counted(len(people), "person"))
		return nil
	})
}

func (h *House) readPeople(file string) (o []casework.Organisation, p []casework.Person, err error) {
	in, err := h.read(file)
	if err != nil {
		return nil, nil, err
	}
	defer closing(in, &err)
	return h.ReadPeople(named(file), in)
}

type peopleDisableCmd struct {
	ID string `arg:"" help:"The person's id."`
}

// Run disables the person.
func (c *peopleDisableCmd) Run(ctx context.Context, h *House) error {
	return h.inside(ctx, func(rooms *Rooms) error {
		who, err := rooms.person(ctx, c.ID)
		if err != nil {
			return err
		}
		who.Disabled = true
		if err := h.put(ctx, rooms, nil, []casework.Person{who.Person}); err != nil {
			return err
		}
		fmt.Fprintf(h.Out, "%s is disabled.\n", who.ID)
		return nil
	})
}
