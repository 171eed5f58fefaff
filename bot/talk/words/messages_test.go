package words_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework/law"
)

// The messages of testdata/messages.txt are heard on Tuesday 10 November 2026. Under each stands everything
// that is heard in it, so that a test compares the whole. -reread writes the file anew, to be read with care.
var reread = flag.Bool("reread", false, "write testdata/messages.txt anew from what is heard now")

const messagesFile = "testdata/messages.txt"

func TestMessages(t *testing.T) {
	file, err := os.ReadFile(messagesFile)
	if err != nil {
		t.Fatal(err)
	}
	s := on(t, "2026-11-10 Tue")
	var out strings.Builder
	n := 0
	for block := range strings.SplitSeq(string(file), "\n> ") {
		typed, want, _ := strings.Cut(strings.TrimPrefix(block, "> "), "\n")
		if strings.HasPrefix(typed, "#") || typed == "" {
			fmt.Fprintf(&out, "> %s\n", strings.TrimRight(strings.TrimPrefix(block, "> "), "\n"))
			continue
		}
		n++
		h := words.Hear(s, strings.ReplaceAll(typed, `\n`, "\n"))
		got := heard(&h)
		fmt.Fprintf(&out, "> %s\n%s", typed, got)
		if want = strings.TrimRight(want, "\n") + "\n"; got != want && !*reread {
			t.Errorf("%s\n got:\n%s want:\n%s", typed, got, want)
		}
	}
	if n < 200 {
		t.Errorf("%d messages, want 200 and more", n)
	}
	if *reread {
		if err := os.WriteFile(messagesFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// heard writes down everything that was heard: a line for the whole, one for each fact, doubt and loose end.
func heard(h *words.Heard) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s", h.Intent)
	for _, part := range [...]struct{ name, value string }{
		{"REFUSED", string(h.Refusal)}, {"cases", strings.Join(h.References, ", ")}, {"authority", strings.Join(h.Authorities, ", ")},
		{"grounds", strings.Join(h.Grounds, ", ")}, {"appellant", h.Appellant}, {"limit", h.Limit}, {"people", strings.Join(h.People, ", ")},
		{"topic", h.Topic}, {"range", rangeOf(h)}, {"sum", sumOf(h.Sum)}, {"number", number(h.Number)}, {"bare", bare(h)}, {"days", loose(h)},
	} {
		if part.value != "" {
			fmt.Fprintf(&b, "; %s: %s", part.name, part.value)
		}
	}
	b.WriteString("\n")
	for i := range h.Facts {
		fmt.Fprintf(&b, "  + %s\n", fact(&h.Facts[i]))
	}
	for i := range h.Doubts {
		d := &h.Doubts[i]
		fmt.Fprintf(&b, "  ? %s", d.Kind)
		for _, part := range [...]string{d.Fact, quoted(d.Text), readingsOf(d), strings.Join(d.Facts, " or ")} {
			if part != "" {
				b.WriteString(" " + part)
			}
		}
		b.WriteString("\n")
	}
	for _, u := range h.Unheard {
		fmt.Fprintf(&b, "  - %s\n", u)
	}
	return b.String()
}

func fact(f *words.HeardFact) string {
	e := &f.Event
	parts := []string{e.Type}
	if !e.On.IsZero() {
		parts = append(parts, e.On.String()+" "+e.On.Weekday().String()[:3])
	}
	for _, day := range [...]struct{ name, value string }{{"printed", e.Printed.String()}, {"received", e.Received.String()}, {"due", e.Due.String()}, {"time", e.Time}, {"of", e.Of}, {"case", f.Reference}} {
		if day.value != "" {
			parts = append(parts, day.name+" "+day.value)
		}
	}
	for _, a := range e.Attrs {
		parts = append(parts, a.Name+"="+strings.Join(a.Values, ","))
	}
	for _, i := range e.Items {
		parts = append(parts, item(i))
	}
	if f.Assumed {
		parts = append(parts, "(as of today)")
	}
	return strings.Join(parts, " ")
}

func item(i law.Item) string {
	return strings.TrimSpace(fmt.Sprintf("[%s: %s %s", i.Item, i.What, i.Due)) + "]"
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return fmt.Sprintf("%q", s)
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func bare(h *words.Heard) string {
	switch {
	case h.Yes:
		return "yes"
	case h.No:
		return "no"
	}
	return ""
}

func rangeOf(h *words.Heard) string {
	r := h.Range
	if r == (words.Range{}) {
		return ""
	}
	out := fmt.Sprintf("%s..%s %s", r.From, r.To, r.Scope)
	if r.Overdue {
		out += " overdue"
	}
	return strings.TrimSpace(out)
}

func sumOf(s *words.Sum) string {
	if s == nil {
		return ""
	}
	out := s.Kind + " " + s.From.String()
	if !s.To.IsZero() {
		out += " to " + s.To.String()
	}
	if s.Period.Unit != 0 {
		out += " " + s.Period.String()
	}
	if s.Tribunal {
		out += " (tribunal)"
	}
	return out
}

// loose lists the days that no fact has taken.
func loose(h *words.Heard) string {
	var out []string
	for _, w := range h.Dates {
		taken := false
		for i := range h.Facts {
			taken = taken || h.Facts[i].When.Start == w.Start && h.Facts[i].When.Text != "" || h.Facts[i].Due.Start == w.Start && h.Facts[i].Due.Text != ""
		}
		if taken {
			continue
		}
		text := w.Text + " is " + w.Day.String()
		if w.Not {
			text = "not " + text
		}
		if w.Time != "" {
			text += " " + w.Time
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// writtenMessages are the messages of testdata/messages.txt.
func writtenMessages(t *testing.T) []string {
	t.Helper()
	file, err := os.ReadFile(messagesFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(file)) {
		if typed, ok := strings.CutPrefix(strings.TrimSpace(line), "> "); ok && !strings.HasPrefix(typed, "#") {
			out = append(out, typed)
		}
	}
	return out
}
