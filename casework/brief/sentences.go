package brief

import (
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// Sentences are sentences one after the other in one buffer. Reset lets the next ones take the same room, so
// that who says many of them allocates nothing.
type Sentences struct {
	text    []byte
	ends    []int
	working []law.Step
}

// Reset forgets what was said.
func (s *Sentences) Reset() { s.text, s.ends = s.text[:0], s.ends[:0] }

// Len is how many sentences there are.
func (s *Sentences) Len() int { return len(s.ends) }

// At is the sentence at i, until the next Reset.
func (s *Sentences) At(i int) []byte {
	from := 0
	if i > 0 {
		from = s.ends[i-1]
	}
	return s.text[from:s.ends[i]]
}

// Strings copies what was said.
func (s *Sentences) Strings() []string {
	all, from := string(s.text), 0
	out := make([]string, len(s.ends))
	for i, end := range s.ends {
		out[i], from = all[from:end], end
	}
	return out
}

// end ends the sentence that was being written.
func (s *Sentences) end() { s.ends = append(s.ends, len(s.text)) }

// add writes a part of a sentence.
func (s *Sentences) add(parts ...string) {
	for _, p := range parts {
		s.text = append(s.text, p...)
	}
}

// say writes one sentence.
func (s *Sentences) say(parts ...string) {
	s.add(parts...)
	s.end()
}

// sayDay writes one sentence around a day in full: "Monday 23 November 2026".
func (s *Sentences) sayDay(before string, day civil.Date, after string) {
	s.text = append(day.AppendLong(append(s.text, before...)), after...)
	s.end()
}

// said collects what is said once.
func said(tell func(*Sentences)) []string {
	s := Sentences{text: make([]byte, 0, room), ends: make([]int, 0, 8)}
	tell(&s)
	return s.Strings()
}
