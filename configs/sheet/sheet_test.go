package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
	"github.com/redress-send/redress/configs/sheet"
)

const mapping = `
sheet: Referrals
header: 2
case:
  reference: {column: Ref}
  authority: {column: Council, as: authority}
  grounds: {column: About, separator: ";", values: {Refusal to assess: refuse-assess, Contents: contents-BF, Placement: placement-I}}
  appellant: {column: By, default: parent, values: {Parent: parent, Young person: young-person}}
facts:
  - type: decision-sent
    id: letter
    fields: {on: {column: Letter}}
  - type: mediation-booked
    fields: {on: {column: Booked}, due: {column: Meeting}, time: {column: At}}
  - type: certificate-issued
    of: letter
    fields: {on: {column: Certificate}, kind: {column: Kind, values: {Not pursued: not-pursued, Mediated: mediated}}}
`

// secret is what no error and no case may hold.
const secret = "PLANTED"

var heads = []string{"Name", "Ref", "Council", "About", "By", "Letter", "Booked", "Meeting", "At", "Certificate", "Kind", "School"}

// read reads a table by the mapping, and returns each case, or its faults, in a line or more.
func read(t *testing.T, mapping, name string, content []byte) (out []string, err error) {
	t.Helper()
	authorities, err := configs.Authorities()
	if err != nil {
		t.Fatal(err)
	}
	book, err := configs.Book(configs.England)
	if err != nil {
		t.Fatal(err)
	}
	m, err := sheet.ReadMapping("map.yaml", []byte(mapping), authorities)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	err = m.Each(t.Context(), name, f, book, func(p casefile.Placed) error {
		if p.Err != nil {
			out = append(out, p.Err.Error())
			return nil
		}
		line := fmt.Sprint(p.Place, " ", p.Header.Reference, " ", p.Header.Authority, " ", p.Header.Grounds, " ", p.Header.Appellant)
		for i := range p.Facts {
			x := &p.Facts[i]
			line += fmt.Sprintf("; %s %s %s", x.ID, x.Type, x.On)
			if !x.Due.IsZero() {
				line += fmt.Sprint(" due ", x.Due, " ", x.Time)
			}
			if x.Of != "" {
				line += " of " + x.Of + " " + x.Attrs.Get("kind")
			}
		}
		out = append(out, line)
		return nil
	})
	all := strings.Join(out, "\n") + fmt.Sprint(err)
	if strings.Contains(all, secret) {
		t.Errorf("what nobody asked for was told: %s", all)
	}
	return out, err
}

// csvOf is a table with a first row of no meaning, the heads and the rows.
func csvOf(rows ...string) []byte {
	return []byte("\uFEFFReferrals of " + secret + "\r\n" + strings.Join(heads, ",") + "\r\n" + strings.Join(rows, "\r\n") + "\r\n")
}

func TestRowsOfCSVAreCases(t *testing.T) {
	got, err := read(t, mapping, "a.csv", csvOf(
		secret+`,hpl 231,Hartlepool,refusal  to ASSESS,,22/09/2026,,,,"9 Nov 2026",Not pursued,"`+secret+`
of two lines"`,
		",,,,,,,,,,,",
		secret+`,DUR-0077,E06000047,Contents; Placement,Young person,01-10-26,2026-11-02,4/12/2026 00:00:00,9:30,,,`+secret))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"a.csv:3 hpl 231 E06000001 [refuse-assess] parent; letter decision-sent 2026-09-22; certificate-issued certificate-issued 2026-11-09 of letter not-pursued",
		"a.csv:6 DUR-0077 E06000047 [contents-BF placement-I] young-person; letter decision-sent 2026-10-01; mediation-booked mediation-booked 2026-11-02 due 2026-12-04 09:30",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestWhatIsWrongIsNamedByRowAndColumnAndNotRepeated(t *testing.T) {
	for says, c := range map[string]struct {
		row  string
		want []string
	}{
		"a day that is none":            {"x,HPL-1234,DUR,Contents,,PLANTED,,,,,,", []string{"a.csv:3: column “Letter”", "day first"}},
		"a day that does not exist":     {"x,HPL-1234,DUR,Contents,,31/09/2026,,,,,,", []string{"column “Letter”", "no such day"}},
		"a day with the month first":    {"x,HPL-1234,DUR,Contents,,09/22/2026,,,,,,", []string{"column “Letter”", "day, month, year"}},
		"a number for a day":            {"x,HPL-1234,DUR,Contents,,46287,,,,,,", []string{"column “Letter”", "show the column as dates"}},
		"a day of another century":      {"x,HPL-1234,DUR,Contents,,22/09/1926,,,,,,", []string{"column “Letter”", "check the year"}},
		"an hour that is none":          {"x,HPL-1234,DUR,Contents,,,02/11/2026,04/12/2026,PLANTED,,,", []string{"column “At”", "10:00"}},
		"an authority that is none":     {"x,HPL-1234,PLANTED,Contents,,22/09/2026,,,,,,", []string{"column “Council”", "no local authority"}},
		"a value without a meaning":     {"x,HPL-1234,DUR,PLANTED,,22/09/2026,,,,,,", []string{"column “About”", "Contents, Placement"}},
		"a kind without its day":        {"x,HPL-1234,DUR,Contents,,22/09/2026,,,,,Mediated,", []string{"column “Kind”", "certificate-issued is not"}},
		"no ground":                     {"x,HPL-1234,DUR,,,22/09/2026,,,,,,", []string{"column “About”", "at least one ground"}},
		"two faults in a row":           {"x,HPL-1234,PLANTED,Contents,,PLANTED,,,,,,", []string{"column “Council”", "column “Letter”"}},
		"letters that are not in UTF-8": {"x,HPL-1234,DUR,Contents\xa3,,22/09/2026,,,,,,", []string{"column “About”", "UTF-8"}},
	} {
		got, err := read(t, mapping, "a.csv", csvOf(c.row))
		all := strings.Join(got, "\n")
		for _, w := range c.want {
			if err != nil || !strings.Contains(all, w) {
				t.Errorf("%s: want %q in %q, %v", says, w, all, err)
			}
		}
	}
	for says, c := range map[string]struct {
		text string
		want string
	}{
		"a column is missing":  {strings.Replace(string(csvOf()), "Council", "Area", 1), "a.csv:2: there is no column “Council”"},
		"a column twice":       {strings.Replace(string(csvOf()), "School", "ref", 1), "a.csv:2: the column “Ref” stands twice"},
		"nothing":              {"", "no row 2"},
		"a quotation mark":     {"Referrals\nRef,\"PLANTED\" y,\n", "a.csv:2: this is not CSV"},
		"a damaged workbook":   {"PK\x03\x04 PLANTED", "no workbook"},
		"a zip of other parts": {string(zipOf(t, map[string]string{"a": secret})), "no workbook"},
	} {
		if _, err := read(t, mapping, "a.csv", []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", says, err, c.want)
		}
	}
}

// What one fault hides from who reads cells, or from who reads facts, is told all the same; and so are the rows behind.
func TestEveryFaultOfEveryRowIsNamedAtOnce(t *testing.T) {
	got, err := read(t, mapping, "a.csv", csvOf(
		"x,HPL-1234,PLANTED,PLANTED;Contents,,PLANTED,31/09/2026,04/12/2026,PLANTED,09/11/2026,PLANTED,",
		`x,"PLANTED" y,DUR,Contents,,22/09/2026,,,,,,`,
		"x,HPL-1235,DUR,,,,,,,,Mediated,",
		"x,HPL-1236,DUR,Contents,,,02/11/2026,04/12/2026,25:00,,,"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"3 Council (case.authority)", "3 About (case.grounds)", "3 Letter (facts[0].on)", "3 Booked (facts[1].on)", "3 At (facts[1].time)", "3 Kind (facts[2].kind)",
		"4", "5 About (case.grounds)", "5 Kind (facts[0].kind)", "6 At (facts[0].time)",
	}
	var told []string
	place := regexp.MustCompile(`^a\.csv:(\d+):(?: column “(\w+)”( \([^)]+\)):)?`)
	for line := range strings.SplitSeq(strings.Join(got, "\n"), "\n") {
		m := place.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("no place: %s", line)
		}
		told = append(told, strings.TrimSpace(m[1]+" "+m[2]+m[3]))
	}
	if d := cmp.Diff(want, told); d != "" {
		t.Errorf("%s\n%s", d, strings.Join(got, "\n"))
	}
}

func zipOf(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// workbook is a workbook of two sheets, of which the second has the rows; texts are shared.
func workbook(t *testing.T, properties, rows, more string, texts ...string) []byte {
	t.Helper()
	shared := ""
	for _, s := range texts {
		shared += "<si>" + s + "</si>"
	}
	head := `<row r="1"><c r="A1" t="inlineStr"><is><t>Referrals</t></is></c></row><row r="2">`
	for i, h := range heads {
		head += fmt.Sprintf(`<c r="%c2" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, h)
	}
	return zipOf(t, map[string]string{
		"xl/workbook.xml": `<workbook xmlns:r="x">` + properties + `<sheets><sheet name="Notes" sheetId="1" r:id="a"/><sheet name="Referrals" sheetId="2" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="b" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="inlineStr"><is><t>PLANTED</t></is></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData>` + head + `</row>` + rows + `</sheetData>` + more + `</worksheet>`,
		"xl/sharedStrings.xml":     `<sst>` + shared + `</sst>`,
	})
}

// usual is a row with shared texts, days as numbers and an hour; 46287 is 22 September 2026.
const usual = `<row r="5"><c r="A5" t="s"><v>0</v></c><c r="B5" t="s"><v>1</v></c><c r="C5" t="str"><f>A1</f><v>Hartlepool</v></c><c r="D5" t="s"><v>2</v></c>` +
	`<c r="F5"><v>46287</v></c><c r="G5"><v>46328.75</v></c><c r="H5"><v>46360</v></c><c r="I5"><v>0.395833333333333</v></c>` +
	`<c r="J5" t="d"><v>2026-11-09T00:00:00</v></c><c r="K5" t="inlineStr"><is><t>not pursued</t></is></c><c r="L5" t="s"><v>0</v></c></row>`

var shared = []string{"<t>" + secret + "</t>", "<t>HPL-0231</t>", "<r><t>Refusal </t></r><r><t>to assess</t></r><rPh><t>x</t></rPh>"}

func TestRowsOfAWorkbookAreCases(t *testing.T) {
	got, err := read(t, mapping, "a.xlsx", workbook(t, "", usual+`<row r="6"/>`, "", shared...))
	want := []string{"a.xlsx:5 HPL-0231 E06000001 [refuse-assess] parent; letter decision-sent 2026-09-22; " +
		"mediation-booked mediation-booked 2026-11-02 due 2026-12-04 09:30; certificate-issued certificate-issued 2026-11-09 of letter not-pursued"}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(d, err)
	}
	// A workbook that counts from 1904 has a number smaller by 1462 for the same day.
	early := strings.NewReplacer("46287", "44825", "46328", "44866", "46360", "44898").Replace(usual)
	got, err = read(t, mapping, "a.xlsx", workbook(t, `<workbookPr date1904="1"/>`, early, "", shared...))
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error("since 1904", d, err)
	}
}

func TestWhatIsWrongWithAWorkbookIsNamed(t *testing.T) {
	at := func(cell string) string { return strings.Replace(usual, `<c r="F5"><v>46287</v></c>`, cell, 1) }
	for says, c := range map[string]struct{ rows, more, want string }{
		"an error of the spreadsheet":      {at(`<c r="F5" t="e"><v>#N/A</v></c>`), "", "a.xlsx:5: column “Letter” (facts[0].on): the spreadsheet has an error"},
		"a formula that was not worked":    {at(`<c r="F5"><f>TODAY()</f></c>`), "", "a formula without its value"},
		"the day that never was":           {at(`<c r="F5"><v>60</v></c>`), "", "29 February 1900"},
		"a year for a day":                 {at(`<c r="F5"><v>2026</v></c>`), "", "check the year"},
		"merged names of columns":          {usual, `<mergeCells><mergeCell ref="C2:D2"/></mergeCells>`, "the cells C2:D2 are merged"},
		"merged cells that are read":       {usual, `<mergeCells><mergeCell ref="F5:F6"/></mergeCells>`, "the cells F5:F6 are merged"},
		"a text that is not there":         {strings.Replace(usual, "<v>2</v>", "<v>9</v>", 1), "", "damaged here"},
		"a sheet that ends in the middle":  {usual + "<row><c", "", "damaged"},
		"a fact of a workbook from before": {at(`<c r="F5"><v>-3</v></c>`), "", "day first"},
	} {
		got, err := read(t, mapping, "a.xlsx", workbook(t, "", c.rows, c.more, shared...))
		if all := strings.Join(got, "\n") + fmt.Sprint(err); !strings.Contains(all, c.want) {
			t.Errorf("%s: want %q in %q", says, c.want, all)
		}
	}
	if _, err := read(t, mapping, "a.xlsx", workbook(t, "", usual, `<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="L5:L9"/></mergeCells>`, shared...)); err != nil {
		t.Errorf("merged cells that nobody reads: %v", err)
	}
	none := strings.Replace(mapping, "sheet: Referrals", "sheet: Cases", 1)
	if _, err := read(t, none, "a.xlsx", workbook(t, "", usual, "", shared...)); err == nil || !strings.Contains(err.Error(), "no sheet “Cases”") {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

func TestAMappingThatCannotBeIsRefused(t *testing.T) {
	for says, c := range map[string][2]string{
		"an unknown key":         {"header: 2", "heads: 2"},
		"an unknown field":       {"appellant: {", "name: {"},
		"no column":              {"column: Council, as", "as"},
		"an unknown way":         {"as: authority", "as: town"},
		"no reference":           {"  reference: {column: Ref}\n", ""},
		"a fact without its day": {"{on: {column: Letter}}", "{due: {column: Letter}}"},
		"of no fact":             {"of: letter", "of: later"},
	} {
		bad := strings.Replace(mapping, c[0], c[1], 1)
		if _, err := sheet.ReadMapping("map.yaml", []byte(bad), nil); bad == mapping || err == nil || !strings.HasPrefix(err.Error(), "map.yaml:") {
			t.Errorf("%s: %v", says, err)
		}
	}
}
