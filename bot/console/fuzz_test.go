package console_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/console"
	"github.com/redress-send/redress/store/memdb"
)

// FuzzLines types anything: in JSON mode one object comes out for each line that says something.
func FuzzLines(f *testing.F) {
	f.Add("why\n{\"text\":\"x\"}\n")
	f.Add("{\"press\":\"q.save\",\"room\":\"shared\"}\r\n\xff\n")
	f.Fuzz(func(t *testing.T, in string) {
		db := memdb.New()
		out, _ := talk(t, db, in, console.Options{JSON: true}, parrot(db))
		for line := range strings.Lines(out) {
			var v struct{ Reply []string }
			if err := json.Unmarshal([]byte(line), &v); err != nil || len(v.Reply) == 0 {
				t.Errorf("%q: printed %q (%v)", in, line, err)
			}
		}
		said := 0
		for line := range strings.Lines(in) {
			if strings.TrimSpace(line) != "" {
				said++
			}
		}
		if n := strings.Count(out, "\n"); n > said {
			t.Errorf("%q: %d lines in, %d out", in, said, n)
		}
	})
}
