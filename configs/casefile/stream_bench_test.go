//go:build linux

package casefile_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/configs/casefile"
)

var cases = flag.Int("cases", 10_000, "over how many invented cases the streams go")

// BenchmarkStream sets streams of invented cases against only decoding the same lines and only encoding the
// same answers, both with encoding/json in one plain loop, ten thousand cases of each in turn: by the clock,
// and by the processor time of all cores. "any" decodes the whole of a line, "struct" leaves the attributes
// of the facts out. The answers are compared.
//
//	go test -timeout=0 -run='^$' -bench=Stream -benchtime=1x -cpu=1,2 ./configs/casefile -cases=1000000
func BenchmarkStream(b *testing.B) {
	c := calculator(b)
	v := newInventor(c.Book)
	for b.Loop() {
		var all, structs, anys, encoded span
		var got, want checksum
		for n := 0; n < *cases; n += 10_000 {
			lines := v.lines(b, n, min(n+10_000, *cases))
			in := bytes.NewReader(bytes.Join(lines, nil))
			all.measure(b, func() error {
				faults, err := c.Stream(context.Background(), in, &got)
				if faults > 0 {
					return fmt.Errorf("%d faults, %w", faults, err)
				}
				return err
			})
			structs.measure(b, func() error { return decodeAll[naturalFile](lines) })
			anys.measure(b, func() error { return decodeAll[any](lines) })
			for some := range slices.Chunk(lines, 500) {
				answers := answersOf(b, c, some)
				encoded.measure(b, func() error { return encodeAll(&want, answers) })
			}
		}
		if got != want {
			b.Fatalf("%d bytes of answers, and others than the %d from encoding/json", got.n, want.n)
		}
		b.ReportMetric(float64(all.clock)/float64(structs.clock+encoded.clock), "clock/struct")
		b.ReportMetric(float64(all.clock)/float64(anys.clock+encoded.clock), "clock/any")
		b.ReportMetric(float64(all.cpu)/float64(structs.cpu+encoded.cpu), "cpu/struct")
		b.ReportMetric(float64(all.cpu)/float64(anys.cpu+encoded.cpu), "cpu/any")
		b.Logf("a case and its answer of %d bytes: all %s; decode struct %s, any %s; encode %s",
			got.n / *cases, all.each(), structs.each(), anys.each(), encoded.each())
	}
}

// BenchmarkStreamMemory sends all the cases through one stream: the largest resident memory of the process.
func BenchmarkStreamMemory(b *testing.B) {
	c := calculator(b)
	for b.Loop() {
		resetPeak(b)
		in := &inventedLines{t: b, inventor: newInventor(c.Book)}
		if faults, err := c.Stream(context.Background(), in, io.Discard); faults > 0 || err != nil {
			b.Fatalf("%d faults, %v", faults, err)
		}
		b.ReportMetric(peakMB(b), "peak-MB")
	}
}

// BenchmarkStreamWorkingDays counts the working days among the deadlines of the cases, and the same with
// another calendar, which keeps what it found out about a day.
func BenchmarkStreamWorkingDays(b *testing.B) {
	c := calculator(b)
	by, v := workingCalendars(c.Book), newInventor(c.Book)
	for b.Loop() {
		var ours, theirs span
		counts, differ := 0, 0
		for n := 0; n < *cases; n += 1000 {
			var list []workingDays
			for i := n; i < min(n+1000, *cases); i++ {
				f := v.file(i)
				list = append(list, workingDaysOf(b, c, &f, by)...)
			}
			got, other := make([]civil.Date, len(list)), make([]civil.Date, len(list))
			ours.measure(b, func() (err error) {
				for i := range list {
					if got[i], err = c.Calendar.AddWorkingDays(list[i].from, list[i].n, list[i].by.skip()); err != nil {
						return err
					}
				}
				return nil
			})
			theirs.measure(b, func() error {
				for i := range list {
					other[i] = list[i].otherwise()
				}
				return nil
			})
			for i := range list {
				if got[i] != list[i].to {
					b.Fatalf("%+v: counted again, the day is %s", list[i], got[i])
				}
				if other[i] != got[i] {
					differ++
				}
			}
			counts += len(list)
		}
		b.ReportMetric(float64(ours.clock)/float64(theirs.clock), "clock/cal")
		b.Logf("%d counts: ours %s a case, the other calendar's %s; %d come out otherwise", counts, ours.each(), theirs.each(), differ)
	}
}

// naturalFile is the input as a program would declare it.
type naturalFile struct {
	Case struct {
		Reference     string
		Authority     string
		Grounds       []string
		Appellant     string
		PhaseTransfer *struct {
			Year int
			Kind string
		} `json:"phase_transfer"`
		Routes []string
	}
	Facts []struct {
		ID, Type, On, Due, Time, Of, Supersedes, Standing, Source string

		Printed    string `json:"printed_on"`
		Received   string `json:"received_on"`
		RecordedAt string `json:"recorded_at"`
		RecordedBy string `json:"recorded_by"`
		Items      []struct{ Item, What, Due string }
	}
}

func decodeAll[T any](lines [][]byte) error {
	for _, line := range lines {
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			return err
		}
	}
	return nil
}

func encodeAll(w io.Writer, answers []casefile.Answer) error {
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range answers {
		if err := enc.Encode(&answers[i]); err != nil {
			return err
		}
	}
	return out.Flush()
}

func answersOf(b *testing.B, c *casefile.Calculator, lines [][]byte) []casefile.Answer {
	out := make([]casefile.Answer, len(lines))
	for i, line := range lines {
		f, err := casefile.ReadLine(line, c.Book)
		if err != nil {
			b.Fatal(err)
		}
		if out[i], _, err = c.Answer(&f); err != nil {
			b.Fatal(err)
		}
	}
	return out
}

// inventedLines reads as many lines as there are to be cases, each made up when it is asked for.
type inventedLines struct {
	*inventor

	t    testing.TB
	n    int
	rest []byte
}

func (r *inventedLines) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.n == *cases {
			return 0, io.EOF
		}
		r.rest = r.line(r.t, r.n)
		r.n++
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// checksum is what two ways to the same bytes have in common.
type checksum struct {
	n   int
	sum uint32
}

func (c *checksum) Write(p []byte) (int, error) {
	c.n, c.sum = c.n+len(p), crc32.Update(c.sum, crc32.IEEETable, p)
	return len(p), nil
}

// span is how long something took.
type span struct{ clock, cpu time.Duration }

func (s *span) measure(b *testing.B, do func() error) {
	start, cpu := time.Now(), processorTime(b)
	if err := do(); err != nil {
		b.Fatal(err)
	}
	s.clock, s.cpu = s.clock+time.Since(start), s.cpu+processorTime(b)-cpu
}

func (s *span) each() string {
	return fmt.Sprintf("%.1f µs (processor %.1f µs)", float64(s.clock.Microseconds())/float64(*cases), float64(s.cpu.Microseconds())/float64(*cases))
}

func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// resetPeak begins a new count of the largest resident memory.
func resetPeak(b *testing.B) {
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Fatal(err)
	}
}

// peakMB is the largest resident memory since resetPeak, the program itself included.
func peakMB(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, kb, _ := strings.Cut(string(status), "VmHWM:")
	var n float64
	if _, err := fmt.Sscanf(kb, "%f kB", &n); err != nil {
		b.Fatal(err)
	}
	return n * 1024 / 1e6
}
