package casefile

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

const (
	// maxLine is the longest line that a stream takes, in bytes: a case of thousands of facts.
	maxLine = 16 << 20
	// batchSize is how many bytes of lines are answered together.
	batchSize = 16 << 10
	// keptSize is how much memory is kept for what comes next: a very long line gives its memory back.
	keptSize = 1 << 20
)

var errTooLong = errors.New("the line is longer than 16 MiB: one case is one line")

// batch is some lines in a row and, later, their answers.
type batch struct {
	text  []byte
	lines []place
	last  bool  // nothing follows,
	err   error // because of this, or because there is no more

	out      []byte
	faults   int
	answered chan struct{}
}

// place is where a line stands in the text of its batch; both are -1 for a line that is too long.
type place struct{ n, from, to int }

// lineFault is what a line that cannot be read is answered with.
type lineFault struct {
	Line  int    `json:"line"`
	Error string `json:"error"`
}

func (b *batch) large() bool { return cap(b.text) > keptSize }

// read takes up the lines after the nth, until they are enough or more would have to be waited for, and
// returns the number of the last one.
func (b *batch) read(in *bufio.Reader, n int) int {
	b.clear()
	for more := true; more; more = !b.last && len(b.text) < batchSize && waiting(in) {
		n++
		b.take(in, n)
	}
	return n
}

func (b *batch) clear() {
	b.text, b.lines, b.out, b.faults = emptied(b.text, keptSize), b.lines[:0], emptied(b.out, keptSize), 0
}

// emptied empties a slice for what comes next; one with room for more than the limit is given back.
func emptied[T any](s []T, limit int) []T {
	if cap(s) > limit {
		return nil
	}
	return s[:0]
}

// take takes up the nth line.
func (b *batch) take(in *bufio.Reader, n int) {
	from := len(b.text)
	text, tooLong, err := appendLine(b.text, in)
	b.text, b.last = text, err != nil
	switch line := bytes.TrimPrefix(text[from:], byteOrderMark); {
	case err != nil && !errors.Is(err, io.EOF):
		b.err = err
	case tooLong:
		b.lines = append(b.lines, place{n, -1, -1})
	case len(bytes.TrimSpace(line)) > 0:
		b.lines = append(b.lines, place{n, from, len(text)})
	}
}

// waiting reports whether a whole line is there to be read.
func waiting(in *bufio.Reader) bool {
	there, err := in.Peek(in.Buffered())
	return err == nil && bytes.IndexByte(there, '\n') >= 0
}

// appendLine reads up to and including the next line end. Of a line that is too long nothing is kept.
func appendLine(b []byte, in *bufio.Reader) (text []byte, tooLong bool, err error) {
	from := len(b)
	for {
		part, err := in.ReadSlice('\n')
		if tooLong = tooLong || len(b)-from+len(part) > maxLine; tooLong {
			b = b[:from]
		} else {
			b = append(b, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return b, tooLong, err
		}
	}
}

// desk is what one line after another is worked on with.
type desk struct {
	line plainLine
	page page
}

// answer answers every line of the batch.
func (b *batch) answer(c *Calculator, d *desk) {
	for _, at := range b.lines {
		out, err := d.answer(c, b.text, at, b.out)
		if err != nil {
			b.faults++
			if out, err = whole(b.out, lineFault{at.n, err.Error()}); err != nil {
				b.last, b.err = true, err
				return
			}
			out = append(out, '\n')
		}
		b.out = out
	}
}

// answer appends the answer to one line to out.
func (d *desk) answer(c *Calculator, text []byte, at place, out []byte) ([]byte, error) {
	if at.from < 0 {
		return nil, errTooLong
	}
	f, m, err := d.line.readOr(text[at.from:at.to], c.Book)
	if err != nil {
		return nil, err
	}
	d.page.again()
	a, _, err := c.answer(&f, m, &d.page)
	if err != nil {
		return nil, err
	}
	return a.appendLine(out)
}
