package talk_test

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
)

// TestConversations holds every conversation of testdata, over memory and over SQLite. A line of a script is
//
//	# a remark
//	@ 2026-11-10 Tue 09:30    the clock
//	as mediator-1             who talks from here on
//	in shared T1              the room (direct, private, shared) and, if any, the thread
//	> text                    what is typed
//	* Save                    the button of the last answer whose label begins so
//	< part                    what the answer holds, in this order
//	~ part|another            one of which the answer holds, in small letters and wherever it stands
//	! part                    what the answer does not hold
//	= saved                   the answer's state; "= refused rights" with the refusal; "asked|answered": either
//	---- a title              a conversation of its own begins, in a world of its own
//	on brick                  the platform, "wall" where none is said; the person stays who they are
//	restart                   the program ends and begins anew, with the memory of conversations
//	forget                    the same, and the memory is lost
//	^ manager-1 part          somebody was told of their own accord, in words that hold the part
//	!^ manager-1 part         nobody told them anything that holds the part
//	seed HPL-0231 …           a case that is there: see seeds_test.go
//	i record HPL-0231         the intent that was understood ("a|b": either), and the case ("-": none)
//	f certificate-issued 2026-11-09 Mon kind=deemed    a fact that was understood ("?": without a day); "f none"
//	n 2                       how many facts were understood
//	has HPL-0231 certificate-issued 2026-11-09 Mon     a fact that stands in the store
//	hasnt HPL-0231 certificate-issued                  one that does not
//
// {day} in an expected part stands for the day with its weekday: {2026-12-09 Wed} is "Wed 9 December 2026".
func TestConversations(t *testing.T) {
	for _, file := range scripts(t) {
		for _, c := range conversations(t, file) {
			for name, open := range stores() {
				t.Run(filepath.Base(file)+" "+c.title+" "+name, func(t *testing.T) {
					s := script{w: newWorld(t, open(t)), person: "mediator-1"}
					for n, line := range c.lines {
						s.line(t, fmt.Sprintf("%s:%d", file, c.from+n), line)
					}
				})
			}
		}
	}
}

// conversation is a part of a script that stands in a world of its own.
type conversation struct {
	title string
	from  int // the line of its first line
	lines []string
}

// conversations splits a script at the lines that begin with "----".
func conversations(t *testing.T, file string) []conversation {
	t.Helper()
	out := []conversation{{from: 1}}
	for n, line := range read(t, file) {
		if title, ok := strings.CutPrefix(line, "---- "); ok {
			out = append(out, conversation{title: title, from: n + 2})
			continue
		}
		last := &out[len(out)-1]
		last.lines = append(last.lines, line)
	}
	return slices.DeleteFunc(out, func(c conversation) bool {
		return !slices.ContainsFunc(c.lines, func(l string) bool { return l != "" && l[0] != '#' })
	})
}

// script is a conversation being held.
type script struct {
	w      *world
	person string
	room   chat.Room
	on     string // the platform
	last   chat.Message
	rest   string // what of the last answer is still to be looked at
}

func (s *script) line(t *testing.T, at, line string) {
	t.Helper()
	op, arg, _ := strings.Cut(strings.TrimSpace(line), " ")
	arg = strings.TrimSpace(arg)
	switch op {
	case "", "#":
	case "@":
		s.w.now = instant(t, arg)
	case "as":
		s.person, s.room = arg, chat.Room{}
	case "on":
		s.on, s.room = arg, chat.Room{}
	case "restart", "forget":
		s.w.restart(op == "forget")
	case "^", "!^":
		s.told(t, op, at, arg)
	case "in":
		privacy, thread, _ := strings.Cut(arg, " ")
		s.room = chat.Room{ID: "C1", Privacy: chat.Privacy(privacy), Thread: thread}
	case ">", "*":
		s.say(t, op, arg)
		proper(t, at, s.last)
	case "seed":
		s.w.seed(t, arg)
	case "i":
		s.understood(t, at, arg)
	case "f":
		s.fact(t, at, arg)
	case "n":
		s.factCount(t, at, arg)
	case "has", "hasnt":
		s.stored(t, at, arg, op == "has")
	case "<":
		s.expect(t, at, arg)
	case "~":
		one := func(part string) bool { return strings.Contains(strings.ToLower(text(s.last)), part) }
		if !slices.ContainsFunc(strings.Split(arg, "|"), one) {
			t.Errorf("%s: the answer holds none of %q:\n%s", at, arg, text(s.last))
		}
	case "!":
		if strings.Contains(text(s.last), days(t, arg)) {
			t.Errorf("%s: the answer holds %q:\n%s", at, arg, text(s.last))
		}
	case "=":
		got := strings.TrimSpace(fmt.Sprint(stateOf(s.last), " ", or(s.last.Meta["refusal"])))
		if !slices.ContainsFunc(strings.Split(arg, "|"), func(one string) bool { return got == one || got == "refused "+one }) {
			t.Errorf("%s: state %q, want %q:\n%s", at, got, arg, text(s.last))
		}
	default:
		t.Fatalf("%s: not a line of a script: %q", at, line)
	}
}

func (s *script) say(t *testing.T, op, arg string) {
	t.Helper()
	e := chat.Event{Account: cmp.Or(s.on, "wall") + "/" + s.person, Room: s.room, Text: arg}
	e.Room.Route = s.on
	if op == "*" {
		e.Text, e.Press = "", s.w.choice(s.last, arg)
	}
	s.last = s.w.say(e)
	s.rest = text(s.last)
	if testing.Verbose() {
		t.Logf("> %s\n%s", arg, s.rest)
	}
}

// told looks at what somebody was told without having asked.
func (s *script) told(t *testing.T, op, at, arg string) {
	t.Helper()
	who, part, _ := strings.Cut(arg, " ")
	var all strings.Builder
	for _, m := range s.w.told[who] {
		all.WriteString(text(m) + "\n")
	}
	if strings.Contains(all.String(), part) != (op == "^") {
		t.Errorf("%s: %s was told:\n%s", at, who, all.String())
	}
}

func (s *script) expect(t *testing.T, at, part string) {
	t.Helper()
	want := days(t, part)
	i := strings.Index(s.rest, want)
	if i < 0 {
		t.Errorf("%s: the answer lacks %q, or has it earlier:\n%s", at, want, text(s.last))
		return
	}
	s.rest = s.rest[i+len(want):]
}

var checkedDay = regexp.MustCompile(`\{(\d{4}-\d\d-\d\d [A-Z][a-z][a-z])\}`)

// days writes every day in braces as people read it, after checking its weekday.
func days(t *testing.T, part string) string {
	t.Helper()
	return checkedDay.ReplaceAllStringFunc(part, func(s string) string {
		return day(t, strings.Trim(s, "{}")).Short()
	})
}

// instant reads "2026-11-10 Tue 09:30", London.
func instant(t *testing.T, s string) time.Time {
	t.Helper()
	if len(s) < 20 {
		t.Fatalf("%q is not an instant: write 2026-11-10 Tue 09:30", s)
	}
	d := day(t, s[:14])
	at, err := time.ParseInLocation("2006-01-02 15:04", d.String()+" "+s[15:], casework.London)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func or(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return ""
}
