package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
)

type backupCmd struct {
	JSON bool   `name:"json" help:"Write JSON."`
	File string `arg:"" help:"The file to be written; - for standard output."`
}

// Run writes the backup beside the file and puts it in the file's place once it is whole and on the disk: an
// older backup of that name stays until then, whatever happens.
func (c *backupCmd) Run(ctx context.Context, h *House) error {
	if c.File == "-" {
		_, err := h.Backup(ctx, h.Out)
		return err
	}
	var kept map[string]int64
	err := writeWhole(c.File, func(w io.Writer) (err error) {
		kept, err = h.Backup(ctx, w)
		return err
	})
	if err != nil {
		return err
	}
	e, err := h.Erasures(ctx)
	if err != nil {
		return fmt.Errorf("the backup is in %s, but: %w", c.File, err)
	}
	if c.JSON {
		return writeJSON(h.Out, map[string]any{"rows": kept, "erasures": e.Path})
	}
	h.sayRows(kept, "Backed up to "+c.File)
	fmt.Fprintf(h.Out, "What is erased from now on is written down in %s: keep a copy of that file with the backups, and give it to “redress restore --erased”.\n", e.Path)
	return nil
}

// Erasures says where erasures are written down.
type Erasures struct {
	Path    string
	Beside  bool // nobody set it: it lies beside the database
	Written int  // cases that are written down
	Known   int  // of them, those that the database knows
}

// Restoring is a backup on its way back.
type Restoring struct {
	From      io.Reader
	Overwrite bool   // what the database holds is thrown away
	Erased    string // a file in which erasures are written down; empty: only what is known here
}

// Restored is what a backup brought.
type Restored struct {
	Rows      map[string]int64     // by table
	Again     int                  // cases that had been erased since, and were erased again
	Others    []casework.Reference // written down as erased, and another case's in the backup
	Uncounted int                  // of those erased again, how many are no longer counted
}

type restoreCmd struct {
	JSON      bool   `name:"json" help:"Write JSON."`
	Overwrite bool   `name:"overwrite" help:"Throw away what the database holds."`
	Erased    string `name:"erased" placeholder:"FILE" help:"Erase again what this file says was erased: the register of erasures, or what “case erased --json” wrote."`
	File      string `arg:"" help:"A backup; - for standard input."`
}

// Run puts the backup back, all of it or nothing, and erases again what was erased since it was made.
func (c *restoreCmd) Run(ctx context.Context, h *House) (err error) {
	in, err := h.read(c.File)
	if err != nil {
		return err
	}
	defer closing(in, &err)
	back, err := h.Restore(ctx, Restoring{From: in, Overwrite: c.Overwrite, Erased: c.Erased})
	if err != nil {
		return err
	}
	if c.JSON {
		others := append([]casework.Reference{}, back.Others...)
		return writeJSON(h.Out, map[string]any{"rows": back.Rows, "erased_again": back.Again, "left": others, "uncounted": back.Uncounted})
	}
	h.sayRows(back.Rows, "Restored from "+named(c.File))
	back.say(h)
	return nil
}

// say says what was erased again.
func (r *Restored) say(h *House) {
	switch r.Again {
	case 0:
		fmt.Fprintln(h.Out, "No case of it is known to have been erased since.")
	case 1:
		fmt.Fprintln(h.Out, "1 case of it had been erased since it was made, and was erased again.")
	default:
		fmt.Fprintf(h.Out, "%d cases of it had been erased since it was made, and were erased again.\n", r.Again)
	}
	if r.Uncounted > 0 {
		fmt.Fprintf(h.Out, "%s of them is not counted any more, for the file does not say how; the register of erasures would.\n", counted(r.Uncounted, "case"))
	}
	for _, ref := range r.Others {
		fmt.Fprintf(h.Out, "%s was erased once, and is the reference of another case by now: that one was left as it is.\n", ref)
	}
}

// sayRows says how many rows there are of each table.
func (h *House) sayRows(kept map[string]int64, done string) {
	var parts []string
	for name, n := range kept {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", name, n))
		}
	}
	slices.Sort(parts)
	if len(parts) == 0 {
		parts = []string{"an empty database"}
	}
	fmt.Fprintf(h.Out, "%s: %s.\n", done, strings.Join(parts, ", "))
}

// writeWhole has a file written, readable for its owner only. What is there already stays until the new file
// is whole and on the disk; where it is not to be had whole, it stays for good.
func writeWhole(path string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return writeInto(path, info, write)
	}
	folder, name := filepath.Split(path)
	f, err := os.CreateTemp(filepath.Clean(folder+"."), "."+name+".*.partial")
	if err != nil {
		return unwritable(path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close(), os.Remove(f.Name()))
			err = withoutClosed(err)
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return unwritable(path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return unwritable(path, err)
	}
	return syncFolder(folder)
}

// withoutClosed takes out of an error that a file was closed already.
func withoutClosed(err error) error {
	many, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	return errors.Join(slices.DeleteFunc(many.Unwrap(), func(e error) bool { return errors.Is(e, fs.ErrClosed) })...)
}

// writeInto writes into what is no file: a device, a pipe.
func writeInto(path string, info fs.FileInfo, write func(io.Writer) error) error {
	if info.IsDir() {
		return unwritable(path, errors.New("it is a folder"))
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return unwritable(path, err)
	}
	return errors.Join(write(f), f.Close())
}

// syncFolder makes sure that a new name in the folder is on the disk, where a system can be asked to.
func syncFolder(folder string) error {
	f, err := os.Open(filepath.Clean(folder + "."))
	if err != nil {
		return nil //nolint:nilerr // the file is there
	}
	_ = f.Sync()
	return f.Close()
}

func unwritable(path string, err error) error {
	return casework.E(casework.Internal, "admin.write", path+" cannot be written: check the path and the room on the disk.", err)
}
