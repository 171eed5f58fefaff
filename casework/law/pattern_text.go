package law

import "strings"

// String writes the pattern as the book's files have it: "certificate-issued{kind: deemed|-}".
func (p Pattern) String() string {
	if len(p.Conds) == 0 {
		return p.Type
	}
	conds := make([]string, len(p.Conds))
	for i, c := range p.Conds {
		conds[i] = c.Name + ": " + strings.Join(c.Values, "|")
	}
	return p.Type + "{" + strings.Join(conds, ", ") + "}"
}
