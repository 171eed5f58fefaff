package configs

import (
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/configs/strictyaml"
)

// peopleFile is a people file as it is written.
type peopleFile struct {
	Organisations []struct {
		ID          casework.OrganisationID   `yaml:"id"`
		Kind        casework.OrganisationKind `yaml:"kind"`
		Authorities []string                  `yaml:"authorities"`
		Retention   *struct {
			Years    *int `yaml:"years"`
			ChatDays *int `yaml:"chat_days"`
		} `yaml:"retention"`
	} `yaml:"organisations"`
	People []struct {
		ID           casework.PersonID       `yaml:"id"`
		Organisation casework.OrganisationID `yaml:"organisation"`
		Roles        []casework.Role         `yaml:"roles"`
		Email        string                  `yaml:"email"`
		Disabled     bool                    `yaml:"disabled"`
		Digest       struct {
			At   string   `yaml:"at"`
			By   []string `yaml:"by"`
			Days []string `yaml:"days"`
		} `yaml:"digest"`
	} `yaml:"people"`
}

var (
	idForm    = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,62}$`)
	clockForm = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
	emailForm = regexp.MustCompile(`^[^@\s<>,]+@[^@\s<>,]+$`)
	digestBy  = []string{"email", "slack", "discord", "console", "log"}
)

// ReadPeople reads a people file: organisations, and people with their organisation and roles. name is for
// the error, which lists every fault with its line. A person's organisation may stand in another file.
func ReadPeople(name string, r io.Reader) ([]casework.Organisation, []casework.Person, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	var f peopleFile
	doc, err := strictyaml.Open(name, data, &f)
	if err != nil {
		return nil, nil, err
	}
	orgs, err := f.organisations(doc)
	if err != nil {
		return nil, nil, err
	}
	people := f.people(doc)
	return orgs, people, doc.Err()
}

func (f *peopleFile) organisations(doc *strictyaml.Document) ([]casework.Organisation, error) {
	authorities, err := Authorities()
	if err != nil {
		return nil, err
	}
	var out []casework.Organisation
	seen := map[casework.OrganisationID]bool{}
	for i := range f.Organisations {
		w := &f.Organisations[i]
		o := casework.Organisation{ID: w.ID, Kind: w.Kind, Authorities: w.Authorities}
		at := fmt.Sprintf("$.organisations[%d]", i)
		if w.Retention != nil {
			o.Retention = readRetention(doc, at+".retention", w.Retention.Years, w.Retention.ChatDays)
		}
		checkID(doc, at, string(o.ID), seen[o.ID])
		seen[o.ID] = true
		if !slices.Contains(casework.OrganisationKinds, o.Kind) {
			doc.Fault(at+".kind", "kind: this is not a kind of organisation: use one of %v", casework.OrganisationKinds)
		}
		for n, code := range o.Authorities {
			if !slices.ContainsFunc(authorities, func(a casework.Authority) bool { return a.Code == code }) {
				doc.Fault(fmt.Sprintf("%s.authorities[%d]", at, n), "authorities: this is not the code of an authority, for example E06000001")
			}
		}
		out = append(out, o)
	}
	return out, nil
}

// readRetention reads how long an organisation keeps; what is left out is the default.
func readRetention(doc *strictyaml.Document, at string, years, chatDays *int) (r casework.Retention) {
	for _, field := range []struct {
		name  string
		given *int
		into  *int
		most  int
		says  string
	}{
		{"years", years, &r.Years, casework.MostYears, "cases are kept for 1 to %d years after their closure"},
		{"chat_days", chatDays, &r.ChatDays, casework.MostChatDays, "what was said in conversations is kept for 1 to %d days"},
	} {
		switch {
		case field.given == nil:
		case *field.given < 1 || *field.given > field.most:
			doc.Fault(at+"."+field.name, "%d cannot be used: "+field.says, *field.given, field.most)
		default:
			*field.into = *field.given
		}
	}
	return r
}

func (f *peopleFile) people(doc *strictyaml.Document) []casework.Person {
	var out []casework.Person
	seen := map[casework.PersonID]bool{}
	for i := range f.People {
		w := &f.People[i]
		p := casework.Person{
			ID: w.ID, Organisation: w.Organisation, Roles: w.Roles, Email: w.Email, Disabled: w.Disabled,
			Digest: casework.Digest(w.Digest),
		}
		at := fmt.Sprintf("$.people[%d]", i)
		checkID(doc, at, string(p.ID), seen[p.ID])
		seen[p.ID] = true
		checkPerson(doc, at, &p)
		out = append(out, p)
	}
	return out
}

func checkID(doc *strictyaml.Document, at, id string, twice bool) {
	switch {
	case !idForm.MatchString(id):
		doc.Fault(at+".id", "id: this is not an id: use small letters, digits, hyphens and dots, and never a name")
	case twice:
		doc.Fault(at+".id", "id: this one stands twice")
	}
}

func checkPerson(doc *strictyaml.Document, at string, p *casework.Person) {
	if p.Organisation == "" {
		doc.Fault(at, "organisation: everybody needs one")
	}
	if len(p.Roles) == 0 {
		doc.Fault(at, "roles: everybody needs at least one")
	}
	for n, r := range p.Roles {
		if !slices.Contains(casework.Roles, r) {
			doc.Fault(fmt.Sprintf("%s.roles[%d]", at, n), "roles: this is not a role: use one of %v", casework.Roles)
		}
	}
	if p.Email != "" && !emailForm.MatchString(p.Email) {
		doc.Fault(at+".email", "email: this is not a mail address")
	}
	if p.Digest.At != "" && !clockForm.MatchString(p.Digest.At) {
		doc.Fault(at+".digest.at", "digest: this is not a time of day: write it as \"07:30\"")
	}
	for n, day := range p.Digest.Days {
		if !slices.Contains(casework.Weekdays, day) {
			doc.Fault(fmt.Sprintf("%s.digest.days[%d]", at, n), "digest: this is not a day of the week: use some of %v", casework.Weekdays)
		}
	}
	for n, by := range p.Digest.By {
		if !slices.Contains(digestBy, by) {
			doc.Fault(fmt.Sprintf("%s.digest.by[%d]", at, n), "digest: this is not a way to get a digest: use one of %v", digestBy)
		}
	}
}
