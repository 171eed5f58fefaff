package draw

import (
	"math"
	"testing"

	"github.com/redress-send/redress/bot/chat"
)

// sight turns linear light into what people with another sight see (Machado, Oliveira and Fernandes 2009, severity 1).
var sight = map[string][3][3]float64{
	"everybody else": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":     {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia":   {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":     {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func light(i ink) [3]float64 {
	var out [3]float64
	for n, c := range []uint8{i.R, i.G, i.B} {
		if v := float64(c) / 255; v <= 0.04045 {
			out[n] = v / 12.92
		} else {
			out[n] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return out
}

// lab is a colour in CIE L*a*b* (D65), as somebody with that sight sees it.
func lab(i ink, by [3][3]float64) [3]float64 {
	l := light(i)
	var seen [3]float64
	for r := range 3 {
		v := by[r][0]*l[0] + by[r][1]*l[1] + by[r][2]*l[2]
		seen[r] = min(1, max(0, v))
	}
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124564*seen[0] + 0.3575761*seen[1] + 0.1804375*seen[2]) / 0.95047)
	y := f(0.2126729*seen[0] + 0.7151522*seen[1] + 0.0721750*seen[2])
	z := f((0.0193339*seen[0] + 0.1191920*seen[1] + 0.9503041*seen[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func apart(a, b ink, by [3][3]float64) float64 {
	x, y := lab(a, by), lab(b, by)
	return math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2]))
}

// enough is a difference that is seen at a glance; about 2.3 is just seen.
const enough = 20

func TestColoursAreToldApartHoweverOneSees(t *testing.T) {
	inks := map[string]ink{"fact": inkFact, "due": inkDue, "done": inkDone, "overdue": inkOverdue, "unsure": inkUnsure}
	for who, by := range sight {
		for a, x := range inks {
			for b, y := range inks {
				if d := apart(x, y, by); a < b && d < enough {
					t.Errorf("%s: %s and %s are %.1f apart", who, a, b, d)
				}
			}
		}
	}
	red, olive := inkOverdue, ink{0x7a, 0x6a, 0x00, 0xff}
	if far, near := apart(red, olive, sight["everybody else"]), apart(red, olive, sight["deuteranopia"]); far < 2*enough || near > enough {
		t.Errorf("red and olive are %.1f apart, and %.1f with deuteranopia: this test sees nothing", far, near)
	}
	for name, i := range inks { // text in the ink on white: WCAG AA
		l := light(i)
		if ratio := 1.05 / (0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2] + 0.05); ratio < 4.5 {
			t.Errorf("%s has a contrast of %.1f", name, ratio)
		}
	}
}

func TestNoTwoKindsDifferByColourAlone(t *testing.T) {
	shapes, said := map[shape]string{}, map[string]string{}
	for _, kind := range []chat.MarkKind{chat.Happened, chat.Due, chat.Done, chat.DoneLate, chat.Overdue, chat.Fixed} {
		for _, unsure := range []bool{false, true} {
			m := chat.Mark{Day: on(t, "2026-11-23"), Kind: kind, Provisional: unsure}
			name, s, says := string(kind), lookOf(&m).shape, m.Says(on(t, "2026-11-22"))
			if other, taken := shapes[s]; taken && other != name {
				t.Errorf("%s and %s have one shape", name, other)
			}
			shapes[s] = name
			if unsure {
				name += " provisional"
			}
			if other, taken := said[says]; taken {
				t.Errorf("%s and %s are said as %q", name, other, says)
			}
			said[says] = name
		}
	}
}
