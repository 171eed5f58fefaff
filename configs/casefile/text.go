package casefile

import (
	"fmt"
	"io"

	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// WriteText prints the answer for people, with what would change where something is supposed.
func WriteText(w io.Writer, f *File, r *law.Result, book *law.Book, at civil.Date, changes []Change) error {
	p := &printer{w: w}
	p.line("%s: %s, on %s", orUnnamed(string(f.Header.Reference)), book.Title, at.Short())
	if r.Stage != "" {
		p.line("Stage: %s", r.Stage)
	}
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if !r.Shown(d, at) {
			continue
		}
		p.line("")
		p.line("%s", brief.Deadline(d, at))
		p.items(brief.Steps(d))
		p.items(brief.Because(d))
	}
	missing := r.MissingAt(at)
	p.list("Missing:", len(missing), func(i int) string { return brief.Gap(&missing[i]) })
	next := brief.Next(r, at)
	p.list("Next:", len(next), func(i int) string { return next[i] })
	p.list("What would change:", len(changes), func(i int) string { return changes[i].Says })
	p.line("")
	p.line("%s", brief.NotAdvice)
	return p.err
}

// WriteEasyText prints the answer in easy read.
func WriteEasyText(w io.Writer, f *File, r *law.Result, book *law.Book, at civil.Date, changes []Change) error {
	p := &printer{w: w}
	p.line("%s.", orUnnamed(string(f.Header.Reference)))
	for _, sentence := range brief.EasyBook(book) {
		p.line("%s", sentence)
	}
	p.line("Today is %s.", at.Long())
	p.parts("This comes next.", len(r.Deadlines), func(i int) []string { return brief.EasyNext(&r.Deadlines[i], at) })
	p.parts("These are the dates.", len(r.Deadlines), func(i int) []string {
		if d := &r.Deadlines[i]; r.Shown(d, at) {
			return brief.Easy(d, at)
		}
		return nil
	})
	missing := r.MissingAt(at)
	p.parts("We do not know everything yet.", len(missing), func(i int) []string { return brief.EasyGap(&missing[i]) })
	p.parts("This would change.", len(changes), func(i int) []string { return changes[i].EasyRead })
	p.line("")
	p.line("%s", brief.EasyNotAdvice)
	return p.err
}

func orUnnamed(reference string) string {
	if reference == "" {
		return "A case without a reference"
	}
	return reference
}

// printer prints lines and remembers the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) list(title string, n int, text func(int) string) {
	if n == 0 {
		return
	}
	p.line("")
	p.line("%s", title)
	for i := range n {
		p.line("  - %s", text(i))
	}
}

// items prints sentences one below the other.
func (p *printer) items(texts []string) {
	for _, text := range texts {
		p.line("  - %s", text)
	}
}

// parts prints parts of easy read, each after an empty line and one sentence a line; what is empty is left out.
func (p *printer) parts(title string, n int, part func(int) []string) {
	for i := range n {
		sentences := part(i)
		if len(sentences) == 0 {
			continue
		}
		if title != "" {
			p.line("")
			p.line("%s", title)
			title = ""
		}
		p.line("")
		for _, text := range sentences {
			p.line("%s", text)
		}
	}
}
