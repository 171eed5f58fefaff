package lawfile

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

var patternForm = regexp.MustCompile(`^([a-z0-9-]+)(?:\{(.+)\})?$`)

// pattern reads "certificate-issued", "certificate-issued{kind: deemed}" or
// "order-made{orders: assess|make-plan, outcome: for-family}". A value "-" stands for "is not given".
func pattern(text string) (law.Pattern, error) {
	m := patternForm.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return law.Pattern{}, fmt.Errorf("%q is not a fact with its conditions: write for example certificate-issued{kind: deemed}", text)
	}
	p := law.Pattern{Type: m[1]}
	if m[2] == "" {
		return p, nil
	}
	for part := range strings.SplitSeq(m[2], ",") {
		name, values, ok := strings.Cut(part, ":")
		if !ok {
			return law.Pattern{}, fmt.Errorf("%q: a condition is written name: value", part)
		}
		c := law.Cond{Name: strings.TrimSpace(name)}
		for v := range strings.SplitSeq(values, "|") {
			c.Values = append(c.Values, strings.TrimSpace(v))
		}
		p.Conds = append(p.Conds, c)
	}
	return p, nil
}

// patterns reads a list of them.
func (d *document) patterns(path string, list []string) []law.Pattern {
	var out []law.Pattern
	for i, text := range list {
		p, err := pattern(text)
		if err != nil {
			d.fault(fmt.Sprintf("%s[%d]", path, i), "%v", err)
			continue
		}
		out = append(out, p)
	}
	return out
}
