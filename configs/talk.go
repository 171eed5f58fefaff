package configs

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed talk/intents.txt
var intentsFile string

//go:embed talk/facts.txt
var factsFile string

// Saying is a sentence with what somebody wants who types it, or with the type of fact that it tells.
type Saying struct{ Label, Text string }

// Sayings returns the sentences from which intents are learned, in the order of talk/intents.txt. The error
// names the line of a sentence without a heading or that stands twice.
func Sayings() ([]Saying, error) { return sayings() }

// FactSayings returns the sentences from which is learned what facts sound like, as Sayings does, from talk/facts.txt.
func FactSayings() ([]Saying, error) { return factSayings() }

var sayings = sync.OnceValues(func() ([]Saying, error) { return readSayings("talk/intents.txt", intentsFile) })

var factSayings = sync.OnceValues(func() ([]Saying, error) { return readSayings("talk/facts.txt", factsFile) })

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
