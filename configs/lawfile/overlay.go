package lawfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
)

// limit is a limit as the files have it: what the base wrote and what this book's file changed of it.
type limit struct {
	limitFile

	stage string
	doc   *document // the file that gave it or changed it last
	at    string    // its place there
}

// extend takes over what the base holds, but for the limits that the book removes.
func (r *reader) extend() error {
	d := r.headAt
	dir := path.Join(path.Dir(r.dir), r.head.Extends)
	chain := append(slices.Clone(r.above), r.dir)
	if at := slices.Index(chain, dir); at >= 0 {
		d.fault("$.extends", "these books extend each other in a circle: %s", strings.Join(names(append(chain[at:], dir)), ", "))
		return d.err()
	}
	if _, err := fs.Stat(r.files, path.Join(dir, bookName)); err != nil {
		d.fault("$.extends", "there is no law book %q to extend: there is %s", r.head.Extends, strings.Join(r.beside(), ", "))
		return d.err()
	}
	base, err := readBook(r.files, dir, r.book.Vocabulary, chain)
	if err != nil {
		return err
	}
	r.book, r.limits, r.documents, r.where, r.facts = base.book, base.limits, base.documents, base.where, base.facts
	for i, id := range r.head.Removed {
		at := r.find(id)
		if at < 0 {
			d.fault(fmt.Sprintf("$.removed[%d]", i), "%s has no limit %q to remove", r.head.Extends, id)
			continue
		}
		r.limits = slices.Delete(r.limits, at, at+1)
	}
	return d.err()
}

// names returns the books' names for their folders.
func names(dirs []string) []string {
	out := make([]string, len(dirs))
	for i, dir := range dirs {
		out[i] = path.Base(dir)
	}
	return out
}

// beside returns the names of the books that stand beside this one.
func (r *reader) beside() []string {
	var out []string
	found, err := fs.Glob(r.files, path.Join(path.Dir(r.dir), "*", bookName))
	if err != nil {
		return nil
	}
	for _, name := range found {
		if dir := path.Dir(name); dir != r.dir {
			out = append(out, path.Base(dir))
		}
	}
	return out
}

// find returns the position of the limit of that id, or -1.
func (r *reader) find(id string) int {
	return slices.IndexFunc(r.limits, func(l limit) bool { return l.ID == id })
}

// given returns, of a file with n limits, the keys that each of them gives. A book that extends no other is
// taken as it stands, whatever is left out.
func (r *reader) given(name string, data []byte, n int) ([]map[string]any, error) {
	if r.head.Extends == "" {
		return make([]map[string]any, n), nil
	}
	var f struct {
		Stage  string           `yaml:"stage"`
		Limits []map[string]any `yaml:"limits"`
	}
	if _, err := open(name, data, &f); err != nil {
		return nil, err
	}
	if len(f.Limits) != n {
		return nil, fmt.Errorf("%s: its limits cannot be told apart: write them as a list", name)
	}
	return f.Limits, nil
}

// lay puts a limit on what the base says of it: the keys that are given take the place of the base's. A
// limit that the base has not has to be whole.
func (r *reader) lay(l limit, given map[string]any) {
	if !r.once(l.doc, l.at, "limit", l.ID) {
		return
	}
	r.where[l.ID] = fmt.Sprintf("%s:%d", l.doc.name, l.doc.line(l.at))
	at := r.find(l.ID)
	if at < 0 {
		if lacks := l.lacks(); r.head.Extends != "" && len(lacks) > 0 {
			l.doc.fault(l.at, "%s is not whole: it does not say %s, and %s has no limit %s to take that from",
				l.ID, strings.Join(lacks, ", "), r.head.Extends, l.ID)
			return
		}
		r.limits = append(r.limits, l)
		return
	}
	base := r.limits[at]
	base.take(&l.limitFile, given)
	base.doc, base.at = l.doc, l.at
	r.limits[at] = base
}

// take takes the given keys over from another limit.
func (f *limitFile) take(other *limitFile, given map[string]any) {
	to, from := reflect.ValueOf(f).Elem(), reflect.ValueOf(other).Elem()
	for i := range to.NumField() {
		if _, ok := given[to.Type().Field(i).Tag.Get("yaml")]; ok {
			to.Field(i).Set(from.Field(i))
		}
	}
}

// lacks returns the keys without which no limit is whole, as far as they are left out.
func (f *limitFile) lacks() []string {
	var out []string
	for _, key := range []struct {
		name string
		said bool
	}{{"title", f.Title != ""}, {"owed_by", f.OwedBy != ""}, {"sense", f.Sense != ""}, {"act", f.Act != ""}, {"versions", len(f.Versions) > 0}} {
		if !key.said {
			out = append(out, key.name)
		}
	}
	return out
}

// rules turns the limits into the rules of the book. The error lists what is wrong with them, and what still
// names a limit that was removed.
func (r *reader) rules() error {
	for i := range r.limits {
		l := &r.limits[i]
		rule := l.doc.rule(l.at, l.stage, &l.limitFile)
		rule.Place = r.where[rule.ID]
		r.book.Rules = append(r.book.Rules, rule)
	}
	for i, id := range r.head.Removed {
		if r.find(id) < 0 {
			r.stillNamed(fmt.Sprintf("$.removed[%d]", i), id)
		}
	}
	faults := []error{r.headAt.err(), r.ownGrounds()}
	for _, d := range r.documents {
		faults = append(faults, d.err())
	}
	return errors.Join(faults...)
}

// stillNamed notes the limits that name one which the book removes.
func (r *reader) stillNamed(at, id string) {
	for i := range r.limits {
		if f := &r.limits[i].limitFile; slices.Contains(f.named(), id) {
			r.headAt.fault(at, "%s is removed, and %s (%s) still names it: remove or change that too", id, f.ID, r.where[f.ID])
		}
	}
}

// named returns the limits that the limit names.
func (f *limitFile) named() []string {
	out := slices.Concat(f.LaterOf, f.AlternativeTo, f.SupersededByLimit, f.OnceMissed, []string{f.LimbOf, f.OncePast})
	for i := range f.Asks {
		out = append(out, f.Asks[i].OnceLate)
	}
	return out
}
