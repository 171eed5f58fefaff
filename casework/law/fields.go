package law

import (
	"slices"
	"strconv"
	"strings"
)

// Overlap reports whether two fields of a facts file are the same, or one is a part of the other: "facts[2]" and
// "facts[2].on".
func Overlap(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a) && (len(a) == len(b) || b[len(a)] == '.' || b[len(a)] == '[')
}

// Beside returns those of more that are about another field than any of told: what is wrong with a field is said
// once, by whoever saw it first.
func Beside(told, more []Fault) []Fault {
	if len(told) == 0 {
		return more
	}
	var out []Fault
	for _, f := range more {
		if !slices.ContainsFunc(told, func(t Fault) bool { return Overlap(t.Field, f.Field) }) {
			out = append(out, f)
		}
	}
	return out
}

// InOrder sorts faults by where their fields stand in a facts file: the case, then one fact after the other.
func InOrder(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int { return a.factNr() - b.factNr() })
}

// factNr is the number of the fact that the field is of, from 1; 0 where it is of none.
func (f *Fault) factNr() int {
	rest, ok := strings.CutPrefix(f.Field, "facts[")
	nr, _, closed := strings.Cut(rest, "]")
	n, err := strconv.Atoi(nr)
	if !ok || !closed || err != nil {
		return 0
	}
	return n + 1
}
