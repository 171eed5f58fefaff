package casefile_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"

	"github.com/redress-send/redress/configs/casefile"
)

// streamed is what the stream answers to these lines, one answer an element.
func streamed(t *testing.T, c *casefile.Calculator, in io.Reader) (answers []string, faults int, err error) {
	t.Helper()
	var out bytes.Buffer
	faults, err = c.Stream(t.Context(), in, &out)
	for line := range strings.Lines(out.String()) {
		answers = append(answers, line)
	}
	return answers, faults, err
}

// alone is what encoding/json makes of the answer to the nth line, worked out by itself.
func alone(t *testing.T, c *casefile.Calculator, n int, line []byte) string {
	t.Helper()
	var answer any
	f, err := casefile.ReadLine(line, c.Book)
	if err == nil {
		answer, _, err = c.Answer(&f)
	}
	if err != nil {
		answer = struct {
			Line  int    `json:"line"`
			Error string `json:"error"`
		}{n, err.Error()}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(answer); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAStreamAnswersEveryLineInOrderAsItWouldAlone(t *testing.T) {
	c := calculator(t)
	v := newInventor(c.Book)
	var in bytes.Buffer
	var want []string
	for n := range 700 {
		line := v.line(t, n)
		if n%7 == 0 {
			line = fmt.Appendf(nil, "{\"case\": {\"reference\": \"INV-%d\"}}\r\n", n)
		}
		in.Write(line)
		in.WriteString(strings.Repeat(" \n", n%2)) // an empty line behind every other one
		want = append(want, alone(t, c, 1+n+n/2, line))
	}
	for says, r := range map[string]io.Reader{
		"at once":          bytes.NewReader(in.Bytes()),
		"byte by byte":     iotest.OneByteReader(bytes.NewReader(in.Bytes())),
		"without last end": strings.NewReader(strings.TrimSpace(in.String())),
	} {
		got, faults, err := streamed(t, c, r)
		if err != nil || faults != 100 { // 0, 7, … 693
			t.Errorf("%s: %d faults, %v; want 100 and no error", says, faults, err)
		}
		for i := range min(len(want), len(got)) {
			if got[i] != want[i] {
				t.Fatalf("%s: answer %d\ngot  %swant %s", says, i+1, got[i], want[i])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d answers, want %d", says, len(got), len(want))
		}
	}
}

func TestSupposedFactsAndEasyReadAreAnsweredInAStreamToo(t *testing.T) {
	c := calculator(t)
	c.WhatIf, c.EasyRead = []string{"certificate-issued=2026-11-09", "appeal-received=2026-11-20"}, true
	v := newInventor(c.Book)
	got, faults, err := streamed(t, c, bytes.NewReader(bytes.Join(v.lines(t, 0, 300), nil)))
	if err != nil || faults > 0 || len(got) != 300 {
		t.Fatalf("%d faults, %v, %d answers", faults, err, len(got))
	}
	changed := 0
	for n, line := range v.lines(t, 0, 300) {
		if want := alone(t, c, 1+n, line); got[n] != want {
			t.Fatalf("answer %d\ngot  %swant %s", n+1, got[n], want)
		}
		if strings.Contains(got[n], `"changes":[{`) && strings.Contains(got[n], `"easy_read":["`) {
			changed++
		}
	}
	if changed == 0 {
		t.Error("nothing was changed by what was supposed, or nothing is in easy read")
	}
}

const good = `{"case": {"reference": "A-1", "grounds": ["refuse-assess"]}, "facts": [{"type": "decision-sent", "on": "2026-09-22"}]}`

// withRoom is the good line with white space in it.
func withRoom(bytes int) string { return strings.Replace(good, "{", "{"+strings.Repeat(" ", bytes), 1) }

func TestWhatEditorsAndOldFilesBringIsTaken(t *testing.T) {
	c := calculator(t)
	want := alone(t, c, 1, []byte(good))
	for says, in := range map[string]string{
		"a byte order mark":                  "\uFEFF" + good + "\n",
		"lines that end as on Windows":       good + "\r\n",
		"a byte order mark and nothing else": "\uFEFF\n" + good + "\n",
		"files with marks, put together":     "\n\uFEFF" + good + "\n\uFEFF\n",
		"an escaped letter":                  strings.Replace(good, "A-1", `\u0041-1`, 1),
	} {
		got, faults, err := streamed(t, c, strings.NewReader(in))
		if err != nil || faults > 0 || strings.Join(got, "") != want {
			t.Errorf("%s: %d faults, %v\ngot  %q\nwant %q", says, faults, err, got, want)
		}
	}
}

func TestLongLinesAreAnswered(t *testing.T) {
	c := calculator(t)
	long, longer := withRoom(2<<20), withRoom(15<<20)
	got, faults, err := streamed(t, c, strings.NewReader(good+"\n"+long+"\n"+long+"\n"+longer+"\n"+good))
	if want := alone(t, c, 1, []byte(good)); err != nil || faults > 0 || strings.Join(got, "") != strings.Repeat(want, 5) {
		t.Errorf("%d faults, %v, %d answers", faults, err, len(got))
	}
}

func TestALastLineThatIsTooLongIsNamedAsThat(t *testing.T) {
	got, faults, err := streamed(t, calculator(t), strings.NewReader(good+"\n"+`{"x": "`+strings.Repeat("a", 16<<20)))
	if err != nil || faults != 1 || len(got) != 2 || got[1] != `{"line":2,"error":"the line is longer than 16 MiB: one case is one line"}`+"\n" {
		t.Errorf("%d faults, %v, %d answers: %.200s", faults, err, len(got), got[len(got)-1])
	}
}

func TestWhatWasReadBeforeReadingFailedIsAnswered(t *testing.T) {
	c := calculator(t)
	broken := errors.New("the disk is gone")
	got, _, err := streamed(t, c, io.MultiReader(strings.NewReader(good+"\n"+good[:40]), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) || strings.Join(got, "") != alone(t, c, 1, []byte(good)) {
		t.Errorf("%v, %q", err, got)
	}
}

func TestWhatHasComeIsAnsweredBeforeMoreIsWaitedFor(t *testing.T) {
	c := calculator(t)
	question, ask := io.Pipe()
	answer, say := io.Pipe()
	done := make(chan error)
	go func() {
		_, err := c.Stream(t.Context(), question, say)
		done <- err
	}()
	answers := bufio.NewReader(answer)
	want := alone(t, c, 1, []byte(good))
	for range 3 {
		if _, err := io.WriteString(ask, good+"\n"+good+"\n"+good[:20]); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got, err := answers.ReadString('\n'); err != nil || got != want {
				t.Fatalf("%v: %s", err, got)
			}
		}
		if _, err := io.WriteString(ask, good[20:]+"\n"); err != nil {
			t.Fatal(err)
		}
		if got, err := answers.ReadString('\n'); err != nil || got != want {
			t.Fatalf("%v: %s", err, got)
		}
	}
	ask.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// lines is a reader that has no end, and counts what was taken from it.
type lines struct {
	line  string
	taken int
}

func (l *lines) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], l.line[(l.taken+n)%len(l.line):])
	}
	l.taken += n
	return n, nil
}

// stuck is a writer that takes nothing until it is let go, and then fails.
type stuck struct {
	let  chan struct{}
	fail error
}

func (s *stuck) Write([]byte) (int, error) {
	<-s.let
	return 0, s.fail
}

func TestAStreamReadsNoFurtherThanItCanWrite(t *testing.T) {
	c := calculator(t)
	for says, tt := range map[string]struct {
		line string
		most int // bytes that may be under way
	}{
		"short lines": {good + "\n", 2*runtime.GOMAXPROCS(0)*(16<<10+len(good)) + 1<<16},
		// One is being written, one is read behind it, and the reader has its own buffer.
		"long lines": {withRoom(4<<20) + "\n", 2*(4<<20+2*len(good)) + 1<<16},
	} {
		synctest.Test(t, func(t *testing.T) {
			in := &lines{line: tt.line}
			out := &stuck{make(chan struct{}), errors.New("the disk is full")}
			done := make(chan error)
			go func() {
				_, err := c.Stream(t.Context(), in, out)
				done <- err
			}()
			synctest.Wait() // nothing moves any more
			if in.taken > tt.most || in.taken < len(tt.line) {
				t.Errorf("%s: %d bytes were read while nothing could be written, want at most %d", says, in.taken, tt.most)
			}
			close(out.let)
			if err := <-done; !errors.Is(err, out.fail) {
				t.Errorf("%s: %v", says, err)
			}
		})
	}
}

// The bubble of synctest ends only when every goroutine in it has.
func TestNothingGoesOnBehindAStreamThatEnded(t *testing.T) {
	c := calculator(t)
	t.Run("called off while it waits for lines", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			in, ask := io.Pipe()
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error)
			go func() {
				_, err := c.Stream(ctx, in, io.Discard)
				done <- err
			}()
			synctest.Wait()
			cancel()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			ask.Close() // what was waited for came: the read that was under way ends
		})
	})
	t.Run("called off in the middle of many lines", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			out := writerFunc(func(p []byte) (int, error) {
				cancel()
				return len(p), nil
			})
			if _, err := c.Stream(ctx, &lines{line: good + "\n"}, out); !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		})
	})
	t.Run("nobody takes the answers", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			gone := errors.New("gone")
			out := writerFunc(func([]byte) (int, error) { return 0, gone })
			if _, err := c.Stream(t.Context(), &lines{line: good + "\n"}, out); !errors.Is(err, gone) {
				t.Error(err)
			}
		})
	})
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
