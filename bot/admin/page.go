package admin

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// page prints text for people: wrapped to the width of a terminal, or to that of a book where the output is
// none. Nothing is cut where it is none.
type page struct {
	w     io.Writer
	width int  // of a line
	cut   bool // a terminal: what must stay on one line is cut to the width
}

// bookWidth is how wide text is set where nobody's terminal says otherwise, and leastWidth where a terminal is
// too narrow to set anything in.
const (
	bookWidth  = 100
	leastWidth = 40
)

func (h *House) page() *page {
	if h.Width <= 0 {
		return &page{w: h.Out, width: bookWidth}
	}
	return &page{w: h.Out, width: max(h.Width, leastWidth), cut: true}
}

// line prints one line as it is, without blanks at its end.
func (p *page) line(format string, args ...any) {
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	fmt.Fprintln(p.w, strings.TrimRight(text, " "))
}

// one prints a line that is never wrapped: on a terminal it is cut with an ellipsis.
func (p *page) one(text string) {
	if p.cut {
		text = clip(text, p.width)
	}
	p.line("%s", text)
}

// text prints a paragraph. The first line begins with first, the others are as far to the right.
func (p *page) text(first, text string) {
	indent := strings.Repeat(" ", wide(first))
	for _, l := range wrap(text, p.width-wide(first)) {
		p.line("%s", first+l)
		first = indent
	}
}

// table prints rows of columns: the first from the left, cut where there is no room, the others from the right.
func (p *page) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], wide(cell))
		}
	}
	others := 0
	for _, w := range widths[1:] {
		others += 2 + w
	}
	if p.cut {
		widths[0] = min(widths[0], max(8, p.width-others))
	}
	for _, row := range rows {
		cells := []string{pad(clip(row[0], widths[0]), widths[0])}
		for i, cell := range row[1:] {
			cells = append(cells, strings.Repeat(" ", widths[i+1]-wide(cell))+cell)
		}
		p.line("%s", strings.Join(cells, "  "))
	}
}

// wide returns how many columns the text takes.
func wide(s string) int { return utf8.RuneCountInString(s) }

// pad fills the text up to the width.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-wide(s)))
}

// clip cuts the text to the width, with an ellipsis where something is left out.
func clip(s string, width int) string {
	if wide(s) <= width {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:max(0, width-1)]), " ,;") + "…"
}

// wrap breaks the text into lines of at most so many columns, between words; a word that is longer is broken.
// There is always a line.
func wrap(s string, width int) []string {
	width = max(width, 8)
	var out []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		for wide(word) > width {
			r := []rune(word)
			if line != "" {
				out, line = append(out, line), ""
			}
			out, word = append(out, string(r[:width])), string(r[width:])
		}
		switch {
		case line == "":
			line = word
		case wide(line)+1+wide(word) <= width:
			line += " " + word
		default:
			out, line = append(out, line), word
		}
	}
	if line != "" || len(out) == 0 {
		out = append(out, line)
	}
	return out
}
