package draw

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
)

// A style is one way to write.
type style int

// The styles, with their sizes in pixels.
const (
	heading style = iota // the case
	dayText              // "Mon 23 Nov"
	yearText
	labelText // what a mark is
	saysText  // how it stands
	smallText // what stands between the marks and at the foot
	todayText
)

var sizes = map[style]float64{heading: 60, dayText: 42, yearText: 34, labelText: 42, saysText: 38, smallText: 34, todayText: 42}

var bold = map[style]bool{heading: true, dayText: true, saysText: true, todayText: true}

// lineHeight is the height of a line of each style, in pixels.
func lineHeight(s style) int { return int(sizes[s] * 1.25) }

// parsed are the fonts that are part of the program (the Go fonts, BSD licence).
var parsed = sync.OnceValues(func() ([2]*opentype.Font, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return [2]*opentype.Font{}, fmt.Errorf("draw: read the font: %w", err)
	}
	strong, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return [2]*opentype.Font{}, fmt.Errorf("draw: read the bold font: %w", err)
	}
	return [2]*opentype.Font{regular, strong}, nil
})

// faces are the styles, ready to write with. They are for one picture: a face is not safe for several at once.
type faces map[style]font.Face

func newFaces() (faces, error) {
	fonts, err := parsed()
	if err != nil {
		return nil, err
	}
	out := faces{}
	for s, size := range sizes {
		f := fonts[0]
		if bold[s] {
			f = fonts[1]
		}
		if out[s], err = opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone}); err != nil {
			return nil, fmt.Errorf("draw: prepare the font: %w", err)
		}
	}
	return out, nil
}

// width is how wide the text is, in pixels, rounded up.
func (f faces) width(s style, text string) int { return font.MeasureString(f[s], text).Ceil() }

// Shows reports whether every character of the text can be drawn.
func Shows(text string) bool {
	fonts, err := parsed()
	if err != nil {
		return false
	}
	for _, r := range text {
		for _, f := range fonts {
			if i, err := f.GlyphIndex(nil, r); err != nil || i == 0 {
				return false
			}
		}
	}
	return true
}
