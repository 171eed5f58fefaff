package admin

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/redress-send/redress/casework"
)

type caseImportCmd struct {
	JSON    bool     `name:"json" help:"Write JSON."`
	Map     string   `name:"map" placeholder:"MAPPING" help:"What the columns of CSV and XLSX mean: a mapping file, or provider for the one that comes with Redress."`
	Check   bool     `name:"check" help:"Read and check everything, say what would be done, write nothing."`
	Correct bool     `name:"correct" help:"Take a fact with the id of one that says something else for its correction."`
	Files   []string `arg:"" name:"file" help:"YAML or JSON (one case), JSON Lines (one case a line), CSV or XLSX (one case a row); - for standard input."`
}

// importBatch is how many cases are read and weighed at once, importTogether how many are written in one
// transaction: the more, the fewer pages go to the disk twice.
const (
	importBatch    = 1000
	importTogether = 5 * importBatch
)

// Run goes through the files twice: first everything is read and checked, and every fault said; then, where
// there is none, everything that the store does not have is written, many cases in one transaction. The same
// files again write nothing; an import that was stopped is finished by starting it again.
func (c *caseImportCmd) Run(ctx context.Context, h *House) error {
	files, err := h.openInputs(c.Files)
	defer files.close()
	if err != nil {
		return err
	}
	now, err := h.Now()
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		run := importing{h: h, service: rooms.Service, files: files, mapping: c.Map, how: casework.Weighing{At: now, Correct: c.Correct}}
		run.how.Only = true
		done, err := run.check(ctx)
		if err != nil {
			return err
		}
		unknown, err := run.named.unknown(ctx, rooms)
		if err != nil {
			return err
		}
		if run.how.Only = false; !c.Check {
			if done, err = run.write(ctx, done.Read); err != nil {
				return err
			}
		}
		done.Unknown = len(unknown)
		if c.JSON {
			return writeJSON(h.Out, done)
		}
		format := "%s read: %d opened, %d added to, %s new.\n"
		if c.Check {
			format = "%s read and found in order: %d to open, %d to add to, %s new. Nothing was written.\n"
		}
		fmt.Fprintf(h.Out, format, counted(done.Read, "case"), done.Opened, done.AddedTo, counted(done.Facts, "fact"))
		fmt.Fprint(h.Out, sayStrangers(unknown))
		return nil
	})
}

// imported counts what an import did, or would do.
type imported struct {
	Read    int `json:"read"`     // cases in the files
	Opened  int `json:"opened"`   // cases that are new
	AddedTo int `json:"added_to"` // cases that have new facts
	Facts   int `json:"facts"`    // facts that are new
	Unknown int `json:"unknown"`  // people and services that are named, and that the people file does not have
}

func (n *imported) add(all []casework.Landing) {
	for i := range all {
		n.Read++
		n.Facts += all[i].New
		switch {
		case all[i].Opens:
			n.Opened++
		case all[i].New > 0:
			n.AddedTo++
		}
	}
}

// importing is one import.
type importing struct {
	h       *House
	service *casework.Service
	files   inputs
	mapping string
	how     casework.Weighing
	named   strangers
}

// errFaults ends an import whose files have faults; they have been said.
var errFaults = errors.New("nothing was written: put right what is named above, then import again")

// check reads and weighs everything, says every fault and counts what there is to do.
func (r *importing) check(ctx context.Context) (done imported, err error) {
	faults, seen := 0, seenReferences{}
	defer r.h.endProgress()
	err = r.each(ctx, func(batch []Incoming) error {
		note := func(wrong error) {
			if wrong != nil {
				faults++
				r.h.say(wrong)
			}
		}
		batch = slices.DeleteFunc(batch, func(in Incoming) bool {
			if in.unread() {
				note(in.Err)
			}
			return in.unread()
		})
		weighed, err := r.weigh(ctx, batch)
		if err != nil {
			return err
		}
		for i := range weighed {
			note(seen.add(&batch[i]))
			r.named.note(r.service.Book().Vocabulary, &batch[i])
			note(batch[i].faults(&weighed[i]))
		}
		done.add(weighed)
		at, all := r.files.position()
		r.h.progress("checking", at, all, done.Read)
		return nil
	})
	if err == nil && faults > 0 {
		err = errFaults
	}
	return done, err
}

// weighed is what is to be done with some cases in a row.
type weighed struct {
	in    []Incoming
	lands []casework.Landing
}

// write goes through the files once more and writes. While some cases are written the next are weighed.
func (r *importing) write(ctx context.Context, all int) (done imported, err error) {
	defer r.h.endProgress()
	weigh := func(ctx context.Context, hand func(weighed) error) error {
		var together weighed
		err := r.each(ctx, func(batch []Incoming) error {
			lands, err := r.weigh(ctx, batch)
			if err != nil {
				return err
			}
			together.in, together.lands = append(together.in, batch...), append(together.lands, lands...)
			if len(together.in) < importTogether {
				return nil
			}
			full := together
			together = weighed{}
			return hand(full)
		})
		if err != nil {
			return err
		}
		return hand(together)
	}
	err = ahead(ctx, weigh, func(next weighed) error {
		if err := r.bringIn(ctx, &next); err != nil {
			return err
		}
		done.add(next.lands)
		r.h.progress("importing", int64(done.Read), int64(all), done.Read)
		return nil
	})
	return done, err
}

// each reads all files, some cases at a time, and deals with them. Meanwhile the next are read.
func (r *importing) each(ctx context.Context, deal func(batch []Incoming) error) error {
	return ahead(ctx, r.read, deal)
}

// read reads all files and hands on some cases at a time. A file that cannot be read to its end is handed on as a
// case that could not be read, and the next file is read.
func (r *importing) read(ctx context.Context, hand func(batch []Incoming) error) error {
	var batch []Incoming
	var stopped error
	take := func(in Incoming) error {
		if batch = append(batch, in); len(batch) < importBatch {
			return nil
		}
		full := batch
		batch = make([]Incoming, 0, importBatch)
		stopped = hand(full)
		return stopped
	}
	for i := range r.files {
		if err := r.files[i].rewind(); err != nil {
			return err
		}
		f := CaseFile{Name: r.files[i].name, In: r.files[i].file, Map: r.mapping}
		err := r.h.EachCase(ctx, f, take)
		if err != nil && cmp.Or(stopped, ctx.Err()) == nil {
			err = take(Incoming{File: f.Name, Place: f.Name, Err: err})
		}
		if err != nil {
			return err
		}
	}
	return hand(batch)
}

// ahead lets the one make things while the other takes them, in their order, one behind. The first
// error of either ends both.
func ahead[T any](ctx context.Context, produce func(ctx context.Context, hand func(T) error) error, take func(T) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	made, end := make(chan T), make(chan error, 1)
	go func() {
		defer close(made)
		end <- produce(ctx, func(next T) error {
			select {
			case made <- next:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}()
	var err error
	for next := range made {
		if err != nil {
			continue // what was on its way is thrown away
		}
		if err = take(next); err != nil {
			stop()
		}
	}
	if failed := <-end; err == nil {
		err = failed
	}
	return err
}

func (r *importing) weigh(ctx context.Context, batch []Incoming) ([]casework.Landing, error) {
	arrivals := make([]casework.Arrival, len(batch))
	for i := range batch {
		arrivals[i] = casework.Arrival{Header: batch[i].Header, Facts: batch[i].Facts}
	}
	return r.service.Weigh(ctx, operator(), arrivals, r.how)
}

// tries is how often cases are weighed anew because somebody else changed one of them.
const tries = 8

// bringIn writes what was weighed. Where it cannot be written together it is written one by one, so that
// the error names the case.
func (r *importing) bringIn(ctx context.Context, w *weighed) error {
	if len(w.in) == 0 {
		return nil
	}
	for range tries {
		for i := range w.lands {
			if wrong := w.in[i].faults(&w.lands[i]); wrong != nil { // the file, or the store, changed since it was checked
				return errors.Join(wrong, errors.New("it changed while it was imported; what was imported until then stays: import again"))
			}
		}
		err := r.service.BringIn(ctx, w.lands)
		if kind := casework.KindOf(err); err == nil || kind != casework.Conflict && kind != casework.Exists {
			return err
		}
		if w.lands, err = r.weigh(ctx, w.in); err != nil {
			return err
		}
	}
	for i := range w.in {
		if err := r.service.BringIn(ctx, w.lands[i:i+1]); err != nil {
			return fmt.Errorf("%s: %s", w.in[i].Place, inFull(err))
		}
	}
	return nil
}
