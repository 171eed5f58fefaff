package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/slack/slacktest"
)

// built is the program as it is released.
func built(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "redress")
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

// BenchmarkIdle runs everything in one process, with pages, reminders and a bot at a Slack of its own, answers one
// message and looks half a minute later what the process has in memory: in all, and without what lies in its file and can
// be read again.
func BenchmarkIdle(b *testing.B) {
	const quiet = 30 * time.Second
	program := built(b)
	for b.Loop() {
		at := slacktest.Start(slacktest.Options{})
		port, err := net.Listen("tcp", "127.0.0.1:0") // to find one that is free
		if err != nil {
			b.Fatal(err)
		}
		_, number, _ := net.SplitHostPort(port.Addr().String())
		if err := port.Close(); err != nil {
			b.Fatal(err)
		}
		folder := b.TempDir()
		cmd := exec.CommandContext(b.Context(), program, "serve")
		cmd.Dir = folder
		cmd.Env = []string{
			"HOME=" + folder, "DATABASE_URL=sqlite://" + filepath.Join(folder, "r.db"), "PORT=" + number,
			"SLACK_APP_TOKEN=" + slacktest.AppToken, "SLACK_BOT_TOKEN=" + slacktest.BotToken, "SLACK_API_URL=" + at.API,
		}
		if err := cmd.Start(); err != nil {
			b.Fatal(err)
		}
		if !at.Wait(time.Minute, func() bool { open, _ := at.Sockets(); return open > 0 }) {
			b.Fatal("the bot does not connect")
		}
		at.Say("U1", "D1", sum)
		if !at.Wait(time.Minute, func() bool { return len(at.Said()) > 0 }) {
			b.Fatal("the bot does not answer")
		}
		time.Sleep(quiet)
		b.ReportMetric(megabytes(b, cmd.Process.Pid, "VmRSS"), "resident-MB")
		b.ReportMetric(megabytes(b, cmd.Process.Pid, "RssAnon"), "without-file-MB")
		if err := cmd.Process.Kill(); err != nil {
			b.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		at.Close()
	}
}

// BenchmarkShortCommand runs commands that touch no store, each as a process of its own.
func BenchmarkShortCommand(b *testing.B) {
	program := built(b)
	for _, line := range []string{"--version", "law show appeal-1-month-certificate"} {
		b.Run(line, func(b *testing.B) {
			var used time.Duration
			n := 0
			for b.Loop() {
				cmd := exec.CommandContext(b.Context(), program, strings.Fields(line)...)
				cmd.Env = []string{"HOME=" + b.TempDir()}
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				used += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
				n++
			}
			b.ReportMetric(float64(used.Microseconds())/1e3/float64(n), "processor-ms")
		})
	}
}

// megabytes is a line of what Linux tells of the process's memory.
func megabytes(b *testing.B, process int, line string) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if err != nil {
		b.Skip("only Linux tells it here")
	}
	_, kb, _ := strings.Cut(string(status), line+":")
	var n float64
	if _, err := fmt.Sscanf(kb, "%f kB", &n); err != nil {
		b.Fatal(err)
	}
	return n * 1024 / 1e6
}
