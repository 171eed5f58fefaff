package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/redress-send/redress/casework"
)

// Exit status of every command.
const (
	Done    = 0
	Problem = 1 // with the input or the world
	Usage   = 2 // the command was typed wrongly
)

// table is every command, as kong reads it.
type table struct {
	Demo      demoCmd      `cmd:"" help:"Try Redress on invented cases: nothing to install, nothing kept."`
	Console   consoleCmd   `cmd:"" help:"Talk to Redress here, with the configured store."`
	Deadlines deadlinesCmd `cmd:"" help:"Work out deadlines from a facts file; touches no store."`
	Law       lawCmd       `cmd:"" help:"The law book: check, list, show, compare."`
	Case      caseCmd      `cmd:"" help:"Cases: open, show, list, export, import and more."`
	People    peopleCmd    `cmd:"" help:"People, their roles and their accounts."`

	Serve  serveCmd  `cmd:"" help:"Run everything that is configured, in one process."`
	Web    webCmd    `cmd:"" help:"Run the web pages."`
	Bot    botCmd    `cmd:"" help:"Run the chat platforms."`
	Remind remindCmd `cmd:"" help:"Run the reminders, once or by the clock."`

	Letters   lettersCmd   `cmd:"" help:"Messages that could not be delivered: list them, send them again."`
	Retention retentionCmd `cmd:"" help:"Erase what was kept long enough, or say what is due."`

	Migrate migrateCmd `cmd:"" help:"Bring the database to this program's schema."`
	Doctor  doctorCmd  `cmd:"" help:"Look whether everything is set up, and say what to do."`
	Report  reportCmd  `cmd:"" help:"Statistics, suppressed by default."`
	Audit   auditCmd   `cmd:"" help:"The audit of who did what."`
	Keys    keysCmd    `cmd:"" help:"The keys that free text is sealed with in the database."`
	Backup  backupCmd  `cmd:"" help:"Copy the database to a file."`
	Restore restoreCmd `cmd:"" help:"Put a backup back."`
	Drill   drillCmd   `cmd:"" help:"Kill writing processes and worse, on databases of its own, and count what is kept."`
	Slack   slackCmd   `cmd:"" help:"Setting up Slack."`
	Discord discordCmd `cmd:"" help:"Setting up Discord."`

	DrillChild drillChildCmd `cmd:"" hidden:"" help:"A process of the drill."`
	DrillCarry drillCarryCmd `cmd:"" hidden:"" help:"A process of the drill that carries letters."`

	Version kong.VersionFlag `help:"Print the version."`
}

// ended is what kong panics with in place of ending the process: help and version were printed.
type ended struct{ status int }

// Run runs the command that args name and returns the exit status. ctx ends it early.
func Run(ctx context.Context, h *House, args []string) (status int) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case ended:
			status = max(status, e.status)
		default:
			panic(e) // a fault of the program must not look like success
		}
	}()
	var t table
	parser, err := kong.New(&t, kong.Name("redress"), kong.Writers(h.Out, h.Err),
		kong.Description("Redress tracks disputes about special educational needs in England: facts in, deadlines out."),
		kong.Vars{"version": "redress " + h.Version, "roles": roles(casework.Roles), "kinds": kinds(),
			"overrides": reasons(casework.OverrideReasons), "glass": reasons(casework.GlassReasons)},
		kong.Exit(func(status int) { panic(ended{status}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		return h.problem(err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
		parser.Stdout = h.Err
		status = Usage
	}
	typed, err := parser.Parse(args)
	if err != nil {
		return h.usage(err)
	}
	if now, wrong := h.Now(); wrong == nil { // what one command reads is one request
		ctx = casework.Asking(ctx, now)
	}
	typed.BindTo(ctx, (*context.Context)(nil))
	err = typed.Run(h)
	switch {
	case err == nil:
		return Done
	case ctx.Err() != nil:
		return h.problem(errStopped)
	}
	if wrong, is := errors.AsType[*usageError](err); is {
		return h.usageOf(typed, wrong)
	}
	return h.problem(err)
}

// errStopped is what a command ends with that was stopped before it was done.
var errStopped = errors.New("stopped before it was done; what was saved until then stays")

// usageError is a command that was typed wrongly in a way that only the command itself can see.
type usageError struct{ sentence string }

func (e *usageError) Error() string { return e.sentence }

func wrongUsage(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

func (h *House) usage(err error) int {
	var typed *kong.Context
	if wrong, ok := errors.AsType[*kong.ParseError](err); ok {
		typed = wrong.Context
	}
	return h.usageOf(typed, err)
}

// usageOf says what is wrong with how a command was typed, and where to read how it is.
func (h *House) usageOf(typed *kong.Context, err error) int {
	command := "redress"
	if typed != nil {
		if c := typed.Command(); c != "" {
			command += " " + strings.Split(c, " <")[0]
		}
	}
	text := err.Error()
	if !strings.HasSuffix(text, "?") {
		text = strings.TrimSuffix(text, ".") + "."
	}
	fmt.Fprintf(h.Err, "redress: %s “%s --help” shows what can be written.\n", text, command)
	return Usage
}

// problem prints an error as one plain sentence, with its cause for operators, and returns the exit status.
func (h *House) problem(err error) int {
	if _, wrong := errors.AsType[*usageError](err); wrong {
		return h.usage(err)
	}
	for line := range strings.SplitSeq(strings.TrimRight(inFull(err), "\n"), "\n") {
		fmt.Fprintln(h.Err, "redress:", line)
	}
	return Problem
}

// inFull is an error's sentence with, for operators, the cause where it is the world's. Several errors are a
// line each.
func inFull(err error) string {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		lines := make([]string, 0, len(many.Unwrap()))
		for _, one := range many.Unwrap() {
			lines = append(lines, inFull(one))
		}
		return strings.Join(lines, "\n")
	}
	e, ok := errors.AsType[*casework.Error](err)
	switch {
	case !ok:
		return err.Error()
	case e.Cause == nil || e.Kind != casework.Internal:
		return casework.Sentence(err)
	}
	return strings.TrimSuffix(casework.Sentence(err), ".") + ": " + e.Cause.Error()
}

// closing closes what was opened and keeps the first error.
func closing(c io.Closer, err *error) {
	if e := c.Close(); e != nil && *err == nil {
		*err = e
	}
}
