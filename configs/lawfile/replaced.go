package lawfile

import (
	"fmt"

	"github.com/redress-send/redress/casework/law"
)

// replacedFile is an instrument that book.yaml says was replaced: what should not be cited any more.
type replacedFile struct {
	Cites string `yaml:"cites"`
	By    string `yaml:"by"`
	Since string `yaml:"since"`
}

// replaced reads what was replaced.
func (d *document) replaced(list []replacedFile) []law.Replaced {
	out := make([]law.Replaced, 0, len(list))
	for i, f := range list {
		at := fmt.Sprintf("$.replaced[%d]", i)
		if f.Cites == "" || f.By == "" {
			d.fault(at, "what was replaced says what it is cited as (cites), what took its place (by) and since when")
		}
		out = append(out, law.Replaced{Cites: f.Cites, By: f.By, Since: d.day(at+".since", f.Since)})
	}
	return out
}
