package configs

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/redress-send/redress/casework"
)

//go:embed authorities.yaml
var authoritiesFile []byte

var (
	authorityCode    = regexp.MustCompile(`^E(06|08|09|10)0000\d\d$`)
	authorityLetters = regexp.MustCompile(`^[A-Z]{3}$`)
)

// Authorities returns the local authorities of England that decide about special educational needs, in the
// order of their names. The error names the line of authorities.yaml that is wrong.
func Authorities() ([]casework.Authority, error) { return readAuthorities(authoritiesFile) }

func readAuthorities(file []byte) ([]casework.Authority, error) {
	var f struct {
		Authorities []struct {
			Code    string   `yaml:"code"`
			Name    string   `yaml:"name"`
			Letters string   `yaml:"letters"`
			Aliases []string `yaml:"aliases"`
			Region  string   `yaml:"region"`
		} `yaml:"authorities"`
	}
	if err := yaml.UnmarshalWithOptions(file, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("authorities.yaml: %w", err)
	}
	taken := map[string]string{}
	out := make([]casework.Authority, 0, len(f.Authorities))
	for i := range f.Authorities {
		a := casework.Authority(f.Authorities[i])
		if err := checkAuthority(&a, taken); err != nil {
			return nil, fmt.Errorf("authorities.yaml: authority %d (%s): %w", i+1, a.Name, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// checkAuthority refuses what is missing, misspelt or taken by another authority. taken maps a code, letters,
// a name or an alias to the authority that has it.
func checkAuthority(a *casework.Authority, taken map[string]string) error {
	switch {
	case a.Name == "" || a.Region == "":
		return fmt.Errorf("name and region must be given")
	case !authorityCode.MatchString(a.Code):
		return fmt.Errorf("code %q is not the nine-character code of an English authority", a.Code)
	case !authorityLetters.MatchString(a.Letters):
		return fmt.Errorf("letters %q must be three capitals", a.Letters)
	}
	names := append([]string{"code " + a.Code, "letters " + a.Letters, strings.ToLower(a.Name)}, a.Aliases...)
	for _, name := range names {
		if other, ok := taken[name]; ok {
			return fmt.Errorf("%q belongs to %s already", name, other)
		}
		taken[name] = a.Name
	}
	for _, alias := range a.Aliases {
		if alias != strings.ToLower(alias) || alias == "" {
			return fmt.Errorf("alias %q must be in small letters", alias)
		}
	}
	return nil
}
