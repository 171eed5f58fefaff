package admin

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// condition is one of the conditions of a limit: its name for people and in the book's files, and what it asks
// for as the files have it.
type condition struct {
	says, field string
	values      []string
}

// conditions returns the conditions that the limit has, in the order in which they come to matter.
func conditions(r *law.Rule) []condition {
	var back []law.Pattern
	if r.Fallback != nil {
		back = r.Fallback.Starts
	}
	all := []condition{
		{"starts", "starts", patterns(r.Starts)},
		{"or else from", "fallback", patterns(back)},
		{"later of", "later_of", r.LaterOf},
		{"a limb of", "limb_of", one(r.LimbOf)},
		{"takes", "limb_takes", one(string(r.LimbTakes))},
		{"a later start", "latest_only", flag(r.LatestOnly, "ends the earlier one")},
		{"only if", "only_if", patterns(r.OnlyIf)},
		{"only if the latest", "only_if_latest", patterns(r.OnlyIfLatest)},
		{"unless the latest", "unless_latest", patterns(r.UnlessLatest)},
		{"not for these alone", "unless_only_grounds", r.UnlessOnlyGrounds},
		{"only in cases of", "cases", one(r.Cases)},
		{"once missed", "once_missed", r.OnceMissed},
		{"once past", "once_past", one(r.OncePast)},
		{"without", "without", patterns(r.Without)},
		{"extended by", "extended", extensions(r)},
		{"replaced by", "replaced_by", patterns(r.ReplacedBy)},
		{"met by", "met_by", patterns(r.MetBy)},
		{"ended by", "superseded_by", patterns(r.SupersededBy)},
		{"needless after", "needless_after", patterns(r.NeedlessAfter)},
		{"ended by the limit", "superseded_by_limit", r.SupersededByLimit},
		{"revived by", "revived_by", patterns(r.RevivedBy)},
		{"alternative to", "alternative_to", r.AlternativeTo},
		{"asks", "asks", asks(r)},
	}
	return slices.DeleteFunc(all, func(c condition) bool { return len(c.values) == 0 })
}

func patterns(list []law.Pattern) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.String())
	}
	return out
}

func one(s string) []string { return flag(s != "", s) }

func flag(set bool, says string) []string {
	if !set {
		return nil
	}
	return []string{says}
}

// extensions says what makes the period longer, once for all versions that agree about it.
func extensions(r *law.Rule) []string {
	var out []string
	for i := range r.Versions {
		if says := extension(&r.Versions[i]); says != "" && !slices.Contains(out, says) {
			out = append(out, says)
		}
	}
	return out
}

func extension(v *law.Version) string {
	if v.Extended == nil {
		return ""
	}
	return strings.Join(patterns(v.Extended.By), " or ") + ": " + v.Extended.Period.String() + " more"
}

// asks says what the limit asks for, and when.
func asks(r *law.Rule) []string {
	var out []string
	for i := range r.Asks {
		a := &r.Asks[i]
		var when []string
		if len(a.After) > 0 {
			when = append(when, "after "+strings.Join(patterns(a.After), " or "))
		}
		if a.OnceLate != "" {
			when = append(when, "once "+a.OnceLate+" was met late")
		}
		if a.OnceRevived {
			when = append(when, "once it was revived")
		}
		if a.Unstarted != "" {
			when = append(when, "while nothing has started it in a "+a.Unstarted+" case, until "+strings.Join(patterns(a.Until), " or "))
		}
		out = append(out, strings.Join(when, ", ")+": “"+a.Says+"”")
	}
	return out
}
