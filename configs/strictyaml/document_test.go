package strictyaml_test

import (
	"strings"
	"testing"

	"github.com/redress-send/redress/configs/strictyaml"
)

func TestWhatCannotBeReadIsOneLineThatNamesTheFile(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a key that nobody knows":   {"on: 1\nwhen: 2\n", `x.yaml:2: unknown field "when"`},
		"a key twice":               {"on: 1\non: 2\n", `x.yaml:2: mapping key "on" already defined`},
		"no end":                    {"on: [1\n", "x.yaml:1: "},
		"two documents":             {"on: 1\n---\non: 2\n", "x.yaml: holds 2 documents"},
		"an anchor":                 {"on: &a 1\n", "x.yaml:1: tags, anchors and aliases"},
		"an alias of itself":        {"on: 1\nof: &a [*a]\n", "x.yaml:2: tags, anchors and aliases"},
		"a tag":                     {"on: 1\nof: !0000 000\n", "x.yaml:2: tags, anchors and aliases"},
		"a tag that breaks readers": {"of: !0000 000", "x.yaml:1: tags, anchors and aliases"},
		"a merged map":              {"on: 1\n<<: {of: 2}\n", "x.yaml:2: tags, anchors and aliases"},
	} {
		var v struct {
			On int   `yaml:"on"`
			Of []int `yaml:"of"`
		}
		_, err := strictyaml.Open("x.yaml", []byte(c.text), &v)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want it to begin %q", name, err, c.want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("people: !0000 000")
	f.Add("&a [*a]")
	f.Add("a:\n  - {b: [c, d]}\n# e\nf: \"g\"\n")
	f.Add("- - - - {")
	f.Fuzz(func(t *testing.T, text string) {
		var v struct {
			People []struct {
				ID string `yaml:"id"`
			} `yaml:"people"`
		}
		var tree any
		for _, into := range []any{&v, &tree} {
			if _, err := strictyaml.Open("x.yaml", []byte(text), into); err != nil &&
				(!strings.HasPrefix(err.Error(), "x.yaml:") || strings.Contains(err.Error(), "\n")) {
				t.Errorf("%q", err)
			}
		}
	})
}
