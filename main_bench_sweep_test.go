package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/sealed"
)

// sweep reads every open case and works its dates out.
func (c *country) sweep(b *testing.B) {
	operator := casework.Actor{Person: casework.Person{ID: "operator", Roles: []casework.Role{casework.Operator}}}
	cases, facts, deadlines := 0, 0, 0
	most := resident()
	for b.Loop() {
		cases, facts, deadlines = 0, 0, 0
		for one, err := range c.service.List(casework.Unattended(b.Context()), operator, casework.Filter{}) {
			if err != nil {
				b.Fatal(err)
			}
			if one.Closed() {
				continue
			}
			r, err := c.service.WorkOut(&one)
			if err != nil {
				b.Fatal(err)
			}
			cases, facts, deadlines = cases+1, facts+len(one.Facts), deadlines+len(r.Deadlines)
		}
	}
	b.ReportMetric(most(), "MB-resident")
	b.ReportMetric(float64(cases), "cases")
	b.ReportMetric(float64(facts), "facts")
	b.ReportMetric(float64(deadlines), "deadlines")
}

// plan works out whom the reminders of the day would tell what: everybody who has a case, a manager who sees most of
// them, and an operator who sees all. Nothing is sent.
func (c *country) plan(b *testing.B) {
	runner, err := c.reminders("", slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	runner.Rounds = nil
	runner.Compose = func(reminders.Bundle) (route, room string, body []byte, err error) { return "log", "", nil, nil }
	var planned reminders.Report
	most := resident()
	for b.Loop() {
		if planned, err = runner.DryRun(b.Context(), countryNow); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(most(), "MB-resident")
	b.ReportMetric(float64(len(planned.Letters)), "letters")
	b.ReportMetric(float64(len(planned.Text())), "lines")
}

// raw reads the same rows past the store, opens what is sealed in them and decodes the JSON.
func (c *country) raw(b *testing.B) {
	for b.Loop() {
		c.rawCases(b)
		c.rawFacts(b)
	}
}

func (c *country) rawCases(b *testing.B) {
	b.Helper()
	rows, err := c.ask.QueryContext(b.Context(), `SELECT id, reference, number, authority, grounds, appellant, transfer_year, transfer_kind, routes,
		opened_at, opened_by, version, recorded FROM cases ORDER BY reference`)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id, reference, number, authority, grounds, appellant, routes, openedBy string
		var year *int
		var kind *string
		var openedAt, version, recorded int64
		err := rows.Scan(&id, &reference, &number, &authority, &grounds, &appellant, &year, &kind, &routes, &openedAt, &openedBy, &version, &recorded)
		var lists [2][]string
		for i, s := range []string{grounds, routes} {
			if err == nil {
				err = json.Unmarshal([]byte(s), &lists[i])
			}
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	ended(b, rows)
}

// rawDetails is what the JSON of a fact holds.
type rawDetails struct {
	Printed, Received, Due, Time string
	Attrs                        []struct {
		Name   string
		Values []string
	}
	Items []struct{ Item, What, Due string }
}

func (c *country) rawFacts(b *testing.B) {
	b.Helper()
	rows, err := c.ask.QueryContext(b.Context(), `SELECT case_id, seq, id, type, on_day, belongs_to, supersedes, reported, assigned, details, source,
		recorded_at, recorded_by FROM facts ORDER BY case_id, seq`)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var caseID, id, typ, belongsTo, supersedes, assigned, source, recordedBy string
		var details sealed.Text
		var on *string
		var seq, recordedAt int64
		var reported bool
		var d rawDetails
		err := rows.Scan(&caseID, &seq, &id, &typ, &on, &belongsTo, &supersedes, &reported, &assigned, &details, &source, &recordedAt, &recordedBy)
		var plain []byte
		if err == nil && !details.IsZero() {
			if plain, err = c.db.Open(b.Context(), sealed.At("facts", "details", caseID, fmt.Sprint(seq)), details); err == nil {
				err = json.Unmarshal(plain, &d)
			}
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	ended(b, rows)
}

func ended(b *testing.B, rows *sql.Rows) {
	b.Helper()
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
}

// resident begins to look at how much memory the process has in use, and returns what tells the most of it
// in megabytes since then; 0 where the system does not say.
func resident() func() float64 {
	debug.FreeOSMemory()
	if os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200) != nil { // Linux: the most begins anew
		return func() float64 { return 0 }
	}
	return func() float64 {
		status, err := os.ReadFile("/proc/self/status")
		_, most, there := strings.Cut(string(status), "VmHWM:")
		if err != nil || !there {
			return 0
		}
		kilobytes, err := strconv.ParseFloat(strings.Fields(most)[0], 64)
		if err != nil {
			return 0
		}
		return kilobytes / 1024
	}
}
