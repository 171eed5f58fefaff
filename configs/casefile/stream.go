package casefile

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// maxLine is the longest line that a stream takes, in bytes: a case of thousands of facts.
const maxLine = 16 << 20

// Calculator answers for files: the law, the closed days and the day on which a deadline's status is told.
type Calculator struct {
	Book     *law.Book
	Calendar *civil.Calendar
	At       civil.Date
	WhatIf   []string // supposed facts, each FACT=DATE
	EasyRead bool     // in easy read too (JSON) or instead (text)
}

// Answer works out what follows from the file.
func (c *Calculator) Answer(f *File) (Answer, law.Result, error) {
	m := f.Matter()
	now, err := law.Compute(c.Book, c.Calendar, m)
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	if len(c.WhatIf) == 0 {
		return NewAnswer(c.Book, f, &now, c.At), now, nil
	}
	supposed, err := Suppose(f, c.WhatIf, c.Book)
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	then, err := law.Compute(c.Book, c.Calendar, supposed.Matter())
	if err != nil {
		return Answer{}, law.Result{}, err
	}
	a := NewAnswer(c.Book, &supposed, &then, c.At)
	a.Changes = Changes(&now, &then)
	return a, then, nil
}

// lineFault is what a line that cannot be read is answered with.
type lineFault struct {
	Line  int    `json:"line"`
	Error string `json:"error"`
}

// Stream answers each line of JSON with one line of JSON, in order and in constant memory. A line with a
// fault is answered with the fault and the rest goes on; faults tells how many there were. Empty lines are
// passed over.
func (c *Calculator) Stream(ctx context.Context, r io.Reader, w io.Writer) (faults int, err error) {
	in := bufio.NewReaderSize(r, 1<<16)
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for n := 1; ; n++ {
		line, readErr := readLine(in)
		if readErr != nil && !errors.Is(readErr, io.EOF) && !errors.Is(readErr, errTooLong) {
			return faults, errors.Join(readErr, out.Flush())
		}
		if len(bytes.TrimSpace(line)) > 0 || errors.Is(readErr, errTooLong) {
			answer, bad := c.line(n, line, readErr)
			if bad {
				faults++
			}
			if err := enc.Encode(answer); err != nil {
				return faults, err
			}
		}
		if errors.Is(readErr, io.EOF) {
			return faults, out.Flush()
		}
		if err := ctx.Err(); err != nil {
			return faults, errors.Join(err, out.Flush())
		}
	}
}

// line answers one line.
func (c *Calculator) line(n int, line []byte, readErr error) (answer any, bad bool) {
	if errors.Is(readErr, errTooLong) {
		return lineFault{n, errTooLong.Error()}, true
	}
	f, err := ReadLine(line, c.Book)
	if err != nil {
		return lineFault{n, err.Error()}, true
	}
	a, _, err := c.Answer(&f)
	if err != nil {
		return lineFault{n, err.Error()}, true
	}
	return &a, false
}

var errTooLong = errors.New("the line is longer than 16 MiB: one case is one line")

// readLine reads up to and including the next line end. The rest of a line that is too long is passed over.
func readLine(r *bufio.Reader) ([]byte, error) {
	part, err := r.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return part, err
	}
	line := bytes.Clone(part)
	tooLong := false
	for errors.Is(err, bufio.ErrBufferFull) {
		part, err = r.ReadSlice('\n')
		if tooLong = tooLong || len(line)+len(part) > maxLine; !tooLong {
			line = append(line, part...)
		}
	}
	if tooLong && err == nil {
		return nil, errTooLong
	}
	return line, err
}
