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
