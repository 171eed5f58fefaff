package admin

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/redress-send/redress/casework"
)

// input is a file that is read twice: the file itself or, where that can be read only once (standard input, a
// pipe), a copy.
type input struct {
	name string
	file *os.File
	size int64
	drop func() // what is to be done in the end
}

type inputs []input

// openInputs opens all files, and says of each that cannot be read why.
func (h *House) openInputs(names []string) (all inputs, err error) {
	var faults []error
	for _, name := range names {
		in, err := h.openInput(name)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		all = append(all, in)
	}
	return all, errors.Join(faults...)
}

func (h *House) openInput(name string) (input, error) {
	if name == "-" {
		return spool(named(name), h.In)
	}
	f, err := os.Open(name)
	if err != nil {
		return input{}, unreadable(name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil || info.IsDir():
		_ = f.Close()
		return input{}, unreadable(name, err)
	case !info.Mode().IsRegular():
		defer func() { _ = f.Close() }()
		return spool(name, f)
	}
	return input{name: name, file: f, size: info.Size(), drop: func() { _ = f.Close() }}, nil
}

func unreadable(name string, err error) error {
	return casework.E(casework.Invalid, "admin.read", name+" cannot be read: check the path and that you may read it.", err)
}

// spool copies what can be read only once into a file of its own, which nobody but this user can read. It
// has no name for longer than a moment: it is gone with the process, however that ends.
func spool(name string, from io.Reader) (input, error) {
	f, err := os.CreateTemp("", "redress-import-")
	if err != nil {
		return input{}, fmt.Errorf("%s cannot be kept while it is read: %w", name, err)
	}
	drop := func() { _ = f.Close() }
	if os.Remove(f.Name()) != nil { // a system that removes no open file
		drop = func() { _, _ = f.Close(), os.Remove(f.Name()) }
	}
	size, err := io.Copy(f, from)
	if err != nil {
		drop()
		return input{}, fmt.Errorf("%s cannot be kept while it is read: make room for temporary files, or import from a file: %w", name, err)
	}
	return input{name: name, file: f, size: size, drop: drop}, nil
}

func (in *input) rewind() error {
	if _, err := in.file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("%s cannot be read again: %w", in.name, err)
	}
	return nil
}

func (all inputs) close() {
	for i := range all {
		all[i].drop()
	}
}

// position says how far the files have been read, in bytes.
func (all inputs) position() (at, whole int64) {
	for i := range all {
		if n, err := all[i].file.Seek(0, io.SeekCurrent); err == nil {
			at += n
		}
		whole += all[i].size
	}
	return at, whole
}

// seenReferences are the references that an import has met, and where. A reference and its place take a few
// dozen bytes together, and not more.
type seenReferences struct {
	at    map[uint64]uint64
	files []string
}

// add notes the case's reference. One that stands in another place already is an error.
func (s *seenReferences) add(in *Incoming) error {
	letters, number, ok := casework.ParseReference(string(in.Header.Reference))
	if !ok || letters == "" {
		return nil // the fault is said with the others of the case
	}
	if s.at == nil {
		s.at = map[uint64]uint64{}
	}
	if len(s.files) == 0 || s.files[len(s.files)-1] != in.File {
		s.files = append(s.files, in.File)
	}
	key := packed(letters, number)
	before, twice := s.at[key]
	s.at[key] = uint64(len(s.files)-1)<<40 | uint64(in.Nr)
	if !twice {
		return nil
	}
	return fmt.Errorf("%s: the case %s stands in %s already: put its facts together",
		in.At("case.reference"), casework.NewReference(letters, number), placed(s.files[before>>40], int(before&(1<<40-1))))
}

// packed is a reference as a number: six letters and seven digits at most.
func packed(letters, number string) (key uint64) {
	for i := range len(letters) {
		key = key*27 + uint64(letters[i]-'A'+1)
	}
	var n uint64
	for i := range len(number) {
		n = n*10 + uint64(number[i]-'0')
	}
	return key*10_000_000 + n
}

func placed(file string, nr int) string {
	if nr == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, nr)
}

// say prints a fault as it is found, a line for each part of it.
func (h *House) say(err error) {
	h.endProgress()
	h.problem(err)
}

// progress draws a bar on a terminal, and nothing elsewhere.
func (h *House) progress(what string, done, all int64, cases int) {
	const width = 30
	if !h.Terminal || all < 1 {
		return
	}
	done = min(done, all)
	full := int(done * width / all)
	fmt.Fprintf(h.Err, "\r%s [%s%s] %d%%, %s", what, strings.Repeat("#", full), strings.Repeat(".", width-full), done*100/all, counted(cases, "case"))
}

// endProgress takes the bar away.
func (h *House) endProgress() {
	if h.Terminal {
		fmt.Fprint(h.Err, "\r\x1b[K")
	}
}
