package admin

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/invent"
	"github.com/redress-send/redress/casework/law"
)

// House is what the commands stand on: streams, the law, and doors to the rooms that only main.go sees.
// Every field must be set.
type House struct {
	In       io.Reader
	Out, Err io.Writer
	Terminal bool   // Err is a terminal: a progress bar may be drawn on it
	Width    int    // columns of the terminal that Out is; 0 where it is none
	Version  string // of the program

	// Now is business time. The error is what is wrong with the settings.
	Now func() (time.Time, error)
	// Book returns the book of that name; Books names all of them, the one in force first.
	Book  func(name string) (*law.Book, error)
	Books []string
	// BookIn reads the book whose files stand in a folder. The error names every fault with its file and line.
	BookIn func(folder string) (*law.Book, error)
	// Compare gets two books ready to be compared over cases. at decides what is open, met or missed.
	Compare func(from, to *law.Book, at civil.Date) (Comparer, error)
	// Authorities returns the authorities of England.
	Authorities func() ([]casework.Authority, error)
	// Figures returns the published figures of the authorities.
	Figures func() ([]invent.Authority, error)
	// Calculate is the calculator. It reads facts, writes deadlines and touches no store.
	Calculate func(ctx context.Context, c Calculation) error

	// Enter opens the store and what stands on it. An empty database is migrated; an older or a newer one
	// is an error of kind OldSchema or NewSchema.
	Enter func(ctx context.Context) (*Rooms, error)
	// Schema returns the version of the database and the one that this program needs; Migrate brings the
	// first to the second.
	Schema  func(ctx context.Context) (have, want int, err error)
	Migrate func(ctx context.Context) (from, to int, err error)

	// Backup writes everything that the database holds at this moment, and returns the rows of each table; Restore
	// puts it back, all of it or nothing.
	Backup  func(ctx context.Context, w io.Writer) (map[string]int64, error)
	Restore func(ctx context.Context, in Restoring) (Restored, error)
	// Erasures writes down what was erased where a lost database does not take it along, and says where that is.
	Erasures func(ctx context.Context) (Erasures, error)
	Keys     Keys // of what is sealed in the database

	// Drill puts databases of its own through kills and worse, and counts. DrillChild is one of its processes.
	Drill      func(ctx context.Context, d *Drill) ([]Drilled, error)
	DrillChild func(ctx context.Context) error
	// DrillLetters does the same to what goes out; DrillCarry is one of its processes.
	DrillLetters func(ctx context.Context, d *LetterDrill) ([]LettersDrilled, error)
	DrillCarry   func(ctx context.Context) error

	// Settings returns the settings as they may be shown, and the sentences about what is wrong with them.
	Settings func() (lines [][2]string, faults []string)
	// Calendar returns the closed days.
	Calendar func() (*civil.Calendar, error)
	// Redis reports whether Redis answers; configured is false where there is none to ask.
	Redis func(ctx context.Context) (configured bool, err error)
	// Platforms says which of slack, discord and mail are configured.
	Platforms func() map[string]bool
	// AskPlatform asks a configured platform whether it lets the program in. Where it is nil, nobody is asked.
	AskPlatform func(ctx context.Context, name string) (Level, string)

	// Talk is the conversation on the streams, until the input ends.
	Talk func(ctx context.Context, t Talk) error
	// Stage sets up the demonstration: an empty store of its own, which goes when the stage is closed.
	Stage func(ctx context.Context, clock *Clock) (*Stage, error)
	// Remind runs the reminders.
	Remind func(ctx context.Context, r Reminding) error
	// Web serves the pages until ctx ends.
	Web func(ctx context.Context) error
	// Bot runs the chat platforms that are configured until ctx ends, and then answers what was accepted. The
	// error is a refusal that does not heal by trying again.
	Bot func(ctx context.Context) error
	// Together is the same house for what runs at once in one process: it opens the store once for all of it.
	Together func() *House
	// Link ties an account of a chat platform to a person; without an account it returns a code with which they tie
	// it themselves.
	Link func(ctx context.Context, person casework.PersonID, account string) (code string, err error)
	// Unlink makes an account of the person's nobody's; was is false where it was not theirs.
	Unlink func(ctx context.Context, person casework.PersonID, account string) (was bool, err error)
	// PersonsCalendar returns the address of the person's calendar, or revokes it.
	PersonsCalendar func(ctx context.Context, person casework.PersonID, revoke bool) (address string, err error)
	// Post is how what goes out stands; Letters are the letters that were given up, at most n, the last first;
	// SendAgain puts those of the keys, or all, back into the outbox and says how many.
	Post      func(ctx context.Context) (Post, error)
	Letters   func(ctx context.Context, n int) ([]Letter, error)
	SendAgain func(ctx context.Context, keys []string) (int64, error)
	// SlackManifest describes the app to Slack: over Socket Mode, or by HTTP to the base address.
	SlackManifest func(http bool) ([]byte, error)
	// DiscordRegister puts the commands to Discord in place of what it had, and returns their names.
	DiscordRegister func(ctx context.Context) ([]string, error)

	// EachCase hands on every case of a file in turn; ReadPeople reads people files, and its errors name the
	// line and the field.
	EachCase   func(ctx context.Context, f CaseFile, take func(Incoming) error) error
	ReadPeople func(name string, r io.Reader) ([]casework.Organisation, []casework.Person, error)
	// EncodeFact and EncodeCase write a fact and a case as facts files have them; Answer writes what follows
	// from a case as the calculator does. All three are to be written as JSON.
	EncodeFact func(f *casework.Fact) map[string]any
	EncodeCase func(c *casework.Case) any
	Answer     func(c *casework.Case, r *law.Result, at civil.Date) any
	// Lines are the lines of text of a message as it is kept, in or out; none where it is no message.
	Lines func(body []byte) []string
	// ForgetArrived empties what came in before the instant and waits to be answered outside of the database,
	// and says how much it was; with dry it only says.
	ForgetArrived func(ctx context.Context, before time.Time, dry bool) (int64, error)
}

// Rooms are the opened rooms. Close must be called once.
type Rooms struct {
	Service *casework.Service
	People  casework.People
	Audit   casework.AuditLog
	Close   func() error
}

// Stage is where the demonstration is shown. Close must be called once.
type Stage struct {
	Rooms

	// Talk is the conversation on the streams as the person, until the input ends. words are directives:
	// each gets what was typed after it and returns what is to be shown.
	Talk func(ctx context.Context, as casework.PersonID, words map[string]func(string) ([]string, error)) error
	// As changes who talks.
	As func(casework.PersonID)
	// Remind runs the reminders at the instant and shows what they send, to whomever.
	Remind func(ctx context.Context, at time.Time) error
}

// Calculation is one run of the calculator.
type Calculation struct {
	Name     string // of the file, for errors
	In       io.Reader
	Out      io.Writer
	JSON     bool       // JSON instead of text
	Lines    bool       // one JSON object a line in, one a line out
	EasyRead bool       // in easy read
	At       civil.Date // decides the status only
	Book     string
	WhatIf   []string // supposed facts, each FACT=DATE
}

// CaseFile is a file of cases, at its beginning.
type CaseFile struct {
	Name string // for errors
	In   *os.File
	Map  string // what the columns of a table mean: a mapping file, or the name of one that comes with Redress
}

// Incoming is one case of a file.
type Incoming struct {
	File   string
	Nr     int    // of its line or row; 0 where the file holds no other case
	Place  string // "cases.jsonl:12"
	Header casework.Header
	Facts  []casework.Fact
	// At names the place of a field: "cases.yaml:7: facts[1].on", "cases.csv:7: column “Sent”".
	At func(field string) string
	// Faults are everything that is wrong with what was read; the case is there as far as it could be read.
	Faults []law.Fault
	// Err is why the case could not be read at all; or else one error of all Faults, each with its place.
	Err error
}

// Talk says who talks at the console, and how.
type Talk struct {
	As   casework.PersonID
	At   time.Time // zero: business time
	JSON bool
}

// Reminding says how the reminders run.
type Reminding struct {
	Once   bool // one run instead of the schedule
	DryRun bool // only say what would be sent to whom, and why
	At     time.Time
}

// Level says how serious a Finding is.
type Level string

// The levels.
const (
	Pass    Level = "pass"
	Warning Level = "warning"
	Failure Level = "failure"
)

// Finding is one thing that doctor looked at.
type Finding struct {
	Name  string `json:"name"`
	Level Level  `json:"level"`
	Text  string `json:"text"` // what was found, and what to do about it
}
