package draw

import (
	"image"
	"image/color"

	"golang.org/x/image/vector"
)

// point is a place relative to the middle of a mark, in pixels.
type point struct{ x, y float32 }

// area fills what the points surround, around the middle of a mark at the height.
func area(on *image.RGBA, y int, i ink, points ...point) {
	const reach = 2 * radius
	r := vector.NewRasterizer(2*reach, 2*reach)
	for n, p := range points {
		if n == 0 {
			r.MoveTo(p.x+reach, p.y+reach)
		} else {
			r.LineTo(p.x+reach, p.y+reach)
		}
	}
	r.ClosePath()
	r.Draw(on, image.Rect(line-reach, y-reach, line+reach, y+reach), image.NewUniform(color.RGBA(i)), image.Point{})
}

// disc fills a circle on the line.
func disc(on *image.RGBA, y, size int, i ink) {
	const reach = 2 * radius
	r := vector.NewRasterizer(2*reach, 2*reach)
	circle(r, reach, reach, float32(size))
	r.Draw(on, image.Rect(line-reach, y-reach, line+reach, y+reach), image.NewUniform(color.RGBA(i)), image.Point{})
}

// circle adds a circle: four cubic curves, each a quarter.
func circle(r *vector.Rasterizer, x, y, size float32) {
	k := size * 0.5523
	r.MoveTo(x+size, y)
	r.CubeTo(x+size, y+k, x+k, y+size, x, y+size)
	r.CubeTo(x-k, y+size, x-size, y+k, x-size, y)
	r.CubeTo(x-size, y-k, x-k, y-size, x, y-size)
	r.CubeTo(x+k, y-size, x+size, y-k, x+size, y)
	r.ClosePath()
}

// cross breaks a ring in four places.
func cross(on *image.RGBA, y int) {
	const out, half = radius + 2, 6
	area(on, y, inkOnDark, point{-half, -out}, point{half, -out}, point{half, out}, point{-half, out})
	area(on, y, inkOnDark, point{-out, -half}, point{out, -half}, point{out, half}, point{-out, half})
}

// tick is a tick in white.
func tick(on *image.RGBA, y int) {
	area(on, y, inkOnDark, point{-16, 0}, point{-10, -6}, point{-4, 1}, point{11, -14}, point{17, -8}, point{-4, 13})
}

func diamond(on *image.RGBA, y int, size float32, i ink) {
	area(on, y, i, point{0, -size}, point{size, 0}, point{0, size}, point{-size, 0})
}

// triangle is a warning sign, with its mark in white.
func triangle(on *image.RGBA, y int, i ink) {
	area(on, y, i, point{0, -radius - 4}, point{radius + 6, radius - 6}, point{-radius - 6, radius - 6})
	area(on, y, inkOnDark, point{-5, -16}, point{5, -16}, point{4, 6}, point{-4, 6})
	area(on, y, inkOnDark, point{-5, 11}, point{5, 11}, point{5, 20}, point{-5, 20})
}

// round fills a rectangle with round corners.
func round(on *image.RGBA, box image.Rectangle, corner float32, i ink) {
	if box.Empty() {
		return
	}
	w, h := float32(box.Dx()), float32(box.Dy())
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	r.MoveTo(corner, 0)
	r.LineTo(w-corner, 0)
	r.QuadTo(w, 0, w, corner)
	r.LineTo(w, h-corner)
	r.QuadTo(w, h, w-corner, h)
	r.LineTo(corner, h)
	r.QuadTo(0, h, 0, h-corner)
	r.LineTo(0, corner)
	r.QuadTo(0, 0, corner, 0)
	r.ClosePath()
	r.Draw(on, box, image.NewUniform(color.RGBA(i)), image.Point{})
}
