// Redress tracks disputes about special educational needs in England: facts in, deadlines out. This is the
// one place that sees every room and joins them.
package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"
	_ "time/tzdata" // days are London's, also where the machine has no zones

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], world{
		getenv: os.Getenv, readFile: os.ReadFile, in: os.Stdin, out: os.Stdout, err: os.Stderr,
		terminal: isTerminal(os.Stderr), width: terminalWidth(os.Stdout), now: time.Now,
	})
	stop()
	os.Exit(status)
}

// world is everything outside the program.
type world struct {
	getenv   func(string) string
	readFile func(string) ([]byte, error)
	in       io.Reader
	out, err io.Writer
	terminal bool // err is one
	width    int  // columns of the terminal that out is; 0 where it is none
	now      func() time.Time
}

// run runs one command line in the world and returns its exit status.
func run(ctx context.Context, args []string, w world) int {
	s, err := configs.ReadSettings(w.getenv, w.readFile)
	h := &home{world: w, settings: s}
	errors.As(err, &h.faults)
	h.log = slog.New(slog.NewTextHandler(w.err, nil))
	return admin.Run(ctx, h.lend(), args)
}

// home is the joined program.
type home struct {
	world

	settings configs.Settings
	faults   configs.SettingsError // with any, settings holds nothing
	log      *slog.Logger
	shared   *shared // nil: whatever runs opens a database of its own
}

// lend gives the commands what they stand on.
func (h *home) lend() *admin.House {
	return &admin.House{
		In: h.in, Out: h.out, Err: h.err, Terminal: h.terminal, Width: h.columns(), Version: version(),
		Now: h.businessTime, Book: configs.Book, Books: configs.Books(), BookIn: configs.BookIn, Calendar: configs.Calendar,
		Authorities: configs.Authorities, Figures: configs.Figures, Calculate: calculate, Compare: compare, ForgetArrived: h.forgetArrived,
		Enter: h.enter, Schema: h.schema, Migrate: h.migrate, Backup: h.backup, Restore: h.restore, Erasures: h.erasures, Keys: h,
		Settings: h.showSettings, Redis: h.askRedis, Platforms: h.platforms, AskPlatform: h.askPlatform,
		Talk: h.talk, Stage: h.stage, Remind: h.remind, Web: h.web, Bot: h.bot,
		SlackManifest: h.slackManifest, DiscordRegister: h.registerAtDiscord, Link: h.link, Unlink: h.unlink, PersonsCalendar: h.calendar,
		Post: h.post, Letters: h.letters, SendAgain: h.sendAgain,
		Together: h.together, Drill: h.drill, DrillChild: h.drillChild, DrillLetters: h.drillLetters, DrillCarry: h.drillCarry,
		EachCase: h.eachCase, ReadPeople: configs.ReadPeople,
		EncodeFact: casefile.EncodeFact, Lines: linesOf,
		EncodeCase: func(c *casework.Case) any { return casefile.Encode(&casefile.File{Header: c.Header, Facts: c.Facts}) },
		Answer: func(c *casework.Case, r *law.Result, at civil.Date) any {
			book, err := configs.Book(configs.England)
			if err != nil {
				return err // cannot be: the case was worked out with it
			}
			return casefile.NewAnswer(book, &casefile.File{Header: c.Header, Facts: c.Facts}, r, at)
		},
	}
}

// businessTime is what is now, as far as days and deadlines are concerned.
func (h *home) businessTime() (time.Time, error) {
	if len(h.faults) > 0 {
		return time.Time{}, h.faults
	}
	return h.clock()(), nil
}

func (h *home) clock() func() time.Time {
	if fixed := h.settings.Now; !fixed.IsZero() {
		return func() time.Time { return fixed }
	}
	return h.now
}

// columns is how wide text is to be set: COLUMNS, where somebody set it, or the terminal's width.
func (h *home) columns() int {
	if n, err := strconv.Atoi(h.getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return h.width
}

func (h *home) showSettings() (lines [][2]string, faults []string) {
	for _, f := range h.faults {
		faults = append(faults, f.String())
	}
	if len(faults) == 0 {
		for _, l := range h.settings.Lines() {
			lines = append(lines, [2]string{l.Variable, l.Value})
		}
	}
	return lines, faults
}

func (h *home) askRedis(ctx context.Context) (configured bool, err error) {
	if h.settings.RedisURL == "" {
		return false, nil
	}
	kept, err := h.remember()
	if err != nil {
		return true, err
	}
	defer closing(kept, &err)
	_, err = kept.Load(ctx, "doctor")
	return true, err
}

// platforms says which of Slack, Discord and mail are configured.
func (h *home) platforms() map[string]bool {
	return map[string]bool{"slack": h.settings.Slack.On(), "discord": h.settings.Discord.On(), "mail": h.settings.SMTPURL != ""}
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown version)"
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// closing closes what was opened and keeps the first error.
func closing(c io.Closer, err *error) {
	if e := c.Close(); e != nil && *err == nil {
		*err = e
	}
}
