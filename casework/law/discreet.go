package law

import "regexp"

// quoted is something in quotation marks, as %q writes it.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// Discreet is a sentence about a file without what the file holds: a value may be a name that somebody put
// into the wrong place, and what is printed about it ends in logs. Line and field say where to look.
func Discreet(text string) string { return quoted.ReplaceAllString(text, "what stands there") }
