package slacktest

import (
	"bytes"
	"path/filepath"
	"regexp"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// anything stands for the patterns that look ahead, which Go's regular expressions do not: they are not checked.
type anything string

func (a anything) MatchString(string) bool { return true }
func (a anything) String() string          { return string(a) }

// ValidManifest checks the description of an app by Slack's schema of it.
func ValidManifest(folder string, manifest []byte) error {
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(func(pattern string) (jsonschema.Regexp, error) {
		if r, err := regexp.Compile(pattern); err == nil {
			return r, nil
		}
		return anything(pattern), nil
	})
	s, err := c.Compile("file://" + filepath.Join(folder, "manifest", "schemas", "manifest.schema.2.0.0.json"))
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(manifest))
	if err != nil {
		return err
	}
	return s.Validate(v)
}
