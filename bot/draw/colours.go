package draw

import (
	"image"
	"image/color"
)

// steps is how many shades there are between each ink and white: enough for smooth edges.
const steps = 26

// shades are all colours of a picture: each ink on white, and white.
var shades = func() color.Palette {
	all := color.Palette{color.RGBA{0xff, 0xff, 0xff, 0xff}}
	for _, i := range []ink{inkText, inkQuiet, inkLine, inkFact, inkDue, inkDone, inkOverdue, inkUnsure} {
		for n := 1; n <= steps; n++ {
			mix := func(c uint8) uint8 { return uint8(255 - (255-int(c))*n/steps) }
			all = append(all, color.RGBA{mix(i.R), mix(i.G), mix(i.B), 0xff})
		}
	}
	return all
}()

// white is the first of the shades, and most of a picture.
var white = [3]byte{0xff, 0xff, 0xff}

// fewColours is the picture with its shades alone: a fraction of the bytes.
func fewColours(from *image.RGBA) *image.Paletted {
	to := image.NewPaletted(from.Rect, shades)
	known := map[[3]byte]uint8{}
	for n := range to.Pix {
		c := [3]byte(from.Pix[4*n : 4*n+3])
		if c == white {
			continue
		}
		index, seen := known[c]
		if !seen {
			index = uint8(shades.Index(color.RGBA{c[0], c[1], c[2], 0xff}))
			known[c] = index
		}
		to.Pix[n] = index
	}
	return to
}
