package casefile

import (
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// Encode turns the file into the tree that Read reads, for YAML and JSON alike. It round-trips exactly.
func Encode(f *File) map[string]any {
	h := map[string]any{"reference": string(f.Header.Reference), "authority": f.Header.Authority, "grounds": f.Header.Grounds}
	if f.Header.Appellant != "" {
		h["appellant"] = f.Header.Appellant
	}
	if pt := f.Header.PhaseTransfer; pt != nil {
		h["phase_transfer"] = map[string]any{"year": pt.Year, "kind": pt.Kind}
	}
	if len(f.Header.Routes) > 0 {
		h["routes"] = f.Header.Routes
	}
	if !f.Header.OpenedAt.IsZero() {
		h["opened_at"] = instantText(f.Header.OpenedAt)
	}
	putText(h, "opened_by", string(f.Header.OpenedBy))
	facts := make([]map[string]any, len(f.Facts))
	for i := range f.Facts {
		facts[i] = EncodeFact(&f.Facts[i])
	}
	return map[string]any{"case": h, "facts": facts}
}

// EncodeFact turns one fact into its fields and attributes.
func EncodeFact(f *casework.Fact) map[string]any {
	m := EncodeEvent(&f.Event)
	if !f.RecordedAt.IsZero() {
		m["recorded_at"] = instantText(f.RecordedAt)
	}
	putText(m, "recorded_by", string(f.RecordedBy))
	putText(m, "source", f.Source)
	return m
}

// EncodeEvent turns an event into its fields and attributes.
func EncodeEvent(e *law.Event) map[string]any {
	m := map[string]any{"type": e.Type}
	for field, text := range map[string]string{"id": e.ID, "on": e.On.String(), "printed_on": e.Printed.String(),
		"received_on": e.Received.String(), "due": e.Due.String(), "time": e.Time, "of": e.Of, "supersedes": e.Supersedes} {
		putText(m, field, text)
	}
	if e.Reported {
		m["standing"] = "reported"
	}
	for _, a := range e.Attrs {
		m[a.Name] = attrValue(a)
	}
	if len(e.Items) > 0 {
		items := make([]map[string]any, len(e.Items))
		for i, it := range e.Items {
			items[i] = map[string]any{"item": it.Item, "what": it.What}
			putText(items[i], "due", it.Due.String())
		}
		m["items"] = items
	}
	return m
}

func instantText(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func putText(m map[string]any, field, text string) {
	if text != "" {
		m[field] = text
	}
}

// attrValue is one value, a yes or no, or a list.
func attrValue(a law.Attr) any {
	switch {
	case len(a.Values) != 1 || a.Name == "orders" || a.Name == "scope":
		return a.Values
	case a.Values[0] == "true":
		return true
	case a.Values[0] == "false":
		return false
	}
	return a.Values[0]
}
