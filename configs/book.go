package configs

import (
	"embed"
	"fmt"
	"sync"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/lawfile"
)

//go:embed law facts.yaml calendar.yaml
var lawFiles embed.FS

// Vocabulary returns the facts that a case can hold.
func Vocabulary() (*law.Vocabulary, error) { return vocabulary() }

var vocabulary = sync.OnceValues(func() (*law.Vocabulary, error) {
	data, err := lawFiles.ReadFile("facts.yaml")
	if err != nil {
		return nil, err
	}
	return lawfile.Vocabulary("facts.yaml", data)
})

// Calendar returns the closed days of England and Wales, with what they cover.
func Calendar() (*civil.Calendar, error) { return calendar() }

var calendar = sync.OnceValues(func() (*civil.Calendar, error) {
	data, err := lawFiles.ReadFile("calendar.yaml")
	if err != nil {
		return nil, err
	}
	return lawfile.Calendar("calendar.yaml", data)
})

// England is the name of the book that is in force.
const England = "england"

// Book returns the law book of that name: "england". An unknown name is an error that lists the known ones.
func Book(name string) (*law.Book, error) {
	if name == England {
		return england()
	}
	return nil, fmt.Errorf("there is no law book %q: there is %v", name, Books())
}

var england = sync.OnceValues(func() (*law.Book, error) {
	v, err := Vocabulary()
	if err != nil {
		return nil, err
	}
	return lawfile.Book(lawFiles, "law/"+England, v)
})

// Books returns the names of the books that are built in.
func Books() []string {
	entries, err := lawFiles.ReadDir("law")
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}
