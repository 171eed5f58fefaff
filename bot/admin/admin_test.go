package admin

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
)

func TestTheDemonstrationsClockKeepsTheHourOverAClockChange(t *testing.T) {
	noon := noonOf(t, "2027-03-27 Sat") // clocks go forward in the night
	clock := NewClock(func() time.Time { return noon })
	if !clock.Now().Equal(noon) {
		t.Errorf("no day ahead is %s", clock.Now())
	}
	clock.Ahead(1)
	clock.Ahead(1)
	if got := clock.Now().Format("2006-01-02 15:04"); got != "2027-03-29 12:00" {
		t.Errorf("two days later is %s", got)
	}
}

func TestWhenOnePartEndsAllEnd(t *testing.T) {
	taken := errors.New("the port is taken")
	err := together(t.Context(),
		func(ctx context.Context) error { <-ctx.Done(); return nil },
		func(context.Context) error { return taken },
		func(ctx context.Context) error { <-ctx.Done(); return nil })
	if !errors.Is(err, taken) {
		t.Errorf("ended with %v", err)
	}
}

func TestProgressIsDrawnOnATerminalOnly(t *testing.T) {
	for name, c := range map[string]struct {
		terminal bool
		all      int64
		want     string
	}{
		"a terminal":    {true, 4000, "\rchecking [...............] 50%, 17 cases"},
		"a pipe":        {false, 4000, ""},
		"an empty file": {true, 0, ""},
	} {
		var out bytes.Buffer
		h := &House{Err: &out, Terminal: c.terminal}
		h.progress("checking", c.all/2, c.all, 17)
		got := strings.ReplaceAll(out.String(), "#", "")
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestSeveralErrorsAreALineEach(t *testing.T) {
	disk := casework.E(casework.Internal, "sqldb.Open", "The database cannot be written to.", errors.New("no space left on device"))
	refused := casework.E(casework.Invalid, "casework.Open", "case.grounds: give at least one ground.", errors.New("not shown"))
	var out bytes.Buffer
	h := &House{Err: &out}
	status := h.problem(errors.Join(disk, errors.Join(refused, errors.New("cases.yaml:3: no such field"))))
	want := "redress: The database cannot be written to: no space left on device\n" +
		"redress: case.grounds: give at least one ground.\nredress: cases.yaml:3: no such field\n"
	if out.String() != want || status != Problem {
		t.Errorf("status %d\n%s, want\n%s", status, out.String(), want)
	}
}

func TestAnAuthorityIsFoundByWhateverPeopleCallIt(t *testing.T) {
	_, _, authorities := lawOf(t)
	h := &House{Authorities: func() ([]casework.Authority, error) { return authorities, nil }}
	for _, typed := range []string{"E06000001", "e06000001", "HPL", "hpl", "Hartlepool", " hartlepool "} {
		if a, err := h.authority(typed); err != nil || a.Code != "E06000001" {
			t.Errorf("%q is %s (%v)", typed, a.Code, err)
		}
	}
	if _, err := h.authority("Cardiff"); err == nil || !strings.Contains(err.Error(), "give its code (E06000001) or its name") {
		t.Errorf("error %v", err)
	}
}

func TestAFaultOfTheProgramDoesNotLookLikeSuccess(t *testing.T) {
	h := &House{Out: &bytes.Buffer{}, Err: &bytes.Buffer{}, Books: []string{"england"}, Enter: func(context.Context) (*Rooms, error) { panic("a fault") }}
	defer func() {
		if recover() == nil {
			t.Error("it was swallowed")
		}
	}()
	t.Errorf("it ended with status %d", Run(t.Context(), h, []string{"people", "list"}))
}
