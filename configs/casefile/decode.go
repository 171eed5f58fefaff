package casefile

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// decoder turns a tree of maps, lists and scalars into a File and collects faults.
type decoder struct {
	book   *law.Book
	faults []law.Fault
}

func (d *decoder) fault(path, format string, args ...any) {
	d.faults = append(d.faults, law.Fault{Field: path, Text: fmt.Sprintf(format, args...)})
}

func (d *decoder) file(tree any) File {
	top := d.object("", tree, "case", "facts")
	var f File
	if top == nil {
		return f
	}
	f.Header = d.header(top["case"])
	facts, ok := top["facts"].([]any)
	if !ok && top["facts"] != nil {
		d.fault("facts", "give a list of facts")
	}
	for i, v := range facts {
		f.Facts = append(f.Facts, d.fact(fmt.Sprintf("facts[%d]", i), v))
	}
	return f
}

// object takes a map whose keys are all among the allowed ones (none given: any).
func (d *decoder) object(path string, v any, allowed ...string) map[string]any {
	m, ok := v.(map[string]any)
	if !ok {
		d.fault(orTop(path), "give a map of fields, not %s", kind(v))
		return nil
	}
	if len(allowed) == 0 {
		return m
	}
	for _, key := range sortedKeys(m) {
		if !slices.Contains(allowed, key) {
			d.fault(join(path, key), "there is no such field: use %v", allowed)
		}
	}
	return m
}

func (d *decoder) header(v any) casework.Header {
	var h casework.Header
	m := d.object("case", v, "reference", "authority", "grounds", "appellant", "phase_transfer", "routes", "opened_at", "opened_by")
	if m == nil {
		return h
	}
	h.Reference = casework.Reference(d.text("case.reference", m["reference"]))
	h.Authority = d.text("case.authority", m["authority"])
	if !isAuthority(h.Authority) {
		d.fault("case.authority", "%q is not the nine-character code of an authority, for example E06000001", h.Authority)
	}
	h.Grounds = d.list("case.grounds", m["grounds"])
	if len(h.Grounds) == 0 {
		d.fault("case.grounds", "give at least one ground")
	}
	h.Appellant = d.text("case.appellant", m["appellant"])
	if h.Appellant != "" { // a case need not say
		d.oneOf("case.appellant", h.Appellant, casework.Appellants)
	}
	h.Routes = d.list("case.routes", m["routes"])
	for i, r := range h.Routes {
		d.oneOf(fmt.Sprintf("case.routes[%d]", i), r, casework.Routes)
	}
	if at := m["opened_at"]; at != nil {
		h.OpenedAt = d.instant("case.opened_at", at)
	}
	h.OpenedBy = casework.PersonID(d.text("case.opened_by", m["opened_by"]))
	if pt := m["phase_transfer"]; pt != nil {
		h.PhaseTransfer = d.transfer(pt)
	}
	return h
}

func (d *decoder) oneOf(path, value string, allowed []string) {
	if !slices.Contains(allowed, value) {
		d.fault(path, "%q is not known here: use %s", law.Clip(value), strings.Join(allowed, ", "))
	}
}

// isAuthority reports whether s is nothing or has the form of a code: a capital and eight digits.
func isAuthority(s string) bool {
	return s == "" || len(s) == 9 && s[0] >= 'A' && s[0] <= 'Z' && strings.Trim(s[1:], "0123456789") == ""
}

func (d *decoder) transfer(v any) *law.PhaseTransfer {
	m := d.object("case.phase_transfer", v, "year", "kind")
	if m == nil {
		return nil
	}
	year, err := strconv.Atoi(d.text("case.phase_transfer.year", m["year"]))
	if err != nil {
		d.fault("case.phase_transfer.year", "give the calendar year of the transfer, for example 2027")
	}
	return &law.PhaseTransfer{Year: year, Kind: d.text("case.phase_transfer.kind", m["kind"])}
}

// fact reads one fact; keys that are no common field are its attributes.
func (d *decoder) fact(path string, v any) casework.Fact {
	var f casework.Fact
	m := d.object(path, v)
	if m == nil {
		return f
	}
	f.Type = d.text(path+".type", m["type"])
	if f.Type == "" {
		d.fault(path+".type", "a fact needs a type")
	}
	for _, key := range sortedKeys(m) {
		d.field(&f, path, key, m[key])
	}
	return f
}

func (d *decoder) field(f *casework.Fact, path, key string, v any) {
	at := path + "." + key
	switch key {
	case "type":
	case "id":
		f.ID = d.text(at, v)
	case "on":
		f.On = d.day(at, v)
	case "printed_on":
		f.Printed = d.day(at, v)
	case "received_on":
		f.Received = d.day(at, v)
	case "due":
		f.Due = d.day(at, v)
	case "time":
		f.Time = d.text(at, v)
	case "of":
		f.Of = d.text(at, v)
	case "supersedes":
		f.Supersedes = d.text(at, v)
	case "standing":
		f.Reported = d.standing(at, v)
	case "items":
		f.Items = d.items(at, v)
	case "recorded_at":
		f.RecordedAt = d.instant(at, v)
	case "recorded_by":
		f.RecordedBy = casework.PersonID(d.text(at, v))
	case "source":
		f.Source = d.text(at, v)
	default:
		f.Attrs = f.Attrs.With(key, d.list(at, v)...)
	}
}

func (d *decoder) standing(at string, v any) bool {
	s := d.text(at, v)
	d.oneOf(at, s, []string{"reported", "confirmed"})
	return s == "reported"
}

func (d *decoder) items(path string, v any) []law.Item {
	list, ok := v.([]any)
	if !ok {
		d.fault(path, "give a list of {item, what, due}")
		return nil
	}
	var out []law.Item
	for i, v := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		m := d.object(at, v, "item", "what", "due")
		if m == nil {
			continue
		}
		it := law.Item{Item: d.text(at+".item", m["item"]), What: d.text(at+".what", m["what"])}
		if m["due"] != nil {
			it.Due = d.day(at+".due", m["due"])
		}
		out = append(out, it)
	}
	return out
}

func (d *decoder) day(at string, v any) civil.Date {
	s, ok := v.(string)
	if !ok {
		d.fault(at, "give a day as YYYY-MM-DD, not %s", kind(v))
		return civil.Date{}
	}
	day, err := civil.Parse(s)
	if err != nil {
		d.fault(at, "%v", err)
	}
	return day
}

func (d *decoder) instant(at string, v any) time.Time {
	t, err := time.Parse(time.RFC3339Nano, d.text(at, v))
	if err != nil {
		d.fault(at, "give an instant as 2026-11-10T09:30:00Z")
	}
	return t.UTC()
}

// text reads a scalar as text; nothing is the empty text.
func (d *decoder) text(at string, v any) string {
	s, ok := scalar(v)
	if !ok {
		d.fault(at, "give one value, not %s", kind(v))
	}
	return s
}

// list reads one scalar or a list of them.
func (d *decoder) list(at string, v any) []string {
	if v == nil {
		return nil
	}
	if s, ok := scalar(v); ok {
		return []string{s}
	}
	list, ok := v.([]any)
	if !ok {
		d.fault(at, "give a value or a list of values, not %s", kind(v))
		return nil
	}
	out := make([]string, 0, len(list))
	for i, v := range list {
		out = append(out, d.text(fmt.Sprintf("%s[%d]", at, i), v))
	}
	return out
}

func scalar(v any) (string, bool) {
	switch x := v.(type) {
	case nil:
		return "", true
	case string:
		return x, true
	case bool:
		return strconv.FormatBool(x), true
	case float64:
		if x == math.Trunc(x) {
			return strconv.FormatInt(int64(x), 10), true
		}
		return strconv.FormatFloat(x, 'g', -1, 64), true
	case uint64, int64, int, json.Number:
		return fmt.Sprint(x), true
	}
	return "", false
}

func kind(v any) string {
	switch v.(type) {
	case nil:
		return "nothing"
	case []any:
		return "a list"
	case map[string]any:
		return "a map"
	case string:
		return "text"
	}
	return "a number or a yes/no"
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func orTop(path string) string {
	if path == "" {
		return "file"
	}
	return path
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
