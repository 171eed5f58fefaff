package draw

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"github.com/redress-send/redress/bot/chat"
)

// An ink is a colour of the picture. Every two inks of marks are told apart by people who see colours in another way,
// and each can be read on white.
type ink color.RGBA

// The inks.
var (
	inkText    = ink{0x1f, 0x1f, 0x1f, 0xff}
	inkQuiet   = ink{0x5a, 0x5a, 0x5a, 0xff}
	inkLine    = ink{0x8a, 0x8a, 0x8a, 0xff}
	inkOnDark  = ink{0xff, 0xff, 0xff, 0xff}
	inkFact    = ink{0x3a, 0x3a, 0x3a, 0xff}
	inkDue     = ink{0x1a, 0x56, 0xdb, 0xff}
	inkDone    = ink{0x00, 0x80, 0x5c, 0xff}
	inkOverdue = ink{0xc1, 0x3c, 0x00, 0xff}
	inkUnsure  = ink{0x7b, 0x2d, 0x8e, 0xff}
)

// A shape is the outline of a mark.
type shape int

// The shapes; no two kinds of mark share one.
const (
	dot        shape = iota // a fact
	openDot                 // a fact that is reported
	ring                    // due
	brokenRing              // due, and the day may still change
	ticked                  // done
	tickedLate              // done late
	warning                 // missed
	square                  // a day that was fixed
)

// look is how a mark looks.
type look struct {
	ink   ink
	shape shape
}

func lookOf(m *chat.Mark) look {
	switch m.Kind {
	case chat.Due:
		if m.Provisional {
			return look{inkUnsure, brokenRing}
		}
		return look{inkDue, ring}
	case chat.Done:
		return look{inkDone, ticked}
	case chat.DoneLate:
		return look{inkDone, tickedLate}
	case chat.Overdue:
		return look{inkOverdue, warning}
	case chat.Fixed:
		return look{inkDue, square}
	}
	if m.Provisional {
		return look{inkUnsure, openDot}
	}
	return look{inkFact, dot}
}

// paint paints the page.
func (p *page) paint(on *image.RGBA) {
	draw.Draw(on, on.Bounds(), image.White, image.Point{}, draw.Src)
	fill(on, image.Rect(line-3, p.lineTop, line+3, p.lineEnd), inkLine)
	for _, g := range p.gaps {
		fill(on, image.Rect(line-3, g[0], line+3, g[1]), inkOnDark)
		for y := g[0] + 6; y+8 < g[1]; y += 22 {
			fill(on, image.Rect(line-3, y, line+3, y+8), inkLine)
		}
	}
	round(on, p.today, 16, inkText)
	for i := range p.spots {
		p.spots[i].paint(on)
	}
	for i := range p.texts {
		t := &p.texts[i]
		d := font.Drawer{Dst: on, Src: image.NewUniform(color.RGBA(t.ink)), Face: p.faces[t.style], Dot: fixed.P(t.x, t.y)}
		d.DrawString(t.says)
	}
}

func fill(on *image.RGBA, r image.Rectangle, i ink) {
	draw.Draw(on, r, image.NewUniform(color.RGBA(i)), image.Point{}, draw.Src)
}

// paint paints the mark, with some white around it so that it stands off the line.
func (s *spot) paint(on *image.RGBA) {
	disc(on, s.y, radius+8, inkOnDark)
	switch s.look.shape {
	case dot:
		disc(on, s.y, radius-8, s.look.ink)
	case openDot:
		disc(on, s.y, radius-6, s.look.ink)
		disc(on, s.y, radius-14, inkOnDark)
	case ring:
		disc(on, s.y, radius, s.look.ink)
		disc(on, s.y, radius-11, inkOnDark)
	case brokenRing:
		disc(on, s.y, radius, s.look.ink)
		disc(on, s.y, radius-11, inkOnDark)
		cross(on, s.y)
	case ticked:
		disc(on, s.y, radius, s.look.ink)
		tick(on, s.y)
	case tickedLate:
		diamond(on, s.y, radius+6, s.look.ink)
		tick(on, s.y)
	case warning:
		triangle(on, s.y, s.look.ink)
	case square:
		const half = radius - 6
		area(on, s.y, s.look.ink, point{-half, -half}, point{half, -half}, point{half, half}, point{-half, half})
	}
}
