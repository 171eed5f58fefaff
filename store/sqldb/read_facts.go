package sqldb

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/redress-send/redress/store/sealed"
)

// Facts are what is read most, so they are read past gorm: from SQLite as one text a row, since what a row costs
// there is its columns, and from PostgreSQL all shares of a page in one exchange.

// factColumns is how many columns a fact has beside its details.
const factColumns = 12

const (
	otherCase = "case_id = (SELECT id FROM cases WHERE id >= ? ORDER BY id LIMIT 1)"
	// between stands between the columns of a row that is read as one text.
	between     = "\x1f"
	factsAsText = "SELECT concat_ws(char(31), case_id, seq, id, type, ifnull(on_day, ''), belongs_to, supersedes, reported, assigned, " +
		"source, recorded_at, recorded_by), details FROM facts WHERE "
	factsAsRows = "SELECT case_id, seq, id, type, on_day, belongs_to, supersedes, reported, assigned, source, recorded_at, recorded_by, details FROM facts WHERE "
)

// rowsToFill are slices of rows that were put together and can be filled again.
var rowsToFill = sync.Pool{New: func() any { return new([]factRow) }}

func (s *share) giveBack() {
	clear(s.facts)
	empty := s.facts[:0]
	rowsToFill.Put(&empty)
}

func (s *share) fill() { s.facts = *rowsToFill.Get().(*[]factRow) }

// errAmbiguous is a row that cannot be told apart again: something in it has the sign that stands between.
var errAmbiguous = errors.New("a column holds a unit separator")

// readFromSQLite reads the facts of each share and sends it on. A share is read to its end whatever becomes of the
// context, which takes a few milliseconds; that the driver watches for it would take longer than the rows do.
func readFromSQLite(ctx context.Context, conn *sql.Conn, shares []share, read chan<- share) error {
	for _, s := range shares {
		if err := ctx.Err(); err != nil {
			return err
		}
		where, values := otherCase, []any{s.other}
		if len(s.heads) > 0 {
			where, values = "case_id IN ("+marks(len(s.heads))+")", nil
			for i := range s.heads {
				values = append(values, s.heads[i].ID)
			}
		}
		s.fill()
		err := s.asText(context.WithoutCancel(ctx), conn, where, values)
		if errors.Is(err, errAmbiguous) {
			s.facts = s.facts[:0]
			err = s.asRows(context.WithoutCancel(ctx), conn, where, values)
		}
		if err != nil {
			return err
		}
		read <- s
	}
	return nil
}

func (s *share) asText(ctx context.Context, conn *sql.Conn, where string, values []any) error {
	rows, err := conn.QueryContext(ctx, factsAsText+where, values...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var text, details string
		if err := rows.Scan(&text, &details); err != nil {
			return err
		}
		s.facts = append(s.facts, factRow{})
		if err := s.facts[len(s.facts)-1].fromText(text, details); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *share) asRows(ctx context.Context, conn *sql.Conn, where string, values []any) error {
	rows, err := conn.QueryContext(ctx, factsAsRows+where, values...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var r factRow
		if err := rows.Scan(&r.CaseID, &r.Seq, &r.ID, &r.Type, &r.OnDay, &r.BelongsTo, &r.Supersedes, &r.Reported, &r.Assigned,
			&r.Source, &r.RecordedAt, &r.RecordedBy, &r.Details); err != nil {
			return err
		}
		s.facts = append(s.facts, r)
	}
	return rows.Err()
}

// fromText takes a row apart that was read as one text.
func (r *factRow) fromText(text, details string) error {
	if strings.Count(text, between) != factColumns-1 {
		return errAmbiguous
	}
	var c [factColumns]string
	for i := range c {
		c[i], text, _ = strings.Cut(text, between)
	}
	seq, err := strconv.Atoi(c[1])
	if err != nil {
		return err
	}
	r.RecordedAt, err = strconv.ParseInt(c[10], 10, 64)
	if err != nil {
		return err
	}
	if err := r.OnDay.Scan(c[4]); err != nil {
		return err
	}
	r.CaseID, r.Seq, r.ID, r.Type, r.BelongsTo, r.Supersedes = c[0], seq, c[2], c[3], c[5], c[6]
	r.Reported, r.Assigned, r.Source, r.RecordedBy = c[7] == "1", c[8], c[9], c[11]
	r.Details, err = sealed.Read(details)
	return err
}

// readFromPostgres asks for the facts of all shares at once and sends each on when it is there, while the server
// is about the next.
func readFromPostgres(ctx context.Context, conn *sql.Conn, shares []share, read chan<- share) error {
	return conn.Raw(func(driver any) error {
		c, ok := driver.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("the connection is a %T, not one of pgx", driver)
		}
		var all pgx.Batch
		for i := range shares {
			if s := &shares[i]; len(s.heads) > 0 {
				all.Queue(factsAsRows+"case_id = ANY ($1)", s.ids())
			} else {
				all.Queue(factsAsRows+strings.Replace(otherCase, "?", "$1", 1), s.other)
			}
		}
		answers := c.Conn().SendBatch(ctx, &all)
		for _, s := range shares {
			if err := s.fromAnswer(answers); err != nil {
				_ = answers.Close()
				return err
			}
			read <- s
		}
		return answers.Close()
	})
}

func (s *share) fromAnswer(answers pgx.BatchResults) error {
	rows, err := answers.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	s.fill()
	for rows.Next() {
		s.facts = append(s.facts, factRow{})
		if err := s.facts[len(s.facts)-1].fromWire(rows.RawValues(), rows.FieldDescriptions()); err != nil {
			return err
		}
	}
	return rows.Err()
}

// fromWire takes the columns as PostgreSQL sent them. All texts of a row are copied together.
func (r *factRow) fromWire(raw [][]byte, columns []pgconn.FieldDescription) error {
	var whole [factColumns + 1]string
	size := 0
	for i := range raw {
		size += len(raw[i])
	}
	var b strings.Builder
	b.Grow(size)
	for i := range raw {
		b.Write(raw[i])
	}
	for i, text := 0, b.String(); i < len(whole); i++ {
		whole[i], text = text[:len(raw[i])], text[len(raw[i]):]
	}
	number := func(i int) (int64, error) {
		if columns[i].Format == pgx.BinaryFormatCode && len(raw[i]) == 8 {
			return int64(binary.BigEndian.Uint64(raw[i])), nil
		}
		return strconv.ParseInt(whole[i], 10, 64)
	}
	seq, err := number(1)
	if err != nil {
		return err
	}
	if r.RecordedAt, err = number(10); err != nil {
		return err
	}
	if err := r.OnDay.Scan(whole[4]); err != nil {
		return err
	}
	r.CaseID, r.Seq, r.ID, r.Type, r.BelongsTo, r.Supersedes = whole[0], int(seq), whole[2], whole[3], whole[5], whole[6]
	r.Reported, r.Assigned, r.Source, r.RecordedBy = whole[7] == "\x01" || whole[7] == "t", whole[8], whole[9], whole[11]
	r.Details, err = sealed.Read(whole[12])
	return err
}
