package reminders

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
)

// numbered is a line of an answer that can be answered by its number.
var numbered = regexp.MustCompile(`^[1-9][0-9]{0,2}\. `)

// inRound is an answer as it stands in a round. A number there would be taken for one of the last list of dates: so the
// lines have none, and it says how they are answered. What several lines say the same of is said once.
func inRound(lines []chat.Line, question string) []chat.Line {
	lines = slices.Clone(lines)
	listed := false
	for i := range lines {
		if l := &lines[i]; l.Kind == chat.Bullet && numbered.MatchString(l.Text) {
			l.Text, listed = numbered.ReplaceAllString(l.Text, ""), true
		}
	}
	if lines = sameTogether(lines); listed {
		lines = append(lines, chat.Line{Kind: chat.Note, Text: fmt.Sprintf("To answer one of them, ask in chat “%s” and say its number there.", question)})
	}
	return lines
}

// alike is how many lines that say the same become one.
const alike = 3

// sameTogether puts the lines of a list that have a name and the same words for it into one at the end of the list: "Cost:
// not shown" and others become "Not shown: Cost; …", and where there is nothing else "Not shown: all 21.". Numbers stay
// where they are.
func sameTogether(lines []chat.Line) []chat.Line {
	var out []chat.Line
	for len(lines) > 0 {
		n := slices.IndexFunc(lines, func(l chat.Line) bool { return l.Kind != chat.Bullet })
		switch {
		case n == 0:
			out, lines = append(out, lines[0]), lines[1:]
			continue
		case n < 0:
			n = len(lines)
		}
		out, lines = append(out, sameInList(lines[:n])...), lines[n:]
	}
	return out
}

func sameInList(list []chat.Line) []chat.Line {
	named := map[string][]string{}
	for _, l := range list {
		if name, words, ok := nameAndWords(l.Text); ok {
			named[words] = append(named[words], name)
		}
	}
	var out, last []chat.Line
	for words, names := range named {
		if len(names) == len(list) && len(list) >= alike { // what there could have been nobody needs to read
			return []chat.Line{{Kind: list[0].Kind, Text: fmt.Sprintf("%s: all %d.", strings.ToUpper(words[:1])+words[1:], len(names))}}
		}
	}
	for _, l := range list {
		_, words, ok := nameAndWords(l.Text)
		switch names := named[words]; {
		case !ok || len(names) < alike && names != nil:
			out = append(out, l)
		case names != nil:
			last = append(last, chat.Line{Kind: l.Kind, Text: strings.ToUpper(words[:1]) + words[1:] + ": " + strings.Join(names, "; ")})
			named[words] = nil
		}
	}
	return append(out, last...)
}

// nameAndWords takes a line apart that has one name and words for it.
func nameAndWords(text string) (name, words string, ok bool) {
	name, words, ok = strings.Cut(text, ": ")
	return name, words, ok && !strings.Contains(words, ": ") && words != "" && 'a' <= words[0] && words[0] <= 'z'
}

// onceEach leaves out small print that was said before: each answer has its own.
func onceEach(lines []chat.Line) []chat.Line {
	said := map[string]bool{}
	return slices.DeleteFunc(lines, func(l chat.Line) bool {
		again := l.Kind == chat.Note && said[l.Text]
		said[l.Text] = true
		return again
	})
}
