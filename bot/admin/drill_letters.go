package admin

import (
	"context"
	"fmt"
	"time"
)

// LetterDrill is what the drill of what goes out is asked for.
type LetterDrill struct {
	Letters, Kills, Processes int
	Away                      time.Duration
	Folder                    string
	Databases                 []string // PostgreSQL
	Configured                bool     // the configured one too
	Redis                     string   // that holds conversations; empty: the configured one, if that is wanted
	Limit                     time.Duration
	Say                       func(string)
}

// LettersDrilled is what it found on one database.
type LettersDrilled struct {
	Database string         `json:"database"`
	Letters  int            `json:"letters"`
	Kills    int            `json:"kills"`
	Mail     LettersArrived `json:"mail"`
	Keyed    LettersArrived `json:"chat_with_key"`
	Seen     LettersArrived `json:"chat_looked_at"`
	Lost     int            `json:"lost"`
	// Questions are those that people asked while Redis was there, away, and there again.
	Questions  int      `json:"questions"`
	Unanswered int      `json:"unanswered"`
	Elsewhere  int      `json:"on_two_media"`
	ByOther    int      `json:"by_second_route"`
	Recovery   string   `json:"longest_recovery"`
	Recoveries []string `json:"recoveries"` // after each kill
	Took       string   `json:"took"`
	Faults     []string `json:"faults,omitempty"`
}

// LettersArrived is what arrived at one medium.
type LettersArrived struct {
	Letters int `json:"letters"`
	Doubled int `json:"doubled"` // those that arrived more than once
	Refused int `json:"refused"` // comings that the medium knew by their key
}

// drillWithin is how long the drill may take.
const drillWithin = time.Hour

// carry does the drill of what goes out, and says what it found.
func (c *drillCmd) carry(ctx context.Context, h *House, say func(string)) error {
	if c.Letters < 100 || c.Processes < 1 || c.Kills < 0 || c.Away < 0 {
		return wrongUsage("--letters is 100 or more, --processes 1 or more, --kills and --away not negative")
	}
	found, err := h.DrillLetters(ctx, &LetterDrill{
		Letters: c.Letters, Kills: c.Kills, Processes: c.Processes, Away: c.Away, Folder: c.Folder, Databases: c.Database,
		Configured: c.Configured, Redis: c.Redis, Limit: drillWithin, Say: say,
	})
	if err != nil {
		return err
	}
	well := true
	for i := range found {
		well = well && len(found[i].Faults) == 0
	}
	if c.JSON {
		err = writeJSON(h.Out, map[string]any{"well": well, "databases": found})
	} else {
		h.sayCarried(found, c)
	}
	if err == nil && !well {
		err = errDrill
	}
	return err
}

func (h *House) sayCarried(found []LettersDrilled, c *drillCmd) {
	p := h.page()
	for i := range found {
		d := &found[i]
		p.text("", fmt.Sprintf("%s: %d letters, %d processes, kill -9 %d times, the database away for %s, a mail server with every fault.",
			d.Database, d.Letters, c.Processes, d.Kills, c.Away))
		p.text("  ", fmt.Sprintf("%d lost. Mail: %d, doubled under one Message-ID %d. Chat with a key: %d, doubled %d, known by the key %d. Chat that is looked at: %d, doubled %d.",
			d.Lost, d.Mail.Letters, d.Mail.Doubled, d.Keyed.Letters, d.Keyed.Doubled, d.Keyed.Refused, d.Seen.Letters, d.Seen.Doubled))
		p.text("  ", fmt.Sprintf("%d by a second route, %d on two media. What a killed process held was taken up by another after %s at most; %s in all.",
			d.ByOther, d.Elsewhere, d.Recovery, d.Took))
		if d.Questions > 0 {
			p.text("  ", fmt.Sprintf("%d questions, a third of them while Redis was away: %d without an answer.", d.Questions, d.Unanswered))
		} else {
			p.text("  ", "Redis was not taken away: give --redis URL, or --configured.")
		}
		for _, f := range d.Faults {
			p.text("  ! ", f)
		}
	}
}

type drillCarryCmd struct{}

// Run is a process of the drill; what it is to carry comes on standard input.
func (drillCarryCmd) Run(ctx context.Context, h *House) error { return h.DrillCarry(ctx) }
