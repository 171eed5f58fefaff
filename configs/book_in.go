package configs

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/lawfile"
)

// BookIn returns the book whose files stand in the folder, for whoever edits one. A book that it extends may
// stand in a folder beside it; else the one that is built in is taken. The error names every fault with the
// file, as the folder was written, and the line.
func BookIn(folder string) (*law.Book, error) {
	v, err := Vocabulary()
	if err != nil {
		return nil, err
	}
	dir := filepath.Clean(folder)
	if base := filepath.Base(dir); base == "." || base == ".." { // what it extends stands beside it
		if dir, err = filepath.Abs(dir); err != nil {
			return nil, err
		}
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no law book in %s: give the folder that holds its book.yaml", folder)
	}
	return lawfile.Book(beside{}, filepath.ToSlash(dir), v)
}

// beside reads files by the paths that people write, and those of a folder that is not there from the book of
// that name which is built in.
type beside struct{}

// largestFile is how many bytes a file of a book may have: many times what the largest of those built in has.
const largestFile = 1 << 20

// Open opens a file or a folder. What is no plain file, or too large to be one of a book, is not read at all.
func (beside) Open(name string) (fs.File, error) {
	switch info, err := os.Stat(filepath.FromSlash(name)); {
	case err != nil || info.IsDir():
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no plain file")
	case info.Size() > largestFile:
		return nil, fmt.Errorf("it has %d bytes, and no file of a book has more than %d", info.Size(), largestFile)
	}
	f, err := os.Open(filepath.FromSlash(name))
	if !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	folder, file := name, ""
	if strings.HasSuffix(name, ".yaml") {
		folder, file = path.Split(name)
		folder = path.Clean(folder)
	}
	// Of a folder that is there nothing is taken from anywhere else.
	if _, there := os.Stat(filepath.FromSlash(folder)); !errors.Is(there, fs.ErrNotExist) {
		return nil, err
	}
	if builtIn, found := lawFiles.Open(path.Join("law", path.Base(folder), file)); found == nil {
		return builtIn, nil
	}
	return nil, err
}
