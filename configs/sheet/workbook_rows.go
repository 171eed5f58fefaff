package sheet

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// eachOfWorkbook hands on every row of a sheet. The sheet is gone through three times: to find the columns, to
// learn which texts they hold and what is merged, and to read the rows.
func (m *Mapping) eachOfWorkbook(name string, f *os.File, take func(*row) error) error {
	w, err := m.openWorkbook(name, f)
	if err != nil {
		return err
	}
	at, err := m.columnsOf(w)
	if err != nil {
		return err
	}
	named := make(map[int]string, len(at))
	for column, i := range at {
		named[i] = column
	}
	below := func(row, column int) bool { return row > m.header && named[column] != "" }
	wanted := map[int]bool{}
	var faults []error
	err = w.cells(below, func(c raw) error {
		if n, err := strconv.Atoi(c.text); c.kind == "s" && err == nil {
			wanted[n] = true
		}
		return nil
	}, func(ref string) error {
		if m.matters(ref, named) {
			faults = append(faults, fmt.Errorf("%s: the cells %s are merged: unmerge them, and fill in each", name, ref))
		}
		return nil
	})
	if err = errors.Join(err, errors.Join(faults...)); err != nil {
		return err
	}
	texts, err := w.texts(wanted)
	if err != nil {
		return err
	}
	var now *row
	err = w.cells(below, func(c raw) error {
		if now != nil && now.nr != c.row {
			if err := take(now); err != nil {
				return err
			}
			now = nil
		}
		if now == nil {
			now = &row{nr: c.row, cells: make(map[string]value, len(at)), system: w.system}
		}
		now.cells[named[c.column]] = c.value(texts)
		return nil
	}, func(string) error { return nil })
	if err == nil && now != nil {
		err = take(now)
	}
	return err
}

// columnsOf finds the columns by the names in the header row.
func (m *Mapping) columnsOf(w *workbook) (map[string]int, error) {
	var head []raw
	wanted := map[int]bool{}
	err := w.cells(func(row, _ int) bool { return row >= m.header }, func(c raw) error {
		if c.row > m.header {
			return errFound
		}
		if n, err := strconv.Atoi(c.text); c.kind == "s" && err == nil {
			wanted[n] = true
		}
		head = append(head, c)
		return nil
	}, func(string) error { return nil })
	if err != nil && !errors.Is(err, errFound) {
		return nil, err
	}
	texts, err := w.texts(wanted)
	if err != nil {
		return nil, err
	}
	names := make(map[int]string, len(head))
	for _, c := range head {
		names[c.column] = c.value(texts).text
	}
	return m.find(w.name, names)
}

// matters reports whether what is merged is in the header row, or in a column that is read.
func (m *Mapping) matters(ref string, named map[int]string) bool {
	from, to, _ := strings.Cut(ref, ":")
	left, top, ok := place(from)
	right, bottom, fine := place(to)
	if !ok || !fine || bottom < m.header {
		return false
	}
	for column := range named {
		if column >= left && column <= right {
			return true
		}
	}
	return top <= m.header && bottom >= m.header
}

// value is what the cell holds.
func (c *raw) value(texts map[int]string) value {
	switch c.kind {
	case "s":
		n, err := strconv.Atoi(c.text)
		text, ok := texts[n]
		if err != nil || !ok {
			return value{wrong: "the workbook is damaged here: save it again as .xlsx"}
		}
		return textOf(text)
	case "e":
		return value{wrong: "the spreadsheet has an error here, such as #N/A: put it right"}
	case "b":
		return value{text: map[bool]string{true: "true", false: "false"}[c.text == "1"]}
	case "str", "inlineStr", "d":
		return textOf(c.text)
	}
	text := strings.TrimSpace(c.text)
	if text == "" && c.formula {
		return value{wrong: "it is a formula without its value: open the workbook in a spreadsheet program and save it"}
	}
	return value{text: text, number: text != ""}
}
