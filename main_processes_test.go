package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// processes are runs of redress as processes of their own, with one folder, one database and settings of their own.
type processes struct {
	t      *testing.T
	folder string
	env    []string
}

// process is one redress.
type process struct {
	*exec.Cmd

	log  *bytes.Buffer
	done chan struct{}
}

func newProcesses(t *testing.T) *processes {
	t.Helper()
	a := &processes{t: t, folder: t.TempDir()}
	a.set(asRedress, "1")
	a.set("PATH", os.Getenv("PATH"))
	a.set("HOME", a.folder)
	a.set("DATABASE_URL", "sqlite://"+a.file())
	return a
}

// file is the database, where that is a file.
func (a *processes) file() string { return filepath.Join(a.folder, "r.db") }

// contractsOf is the folder of a platform's own schemas, or empty where they are not at hand.
func contractsOf(platform string) string {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		return ""
	}
	return filepath.Join(shared, "contracts", platform)
}

// set sets a setting for the processes that are started from now on.
func (a *processes) set(name, value string) { a.env = append(a.env, name+"="+value) }

// unset leaves out the settings whose names begin so.
func (a *processes) unset(name string) {
	a.env = slices.DeleteFunc(a.env, func(v string) bool { return strings.HasPrefix(v, name) })
}

func (a *processes) start(args ...string) *process {
	a.t.Helper()
	p := &process{Cmd: exec.CommandContext(context.WithoutCancel(a.t.Context()), os.Args[0], args...), log: &bytes.Buffer{}, done: make(chan struct{})}
	p.Env, p.Dir, p.Stderr, p.Stdout = a.env, a.folder, p.log, p.log
	if err := p.Start(); err != nil {
		a.t.Fatal(err)
	}
	go func() { _ = p.Wait(); close(p.done) }()
	a.t.Cleanup(func() { _ = p.Process.Kill() })
	return p
}

// ends waits until the process has ended and returns its status.
func (a *processes) ends(p *process, within time.Duration) int {
	a.t.Helper()
	select {
	case <-p.done:
	case <-time.After(within):
		a.t.Fatalf("the process does not end within %s:\n%s", within, p.log)
	}
	return p.ProcessState.ExitCode()
}

// runs runs a command to its end and returns what it printed.
func (a *processes) runs(args ...string) string {
	a.t.Helper()
	p := a.start(args...)
	if status := a.ends(p, time.Minute); status != 0 {
		a.t.Fatalf("redress %s: status %d: %s", strings.Join(args, " "), status, p.log)
	}
	return p.log.String()
}

// stops asks processes to stop, all at once, and checks that each does within 10 s and that all is well.
func (a *processes) stops(all ...*process) {
	a.t.Helper()
	for _, p := range all {
		if err := p.Process.Signal(syscall.SIGTERM); err != nil {
			a.t.Fatal(err)
		}
	}
	for _, p := range all {
		if status := a.ends(p, 10*time.Second); status != 0 {
			a.t.Errorf("status %d:\n%s", status, p.log)
		}
	}
}

// kills ends a process as kill -9 does.
func (a *processes) kills(p *process) {
	a.t.Helper()
	_ = p.Process.Kill()
	a.ends(p, time.Minute)
}

// killsOr is how often a test kills a process: as REDRESS_KILLS says, or so often.
func killsOr(t *testing.T, rounds int) int {
	t.Helper()
	if n := os.Getenv("REDRESS_KILLS"); n != "" {
		if _, err := fmt.Sscan(n, &rounds); err != nil {
			t.Fatal(err)
		}
	}
	return rounds
}

// hasMediator has a provider with a mediator.
func (a *processes) hasMediator() {
	a.t.Helper()
	a.runs("people", "add", "mediator-1", "--organisation", "north-mediation", "--kind", "mediation-provider", "--role", "mediator", "--authority", "E06000001")
}

// codeFor is a code that ties an account to the person.
func (a *processes) codeFor(person string) string {
	a.t.Helper()
	return codeIn(a.t, a.runs("people", "link", person))
}

// codeIn is the code in what “people link” printed.
func codeIn(t *testing.T, printed string) string {
	t.Helper()
	_, code, _ := strings.Cut(printed, "    link")
	words := linkWords.FindStringSubmatch("link" + code)
	if words == nil {
		t.Fatalf("no code in %q", printed)
	}
	return words[1]
}

// patiently is how whoever has a database that others have too waits for it.
const patiently = "_pragma=busy_timeout(10000)"

// locks locks the database, which is a file, until what it returns is called.
func (a *processes) locks(pragmas string) (unlock func()) {
	a.t.Helper()
	db, err := sql.Open("sqlite", "file:"+a.file()+"?"+pragmas)
	if err != nil {
		a.t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(a.t.Context(), "BEGIN EXCLUSIVE"); err != nil {
		a.t.Fatal(err)
	}
	return func() {
		if _, err := db.ExecContext(a.t.Context(), "ROLLBACK"); err != nil {
			a.t.Error(err)
		}
		if err := db.Close(); err != nil {
			a.t.Error(err)
		}
	}
}

// freePort is a port that nobody listens on.
func freePort(t *testing.T) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer free.Close()
	_, port, err := net.SplitHostPort(free.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}
