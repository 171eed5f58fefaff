package drill

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// The disk runs full while writers write. Best is a disk: a small one in memory, in a place that only one
// process and its children see, which needs no rights on most machines with Linux. Elsewhere the system
// limits how large the files of a process may become.

const (
	diskSize   = 24 << 20
	leftOnDisk = 160 << 10 // for the writers, beside what the drill fills
	fullRounds = 4         // at least
)

func filling(ctx context.Context, s *stand) error {
	s.result.Title = "the disk full"
	if s.result.Database == postgres {
		s.result.Title = "the server's own disk full"
		return s.fillServer(ctx)
	}
	err := s.fillDisk(ctx)
	if err == nil {
		return nil
	}
	s.house.Say("No small disk can be made here (" + err.Error() + "); limiting the size of files instead …")
	return s.limitSize(ctx)
}

// fillDisk has a child do it in a place of its own. The error is why that cannot be.
func (s *stand) fillDisk(ctx context.Context) error {
	prepare, err := placeApart()
	if err != nil {
		return err
	}
	return s.inside(ctx, prepare, job{Folder: filepath.Dir(s.address[len("sqlite://"):])})
}

// inside has a child do it in the place that prepare makes. The error is why that cannot be.
func (s *stand) inside(ctx context.Context, prepare func(*exec.Cmd), j job) error {
	j.Full, j.Fault = &Options{Times: s.opt.Times, Writers: s.opt.Writers, fault: s.opt.fault}, s.opt.fault
	var said bytes.Buffer
	text, err := json.Marshal(&j)
	if err != nil {
		return err
	}
	cmd := commandOf(ctx, s.house)
	prepare(cmd)
	cmd.Stdout = &said
	in, err := cmd.StdinPipe() // it stays open until the child is done
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	_, failed := in.Write(append(text, '\n'))
	ended := cmd.Wait()
	var r Result
	if err := json.Unmarshal(said.Bytes(), &r); err != nil {
		return fmt.Errorf("the process in it ended: %w", errors.Join(failed, ended))
	}
	if r.NotDone != "" {
		return errors.New(r.NotDone)
	}
	took := *s.result
	*s.result = r
	s.result.Database, s.result.Part = took.Database, took.Part
	return nil
}

// fullInside is that child.
func fullInside(ctx context.Context, h *House, j *job, out io.Writer) error {
	j.Full.fault = j.Fault
	r := &Result{}
	s := &stand{house: h, opt: j.Full, result: r, counts: &counts{acts: map[int]int{}}, quiet: func(context.Context) error { return nil }}
	size := diskSize
	if j.Server {
		size = serverDisk
	}
	err := smallDisk(j.Folder, size)
	if err != nil {
		r.NotDone = err.Error()
		return json.NewEncoder(out).Encode(r)
	}
	whose := "a disk"
	if j.Server {
		whose, err = "the server's own disk", s.fullServer(ctx, j.Folder)
	} else {
		s.address = "sqlite://" + filepath.Join(j.Folder, "drill.db")
		err = s.fillUp(ctx, filepath.Join(j.Folder, "ballast"))
	}
	if why, not := errors.AsType[*notDone](err); not {
		r.NotDone, err = why.because, nil
	}
	if err != nil {
		r.Faults = append(r.Faults, err.Error())
	}
	r.Title = fmt.Sprintf("%s of %d MB full %s, and room made again", whose, size>>20, times(r.Times))
	return json.NewEncoder(out).Encode(r)
}

// fillUp fills the disk while the writers write, makes room again, and counts.
func (s *stand) fillUp(ctx context.Context, ballast string) error {
	if err := s.prepare(ctx, s.opt.Writers); err != nil {
		return err
	}
	for range max(fullRounds, s.quick()) {
		p, err := s.begin(ctx, s.lanes(1, s.opt.Writers, 0))
		if err != nil {
			return err
		}
		if err := fillWith(ballast); err != nil {
			return err
		}
		refused := s.counts.again()
		if err := s.until(ctx, p, func() bool { return s.counts.again() >= refused+3*s.opt.Writers }); err != nil {
			return err
		}
		s.result.Times++
		if err := s.clear(ctx); err != nil {
			return err
		}
		if err := s.makeRoom(ctx, p, ballast); err != nil {
			return err
		}
		if err := s.check(ctx, false); err != nil || s.over() {
			return err
		}
	}
	return s.end(ctx, s.opt.Writers)
}

// makeRoom kills the child while the disk is full, or once it goes on because there is room again.
func (s *stand) makeRoom(ctx context.Context, p *process, ballast string) error {
	if one(2) {
		return errors.Join(p.kill(), os.Remove(ballast), s.reviveIt(ctx))
	}
	if err := errors.Join(os.Remove(ballast), s.reviveIt(ctx)); err != nil {
		return err
	}
	told := s.counts.total()
	if err := s.until(ctx, p, func() bool { return s.counts.total() > told }); err != nil {
		return err
	}
	return p.kill()
}

func (s *stand) reviveIt(ctx context.Context) error {
	if s.revive == nil {
		return nil
	}
	return s.revive(ctx)
}

// until waits for something that the writers do.
func (s *stand) until(ctx context.Context, p *process, done func() bool) error {
	enough, stop := context.WithTimeout(ctx, patience)
	defer stop()
	for !done() {
		select {
		case <-p.heard:
			return p.finish()
		case <-enough.Done():
			return fmt.Errorf("what was waited for did not happen in %s (%d acts acknowledged, %d failed)", patience, s.counts.total(), s.counts.again())
		case <-time.After(10 * time.Millisecond):
		}
	}
	return nil
}

// fillWith fills the disk, but for a little, with a file.
func fillWith(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	var size int64
	block := make([]byte, 32<<10)
	for {
		n, err := f.Write(block)
		size += int64(n)
		if err != nil {
			break // full
		}
	}
	if err := f.Truncate(max(0, size-leftOnDisk)); err != nil {
		return err
	}
	return f.Close()
}

// limitSize runs writers whose files may become no larger than they are, nearly, and then others who may.
func (s *stand) limitSize(ctx context.Context) error {
	if !canLimit {
		return &notDone{"this system offers neither a small disk in memory nor a limit on the size of files"}
	}
	if err := s.prepare(ctx, s.opt.Writers); err != nil {
		return err
	}
	file := s.address[len("sqlite://"):]
	for range max(fullRounds, s.quick()) {
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		s.job.Largest = info.Size() + leftOnDisk
		p, err := s.begin(ctx, s.lanes(1, s.opt.Writers, 0))
		if err != nil {
			return err
		}
		refused := s.counts.again()
		if err := s.until(ctx, p, func() bool { return s.counts.again() >= refused+3*s.opt.Writers }); err != nil {
			return err
		}
		s.result.Times++
		if err := p.kill(); err != nil {
			return err
		}
		s.job.Largest = 0
		if err := s.run(ctx, s.lanes(1, s.opt.Writers, int(steps))); err != nil {
			return err
		}
		if err := s.check(ctx, true); err != nil || s.over() {
			return err
		}
	}
	s.result.Title = "files that may not grow, " + times(s.result.Times) + ", and then may again"
	return s.end(ctx, s.opt.Writers)
}
