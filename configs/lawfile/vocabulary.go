package lawfile

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"

	"github.com/redress-send/redress/casework/law"
)

type vocabularyFile struct {
	Stages []string   `yaml:"stages"`
	Facts  []factFile `yaml:"facts"`
}

type factFile struct {
	Type       string        `yaml:"type"`
	Says       string        `yaml:"says"`
	Thing      bool          `yaml:"thing"`
	Family     string        `yaml:"family"`
	Due        bool          `yaml:"due"`
	Items      bool          `yaml:"items"`
	Planned    bool          `yaml:"planned"`
	Keeping    bool          `yaml:"keeping"`
	Of         [][]string    `yaml:"of"`
	Through    []string      `yaml:"through"`
	Until      []string      `yaml:"until"`
	IsAlso     []isAlsoFile  `yaml:"is_also"`
	Stage      string        `yaml:"stage"`
	Tracks     yaml.MapSlice `yaml:"tracks"`
	Attributes yaml.MapSlice `yaml:"attributes"`
}

type isAlsoFile struct {
	Grounds []string          `yaml:"grounds"`
	When    map[string]string `yaml:"when"`
}

// Vocabulary reads the file of facts that every book can use.
func Vocabulary(name string, data []byte) (*law.Vocabulary, error) {
	var f vocabularyFile
	d, err := open(name, data, &f)
	if err != nil {
		return nil, err
	}
	types := d.facts(&f, nil, f.Stages)
	if err := d.err(); err != nil {
		return nil, err
	}
	return law.NewVocabulary(types, f.Stages), nil
}

// facts returns the kinds of fact of the file, which may be about each other and about those that are known.
func (d *document) facts(f *vocabularyFile, known []law.EventType, stages []string) []law.EventType {
	names := make(map[string]bool, len(known)+len(f.Facts))
	for i := range known {
		names[known[i].Name] = true
	}
	types := make([]law.EventType, 0, len(f.Facts))
	for i := range f.Facts {
		if names[f.Facts[i].Type] {
			d.fault(fmt.Sprintf("$.facts[%d].type", i), "%s stands twice", f.Facts[i].Type)
		}
		names[f.Facts[i].Type] = true
		types = append(types, d.eventType(i, &f.Facts[i]))
	}
	for i := range f.Facts {
		d.checkFact(i, &f.Facts[i], names, stages)
	}
	return types
}

func (d *document) eventType(i int, f *factFile) law.EventType {
	t := law.EventType{Name: f.Type, Says: f.Says, Thing: f.Thing, Family: f.Family, HasDue: f.Due, HasItems: f.Items,
		BelongsTo: f.Of, Through: f.Through, Until: f.Until, Stage: f.Stage, Planned: f.Planned, Keeping: f.Keeping}
	for _, also := range f.IsAlso {
		rise := law.GivesRise{Grounds: also.Grounds}
		for attr, value := range also.When {
			rise.Attr, rise.Value = attr, value
		}
		t.GivesRise = append(t.GivesRise, rise)
	}
	for _, track := range f.Tracks {
		t.Tracks = append(t.Tracks, law.Track{Name: fmt.Sprint(track.Key), State: fmt.Sprint(track.Value)})
	}
	for _, attr := range f.Attributes {
		name := fmt.Sprint(attr.Key)
		a, ok := attrType(name, attr.Value)
		if !ok {
			d.fault(fmt.Sprintf("$.facts[%d].attributes.%s", i, name), "%s: give a list of values, {some: […]}, {role: […]}, grounds, yes-no, yes-no-unknown, person, service, provider or label", name)
		}
		t.Attrs = append(t.Attrs, a)
	}
	return t
}

// attrType reads what an attribute can hold.
func attrType(name string, value any) (law.AttrType, bool) {
	switch v := value.(type) {
	case string:
		kinds := map[string]law.AttrType{
			"grounds": {Name: name, Kind: law.AttrGrounds}, "label": {Name: name, Kind: law.AttrLabel},
			"person":  {Name: name, Kind: law.AttrLabel, Names: law.NamesPerson},
			"service": {Name: name, Kind: law.AttrLabel, Names: law.NamesService}, "provider": {Name: name, Kind: law.AttrLabel, Names: law.NamesProvider},
			"yes-no": {Name: name, Kind: law.AttrYesNo}, "yes-no-unknown": {Name: name, Kind: law.AttrYesNo, Values: []string{"unknown"}},
		}
		a, ok := kinds[v]
		return a, ok
	case []any:
		return law.AttrType{Name: name, Kind: law.AttrOneOf, Values: texts(v)}, true
	case map[string]any:
		return attrOfList(name, v)
	case yaml.MapSlice:
		plain := make(map[string]any, len(v))
		for _, item := range v {
			plain[fmt.Sprint(item.Key)] = item.Value
		}
		return attrOfList(name, plain)
	}
	return law.AttrType{Name: name}, false
}

// attrOfList reads {some: […]} or {role: […]}.
func attrOfList(name string, v map[string]any) (law.AttrType, bool) {
	for word, kind := range map[string]law.AttrKind{"some": law.AttrSome, "role": law.AttrRole} {
		if list, ok := v[word].([]any); ok && len(v) == 1 {
			return law.AttrType{Name: name, Kind: kind, Values: texts(list)}, true
		}
	}
	return law.AttrType{Name: name}, false
}

func texts(list []any) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = fmt.Sprint(v)
	}
	return out
}

func (d *document) checkFact(i int, f *factFile, names map[string]bool, stages []string) {
	at := fmt.Sprintf("$.facts[%d]", i)
	if f.Type == "" || f.Says == "" {
		d.fault(at, "a fact needs a type and what it says")
	}
	if f.Stage != "" && !slices.Contains(stages, f.Stage) {
		d.fault(at+".stage", "%q is not one of the stages", f.Stage)
	}
	for _, group := range append(f.Of, f.Through, f.Until) {
		for _, name := range group {
			if !names[name] {
				d.fault(at+".of", "there is no fact %q that it could be about", name)
			}
		}
	}
}
