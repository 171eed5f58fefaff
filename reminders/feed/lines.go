package feed

import (
	"strings"
	"unicode/utf8"

	"github.com/redress-send/redress/casework/civil"
)

// lines collects content lines, folded and ended as RFC 5545 has it.
type lines struct{ text strings.Builder }

// longest is the most octets of a line, without its end.
const longest = 75

func (l *lines) event(e *event, stamp string) {
	status := "CONFIRMED"
	if !e.certain {
		status = "TENTATIVE"
	}
	l.add("BEGIN", "VEVENT")
	l.add("UID", e.uid())
	l.add("DTSTAMP", stamp)
	l.add("DTSTART;VALUE=DATE", compact(e.day))
	l.add("DTEND;VALUE=DATE", compact(e.day.AddDays(1)))
	l.add("SUMMARY", escape(e.title))
	l.add("STATUS", status)
	l.add("TRANSP", "TRANSPARENT")
	l.add("CLASS", "PRIVATE")
	l.add("END", "VEVENT")
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
