// Package draw draws a figure of the conversation as a picture: the days of a case from the first at the top to the
// last at the bottom, with today between them, as a PNG that can be read on a phone without zooming in.
//
// Every mark says what it is three times, by its shape, by its colour and in words; no two kinds differ by colour
// alone. The same figure gives the same bytes. It knows no case and no platform, and reads no file.
//
//	png, err := draw.PNG(&figure)
package draw

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"sync"

	"github.com/redress-send/redress/bot/chat"
)

// Width is the width of every picture, in pixels: three for each point of a phone's screen.
const Width = 1080

// MostMarks is how many marks a figure may have.
const MostMarks = 60

// atOnce bounds how many pictures are being drawn: each takes some megabytes until it is done.
var atOnce = make(chan struct{}, 2)

// canvases are the bitmaps of pictures that are done, to be drawn on again.
var canvases = sync.Pool{New: func() any { return new(image.RGBA) }}

var errTooMany = errors.New("draw: a figure has too many marks")

// PNG draws the figure. An error means that it has no picture; what it would show is in its words.
func PNG(f *chat.Figure) ([]byte, error) {
	if len(f.Marks) > MostMarks {
		return nil, fmt.Errorf("%w: %d, at most %d", errTooMany, len(f.Marks), MostMarks)
	}
	atOnce <- struct{}{}
	defer func() { <-atOnce }()
	with, err := newFaces()
	if err != nil {
		return nil, err
	}
	p := layOut(f, with)
	canvas, _ := canvases.Get().(*image.RGBA)
	defer canvases.Put(canvas)
	size := Width * p.height * 4
	if cap(canvas.Pix) < size {
		canvas.Pix = make([]byte, size)
	}
	canvas.Pix, canvas.Stride, canvas.Rect = canvas.Pix[:size], Width*4, image.Rect(0, 0, Width, p.height)
	p.paint(canvas)
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&out, fewColours(canvas)); err != nil {
		return nil, fmt.Errorf("draw: write the picture: %w", err)
	}
	return out.Bytes(), nil
}
