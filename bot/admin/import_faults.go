package admin

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// unread reports whether nothing of the case could be read.
func (in *Incoming) unread() bool { return in.Err != nil && len(in.Faults) == 0 }

// faults is one error of all faults of the case, by themselves or beside what the store has, each with its place;
// nil where there is none.
func (in *Incoming) faults(l *casework.Landing) error {
	if in.unread() {
		return in.Err
	}
	whose := ""
	if letters, number, ok := casework.ParseReference(string(in.Header.Reference)); ok && letters != "" {
		whose = string(casework.NewReference(letters, number)) + ": " // anything else could be somebody's name
	}
	all := slices.Concat(in.Faults, law.Beside(slices.Concat(in.Faults, in.notAsItStands()), l.Faults))
	law.InOrder(all)
	faults := make([]error, len(all))
	for i, f := range all {
		faults[i] = fmt.Errorf("%s: %s%s", in.At(f.Field), whose, f.Text)
	}
	return errors.Join(faults...)
}

// notAsItStands are the ids of facts of which something could not be read. That the store has another fact under
// such an id is not the file's fault.
func (in *Incoming) notAsItStands() []law.Fault {
	var out []law.Fault
	for _, f := range in.Faults {
		if fact, _, ok := strings.Cut(f.Field, "]."); ok && strings.HasPrefix(fact, "facts[") {
			out = append(out, law.Fault{Field: fact + "].id"})
		}
	}
	return out
}
