package admin

import (
	"encoding/json"
	"io"
)

// writeJSON writes v for people and scripts alike: indented, one newline at the end, nothing escaped that
// need not be.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// merged makes one JSON object of several; a field of a later one takes the place of an earlier one's.
func merged(parts ...any) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	for _, p := range parts {
		text, err := json.Marshal(p)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, &out); err != nil {
			return nil, err
		}
	}
	return out, nil
}
