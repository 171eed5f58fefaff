package lawfile

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

type profilesFile struct {
	Spans []struct {
		ID   string `yaml:"id"`
		Says string `yaml:"says"`
		From string `yaml:"from"`
		To   string `yaml:"to"`
	} `yaml:"spans"`
	Profiles []profileFile `yaml:"profiles"`
}

// profileFile has pointers where leaving a field out must be told from an empty value.
type profileFile struct {
	ID          string `yaml:"id"`
	Says        string `yaml:"says"`
	FirstDay    string `yaml:"first_day"`
	NoSuchDay   string `yaml:"no_such_day"`
	WorkingDays *struct {
		Calendar string    `yaml:"calendar"`
		Without  *[]string `yaml:"without"`
	} `yaml:"working_days"`
	NotCounted *[]string         `yaml:"not_counted"`
	EndsIn     *[]string         `yaml:"ends_in"`
	ClosedDay  string            `yaml:"closed_day"`
	Cutoff     string            `yaml:"cutoff"`
	Provisions map[string]string `yaml:"provisions"`
}

// profiles takes profiles.yaml. A profile or span whose id the base has takes the place of the base's.
func (r *reader) profiles(name string, data []byte) error {
	var f profilesFile
	d, err := open(name, data, &f)
	if err != nil {
		return err
	}
	for i, s := range f.Spans {
		at := fmt.Sprintf("$.spans[%d]", i)
		fm, fd := d.dayOfYear(at+".from", s.From)
		tm, td := d.dayOfYear(at+".to", s.To)
		if r.once(d, at, "span", s.ID) {
			r.book.Spans = put(r.book.Spans, law.Span{ID: s.ID, Says: s.Says, FromMonth: fm, FromDay: fd, ToMonth: tm, ToDay: td},
				func(old law.Span) bool { return old.ID == s.ID })
		}
	}
	for i := range f.Profiles {
		at := fmt.Sprintf("$.profiles[%d]", i)
		p := d.profile(at, &f.Profiles[i])
		p.Place = fmt.Sprintf("%s:%d", name, d.line(at))
		if r.once(d, at, "profile", p.ID) {
			r.where[p.ID] = p.Place
			r.book.Profiles = put(r.book.Profiles, p, func(old law.Profile) bool { return old.ID == p.ID })
		}
	}
	return d.err()
}

// profile reads one profile. What it does not say is a fault: nothing that can move a day has a default.
func (d *document) profile(at string, f *profileFile) law.Profile {
	p := law.Profile{ID: f.ID, Says: f.Says, FirstDay: law.FirstDay(f.FirstDay), NoSuchDay: law.NoSuchDay(f.NoSuchDay),
		ClosedDay: law.ClosedDay(f.ClosedDay), Cutoff: f.Cutoff, Provisions: f.Provisions}
	missing := func(field string) {
		d.fault(at, "profile %s does not say %s: a profile says everything that can move a day", f.ID, field)
	}
	for field, value := range map[string]string{"id": f.ID, "says": f.Says, "first_day": f.FirstDay,
		"no_such_day": f.NoSuchDay, "closed_day": f.ClosedDay, "cutoff": f.Cutoff} {
		if value == "" {
			missing(field)
		}
	}
	switch {
	case f.WorkingDays == nil || f.WorkingDays.Without == nil:
		missing("working_days (calendar and without)")
	default:
		p.WorkingDays = law.WorkingDays{Calendar: f.WorkingDays.Calendar, Without: *f.WorkingDays.Without}
	}
	if f.NotCounted == nil {
		missing("not_counted")
	} else {
		p.NotCounted = *f.NotCounted
	}
	if f.EndsIn == nil {
		missing("ends_in")
	} else {
		p.Pushes = *f.EndsIn
	}
	return p
}

var dayOfYearForm = regexp.MustCompile(`^(\d\d)-(\d\d)$`)

// dayOfYear reads MM-DD.
func (d *document) dayOfYear(path, text string) (time.Month, int) {
	m := dayOfYearForm.FindStringSubmatch(text)
	if m == nil {
		d.fault(path, "%q is not a day of the year: write MM-DD", text)
		return 0, 0
	}
	month, _ := strconv.Atoi(m[1])
	day, _ := strconv.Atoi(m[2])
	if _, err := civil.New(2000, time.Month(month), day); err != nil {
		d.fault(path, "%q is not a day of the year: write MM-DD", text)
	}
	return time.Month(month), day
}
