package chat

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Command is something that is said often, so that it can be said at the press of a button or be found in a
// platform's menus. Whatever it does, typing its words does the same.
type Command struct {
	ID    string // "due"
	Says  string // the words
	Label string // on a button
	Help  string // one line
}

// Catalogue is every command that the platforms show; their menus and manifests are made from it.
func Catalogue() []Command {
	return []Command{
		{"due", "what is due", "What is due", "what is due, to whom, and when"},
		{"cases", "my cases", "My cases", "what is due in your own cases"},
		{"help", "help", "Help", "what you can say"},
	}
}

// Says are the words of the catalogue's command; empty: there is no such command.
func Says(id string) string {
	for _, c := range Catalogue() {
		if c.ID == id {
			return c.Says
		}
	}
	return ""
}

// Form is a few fields to be filled in at once, where the platform has forms. What it says can be typed too,
// and whoever has no forms is asked step by step.
type Form struct {
	ID     string
	Title  string
	Submit string
	Fields []Field
}

// Field is one field of a form.
type Field struct {
	ID    string
	Label string
	Hint  string
	Cases bool // one of the person's cases, to be found by typing
	Long  bool // several lines
	Need  bool // must be filled in
	Limit int  // characters at most
	// Number is a whole number from 1 on. Options are all that can be filled in, where there is no more than that.
	Number  bool
	Options []Choice
}

// LogForm logs what happened to a case: a message that somebody wrote, or words of one's own.
func LogForm() Form {
	return Form{ID: "log", Title: "Log to a case", Submit: "Read it back", Fields: []Field{
		{ID: "case", Label: "Case", Hint: "Leave it empty where the words name the case.", Cases: true, Limit: 40},
		{ID: "words", Label: "What happened, and on which day", Long: true, Need: true, Limit: 3000,
			Hint: "Leave out names, dates of birth and schools. Nothing is saved before you confirm it."},
	}}
}

// Said turns what was filled in into what would have been typed. faults says, by field, what is wrong.
func (f *Form) Said(values map[string]string) (text string, faults map[string]string) {
	faults = map[string]string{}
	var parts []string
	for _, field := range f.Fields {
		v := strings.TrimSpace(values[field.ID])
		switch {
		case v == "" && field.Need:
			faults[field.ID] = "Say what happened, and on which day."
		case utf8.RuneCountInString(v) > field.Limit:
			faults[field.ID] = fmt.Sprintf("This is longer than %d characters: say it in shorter messages.", field.Limit)
		case v != "":
			parts = append(parts, v)
		}
	}
	if len(faults) > 0 {
		return "", faults
	}
	return strings.Join(parts, ": "), nil
}
