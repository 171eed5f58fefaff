package feed

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/redress-send/redress/casework/civil"
)

// lines collects content lines, folded and ended as RFC 5545 has it.
type lines struct{ text strings.Builder }

// longest is the most octets of a line, without its end.
const longest = 75

// event writes an entry. One until an hour is the hour before it; one that was withdrawn says no more than that.
func (l *lines) event(e *Entry) {
	l.add("BEGIN", "VEVENT")
	l.add("UID", e.UID)
	l.add("DTSTAMP", instant(e.Changed))
	l.add("LAST-MODIFIED", instant(e.Changed))
	l.add("SEQUENCE", strconv.Itoa(e.Sequence))
	l.when(e)
	switch {
	case !e.Gone.IsZero():
		l.add("SUMMARY", "Withdrawn")
		l.add("STATUS", "CANCELLED")
	case e.Sure:
		l.add("SUMMARY", escape(e.Title))
		l.add("STATUS", "CONFIRMED")
	default:
		l.add("SUMMARY", escape(e.Title))
		l.add("STATUS", "TENTATIVE")
	}
	l.add("TRANSP", "TRANSPARENT")
	l.add("CLASS", "PRIVATE")
	if e.Gone.IsZero() {
		l.alarms(e)
	}
	l.add("END", "VEVENT")
}

func (l *lines) when(e *Entry) {
	until, err := time.Parse("15:04", e.Hour)
	if !e.timed() || err != nil {
		l.add("DTSTART;VALUE=DATE", compact(e.Day))
		l.add("DTEND;VALUE=DATE", compact(e.Day.AddDays(1)))
		return
	}
	l.add("DTSTART;TZID=Europe/London", compact(e.Day)+"T"+until.Add(-time.Hour).Format("1504")+"00")
	l.add("DTEND;TZID=Europe/London", compact(e.Day)+"T"+until.Format("1504")+"00")
}

// alarms ring at nine in the morning a week and a day before and on the day.
func (l *lines) alarms(e *Entry) {
	nine := 9 * time.Hour
	if until, err := time.Parse("15:04", e.Hour); e.timed() && err == nil {
		nine -= time.Duration(until.Hour()-1)*time.Hour + time.Duration(until.Minute())*time.Minute
	}
	for _, days := range []int{7, 1, 0} {
		l.add("BEGIN", "VALARM")
		l.add("ACTION", "DISPLAY")
		l.add("DESCRIPTION", escape(e.Title))
		l.add("TRIGGER", duration(nine-time.Duration(days)*24*time.Hour))
		l.add("END", "VALARM")
	}
}

// duration writes a span of whole minutes: "-P6DT15H".
func duration(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	out := sign + "P"
	if days := d / (24 * time.Hour); days > 0 {
		out += strconv.Itoa(int(days)) + "D"
		d %= 24 * time.Hour
	}
	if d == 0 && out != sign+"P" {
		return out
	}
	out += "T"
	if hours := d / time.Hour; hours > 0 || d == 0 {
		out += strconv.Itoa(int(hours)) + "H"
		d %= time.Hour
	}
	if minutes := d / time.Minute; minutes > 0 {
		out += strconv.Itoa(int(minutes)) + "M"
	}
	return out
}

// london is the time zone of the hours: the law of summer time since 1996 (SI 2002/262).
func (l *lines) london() {
	for _, line := range [][2]string{
		{"BEGIN", "VTIMEZONE"}, {"TZID", "Europe/London"},
		{"BEGIN", "DAYLIGHT"}, {"TZOFFSETFROM", "+0000"}, {"TZOFFSETTO", "+0100"}, {"TZNAME", "BST"},
		{"DTSTART", "19960331T010000"}, {"RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"}, {"END", "DAYLIGHT"},
		{"BEGIN", "STANDARD"}, {"TZOFFSETFROM", "+0100"}, {"TZOFFSETTO", "+0000"}, {"TZNAME", "GMT"},
		{"DTSTART", "19961027T020000"}, {"RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"}, {"END", "STANDARD"},
		{"END", "VTIMEZONE"},
	} {
		l.add(line[0], line[1])
	}
}

// add writes one content line. A line that is too long goes on in the next one, after a space; a character
// is never split.
func (l *lines) add(name, value string) {
	line := name + ":" + value
	for room := longest; len(line) > room; room = longest - 1 {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		l.text.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	l.text.WriteString(line + "\r\n")
}

// escape writes text as a value of the type TEXT. Control characters other than a line end are left out.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

func compact(d civil.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

func instant(t time.Time) string { return t.UTC().Format("20060102T150405Z") }
