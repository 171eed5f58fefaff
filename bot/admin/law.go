package admin

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework/law"
)

type lawCmd struct {
	Check   lawCheckCmd   `cmd:"" help:"Check the law books that are built in, or books in folders."`
	List    lawListCmd    `cmd:"" help:"List the limits of a book."`
	Show    lawShowCmd    `cmd:"" help:"Show one limit: provision, versions, confidence."`
	Compare lawCompareCmd `cmd:"" help:"Compare two books, over cases where files are given."`
}

// bookFlag chooses a book.
type bookFlag struct {
	Book string `placeholder:"NAME" help:"The law book, by name or folder; default the law in force."`
}

func (f bookFlag) open(h *House) (*law.Book, error) {
	if f.Book == "" {
		return h.Book(h.Books[0])
	}
	return h.bookAt(f.Book)
}

// bookAt opens a book that is built in, or the one whose files stand in the folder.
func (h *House) bookAt(name string) (*law.Book, error) {
	if !slices.Contains(h.Books, name) && isFolder(name) {
		return h.BookIn(name)
	}
	return h.Book(name)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// notInForce says of a proposal that it is one, and nothing of the law in force.
func notInForce(b *law.Book) string {
	if !b.Proposal {
		return ""
	}
	return fmt.Sprintf("%s is a proposal: it is not the law in force.", b.Name)
}

// sayProposals prints what the reader must know first.
func (p *page) sayProposals(books ...*law.Book) {
	for _, b := range books {
		if says := notInForce(b); says != "" {
			p.text("", says)
		}
	}
}

// named returns the rule of that id. The error says which ids are near.
func ruleOf(b *law.Book, id string) (*law.Rule, error) {
	for i := range b.Rules {
		if b.Rules[i].ID == id {
			return &b.Rules[i], nil
		}
	}
	text := fmt.Sprintf("the book %s has no limit %q", b.Name, law.Clip(id))
	if near := nearRules(b, id); len(near) > 0 {
		text += ": did you mean " + strings.Join(near, " or ") + "?"
	}
	return nil, errors.New(text + " “redress law list” shows all.")
}
