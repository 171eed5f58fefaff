package admin

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

type drillCmd struct {
	Times      int      `default:"100" help:"How often a process is killed, and a connection cut, on each database."`
	Writers    int      `default:"4" help:"How many write at once in each process, 1 to 32."`
	Database   []string `placeholder:"URL" help:"A PostgreSQL database, in which the drill makes a schema of its own; may be repeated."`
	Configured bool     `help:"The PostgreSQL database of DATABASE_URL too, also in a schema of its own: its password is then in no argument."`
	Folder     string   `type:"existingdir" placeholder:"DIR" help:"Where the SQLite files go, to try a certain disk; default the folder for temporary files."`
	Only       []string `placeholder:"PART" help:"Only these parts: kill, cut, full, share, clock, start."`
	JSON       bool     `name:"json" help:"Write JSON."`

	Letters   int           `placeholder:"N" help:"Instead: carry that many letters by mail and chat, with kills, faults and a database that goes away."`
	Kills     int           `default:"8" help:"With --letters: how often a process is killed."`
	Processes int           `default:"3" help:"With --letters: how many processes carry."`
	Away      time.Duration `default:"1m" help:"With --letters: for how long the database, and then Redis, is away; 0s: not at all."`
	Redis     string        `placeholder:"URL" help:"With --letters: people ask meanwhile, with conversations in that Redis; with --configured that of REDIS_URL."`
}

// Help says more than fits in a line.
func (*drillCmd) Help() string {
	return "Processes that open cases, record, correct and undo are killed (kill -9), run out of disk, lose their connection in the middle " +
		"of a commit, share one database, start all at once. Afterwards everything is counted: what was acknowledged has to be there once, " +
		"what was not wholly or not at all, and the audit and the database have to be whole. Exit status 1 where anything is wrong.\n\n" +
		"Your cases are not touched: the drill writes to SQLite files and PostgreSQL schemas (redress_apart_…) of its own, with invented " +
		"cases, and removes them at the end. With 100 kills on each database it takes some minutes and keeps the disk busy."
}

// Drill is what the drill is asked for.
type Drill struct {
	Times, Writers int
	Folder         string
	Databases      []string // PostgreSQL
	Configured     bool     // the configured one too
	Only           []string
	Say            func(string) // what is done next
}

// Drilled is what one part of the drill found on one database.
type Drilled struct {
	Database string `json:"database"`
	Part     string `json:"part"`
	Title    string `json:"title"`
	NotDone  string `json:"not_done,omitempty"` // why

	Times        int           `json:"times"`
	Retried      int           `json:"retried"` // acts that failed once and were said again
	Acknowledged int           `json:"acknowledged"`
	Kept         int           `json:"kept"`
	Lost         int           `json:"lost"`
	Doubled      int           `json:"doubled"`
	Half         int           `json:"half"`
	Entries      int64         `json:"audit_entries"`
	Faults       []string      `json:"faults,omitempty"`
	Took         time.Duration `json:"-"`
}

// Run runs the drill and says what it found.
func (c *drillCmd) Run(ctx context.Context, h *House) error {
	if c.Times < 1 || c.Writers < 1 || c.Writers > 32 {
		return wrongUsage("--times is 1 or more, --writers 1 to 32")
	}
	say := func(what string) {
		if h.Terminal {
			fmt.Fprintln(h.Err, what)
		}
	}
	if c.Letters != 0 {
		return c.carry(ctx, h, say)
	}
	found, err := h.Drill(ctx, &Drill{
		Times: c.Times, Writers: c.Writers, Folder: c.Folder, Databases: c.Database, Configured: c.Configured, Only: c.Only, Say: say,
	})
	if err != nil {
		return err
	}
	wrong := 0
	for i := range found {
		if len(found[i].Faults) > 0 {
			wrong++
		}
	}
	if c.JSON {
		err = writeJSON(h.Out, map[string]any{"well": wrong == 0, "parts": found})
	} else {
		h.sayDrilled(found, wrong)
	}
	if err == nil && wrong > 0 {
		err = errDrill
	}
	return err
}

var errDrill = errors.New("the drill found something wrong: do not trust this database with cases before it is put right")

func (h *House) sayDrilled(found []Drilled, wrong int) {
	p := h.page()
	for i := range found {
		d := &found[i]
		head := d.Database + ": " + d.Title
		if d.NotDone != "" {
			p.text("", head+". Not done: "+d.NotDone+".")
			continue
		}
		p.text("", head+".")
		p.text("  ", fmt.Sprintf("%s acknowledged, %d kept, %d lost, %d doubled, %d half (%d said again after a failure); audit of %s; %s.",
			counted(d.Acknowledged, "act"), d.Kept, d.Lost, d.Doubled, d.Half, d.Retried, entries(d.Entries), took(d.Took)))
		for _, f := range d.Faults {
			p.text("  ! ", f)
		}
	}
	if wrong == 0 && len(found) > 0 {
		p.text("", "Nothing acknowledged was lost, nothing is there twice, nothing by half.")
	}
	if !strings.Contains(fmt.Sprint(databases(found)), "PostgreSQL") {
		p.text("", "PostgreSQL was not tried: give --database URL, or --configured.")
	}
}

func databases(found []Drilled) (out []string) {
	for i := range found {
		out = append(out, found[i].Database)
	}
	return out
}

func took(d time.Duration) string { return d.Round(100 * time.Millisecond).String() }

type drillChildCmd struct{}

// Run is a process of the drill; what it is to do comes on standard input.
func (drillChildCmd) Run(ctx context.Context, h *House) error { return h.DrillChild(ctx) }
