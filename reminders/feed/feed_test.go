package feed_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/reminders/feed"
)

var at = time.Date(2026, time.November, 10, 7, 30, 0, 0, time.UTC)

func day(s string) civil.Date {
	if s == "" {
		return civil.Date{}
	}
	return civil.Must(civil.ParseChecked(s))
}

func item(key, due, safe string, c law.Certainty, st law.Status) casework.Item {
	return casework.Item{Reference: "HPL-0231", Key: key, Status: st, Deadline: law.Deadline{
		Rule: &law.Rule{ID: "appeal", Title: "Appeal to the Tribunal"}, Due: day(due), Safe: day(safe), Certainty: c}}
}

// property is one content line as a reader sees it.
type property struct{ Name, Value string }

// read is a reader of its own: it unfolds, splits and unescapes, and knows nothing of the writer.
func read(t *testing.T, text string) []property {
	t.Helper()
	if !strings.HasSuffix(text, "\r\n") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
		t.Fatal("not every line ends with CR LF")
	}
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Fatalf("a line of %d octets, or a split character: %q", len(line), line)
		}
	}
	var out []property
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("a line without a name: %q", line)
		}
		out = append(out, property{name, strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(value)})
	}
	return out
}

func write(t *testing.T, name string, items ...casework.Item) []property {
	t.Helper()
	var b strings.Builder
	if err := feed.Write(&b, items, feed.Calendar{Name: name, At: at}); err != nil {
		t.Fatal(err)
	}
	return read(t, b.String())
}

// events leaves out what heads and ends the calendar.
func events(all []property) [][]property {
	var out [][]property
	for _, p := range all {
		switch {
		case p == property{"BEGIN", "VEVENT"}:
			out = append(out, nil)
		case len(out) > 0 && p.Name != "END":
			out[len(out)-1] = append(out[len(out)-1], p)
		}
	}
	return out
}

// The UID is the first half of the SHA-256 sum of the key, so that it is the same in every release.
func TestACalendarReadsBack(t *testing.T) {
	got := write(t, "Redress", item("c1|appeal|f1||", "2026-11-23 Mon", "", law.Certain, law.Open))
	want := []property{
		{"BEGIN", "VCALENDAR"}, {"VERSION", "2.0"}, {"PRODID", "-//Redress//Deadlines//EN"}, {"CALSCALE", "GREGORIAN"},
		{"METHOD", "PUBLISH"}, {"X-WR-CALNAME", "Redress"}, {"REFRESH-INTERVAL;VALUE=DURATION", "PT1H"},
		{"BEGIN", "VEVENT"}, {"UID", "6921a5fedd3c7d594a8a12a4891c91e8@redress"}, {"DTSTAMP", "20261110T073000Z"},
		{"LAST-MODIFIED", "20261110T073000Z"}, {"SEQUENCE", "0"},
		{"DTSTART;VALUE=DATE", "20261123"}, {"DTEND;VALUE=DATE", "20261124"}, {"SUMMARY", "HPL-0231"},
		{"STATUS", "CONFIRMED"}, {"TRANSP", "TRANSPARENT"}, {"CLASS", "PRIVATE"},
		{"BEGIN", "VALARM"}, {"ACTION", "DISPLAY"}, {"DESCRIPTION", "HPL-0231"}, {"TRIGGER", "-P6DT15H"}, {"END", "VALARM"},
		{"BEGIN", "VALARM"}, {"ACTION", "DISPLAY"}, {"DESCRIPTION", "HPL-0231"}, {"TRIGGER", "-PT15H"}, {"END", "VALARM"},
		{"BEGIN", "VALARM"}, {"ACTION", "DISPLAY"}, {"DESCRIPTION", "HPL-0231"}, {"TRIGGER", "PT9H"}, {"END", "VALARM"},
		{"END", "VEVENT"},
		{"END", "VCALENDAR"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnEventKeepsItsNameWhenItsDayMoves(t *testing.T) {
	before := events(write(t, "", item("c1|appeal|f1||", "2026-11-23 Mon", "", law.Certain, law.Open)))
	after := events(write(t, "", item("c1|appeal|f1||", "2026-12-11 Fri", "", law.Certain, law.Open)))
	other := events(write(t, "", item("c2|appeal|f1||", "2026-12-11 Fri", "", law.Certain, law.Open)))
	if before[0][0] != after[0][0] {
		t.Errorf("%v became %v", before[0][0], after[0][0])
	}
	if other[0][0] == after[0][0] {
		t.Errorf("two deadlines share %v", other[0][0])
	}
}

func TestOnlyTheReferenceIsSaid(t *testing.T) {
	var b strings.Builder
	if err := feed.Write(&b, []casework.Item{item("c1|appeal|f1||", "2026-11-23 Mon", "", law.Certain, law.Open)}, feed.Calendar{At: at}); err != nil {
		t.Fatal(err)
	}
	for _, told := range []string{"ppeal", "Tribunal", "c1|", "ATTENDEE", "ORGANI" + "ZER", "LOCATION"} {
		if strings.Contains(b.String(), told) {
			t.Errorf("the calendar tells %q", told)
		}
	}
}

func TestWhatStandsInACalendar(t *testing.T) {
	for name, c := range map[string]struct {
		items []casework.Item
		want  []string // day, title, status
	}{
		"a provisional day is tentative": {
			[]casework.Item{item("a", "2026-11-23 Mon", "", law.Provisional, law.Open)}, []string{"20261123 HPL-0231 TENTATIVE"}},
		"an unconfirmed day is tentative": {
			[]casework.Item{item("a", "2026-11-23 Mon", "", law.Unconfirmed, law.Open)}, []string{"20261123 HPL-0231 TENTATIVE"}},
		"a safe day has its own event": {
			[]casework.Item{item("a", "2026-11-22 Sun", "2026-11-20 Fri", law.Certain, law.Open)},
			[]string{"20261120 HPL-0231 (safe day) CONFIRMED", "20261122 HPL-0231 CONFIRMED"}},
		"what was missed stays, what is met or ended goes": {
			[]casework.Item{item("a", "2026-11-09 Mon", "", law.Certain, law.Missed), item("b", "2026-11-23 Mon", "", law.Certain, law.Met),
				item("c", "2026-11-23 Mon", "", law.Certain, law.MetLate), item("d", "2026-11-23 Mon", "", law.Certain, law.Superseded)},
			[]string{"20261109 HPL-0231 CONFIRMED"}},
		"what has no day is left out": {[]casework.Item{item("a", "", "", law.Unconfirmed, law.Open)}, nil},
		"days are in order, and nothing stands twice": {
			[]casework.Item{item("b", "2026-12-01 Tue", "", law.Certain, law.Open), item("a", "2026-11-23 Mon", "", law.Certain, law.Open),
				item("b", "2026-12-01 Tue", "", law.Certain, law.Open)},
			[]string{"20261123 HPL-0231 CONFIRMED", "20261201 HPL-0231 CONFIRMED"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, e := range events(write(t, "", c.items...)) {
				by := map[string]string{}
				for _, p := range e {
					by[p.Name] = p.Value
				}
				got = append(got, by["DTSTART;VALUE=DATE"]+" "+by["SUMMARY"]+" "+by["STATUS"])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzAnyNameReadsBack(f *testing.F) {
	for _, s := range []string{"", "Redress", "a;b,c\\d", "two\nlines", strings.Repeat("né ", 90), strings.Repeat("🗓", 60), "\\n", "\x00\r\x7f", "a:b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' || r == 0x7f {
				return -1
			}
			return r
		}, strings.ToValidUTF8(name, "\uFFFD"))
		if got := write(t, name)[5]; got != (property{"X-WR-CALNAME", want}) {
			t.Errorf("%q came back as %q", want, got.Value)
		}
	})
}
