// Redress tracks disputes about special educational needs in England: facts in, deadlines out. This is the
// one place that sees every room and joins them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
	_ "time/tzdata" // days are London's, also where the machine has no zones

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/console"
	"github.com/redress-send/redress/bot/talk"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/handbook"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/rediskv"
	"github.com/redress-send/redress/store/sqldb"
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
		Drill: h.drill, DrillChild: h.drillChild, DrillLetters: h.drillLetters, DrillCarry: h.drillCarry,
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

// rooms are the opened rooms of one store.
type rooms struct {
	db          *sqldb.DB
	service     *casework.Service
	authorities []casework.Authority
	calendar    *civil.Calendar
	handbook    *handbook.Book
	ears        ears
	published   []casework.Published
	routes      []string  // those that lead out of this installation
	used        *sync.Map // by account: when it was last kept that it is used
}

// open opens the database at the address and what stands on it.
func open(ctx context.Context, address string, now func() time.Time, options ...sqldb.Option) (*rooms, error) {
	book, err := configs.BookInForce(configs.England)
	if err != nil {
		return nil, err
	}
	calendar, err := configs.CalendarOf(book)
	if err != nil {
		return nil, err
	}
	authorities, err := configs.Authorities()
	if err != nil {
		return nil, err
	}
	answers, err := configs.Handbook()
	if err != nil {
		return nil, err
	}
	published, err := configs.Published()
	if err != nil {
		return nil, err
	}
	db, err := sqldb.Open(ctx, address, options...)
	if err != nil {
		return nil, err
	}
	if err := db.Ready(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	service := casework.NewService(db, book, calendar).WithPeople(db).WithHistory(db).WithForgetting(db).WithClock(now).WithNotices(glassNotice)
	return &rooms{db: db, service: service, authorities: authorities, calendar: calendar, handbook: answers, published: published,
		routes: []string{console.Route, reminders.LogRoute}, used: &sync.Map{}}, nil
}

func (h *home) open(ctx context.Context) (*rooms, error) {
	if len(h.faults) > 0 {
		return nil, h.faults
	}
	r, err := open(ctx, h.settings.DatabaseURL.Reveal(), h.clock(), h.keys())
	if err != nil {
		return nil, err
	}
	r.service, r.routes = r.service.WithTraces(&traces{h: h, db: r.db}), h.routes()
	return r, nil
}

// lend gives the commands the part of the rooms that they use.
func (r *rooms) lend() admin.Rooms {
	return admin.Rooms{Service: r.service, People: r.db, Audit: r.db, Close: r.db.Close}
}

func (h *home) enter(ctx context.Context) (*admin.Rooms, error) {
	r, err := h.open(ctx)
	if err != nil {
		return nil, err
	}
	lent := r.lend()
	return &lent, nil
}

// database opens the database without asking for its schema, and closes it after use.
func (h *home) database(ctx context.Context, use func(db *sqldb.DB) error) error {
	if len(h.faults) > 0 {
		return h.faults
	}
	db, err := sqldb.Open(ctx, h.settings.DatabaseURL.Reveal(), h.keys())
	if err != nil {
		return err
	}
	return errors.Join(use(db), db.Close())
}

// schema looks at the database and changes nothing.
func (h *home) schema(ctx context.Context) (have, want int, err error) {
	if len(h.faults) > 0 {
		return 0, 0, h.faults
	}
	return sqldb.SchemaAt(ctx, h.settings.DatabaseURL.Reveal())
}

func (h *home) migrate(ctx context.Context) (from, to int, err error) {
	err = h.database(ctx, func(db *sqldb.DB) (err error) {
		if from, to, err = db.Schema(ctx); err != nil {
			return err
		}
		return db.Migrate(ctx)
	})
	return from, to, err
}

// calculate answers facts files.
func calculate(ctx context.Context, c admin.Calculation) error {
	book, err := configs.Book(c.Book)
	if err != nil {
		return err
	}
	calendar, err := configs.CalendarOf(book)
	if err != nil {
		return err
	}
	calculator := casefile.Calculator{Book: book, Calendar: calendar, At: c.At, WhatIf: c.WhatIf, EasyRead: c.EasyRead}
	if !c.Lines {
		return calculator.Write(c.Name, c.In, c.Out, c.JSON)
	}
	faults, err := calculator.Stream(ctx, c.In, c.Out)
	if err == nil && faults > 0 {
		err = fmt.Errorf("%d of the lines could not be answered: their answers say why", faults)
	}
	return err
}

// columns is how wide text is to be set: COLUMNS, where somebody set it, or the terminal's width.
func (h *home) columns() int {
	if n, err := strconv.Atoi(h.getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return h.width
}

// compare gets two books ready to be compared over cases, each counted by its own closed days.
func compare(from, to *law.Book, at civil.Date) (admin.Comparer, error) {
	var sides [2]casefile.Side
	for i, book := range []*law.Book{from, to} {
		calendar, err := configs.CalendarOf(book)
		if err != nil {
			return nil, fmt.Errorf("the book %s: %w", book.Name, err)
		}
		sides[i] = casefile.Side{Book: book, Calendar: calendar}
	}
	return casefile.NewComparison(sides[0], sides[1], at), nil
}

// memory keeps half-finished conversations: in Redis, in the process or in the database.
type memory interface {
	dialogs
	Close() error
}

func (h *home) remember() (memory, error) {
	if address := h.settings.RedisURL.Reveal(); address != "" {
		return rediskv.Open(address)
	}
	return rediskv.NewMemory(h.now), nil
}

// conversation is a console over the rooms, with its post office. opt.Now is business time.
func (h *home) conversation(ctx context.Context, r *rooms, kept dialogs, opt console.Options) (*console.Console, *chat.Post) {
	// Somebody reads along here: only what goes wrong is logged.
	quiet := slog.New(slog.NewTextHandler(h.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	engine := r.engine(kept, opt.Now, quiet)
	c := console.New(console.Until(ctx, h.in), h.out, opt)
	office := chat.NewPost(r.db, r.db, engine.Handle, chat.Options{Now: h.now, Hold: console.Hold, Log: quiet, Ways: r.ways})
	office.Join(console.Route, c, chat.Carriage{Once: true})
	c.Attach(office)
	return c, office
}

// engine answers what is said, whatever it is said at. now is business time.
func (r *rooms) engine(kept dialogs, now func() time.Time, log *slog.Logger) *talk.Engine {
	return talk.NewEngine(talk.Deps{
		Service: r.service, People: r.db, Inbox: r.db, Dialogs: rediskv.Seal(kept, r.db), Authorities: r.authorities,
		Who: r.who, Now: now, Log: log, Hear: r.hear, Handbook: r.handbook, Reach: r.reach, Desk: r.db, Published: r.published,
	})
}

// who finds the person behind an account. At the console, where nobody in the store has a role, everybody is the
// operator. An account of a chat platform is nobody's until it is tied.
func (r *rooms) who(ctx context.Context, account string) (casework.Actor, error) {
	local, here := strings.CutPrefix(account, console.Route+"/")
	if !here {
		return r.atPlatform(ctx, account)
	}
	id := casework.PersonID(local)
	person, err := r.db.Person(ctx, id)
	if err == nil || casework.KindOf(err) != casework.NotFound {
		return person, err
	}
	for known, unread := range r.db.People(ctx) {
		if unread != nil {
			return casework.Actor{}, unread
		}
		if len(known.Roles) > 0 {
			return casework.Actor{}, err
		}
	}
	return casework.Actor{
		Person: casework.Person{ID: id, Roles: []casework.Role{casework.Operator}}, Kind: casework.OperatorKind,
	}, nil
}

func (h *home) talk(ctx context.Context, t admin.Talk) (err error) {
	r, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer closing(r.db, &err)
	if _, err := r.who(ctx, console.Route+"/"+string(t.As)); err != nil {
		return fmt.Errorf("there is no person %q; “redress people list” shows everybody", t.As)
	}
	kept, err := h.remember()
	if err != nil {
		return err
	}
	defer closing(kept, &err)
	now := h.clock()
	if !t.At.IsZero() {
		now = func() time.Time { return t.At }
	}
	c, _ := h.conversation(ctx, r, kept, console.Options{Person: string(t.As), JSON: t.JSON, Notices: h.err, Now: now})
	return c.Run(context.WithoutCancel(ctx), nil)
}

// stage sets up the demonstration over an empty store in a folder that is removed at the end.
func (h *home) stage(ctx context.Context, clock *admin.Clock) (*admin.Stage, error) {
	folder, err := os.MkdirTemp("", "redress-demo-")
	if err != nil {
		return nil, fmt.Errorf("the demonstration needs a folder for temporary files: %w", err)
	}
	r, err := open(ctx, "sqlite://"+filepath.Join(folder, "demo.db"), clock.Now, passingKey())
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	hooks := map[string]console.Hook{}
	c, office := h.conversation(ctx, r, rediskv.NewMemory(h.now), console.Options{Everyone: true, Hooks: hooks, Now: clock.Now})
	runner, err := r.reminders("", slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, errors.Join(err, r.db.Close(), os.RemoveAll(folder))
	}
	lent := r.lend()
	lent.Close = func() error { return errors.Join(r.db.Close(), os.RemoveAll(folder)) }
	return &admin.Stage{
		Rooms: lent,
		Talk: func(ctx context.Context, as casework.PersonID, words map[string]func(string) ([]string, error)) error {
			c.As(string(as))
			for word, do := range words {
				hooks[word] = do
			}
			return c.Run(context.WithoutCancel(ctx), nil)
		},
		As: func(p casework.PersonID) { c.As(string(p)) },
		Remind: func(ctx context.Context, at time.Time) error {
			if _, err := runner.Once(ctx, at); err != nil {
				return err
			}
			_, err := office.Deliver(ctx)
			return err
		},
	}, nil
}

// reminders are the reminders over the rooms, by the policy in the file at the path.
func (r *rooms) reminders(path string, log *slog.Logger) (*reminders.Runner, error) {
	name, data, err := configs.Reminders(path, os.ReadFile)
	if err != nil {
		return nil, err
	}
	policy, err := reminders.ReadPolicy(name, data, r.calendar)
	if err != nil {
		return nil, err
	}
	book := r.service.Book()
	return &reminders.Runner{
		Law:    book.Name + " " + book.Version,
		People: r.db, Agenda: r.service, Reminded: r.db, Wishes: r.db, Policy: policy, Brief: true, Log: log,
		Rounds: reminders.StandardRounds(book, r.calendar), Say: r.engine(rediskv.NewMemory(time.Now), time.Now, log).Say,
		Compose: func(b reminders.Bundle) (route, room string, body []byte, err error) {
			l, err := r.reach(&b.Person, "", b.Message)
			return l.Route, l.Room, l.Body, err
		},
	}, nil
}

// openFor opens the database for the reminders. What runs by the clock waits for it, and has none where ctx ends first.
func (h *home) openFor(ctx context.Context, what *admin.Reminding) (r *rooms, err error) {
	if what.Once || what.DryRun {
		return h.open(ctx)
	}
	err = h.whenThere(ctx, remindWait, func(opened *rooms) error { r = opened; return nil })
	return r, err
}

func (h *home) remind(ctx context.Context, what admin.Reminding) (err error) {
	r, err := h.openFor(ctx, &what)
	if err != nil || r == nil {
		return err
	}
	defer closing(r.db, &err)
	runner, err := r.reminders(h.settings.Reminders, h.log)
	if err != nil {
		return err
	}
	office, err := h.carrier(r.db, r.db, nil, func() *rooms { return r }, chat.Options{})
	if err != nil {
		return err
	}
	run := runner.Once
	switch {
	case what.DryRun:
		run = runner.DryRun
	case !what.Once:
		h.warnOfOpenKeys()
		go giveBack()
		return errors.Join(together(ctx,
			func(ctx context.Context) error { return h.byTheClock(ctx, r.db, h.jobs(r, runner, office)) },
			office.Run)...)
	}
	report, err := run(ctx, what.At)
	for i := range report.Letters {
		report.Letters[i].Route = r.firstWay(ctx, report.Letters[i].Person)
	}
	for _, line := range report.Text() {
		fmt.Fprintln(h.out, line)
	}
	if err != nil || what.DryRun {
		return err
	}
	_, err = office.Deliver(ctx)
	return err
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
