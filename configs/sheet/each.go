package sheet

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs/casefile"
)

// Each hands on the case of every row in turn, one row in memory at a time. The file is a workbook where it
// begins as one, else CSV.
func (m *Mapping) Each(ctx context.Context, name string, f *os.File, book *law.Book, take func(casefile.Placed) error) error {
	start := make([]byte, 4)
	n, err := f.ReadAt(start, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s cannot be read: %w", name, err)
	}
	deal := func(r *row) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if r.empty() {
			return nil
		}
		return take(m.read(name, r, book))
	}
	if bytes.Equal(start[:n], []byte("PK\x03\x04")) {
		return m.eachOfWorkbook(name, f, deal)
	}
	return m.eachOfCSV(name, f, deal)
}

const noCSV = "this is not CSV: a quotation mark stands alone, or is missing"

// eachOfCSV hands on every row of a file of CSV.
func (m *Mapping) eachOfCSV(name string, f io.Reader, take func(*row) error) error {
	in := bufio.NewReaderSize(f, 1<<16)
	if mark, err := in.Peek(3); err == nil && string(mark) == "\uFEFF" {
		_, _ = in.Discard(3)
	}
	table := csv.NewReader(in)
	table.Comma, table.FieldsPerRecord, table.ReuseRecord = m.delimiter, -1, true
	var at map[string]int
	for records := 1; ; records++ {
		record, err := table.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF) && at == nil:
			return fmt.Errorf("%s: there is no row %d with the names of the columns", name, m.header)
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad) && records <= m.header:
			return fmt.Errorf("%s:%d: %s", name, bad.Line, noCSV)
		case errors.As(err, &bad):
			if err := take(&row{nr: bad.Line, wrong: noCSV}); err != nil {
				return err
			}
			continue
		case err != nil:
			return fmt.Errorf("%s cannot be read: %w", name, err)
		case records < m.header:
			continue
		case records == m.header:
			names := map[int]string{}
			for i, text := range record {
				names[i] = text
			}
			if at, err = m.find(name, names); err != nil {
				return err
			}
			continue
		}
		line, _ := table.FieldPos(0)
		r := &row{nr: line, cells: make(map[string]value, len(at))}
		for column, i := range at {
			if i < len(record) {
				r.cells[column] = textOf(record[i])
			}
		}
		if err := take(r); err != nil {
			return err
		}
	}
}

func textOf(s string) value {
	if !utf8.ValidString(s) {
		return value{wrong: "it is not in UTF-8: save the table as CSV UTF-8"}
	}
	return value{text: strings.TrimSpace(s)}
}

// find finds the columns that the mapping names among the names of the header row. Names that it does not
// name are passed over.
func (m *Mapping) find(file string, names map[int]string) (map[string]int, error) {
	wanted := make(map[string]string, len(m.columns))
	for _, c := range m.columns {
		wanted[spelt(c)] = c
	}
	at := map[string]int{}
	var faults []error
	for i, text := range names {
		column, ok := wanted[spelt(text)]
		if !ok {
			continue
		}
		if _, twice := at[column]; twice {
			faults = append(faults, fmt.Errorf("%s:%d: the column “%s” stands twice: rename or delete one", file, m.header, column))
		}
		at[column] = i
	}
	for _, c := range m.columns {
		if _, ok := at[c]; !ok {
			faults = append(faults, fmt.Errorf("%s:%d: there is no column “%s”: rename the column, or change the mapping (header says in which row the names stand)", file, m.header, c))
		}
	}
	return at, errors.Join(faults...)
}
