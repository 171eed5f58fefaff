package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strconv"
	"strings"
)

// A workbook is a zip of XML. It is streamed: of its texts those are kept that stand in the columns asked for.

// largestPart is how large a part may become when it is unpacked.
const largestPart = 2 << 30

// workbook is an opened workbook and the sheet in it that is read.
type workbook struct {
	name    string
	parts   map[string]*zip.File
	sheet   string // path of its part
	strings string // path of the texts; empty: none
	system  dateSystem
}

func (m *Mapping) openWorkbook(name string, f *os.File) (*workbook, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", name, err)
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, fmt.Errorf("%s: this is no workbook, or a damaged one: save it again as .xlsx", name)
	}
	w := &workbook{name: name, parts: map[string]*zip.File{}}
	for _, part := range z.File {
		w.parts[path.Clean(part.Name)] = part
	}
	return w, w.findSheet(m.sheet)
}

// attribute is the value of an attribute, whatever its prefix.
func attribute(e *xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// elements goes through the beginnings of all elements of a part.
func (w *workbook) elements(part string, take func(e *xml.StartElement, d *xml.Decoder) error) error {
	f, ok := w.parts[part]
	if !ok {
		return fmt.Errorf("%s: this is no workbook, or a damaged one: save it again as .xlsx", w.name)
	}
	if f.UncompressedSize64 > largestPart {
		return fmt.Errorf("%s: the workbook is too large: save it as CSV", w.name)
	}
	in, err := f.Open()
	if err != nil {
		return fmt.Errorf("%s: %w", w.name, err)
	}
	defer func() { _ = in.Close() }()
	d := xml.NewDecoder(io.LimitReader(in, largestPart))
	for {
		t, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%s: the workbook is damaged: save it again as .xlsx", w.name)
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if err := take(&e, d); err != nil {
			return err
		}
	}
}

// errFound ends a search.
var errFound = errors.New("found")

// findSheet finds the part of the sheet of that name, of the first where none is named.
func (w *workbook) findSheet(wanted string) error {
	targets, sheets := map[string]string{}, 0
	err := w.elements("xl/_rels/workbook.xml.rels", func(e *xml.StartElement, _ *xml.Decoder) error {
		if e.Name.Local == "Relationship" {
			target := partOf(attribute(e, "Target"))
			targets[attribute(e, "Id")] = target
			if strings.HasSuffix(attribute(e, "Type"), "/sharedStrings") {
				w.strings = target
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = w.elements("xl/workbook.xml", func(e *xml.StartElement, _ *xml.Decoder) error {
		switch e.Name.Local {
		case "workbookPr":
			if on := attribute(e, "date1904"); on == "1" || on == "true" {
				w.system = since1904
			}
		case "sheet":
			sheets++
			if w.sheet == "" && (wanted == "" || spelt(attribute(e, "name")) == spelt(wanted)) {
				w.sheet = targets[attribute(e, "id")] // r:id, beside sheetId
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if w.sheet == "" {
		return fmt.Errorf("%s: there is no sheet “%s”: name one of the %d sheets in the mapping (sheet), or rename one", w.name, wanted, sheets)
	}
	return nil
}

// partOf is the path of a part that the workbook names, from its own folder or from the top.
func partOf(target string) string {
	if !strings.HasPrefix(target, "/") {
		target = "xl/" + target
	}
	return path.Clean(strings.TrimPrefix(target, "/"))
}

// raw is a cell as a sheet holds it.
type raw struct {
	row, column int // both from 1, and from 0
	kind        string
	text        string
	formula     bool
}

// cells goes through the cells of the sheet that are wanted, row by row, and then through what is merged.
func (w *workbook) cells(wanted func(row, column int) bool, take func(raw) error, merged func(ref string) error) error {
	row, column := 0, -1
	return w.elements(w.sheet, func(e *xml.StartElement, d *xml.Decoder) error {
		switch e.Name.Local {
		case "row":
			row, column = row+1, -1
			if n, err := strconv.Atoi(attribute(e, "r")); err == nil && n >= row {
				row = n
			}
		case "c":
			column++
			if ref := attribute(e, "r"); ref != "" {
				if c, _, ok := place(ref); ok {
					column = c
				}
			}
			if !wanted(row, column) {
				return nil
			}
			c := raw{row: row, column: column, kind: attribute(e, "t")}
			if err := w.cell(d, &c); err != nil {
				return err
			}
			return take(c)
		case "mergeCell":
			return merged(attribute(e, "ref"))
		}
		return nil
	})
}

// cell reads what stands in a cell, up to its end.
func (w *workbook) cell(d *xml.Decoder, c *raw) error {
	var text strings.Builder
	inside, skipped := "", 0
	for {
		t, err := d.RawToken()
		if err != nil {
			return fmt.Errorf("%s: the workbook is damaged: save it again as .xlsx", w.name)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch inside = t.Name.Local; inside {
			case "f":
				c.formula = true
			case "rPh":
				skipped++
			}
		case xml.EndElement:
			inside = ""
			switch t.Name.Local {
			case "c":
				c.text = text.String()
				return nil
			case "rPh":
				skipped--
			}
		case xml.CharData:
			if skipped == 0 && (inside == "v" || inside == "t") {
				text.Write(t)
			}
		}
	}
}

// place reads a reference like B12: the column from 0, the row from 1.
func place(ref string) (column, row int, ok bool) {
	i := 0
	for i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' {
		column = column*26 + int(ref[i]-'A'+1)
		i++
	}
	row, err := strconv.Atoi(ref[i:])
	return column - 1, row, i > 0 && i < 4 && err == nil
}

// texts reads those of the workbook's texts whose numbers are wanted.
func (w *workbook) texts(wanted map[int]bool) (map[int]string, error) {
	out := make(map[int]string, len(wanted))
	if w.strings == "" || len(wanted) == 0 {
		return out, nil
	}
	n := -1
	err := w.elements(w.strings, func(e *xml.StartElement, d *xml.Decoder) error {
		if e.Name.Local != "si" {
			return nil
		}
		n++
		text, err := w.item(d, wanted[n])
		if wanted[n] {
			out[n] = text
		}
		return err
	})
	return out, err
}

// item reads one of the texts, up to its end; one that is not wanted is passed over.
func (w *workbook) item(d *xml.Decoder, wanted bool) (string, error) {
	var text strings.Builder
	inside, skipped := "", 0
	for {
		t, err := d.RawToken()
		if err != nil {
			return "", fmt.Errorf("%s: the workbook is damaged: save it again as .xlsx", w.name)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if inside = t.Name.Local; inside == "rPh" {
				skipped++
			}
		case xml.EndElement:
			inside = ""
			switch t.Name.Local {
			case "si":
				return text.String(), nil
			case "rPh":
				skipped--
			}
		case xml.CharData:
			if wanted && skipped == 0 && inside == "t" {
				text.Write(t)
			}
		}
	}
}
