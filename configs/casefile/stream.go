package casefile

import (
	"bufio"
	"context"
	"io"
	"runtime"
	"sync"
)

// mostWorkers is how many cores a stream uses at most: one reader and one writer keep no more of them busy,
// and each has its batches in memory.
const mostWorkers = 8

// Stream answers each line of JSON with one line of JSON, in order and in constant memory, on several cores.
// A line with a fault is answered with the fault and the rest goes on; faults tells how many there were. Empty
// lines are passed over. What has come is answered before more is waited for.
//
// When ctx ends, or the answers cannot be written, Stream returns without waiting for r: what a Read then
// still brings is lost.
func (c *Calculator) Stream(ctx context.Context, r io.Reader, w io.Writer) (faults int, err error) {
	ctx, stop := context.WithCancel(ctx)
	n := min(runtime.GOMAXPROCS(0), mostWorkers)
	b := newBelt(2 * n)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer stop()
	go b.fill(ctx, r)
	for range n {
		workers.Go(func() { b.work(ctx, c) })
	}
	return b.write(ctx, w)
}

// belt carries batches of lines from the reader past the workers to the writer, and back. There are only so
// many of them: whoever is fast waits for whoever is slow, and memory stays as it is.
type belt struct {
	free    chan *batch
	todo    chan *batch   // to the workers
	ordered chan *batch   // to the writer, in the order of the lines
	large   chan struct{} // held by the one large batch that is on its way
}

func newBelt(batches int) *belt {
	b := &belt{free: make(chan *batch, batches), todo: make(chan *batch, batches), ordered: make(chan *batch, batches),
		large: make(chan struct{}, 1)}
	for range batches {
		b.free <- &batch{answered: make(chan struct{}, 1)}
	}
	return b
}

// fill reads until there is no more to read, or ctx ends.
func (b *belt) fill(ctx context.Context, r io.Reader) {
	in := bufio.NewReaderSize(r, 1<<16)
	for n, last := 0, false; !last; {
		var next *batch
		select {
		case next = <-b.free:
		case <-ctx.Done():
			return
		}
		n = next.read(in, n)
		last = next.last
		if next.large() {
			select {
			case b.large <- struct{}{}:
			case <-ctx.Done():
				return
			}
		}
		b.todo <- next // there is room for every batch
		b.ordered <- next
	}
}

// work answers batches until ctx ends.
func (b *belt) work(ctx context.Context, c *Calculator) {
	var d desk
	for {
		select {
		case next := <-b.todo:
			next.answer(c, &d)
			next.answered <- struct{}{}
		case <-ctx.Done():
			return
		}
	}
}

// write writes the answers in the order of the lines.
func (b *belt) write(ctx context.Context, w io.Writer) (faults int, err error) {
	for {
		next, err := b.done(ctx)
		if err != nil {
			return faults, err
		}
		if len(next.out) > 0 {
			if _, err := w.Write(next.out); err != nil {
				return faults, err
			}
		}
		faults += next.faults
		if next.last {
			return faults, next.err
		}
		if next.large() {
			<-b.large
		}
		b.free <- next
	}
}

// done waits for the next batch in order to be answered.
func (b *belt) done(ctx context.Context) (next *batch, err error) {
	select {
	case next = <-b.ordered:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case <-next.answered:
		return next, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
