package draw

import (
	"fmt"
	"image"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework/civil"
)

// Where things stand, in pixels.
const (
	margin    = 48
	dayRight  = 338 // days end here
	line      = 408 // the line that all marks stand on
	labelLeft = 478
	radius    = 30 // of a mark
	rowGap    = 34
	mostLines = 3  // of a label
	longGap   = 28 // days between two marks from which on the time between them is said
)

// text is something written: from the left, with its foot on y.
type text struct {
	style style
	ink   ink
	x, y  int
	says  string
}

// box is the room that the text takes.
func (t *text) box(f faces) image.Rectangle {
	h := lineHeight(t.style)
	return image.Rect(t.x, t.y-h*4/5, t.x+f.width(t.style, t.says), t.y+h/5)
}

// spot is a mark on the line.
type spot struct {
	y    int
	look look
}

// page is a picture before it is painted.
type page struct {
	height  int
	texts   []text
	spots   []spot
	today   image.Rectangle // the bar
	gaps    [][2]int        // parts of the line that stand for a longer time
	lineTop int
	lineEnd int
	y       int // where the next thing goes
	year    int // that was written last
	faces   faces
}

// layOut decides where everything stands. Nothing overlaps and nothing is outside, however much there is.
func layOut(f *chat.Figure, with faces) *page {
	p := &page{faces: with, y: margin}
	p.write(heading, inkText, margin, f.Title, Width-2*margin)
	p.y += rowGap
	p.lineTop = p.y
	today, last := false, civil.Date{}
	marks := f.InOrder()
	for i := range marks {
		m := &marks[i]
		if !today && !m.Day.Before(f.Today) {
			p.gap(last, f.Today)
			p.todayBar(f.Today)
			today, last = true, f.Today
		}
		p.gap(last, m.Day)
		p.row(m, i > 0 && marks[i-1].Day == m.Day, f.Today)
		last = m.Day
	}
	if !today {
		p.gap(last, f.Today)
		p.todayBar(f.Today)
	}
	p.foot(f)
	p.height = p.y + margin
	return p
}

// write writes the text from the left, shortened to the width, and moves on by a line.
func (p *page) write(s style, i ink, x int, says string, width int) {
	says = p.fit(s, says, width)
	h := lineHeight(s)
	p.texts = append(p.texts, text{s, i, x, p.y + h*4/5, says})
	p.y += h
}

// fit shortens the text to the width.
func (p *page) fit(s style, says string, width int) string {
	for n := len([]rune(says)); n > 1 && p.faces.width(s, says) > width; n-- {
		says = chat.Cut(says, n-1)
	}
	return says
}

// wrap breaks the text into lines of the width, at most mostLines.
func (p *page) wrap(s style, says string, width int) []string {
	var lines []string
	for word := range strings.FieldsSeq(says) {
		if n := len(lines); n > 0 && p.faces.width(s, lines[n-1]+" "+word) <= width {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	if len(lines) > mostLines {
		lines = lines[:mostLines]
		lines[mostLines-1] += " …"
		for p.faces.width(s, lines[mostLines-1]) > width && strings.Contains(lines[mostLines-1], " ") {
			cut := strings.Fields(lines[mostLines-1])
			lines[mostLines-1] = strings.Join(append(cut[:len(cut)-2], "…"), " ")
		}
	}
	for i := range lines {
		lines[i] = p.fit(s, lines[i], width)
	}
	return lines
}

// row is one mark: its day, unless the mark before has the same, its shape, what it is and how it stands.
func (p *page) row(m *chat.Mark, sameDay bool, today civil.Date) {
	top, look := p.y, lookOf(m)
	if !sameDay {
		p.day(m.Day)
	}
	dayEnd := p.y
	p.y = top
	for _, l := range p.wrap(labelText, capital(m.Label), Width-margin-labelLeft) {
		p.write(labelText, inkText, labelLeft, l, Width-margin-labelLeft)
	}
	if says := m.Says(today); says != "" {
		for _, l := range p.wrap(saysText, capital(says), Width-margin-labelLeft) {
			p.write(saysText, look.ink, labelLeft, l, Width-margin-labelLeft)
		}
	}
	p.y = max(p.y, dayEnd, top+2*radius)
	p.lineEnd = top + lineHeight(dayText)*2/5 + 6
	p.spots = append(p.spots, spot{p.lineEnd, look})
	p.y += rowGap
}

// day writes a day so that it ends before the line; its year stands under it where it is another one than before.
func (p *page) day(d civil.Date) {
	short := fmt.Sprintf("%s %d %s", d.Weekday().String()[:3], d.Day(), d.Month().String()[:3])
	p.write(dayText, inkText, dayRight-p.faces.width(dayText, short), short, dayRight)
	if d.Year() == p.year {
		return
	}
	p.year = d.Year()
	year := fmt.Sprint(d.Year())
	p.write(yearText, inkQuiet, dayRight-p.faces.width(yearText, year), year, dayRight)
}

// gap says how much time lies between two days, where that is long.
func (p *page) gap(from, to civil.Date) {
	if from.IsZero() || to.Sub(from) < longGap {
		return
	}
	top := p.y - rowGap/2
	p.write(smallText, inkQuiet, labelLeft, between(to.Sub(from)), Width-margin-labelLeft)
	p.y += rowGap
	p.gaps = append(p.gaps, [2]int{top, p.y - rowGap/2})
}

// between says a number of days in the largest unit that is still telling.
func between(days int) string {
	switch {
	case days < 70:
		return fmt.Sprintf("%d weeks", days/7)
	case days < 730:
		return fmt.Sprintf("%d months", days*12/365)
	}
	return fmt.Sprintf("%d years", days*100/36525)
}

// todayBar is the bar of today, across the picture.
func (p *page) todayBar(d civil.Date) {
	h := lineHeight(todayText)
	p.today = image.Rect(margin, p.y-4, Width-margin, p.y+h+16)
	p.y += 6
	says := fmt.Sprintf("Today: %s", d.Short())
	p.write(todayText, inkOnDark, (Width-p.faces.width(todayText, says))/2, says, Width-2*margin)
	p.lineEnd = p.today.Max.Y
	p.y = p.today.Max.Y + rowGap
}

// foot says what the picture leaves out, and what it is not.
func (p *page) foot(f *chat.Figure) {
	if f.Left > 0 {
		p.write(smallText, inkQuiet, margin, fmt.Sprintf("%d more are not shown here.", f.Left), Width-2*margin)
	}
	p.write(smallText, inkQuiet, margin, "Information, not legal advice.", Width-2*margin)
}

// capital begins a text with a capital letter.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
