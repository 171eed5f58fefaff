package casefile

import (
	"strconv"
	"strings"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// pieceSize is how many bytes of text, and pieceTexts how many texts, share one piece of memory.
const (
	pieceSize  = 8 << 10
	pieceTexts = 256
	pieceSteps = 64
)

// page is what the texts of one answer are written on: few large pieces of memory in place of many small
// ones. What was handed out stays as it is.
type page struct {
	piece strings.Builder // grows never: a full piece is left to the texts on it, and a new one begun
	texts []string
	steps []Step
	all   []Deadline

	line    []byte
	said    brief.Sentences
	working []law.Step
}

// again takes the room for lists back: the answer that was written until now is no longer looked at.
func (p *page) again() {
	p.texts, p.steps, p.all = emptied(p.texts, keptFacts), emptied(p.steps, keptFacts), emptied(p.all, keptFacts)
}

// room is room for n more on a piece; a new one is begun where it is full. It is never nil: in JSON it is a
// list and not null.
func room[T any](piece *[]T, n, size int) []T {
	if *piece == nil || cap(*piece)-len(*piece) < n {
		*piece = make([]T, 0, max(size, n))
	}
	at := len(*piece)
	*piece = (*piece)[:at+n]
	return (*piece)[at : at+n : at+n]
}

// text keeps what was written on the line.
func (p *page) text(line []byte) string {
	p.line = line[:0]
	if p.piece.Cap()-p.piece.Len() < len(line) {
		p.piece = strings.Builder{}
		p.piece.Grow(max(pieceSize, len(line)))
	}
	at := p.piece.Len()
	p.piece.Write(line)
	return p.piece.String()[at:]
}

// day keeps a day, or nothing where there is none.
func (p *page) day(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return p.text(d.AppendISO(p.line))
}

// maybe keeps a day; nil where there is none.
func (p *page) maybe(d civil.Date) *string {
	if d.IsZero() {
		return nil
	}
	return p.pointer(p.day(d))
}

// pointer keeps a text by its address.
func (p *page) pointer(text string) *string {
	one := p.list(1)
	one[0] = text
	return &one[0]
}

// list is room for n texts.
func (p *page) list(n int) []string {
	if n == 0 {
		return []string{} // in JSON a list and not null
	}
	return room(&p.texts, n, pieceTexts)
}

// keep keeps the sentences that were said.
func (p *page) keep() []string {
	out := p.list(p.said.Len())
	for i := range out {
		out[i] = p.text(append(p.line, p.said.At(i)...))
	}
	return out
}

// work keeps the working of the deadline.
func (p *page) work(d *law.Deadline) []Step {
	p.working = brief.AppendWorking(p.working[:0], d)
	out := room(&p.steps, len(p.working), pieceSteps)
	for i := range out {
		out[i] = p.step(&p.working[i])
	}
	return out
}

func (p *page) step(s *law.Step) Step {
	out := Step{Step: string(s.Kind), From: p.day(s.From), To: p.day(s.To), Inclusive: s.Inclusive, Backwards: s.Backwards,
		Name: s.Name, Limb: s.Limb, Provision: s.Provision}
	switch {
	case s.Period.N == 0:
	case s.Kind == law.StepUnknown: // Name says what is counted: school days
		out.Period = p.text(append(append(strconv.AppendInt(p.line, int64(s.Period.N), 10), ' '), s.Name...))
	default:
		out.Period = p.text(s.Period.Append(p.line))
	}
	return out
}
