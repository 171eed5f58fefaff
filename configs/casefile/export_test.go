package casefile

import "github.com/redress-send/redress/casework/law"

// ReadPlain reads a line as plainLine alone does, ReadTree as any other line is read.
func ReadPlain(line string, book *law.Book) (File, bool) {
	f, ok := new(plainLine).read(line)
	m := f.Matter()
	return f, ok && len(check(&m, book)) == 0
}

// ReadTree is the other way to read a line.
func ReadTree(line []byte, book *law.Book) (File, error) { return readTree(line, book) }

// Line is the answer as a stream writes it.
func (a *Answer) Line() ([]byte, error) { return a.appendLine(nil) }
