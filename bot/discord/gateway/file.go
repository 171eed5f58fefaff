package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// File keeps the session of one process in a file, for the next one that is started. Where several processes run,
// each has a file of its own beside the first: the path, the path with .2, and so on. The file holds the session's id,
// its address and a number; it is readable by its owner alone.
type File struct {
	mu   sync.Mutex
	file *os.File
}

// sideBySide is how many processes find a file of their own.
const sideBySide = 16

// errTaken is a file that another process has.
var errTaken = errors.New("another process has it")

// Keep opens the file at the path, or the first beside it that no running process has. Close gives it back.
func Keep(path string) (*File, error) {
	for n := range sideBySide {
		name := path
		if n > 0 {
			name = fmt.Sprintf("%s.%d", path, n+1)
		}
		f, err := openAlone(name)
		if err == nil {
			return &File{file: f}, nil
		}
		if !errors.Is(err, errTaken) {
			return nil, fmt.Errorf("open the file that keeps the session at Discord: %w", err)
		}
	}
	return nil, fmt.Errorf("%d processes keep their sessions at Discord beside %s already", sideBySide, path)
}

// Load returns the session that was kept. A file that holds none, or cannot be understood, holds none.
func (f *File) Load(context.Context) (Session, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	raw := make([]byte, maxSent)
	n, err := f.file.ReadAt(raw, 0)
	if n == 0 && errors.Is(err, fs.ErrClosed) {
		return Session{}, err
	}
	var s Session
	if json.Unmarshal(raw[:n], &s) != nil {
		return Session{}, nil
	}
	return s, nil
}

// Save keeps the session. It is written at once and whole, so that a process that is killed leaves the old or the new
// one; it is not waited for to reach the disk.
func (f *File) Save(_ context.Context, s Session) error {
	body, err := json.Marshal(s)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	was, err := f.file.Stat()
	if err != nil {
		return err
	}
	// What was longer is blanked in the same write.
	for int64(len(body)) < min(was.Size(), maxSent) {
		body = append(body, ' ')
	}
	_, err = f.file.WriteAt(body, 0)
	return err
}

// Close lets another process have the file.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.file.Close()
}
