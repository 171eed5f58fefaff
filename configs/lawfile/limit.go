package lawfile

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

type limitsFile struct {
	Stage  string      `yaml:"stage"`
	Limits []limitFile `yaml:"limits"`
}

type limitFile struct {
	ID                string        `yaml:"id"`
	Title             string        `yaml:"title"`
	OwedBy            string        `yaml:"owed_by"`
	Sense             string        `yaml:"sense"`
	Act               string        `yaml:"act"`
	Trigger           string        `yaml:"trigger"`
	Satisfied         string        `yaml:"satisfied"`
	Exceptions        string        `yaml:"exceptions"`
	IfMissed          string        `yaml:"if_missed"`
	Notes             []string      `yaml:"notes"`
	Guidance          bool          `yaml:"guidance"`
	Starts            []string      `yaml:"starts"`
	Fallback          *fallbackFile `yaml:"fallback"`
	MetBy             []string      `yaml:"met_by"`
	OnlyIf            []string      `yaml:"only_if"`
	OnlyIfLatest      []string      `yaml:"only_if_latest"`
	UnlessLatest      []string      `yaml:"unless_latest"`
	UnlessOnlyGrounds []string      `yaml:"unless_only_grounds"`
	Cases             string        `yaml:"cases"`
	OnceMissed        []string      `yaml:"once_missed"`
	OncePast          string        `yaml:"once_past"`
	Without           []string      `yaml:"without"`
	SupersededBy      []string      `yaml:"superseded_by"`
	NeedlessAfter     []string      `yaml:"needless_after"`
	RevivedBy         []string      `yaml:"revived_by"`
	Asks              []askFile     `yaml:"asks"`
	AlternativeTo     []string      `yaml:"alternative_to"`
	SupersededByLimit []string      `yaml:"superseded_by_limit"`
	ReplacedBy        []string      `yaml:"replaced_by"`
	LatestOnly        bool          `yaml:"latest_only"`
	LaterOf           []string      `yaml:"later_of"`
	LimbOf            string        `yaml:"limb_of"`
	LimbTakes         string        `yaml:"limb_takes"`
	Versions          []versionFile `yaml:"versions"`
}

type askFile struct {
	After       []string `yaml:"after"`
	OnceLate    string   `yaml:"once_late"`
	OnceRevived bool     `yaml:"once_revived"`
	Unstarted   string   `yaml:"unstarted"`
	Until       []string `yaml:"until"`
	Says        string   `yaml:"says"`
}

type fallbackFile struct {
	Starts []string   `yaml:"starts"`
	Needs  string     `yaml:"needs"`
	Count  *countFile `yaml:"count"`
}

type versionFile struct {
	From     string    `yaml:"from"`
	To       string    `yaml:"to"`
	Count    countFile `yaml:"count"`
	Extended *struct {
		By     []string `yaml:"by"`
		Period string   `yaml:"period"`
	} `yaml:"extended"`
	Steps      []stepFile `yaml:"steps"`
	Disability string     `yaml:"in_disability_cases"`
	Provision  string     `yaml:"provision"`
	Force      string     `yaml:"force"`
	Confidence string     `yaml:"confidence"`
	Checked    string     `yaml:"checked"`
	Note       string     `yaml:"note"`
}

type countFile struct {
	Period  string `yaml:"period"`
	By      string `yaml:"by"` // the counting profile
	FromDue bool   `yaml:"from_due"`
	Before  bool   `yaml:"before"`
	Minimum bool   `yaml:"minimum"`
}

type stepFile struct {
	What    string `yaml:"what"`
	Step    string `yaml:"step"`
	Period  string `yaml:"period"`
	Last    bool   `yaml:"last"`
	Instead string `yaml:"instead_of"`
}

// takeLimits takes one file of limits. They become rules once every file is read.
func (r *reader) takeLimits(name string, data []byte) error {
	var f limitsFile
	d, err := open(name, data, &f)
	if err != nil {
		return err
	}
	given, err := r.given(name, data, len(f.Limits))
	if err != nil {
		return err
	}
	if f.Stage == "" {
		d.fault("$", "a file of limits says which stage it is for")
	}
	for i := range f.Limits {
		at := fmt.Sprintf("$.limits[%d]", i)
		if f.Limits[i].ID == "" {
			d.fault(at, "a limit needs an id")
			continue
		}
		r.lay(limit{f.Limits[i], f.Stage, d, at}, given[i])
	}
	r.documents = append(r.documents, d)
	return nil
}

func (d *document) rule(at, stage string, f *limitFile) law.Rule {
	r := law.Rule{
		ID: f.ID, Title: f.Title, Stage: stage, OwedBy: f.OwedBy, Sense: law.Sense(f.Sense), Act: f.Act,
		Trigger: f.Trigger, Satisfied: f.Satisfied, Exceptions: f.Exceptions, IfMissed: f.IfMissed, Notes: f.Notes,
		Guidance: f.Guidance, UnlessOnlyGrounds: f.UnlessOnlyGrounds, Cases: f.Cases, OnceMissed: f.OnceMissed,
		AlternativeTo: f.AlternativeTo, SupersededByLimit: f.SupersededByLimit, LatestOnly: f.LatestOnly, LaterOf: f.LaterOf, LimbOf: f.LimbOf,
		LimbTakes: law.LimbTakes(f.LimbTakes), OncePast: f.OncePast, Without: d.patterns(at+".without", f.Without),
		Starts: d.patterns(at+".starts", f.Starts), MetBy: d.patterns(at+".met_by", f.MetBy),
		OnlyIf: d.patterns(at+".only_if", f.OnlyIf), OnlyIfLatest: d.patterns(at+".only_if_latest", f.OnlyIfLatest),
		UnlessLatest:  d.patterns(at+".unless_latest", f.UnlessLatest),
		NeedlessAfter: d.patterns(at+".needless_after", f.NeedlessAfter),
		RevivedBy:     d.patterns(at+".revived_by", f.RevivedBy), Asks: d.asks(at, f.Asks),
		SupersededBy: d.patterns(at+".superseded_by", f.SupersededBy), ReplacedBy: d.patterns(at+".replaced_by", f.ReplacedBy),
	}
	if f.Cases != "" && f.Cases != "sen" && f.Cases != "disability" {
		d.fault(at+".cases", "%q: use sen or disability, or leave it out", f.Cases)
	}
	if f.Fallback != nil {
		r.Fallback = d.fallback(at+".fallback", f.Fallback)
	}
	for i := range f.Versions {
		r.Versions = append(r.Versions, d.version(fmt.Sprintf("%s.versions[%d]", at, i), &f.Versions[i]))
	}
	return r
}

func (d *document) asks(at string, list []askFile) []law.Ask {
	var out []law.Ask
	for i := range list {
		f, here := &list[i], fmt.Sprintf("%s.asks[%d]", at, i)
		if f.Says == "" || len(f.After) == 0 && f.OnceLate == "" && !f.OnceRevived && f.Unstarted == "" {
			d.fault(here, "what is asked says a sentence, and when: after (facts), once_late (a limit), once_revived or unstarted (sen or disability)")
		}
		if f.Unstarted != "" && f.Unstarted != "sen" && f.Unstarted != "disability" {
			d.fault(here+".unstarted", "%q: use sen or disability, or leave it out", f.Unstarted)
		}
		if (f.Unstarted == "") != (len(f.Until) == 0) {
			d.fault(here, "unstarted and until go together: until names the facts after which it is not asked any more")
		}
		out = append(out, law.Ask{
			After: d.patterns(here+".after", f.After), OnceLate: f.OnceLate, OnceRevived: f.OnceRevived,
			Unstarted: f.Unstarted, Until: d.patterns(here+".until", f.Until), Says: f.Says,
		})
	}
	return out
}

func (d *document) fallback(at string, f *fallbackFile) *law.Fallback {
	b := &law.Fallback{Starts: d.patterns(at+".starts", f.Starts), Needs: f.Needs}
	if f.Needs == "" {
		d.fault(at, "a fallback says which fact it needs")
	}
	if f.Count != nil {
		c := d.count(at+".count", f.Count)
		b.Count = &c
	}
	return b
}

func (d *document) version(at string, f *versionFile) law.Version {
	v := law.Version{From: d.dayOrOpen(at+".from", f.From), To: d.dayOrOpen(at+".to", f.To),
		Count: d.count(at+".count", &f.Count), Disability: f.Disability,
		Provision: f.Provision, Force: f.Force, Confidence: f.Confidence, Note: f.Note}
	if f.Provision == "" {
		d.fault(at, "a version cites its provision")
	}
	if f.Force == "" {
		d.fault(at, "a version says its force: statute, case, statute+case, direction, practice, guidance or policy")
	}
	if f.Checked != "" {
		v.Checked = d.day(at+".checked", f.Checked)
	}
	if f.Extended != nil {
		v.Extended = d.extension(at+".extended", f.Extended.By, f.Extended.Period, v.Count)
	}
	for i, s := range f.Steps {
		c := v.Count
		c.Kind, c.Period, c.Month, c.Day = d.period(fmt.Sprintf("%s.steps[%d].period", at, i), s.Period)
		v.Steps = append(v.Steps, law.ItemCount{What: s.What, Step: s.Step, Last: s.Last, Instead: s.Instead, Count: c})
	}
	return v
}

// extension reads what makes a period longer: in the unit that is counted in.
func (d *document) extension(at string, by []string, period string, count law.Count) *law.Extension {
	kind, more, _, _ := d.period(at+".period", period)
	if len(by) == 0 || kind != law.CountPeriod || count.Kind != law.CountPeriod || more.Unit != count.Period.Unit {
		d.fault(at, "an extension says by which facts, and by how much in the unit that the limit is counted in")
	}
	return &law.Extension{By: d.patterns(at+".by", by), Period: more}
}

func (d *document) count(at string, f *countFile) law.Count {
	c := law.Count{Profile: f.By, FromDue: f.FromDue, Before: f.Before, Minimum: f.Minimum}
	if f.By == "" {
		d.fault(at, "a count names the profile that it is counted by")
	}
	c.Kind, c.Period, c.Month, c.Day = d.period(at+".period", f.Period)
	return c
}

var periodForm = regexp.MustCompile(`^(\d+) (working days?|school days?|days?|weeks?|months?)$`)

// period reads "2 months", "30 working days", "none", "directed" or "day 02-15".
func (d *document) period(at, text string) (law.CountKind, civil.Period, time.Month, int) {
	switch {
	case text == "none":
		return law.CountNone, civil.Period{}, 0, 0
	case text == "directed":
		return law.CountDirected, civil.Period{}, 0, 0
	case strings.HasPrefix(text, "day "):
		month, day := d.dayOfYear(at, strings.TrimPrefix(text, "day "))
		return law.CountFixed, civil.Period{}, month, day
	}
	m := periodForm.FindStringSubmatch(text)
	if m == nil {
		d.fault(at, "%q is not a period: write for example 2 months, 30 working days, day 02-15, directed or none", text)
		return law.CountNone, civil.Period{}, 0, 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || n < 1 || n > 10000 {
		d.fault(at, "%q is not a period", text)
	}
	if strings.HasPrefix(m[2], "school") {
		return law.CountSchool, civil.Period{N: n}, 0, 0
	}
	unit, err := civil.ParseUnit(strings.TrimSuffix(m[2], "s") + "s")
	if err != nil {
		d.fault(at, "%v", err)
	}
	return law.CountPeriod, civil.Period{N: n, Unit: unit}, 0, 0
}
