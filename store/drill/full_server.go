package drill

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// The disk of PostgreSQL itself runs full. A server of the drill's own lives on a small disk in memory, in a place that
// only one process and its children see. When it ends itself for want of room it is started again once there is
// some, as an operator would.

const serverDisk = 112 << 20

// errNoServer is said where the server's programs are not there.
var errNoServer = errors.New("the programs of a PostgreSQL server (initdb, postgres) are not on this machine")

// serverPrograms is the folder of initdb and postgres, of the newest version that is there.
func serverPrograms() (string, error) {
	folders, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.SortFunc(folders, func(a, b string) int { return versionOf(b) - versionOf(a) })
	if found, err := exec.LookPath("initdb"); err == nil {
		folders = append(folders, filepath.Dir(found))
	}
	for _, folder := range append(folders, "/usr/local/pgsql/bin", "/usr/pgsql/bin") {
		_, one := os.Stat(filepath.Join(folder, "initdb"))
		_, other := os.Stat(filepath.Join(folder, "postgres"))
		if one == nil && other == nil {
			return folder, nil
		}
	}
	return "", errNoServer
}

// versionOf is the number in /usr/lib/postgresql/15/bin.
func versionOf(folder string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(folder)))
	return n
}

// server is a PostgreSQL server of the drill's own.
type server struct {
	programs, data, port string
	cmd                  *exec.Cmd
	ended                chan struct{}
}

// newServer makes a server in the folder and starts it.
func newServer(ctx context.Context, folder string) (*server, error) {
	programs, err := serverPrograms()
	if err != nil {
		return nil, err
	}
	s := &server{programs: programs, data: filepath.Join(folder, "data")}
	var said bytes.Buffer
	made := exec.CommandContext(ctx, filepath.Join(programs, "initdb"), "-D", s.data, "-U", "redress", "-A", "trust", "-E", "UTF8", //nolint:gosec // a program of the server
		"--locale=C", "--wal-segsize=1", "--no-sync", "--no-instructions")
	made.Stdout, made.Stderr = &said, &said
	if err := made.Run(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, lastLine(said.String()))
	}
	var listen net.ListenConfig
	l, err := listen.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	if _, s.port, err = net.SplitHostPort(l.Addr().String()); err != nil {
		return nil, err
	}
	if err := l.Close(); err != nil {
		return nil, err
	}
	return s, s.up(ctx)
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// address is where the server is reached.
func (s *server) address() string {
	return "postgres://redress@" + net.JoinHostPort("127.0.0.1", s.port) + "/postgres?sslmode=disable"
}

// up starts the server where it does not run.
func (s *server) up(ctx context.Context) error {
	if s.cmd != nil {
		select {
		case <-s.ended:
		default:
			return nil
		}
	}
	s.cmd = exec.CommandContext(ctx, filepath.Join(s.programs, "postgres"), "-D", s.data, "-h", "127.0.0.1", "-p", s.port, "-k", "", //nolint:gosec // a program of the server
		"-c", "shared_buffers=8MB", "-c", "max_wal_size=8MB", "-c", "min_wal_size=2MB", "-c", "max_connections=60", "-c", "log_min_messages=panic")
	s.cmd.Stdout, s.cmd.Stderr = io.Discard, io.Discard
	endWithUs(s.cmd)
	if err := s.cmd.Start(); err != nil {
		return err
	}
	ended := make(chan struct{})
	s.ended = ended
	go func(cmd *exec.Cmd) {
		_ = cmd.Wait() // why it ended nobody asks: it is started again
		close(ended)
	}(s.cmd)
	return nil
}

// down ends the server.
func (s *server) down() {
	_ = s.cmd.Process.Kill()
	<-s.ended
}

// fillServer has a child fill the disk of a server in a place of its own.
func (s *stand) fillServer(ctx context.Context) error {
	if _, err := serverPrograms(); err != nil {
		return &notDone{err.Error()}
	}
	folder, err := os.MkdirTemp(s.opt.Folder, "redress-drill-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	prepare, err := placeOfServer()
	if err == nil {
		err = s.inside(ctx, prepare, job{Folder: folder, Server: true})
	}
	if err != nil && ctx.Err() == nil {
		return &notDone{"no server of its own can be made here: " + err.Error()}
	}
	return err
}

// fullServer is that child.
func (s *stand) fullServer(ctx context.Context, folder string) (err error) {
	own, err := newServer(ctx, folder)
	if err != nil {
		return &notDone{err.Error()}
	}
	defer own.down()
	var apart *Apart
	err = s.answering(ctx, own, func() (err error) {
		apart, err = s.house.Apart(ctx, own.address())
		return err
	})
	if err != nil {
		return err
	}
	s.address, s.revive = apart.Address, own.up
	s.quiet = func(ctx context.Context) error {
		return s.answering(ctx, own, func() error { return apart.Quiet(ctx) })
	}
	return s.fillUp(ctx, filepath.Join(folder, "ballast"))
}

// answering asks again until the server answers: it starts, or recovers.
func (s *stand) answering(ctx context.Context, own *server, ask func() error) error {
	enough, stop := context.WithTimeout(ctx, patience)
	defer stop()
	for {
		err := own.up(ctx)
		if err == nil {
			err = ask()
		}
		if err == nil || enough.Err() != nil {
			return err
		}
		pause(enough, 50*time.Millisecond)
	}
}

// clear has somebody save while there is no room, and looks what they are told: a sentence that says what helps.
func (s *stand) clear(ctx context.Context) error {
	enough, stop := context.WithTimeout(ctx, patience)
	defer stop()
	for n := 0; ; n++ {
		err := s.tryOnce(enough, n)
		if err == nil && enough.Err() == nil {
			continue // there was a little room left
		}
		sentence := casework.Sentence(err)
		known, says := errors.AsType[*casework.Error](err)
		if !says || known.Kind != casework.Internal || !slices.ContainsFunc(helpful, func(word string) bool { return strings.Contains(sentence, word) }) {
			s.result.Faults = append(s.result.Faults, fmt.Sprintf("While the disk was full somebody was told %q, which does not say what helps.", sentence))
		}
		return ctx.Err()
	}
}

// helpful are words of what a full disk is answered with: that it is full, or that the database is not to be had.
var helpful = []string{"disk is full", "has no room left", "starting or stopping", "cannot be reached", "check the disk"}

func (s *stand) tryOnce(ctx context.Context, n int) error {
	r, err := s.house.Enter(ctx, s.address, s.house.Now)
	if err != nil {
		return err
	}
	_, err = r.Store.Accept(ctx, post.Delivery{Key: fmt.Sprintf("drill:full:%d:%d", s.result.Times, n), Body: bytes.Repeat([]byte("full "), 64<<10/5), At: s.house.Now()})
	return errors.Join(err, r.Close())
}
