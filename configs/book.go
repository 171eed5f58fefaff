package configs

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/lawfile"
)

//go:embed law facts.yaml calendars
var lawFiles embed.FS

// Vocabulary returns the facts that a case can hold, whichever book it is computed by.
func Vocabulary() (*law.Vocabulary, error) { return vocabulary() }

var vocabulary = sync.OnceValues(func() (*law.Vocabulary, error) {
	data, err := lawFiles.ReadFile("facts.yaml")
	if err != nil {
		return nil, err
	}
	return lawfile.Vocabulary("facts.yaml", data)
})

// England is the name of the book that is in force in England: the one that cases are kept by.
const England = "england"

// Book returns the law book of that name. An unknown name is an error that lists the known ones.
func Book(name string) (*law.Book, error) {
	load, ok := books[name]
	if !ok {
		return nil, fmt.Errorf("there is no law book %q: there is %s", law.Clip(name), strings.Join(Books(), ", "))
	}
	return load()
}

// BookInForce returns the book of that name to keep cases and send reminders by. A proposal is refused.
func BookInForce(name string) (*law.Book, error) {
	book, err := Book(name)
	if err != nil {
		return nil, err
	}
	if book.Proposal {
		return nil, fmt.Errorf("the law book %s is a proposal and not in force: cases are kept and reminders sent by law in force only; use %s", name, England)
	}
	return book, nil
}

// books loads each book once, when it is first asked for.
var books = func() map[string]func() (*law.Book, error) {
	out := map[string]func() (*law.Book, error){}
	for _, name := range Books() {
		out[name] = sync.OnceValues(func() (*law.Book, error) {
			v, err := Vocabulary()
			if err != nil {
				return nil, err
			}
			return lawfile.Book(lawFiles, "law/"+name, v)
		})
	}
	return out
}()

// Books returns the names of the books that are built in, England first.
func Books() []string {
	names := []string{England}
	entries, err := lawFiles.ReadDir("law")
	if err != nil {
		return names
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != England {
			names = append(names, e.Name())
		}
	}
	return names
}

// Calendar returns the closed days of England and Wales, with what they cover.
func Calendar() (*civil.Calendar, error) { return calendarNamed("england-and-wales") }

// CalendarOf returns the closed days that the book is counted by.
func CalendarOf(book *law.Book) (*civil.Calendar, error) { return calendarNamed(book.Calendar) }

func calendarNamed(name string) (*civil.Calendar, error) {
	load, ok := calendars[name]
	if !ok {
		return nil, fmt.Errorf("there is no calendar %q: there is %s", law.Clip(name), strings.Join(Calendars(), ", "))
	}
	return load()
}

// calendars loads each calendar once, when it is first asked for.
var calendars = func() map[string]func() (*civil.Calendar, error) {
	out := map[string]func() (*civil.Calendar, error){}
	for _, name := range Calendars() {
		out[name] = sync.OnceValues(func() (*civil.Calendar, error) {
			file := "calendars/" + name + ".yaml"
			data, err := lawFiles.ReadFile(file)
			if err != nil {
				return nil, err
			}
			return lawfile.Calendar(file, data)
		})
	}
	return out
}()

// Calendars returns the names of the calendars of closed days that are built in.
func Calendars() []string {
	entries, err := lawFiles.ReadDir("calendars")
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".yaml")
	}
	slices.Sort(names)
	return names
}
