package configs

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed talk/intents.txt
var intentsFile string

// Saying is a sentence with what somebody wants who types it.
type Saying struct{ Label, Text string }

// Sayings returns the sentences from which intents are learned, in the order of talk/intents.txt. The error
// names the line of a sentence without a heading or that stands twice.
func Sayings() ([]Saying, error) { return sayings() }

var sayings = sync.OnceValues(func() ([]Saying, error) { return readSayings("talk/intents.txt", intentsFile) })

func readSayings(name, file string) ([]Saying, error) {
	var out []Saying
	label, n := "", 0
	at := map[string]int{}
	for line := range strings.Lines(file) {
		n++
		line = strings.TrimSpace(line)
		switch heading, ok := strings.CutPrefix(line, "["); {
		case line == "", strings.HasPrefix(line, "#"):
		case ok:
			label = strings.TrimSuffix(heading, "]")
		case label == "":
			return nil, fmt.Errorf("%s:%d: %q stands under no heading such as [record]", name, n, line)
		case at[line] > 0:
			return nil, fmt.Errorf("%s:%d: %q stands in line %d already", name, n, line, at[line])
		default:
			at[line] = n
			out = append(out, Saying{Label: label, Text: line})
		}
	}
	return out, nil
}
