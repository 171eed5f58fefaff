package casefile

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

// reading is a case of a file that is still to be read.
type reading struct {
	nr    int // of its line; 0 where it is the whole file
	place string
	whole []byte // the text of a file that holds no more than this case
	line  []byte // or else of its line, good until the next is read
	err   error  // or else why there is none
}

// read reads the case by the book.
func (r *reading) read(book *law.Book) (File, error) {
	switch {
	case r.err != nil:
		return File{}, r.err
	case r.whole != nil:
		return Read(r.place, r.whole, book)
	}
	return ReadLine(r.line, book)
}

// eachCase hands on every case of a file as it is read, with its place and a way to read it by a book. YAML and
// JSON hold one case; of JSON Lines one line is in memory at a time.
func eachCase(ctx context.Context, file string, r io.Reader, take func(one reading) error) error {
	in := bufio.NewReaderSize(r, 1<<16)
	named := strings.HasSuffix(strings.ToLower(file), ".jsonl")
	first, n, err := firstLine(in)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s cannot be read: %w", file, err)
	}
	if !named && !isLine(first, in) {
		rest, err := io.ReadAll(in)
		if err != nil {
			return fmt.Errorf("%s cannot be read: %w", file, err)
		}
		data := append(bytes.Repeat([]byte("\n"), n-1), append(first, rest...)...)
		return take(reading{place: file, whole: data})
	}
	line, tooLong := first, false
	for {
		if len(bytes.TrimSpace(line)) > 0 || tooLong {
			one := reading{nr: n, place: fmt.Sprintf("%s:%d", file, n), line: line}
			if tooLong {
				one.err = errTooLong
			}
			if err := take(one); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%s cannot be read: %w", file, err)
		case ctx.Err() != nil:
			return ctx.Err()
		}
		line, tooLong, err = appendLine(line[:0], in)
		n++
	}
}

// firstLine returns the first line that is not empty, and its number.
func firstLine(in *bufio.Reader) (line []byte, n int, err error) {
	for n = 1; ; n++ {
		var tooLong bool
		line, tooLong, err = appendLine(nil, in)
		if tooLong && err == nil {
			err = errTooLong
		}
		if err != nil || len(bytes.TrimSpace(line)) > 0 {
			return line, n, err
		}
	}
}

// isLine reports whether a file that begins so is JSON Lines: a whole object on a line, or the beginning of
// another one on the next.
func isLine(first []byte, in *bufio.Reader) bool {
	text := bytes.TrimSpace(bytes.TrimPrefix(first, byteOrderMark))
	if !bytes.HasPrefix(text, []byte("{")) {
		return false
	}
	next, _ := in.Peek(1)
	return json.Valid(text) || bytes.HasSuffix(text, []byte("}")) && bytes.Equal(next, []byte("{"))
}
