package admin

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/invent"
)

type caseGenerateCmd struct {
	N         int      `arg:"" optional:"" name:"number" help:"How many cases; or give --year."`
	Year      int      `help:"A year's disputes in the numbers that were published, times --scale."`
	Scale     float64  `default:"1" help:"With --year: how many times the published numbers."`
	Seed      uint64   `default:"1" help:"The same seed and days give the same cases."`
	From      day      `placeholder:"DATE" help:"The first day on which a decision was sent; default two years before the last."`
	To        day      `placeholder:"DATE" help:"The last one; default today."`
	At        day      `placeholder:"DATE" help:"Nothing later is told; default --to, and with --year the end of the year after."`
	Authority []string `placeholder:"CODE" help:"Only these authorities: code, letters or name; may be repeated."`
	Out       string   `default:"-" placeholder:"FILE" help:"Where the cases go, as JSON Lines; - for standard output."`
}

// Run writes invented cases as JSON Lines, one at a time, and then what was made beside what was published.
// They hold nobody's data. “redress case import” brings them into a store.
func (c *caseGenerateCmd) Run(ctx context.Context, h *House) error {
	plan, err := c.plan(h)
	if err != nil {
		return err
	}
	report, totals := h.Err, invent.Totals{}
	write := func(w io.Writer) (err error) {
		totals, err = h.generate(ctx, plan, w)
		return err
	}
	if c.Out == "-" {
		err = write(h.Out)
	} else {
		report, err = h.Out, writeWhole(c.Out, write)
	}
	if err != nil {
		return err
	}
	for _, line := range generated(&totals) {
		fmt.Fprintln(report, line)
	}
	return nil
}

// plan is what was asked for.
func (c *caseGenerateCmd) plan(h *House) (*invent.Plan, error) {
	if c.N < 0 || (c.N == 0) == (c.Year == 0) || c.Scale <= 0 {
		return nil, wrongUsage("say how many cases (redress case generate 100), or of which year (--year 2024)")
	}
	today, err := h.day(day{})
	if err != nil {
		return nil, err
	}
	closed, err := h.Calendar()
	if err != nil {
		return nil, err
	}
	p := &invent.Plan{Seed: c.Seed, Cases: c.N, Scale: c.Scale, Calendar: closed, From: c.From.Date, To: c.To.Date, At: c.At.Date}
	if p.Authorities, err = h.figuresOf(c.Authority); err != nil {
		return nil, err
	}
	if c.Year != 0 {
		p.From, p.To = civil.On(c.Year, 1, 1), civil.On(c.Year, 12, 31)
		if p.At.IsZero() {
			p.At = civil.Min(today, p.To.AddDays(365))
		}
	}
	if p.To.IsZero() {
		p.To = today
	}
	if p.From.IsZero() {
		if p.From, err = p.To.AddMonths(-24, civil.RoundDown); err != nil {
			return nil, err
		}
	}
	if p.At.IsZero() {
		p.At = p.To
	}
	return p, nil
}

// figuresOf are the published figures of the authorities, of all where none is named.
func (h *House) figuresOf(typed []string) ([]invent.Authority, error) {
	all, err := h.Figures()
	if err != nil || len(typed) == 0 {
		return all, err
	}
	var codes []string
	for _, t := range typed {
		a, err := h.authority(t)
		if err != nil {
			return nil, err
		}
		codes = append(codes, a.Code)
	}
	return slices.DeleteFunc(all, func(a invent.Authority) bool { return !slices.Contains(codes, a.Code) }), nil
}

func (h *House) generate(ctx context.Context, plan *invent.Plan, w io.Writer) (invent.Totals, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	line := json.NewEncoder(out)
	line.SetEscapeHTML(false)
	totals, err := plan.Each(func(c *casework.Case) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return line.Encode(h.EncodeCase(c))
	})
	if err == nil {
		err = out.Flush()
	}
	return totals, err
}

// generated says what was made, beside what was published where something was.
func generated(t *invent.Totals) []string {
	stages := []string{"refusals to assess", "refusals to make a plan", "other decisions"}
	out := []string{fmt.Sprintf("%s made up, with %s.", counted(t.Cases, "case"), counted(t.Facts, "fact")),
		fmt.Sprintf("%-50s %10s %10s", "", "made up", "published")}
	row := func(says string, made int, published float64) {
		out = append(out, fmt.Sprintf("%-50s %10d %10.0f", says, made, published))
	}
	held, appealed := 0, 0
	for i, s := range stages {
		row("mediations held on "+s, t.Held[i], t.WantHeld[i])
		held += t.Held[i]
	}
	for i, s := range stages {
		row("appeals after mediation of "+s, t.Appealed[i], t.WantAppealed[i])
		appealed += t.Appealed[i]
	}
	row("appeals received (published: registered)", t.Registered, t.WantRegistered)
	out = append(out, fmt.Sprintf("mediations followed by an appeal: %s; held within thirty days: %s; claims of discrimination: %d",
		share(appealed, held), share(t.InThirtyDays, held), t.Claims),
		fmt.Sprintf("decided on the 29th to 31st: %s; from 18 December to 1 January: %s; corrected dates: %s; decisions without a day: %s",
			share(t.MonthEnds, t.Cases), share(t.Christmas, t.Cases), share(t.Corrected, t.Cases), share(t.Undated, t.Cases)))
	var grounds, months []string
	for g, n := range t.Grounds {
		grounds = append(grounds, fmt.Sprintf("%s %s", g, share(n, t.Cases)))
	}
	slices.Sort(grounds)
	for m := 1; m <= 12; m++ {
		months = append(months, fmt.Sprint(t.Months[m]))
	}
	return append(out, "grounds: "+strings.Join(grounds, ", "), "decided from January to December: "+strings.Join(months, ", "))
}

func share(n, of int) string {
	if of == 0 {
		return "none"
	}
	return fmt.Sprintf("%.1f in 100", 100*float64(n)/float64(of))
}
