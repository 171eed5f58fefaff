package lawfile

import (
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework/law"
)

type groundsFile struct {
	Grounds []struct {
		ID          string `yaml:"id"`
		Title       string `yaml:"title"`
		Provision   string `yaml:"provision"`
		Certificate string `yaml:"certificate"`
		Form        string `yaml:"form"`
		Cases       string `yaml:"cases"`
	} `yaml:"grounds"`
}

// grounds takes grounds.yaml. A ground whose id the base has takes the place of the base's.
func (r *reader) grounds(name string, data []byte) error {
	var f groundsFile
	d, err := open(name, data, &f)
	if err != nil {
		return err
	}
	for i, g := range f.Grounds {
		at := fmt.Sprintf("$.grounds[%d]", i)
		if g.ID == "" || g.Title == "" || g.Provision == "" {
			d.fault(at, "a ground needs an id, a title and a provision")
		}
		if g.Certificate != "needed" && g.Certificate != "not-needed" && g.Certificate != "not-needed-alone" {
			d.fault(at+".certificate", "%q: use needed, not-needed or not-needed-alone", g.Certificate)
		}
		if g.Cases != "sen" && g.Cases != "disability" {
			d.fault(at+".cases", "%q: use sen or disability", g.Cases)
		}
		if r.once(d, at, "ground", g.ID) {
			r.book.Grounds = put(r.book.Grounds, law.Ground{ID: g.ID, Title: g.Title, Provision: g.Provision,
				Certificate: g.Certificate, Form: g.Form, Cases: g.Cases}, func(old law.Ground) bool { return old.ID == g.ID })
		}
	}
	return d.err()
}

// put gives the item the place of the one that is the same, or adds it.
func put[T any](list []T, item T, same func(T) bool) []T {
	if at := slices.IndexFunc(list, same); at >= 0 {
		list[at] = item
		return list
	}
	return append(list, item)
}
