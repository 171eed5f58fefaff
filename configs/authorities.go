package configs

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/configs/strictyaml"
)

//go:embed authorities.yaml
var authoritiesFile []byte

var (
	authorityCode    = regexp.MustCompile(`^E(06|08|09|10)0000\d\d$`)
	authorityLetters = regexp.MustCompile(`^[A-Z]{3}$`)
)

// Authorities returns the local authorities of England that decide about special educational needs, in the
// order of their names. The error names the line of authorities.yaml that is wrong.
func Authorities() ([]casework.Authority, error) {
	all, err := authorities()
	return slices.Clone(all), err
}

var authorities = sync.OnceValues(func() ([]casework.Authority, error) { return readAuthorities(authoritiesFile) })

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
	const name = "authorities.yaml"
	doc, err := strictyaml.Open(name, file, &f)
	if err != nil {
		return nil, err
	}
	taken := map[string]string{}
	out := make([]casework.Authority, 0, len(f.Authorities))
	for i := range f.Authorities {
		a := casework.Authority(f.Authorities[i])
		if wrong := checkAuthority(&a, taken); wrong != "" {
			doc.Fault(fmt.Sprintf("$.authorities[%d]", i), "%s", wrong)
		}
		out = append(out, a)
	}
	if err := doc.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// checkAuthority says what is missing, misspelt or taken by another authority. taken maps a code, letters, a
// name or an alias to the authority that has it.
func checkAuthority(a *casework.Authority, taken map[string]string) string {
	switch {
	case a.Name == "" || a.Region == "":
		return "name and region must be given"
	case !authorityCode.MatchString(a.Code):
		return fmt.Sprintf("code %q is not the nine-character code of an English authority", a.Code)
	case !authorityLetters.MatchString(a.Letters):
		return fmt.Sprintf("letters %q must be three capitals", a.Letters)
	}
	names := append([]string{"code " + a.Code, "letters " + a.Letters, strings.ToLower(a.Name)}, a.Aliases...)
	for _, name := range names {
		if other, ok := taken[name]; ok {
			return fmt.Sprintf("%q belongs to %s already", name, other)
		}
		taken[name] = a.Name
	}
	for _, alias := range a.Aliases {
		if alias != strings.ToLower(alias) || alias == "" {
			return fmt.Sprintf("alias %q must be in small letters", alias)
		}
	}
	return ""
}
