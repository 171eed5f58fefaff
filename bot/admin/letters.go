package admin

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
)

// Post is how what goes out stands.
type Post struct {
	Waiting  int64         // letters that are due and not gone, but for those that wait for somebody at the console
	Oldest   time.Duration // for how long the oldest of them has been due
	Unserved []string      // routes with such letters that are not set up
	Dead     int64         // letters that were given up and can be sent again
	Detours  []Detour      // people whom a way did not reach in the last week
	// LastRun is when the reminders last ran by the clock; zero: never. Missed says that the run after it
	// should have been done by now.
	LastRun time.Time
	Missed  bool
}

// Detour is a person whom a way did not reach: their letters went by another one.
type Detour struct {
	Person  casework.PersonID
	Failed  []string // the ways that did not reach them, as people call them
	Letters int64
}

// Letter is a letter that was given up.
type Letter struct {
	Key    string            `json:"key"`
	Person casework.PersonID `json:"person,omitempty"` // whom it was for; empty: a room
	Route  string            `json:"route"`            // the last one that was tried
	Tried  []string          `json:"tried,omitempty"`  // those before it
	At     time.Time         `json:"given_up_at"`
	Cause  string            `json:"cause"` // no message text
}

// StuckAfter is for how long a letter may be due before something is wrong.
const StuckAfter = 15 * time.Minute

// lookAtPost says whether what is to be sent is sent.
func (h *House) lookAtPost(ctx context.Context) []Finding {
	if have, want, err := h.Schema(ctx); err != nil || have != want {
		return nil // the database comes first
	}
	p, err := h.Post(ctx)
	if err != nil {
		return []Finding{{"outbox", Failure, inFull(err)}}
	}
	out := []Finding{{"outbox", Pass, counted(int(p.Waiting), "letter") + " to be sent."}}
	switch {
	case len(p.Unserved) > 0:
		out[0] = Finding{"outbox", Failure, fmt.Sprintf("%s wait for %s, which is not set up here: set it up, or see where people are to be reached with “redress people list”.",
			counted(int(p.Waiting), "letter"), strings.Join(p.Unserved, " and "))}
	case p.Oldest > StuckAfter:
		out[0] = Finding{"outbox", Failure, fmt.Sprintf("%s, the oldest due for %s: is “redress bot”, “redress remind” or “redress serve” running, and what does its log say?",
			counted(int(p.Waiting), "letter"), howLong(p.Oldest))}
	}
	if p.Dead > 0 {
		out = append(out, Finding{"dead letters", Warning, counted(int(p.Dead), "letter") +
			" could not be delivered by any route: “redress letters” says why, “redress letters --again” sends them again."})
	}
	if len(p.Detours) > 0 {
		out = append(out, Finding{"second route", Warning, detoursSay(p.Detours)})
	}
	switch {
	case p.LastRun.IsZero():
		out = append(out, Finding{"reminders", Pass, "They have not run by the clock here yet: “redress remind” or “redress serve” does that."})
	case p.Missed:
		out = append(out, Finding{"reminders", Failure, fmt.Sprintf("The last run by the clock was on %s, and one has been missed since: start “redress remind” or “redress serve”. It makes up for it.",
			momentSays(p.LastRun))})
	default:
		out = append(out, Finding{"reminders", Pass, "The last run by the clock was on " + momentSays(p.LastRun) + "."})
	}
	return out
}

// howLong says a time in the largest whole unit that fits twice: "31 minutes", "5 hours", "3 days".
func howLong(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d >= 2*day:
		return counted(int(d/day), "day")
	case d >= 2*time.Hour:
		return counted(int(d/time.Hour), "hour")
	}
	return counted(int(d.Round(time.Minute)/time.Minute), "minute")
}

// mostNamed is how many people a finding names.
const mostNamed = 5

func detoursSay(all []Detour) string {
	var named []string
	for i := range all[:min(len(all), mostNamed)] {
		d := &all[i]
		named = append(named, fmt.Sprintf("%s not by %s (%s)", d.Person, strings.Join(d.Failed, " or "), counted(int(d.Letters), "letter")))
	}
	if rest := len(all) - len(named); rest > 0 {
		named = append(named, fmt.Sprintf("%d more", rest))
	}
	return "In the last week another way had to be taken: " + strings.Join(named, ", ") +
		". Check their addresses in the people file, and that their accounts may be written to."
}

type lettersCmd struct {
	Keys  []string `arg:"" optional:"" name:"key" help:"With --again: only these letters."`
	Again bool     `help:"Send them again, to wherever their people are reached now."`
	JSON  bool     `name:"json" help:"Write JSON."`
}

// mostShown is how many letters are listed.
const mostShown = 200

// Run lists the letters that were given up, or sends them again.
func (c *lettersCmd) Run(ctx context.Context, h *House) error {
	if len(c.Keys) > 0 && !c.Again {
		return wrongUsage("a letter's key goes with --again")
	}
	if c.Again {
		n, err := h.SendAgain(ctx, c.Keys)
		if err != nil {
			return err
		}
		if int(n) < len(c.Keys) {
			return fmt.Errorf("%d of %d are letters that were given up and are sent again; “redress letters” lists those that there are", n, len(c.Keys))
		}
		fmt.Fprintf(h.Out, "%s will be sent again.\n", counted(int(n), "letter"))
		return nil
	}
	all, err := h.Letters(ctx, mostShown)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(h.Out, slices.Concat([]Letter{}, all))
	}
	if len(all) == 0 {
		fmt.Fprintln(h.Out, "Every letter was delivered, or is still tried.")
		return nil
	}
	p := h.page()
	for i := range all {
		l := &all[i]
		to := "a channel"
		if l.Person != "" {
			to = string(l.Person)
		}
		p.text("", fmt.Sprintf("%s: to %s, given up on %s.", l.Key, to, momentSays(l.At)))
		p.text("  ", fmt.Sprintf("By %s: %s", strings.Join(append(l.Tried, l.Route), ", then "), l.Cause))
	}
	return nil
}
