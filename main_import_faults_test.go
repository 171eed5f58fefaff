package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// The same two cases in every form: of each something is wrong that the reader of files notices (a day that does
// not exist, a kind that nobody knows), something that the law's book does (two kinds of fact), and something that
// only the store and today's date do.
const firstFaulty = `case:
  reference: HPL-0231
  authority: W06000001
  grounds: [refuse-assess]
  appellant: parent
facts:
  - {type: decision-sent, id: letter, on: 2026-09-31}
  - {type: certificate-issued, on: 2026-11-16, kind: late}
  - {type: mediation-adviser-contacted, on: 2027-02-02}
`

const secondFaulty = `case:
  reference: mine
  authority: E06000001
  grounds: [refuse-assess]
  appellant: parent
facts:
  - {type: decision-snet, on: 2026-09-22}
  - {type: certificate-issued, on: 2026-12-24}
`

// asLine is YAML as a line of JSON, its fields in their order.
func asLine(t *testing.T, text string) string {
	t.Helper()
	var tree yaml.MapSlice
	if err := yaml.UnmarshalWithOptions([]byte(text), &tree, yaml.UseOrderedMap()); err != nil {
		t.Fatal(err)
	}
	line, err := yaml.MarshalWithOptions(tree, yaml.JSON())
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(line))
}

// indented is a line of JSON over many lines.
func indented(t *testing.T, line string) string {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(line), "", " "); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// workbookOf is the table as a workbook whose cells are texts.
func workbookOf(t *testing.T, table string) string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := ""
	for _, record := range records {
		rows += "<row>"
		for _, cell := range record {
			rows += `<c t="inlineStr"><is><t>` + cell + `</t></is></c>`
		}
		rows += "</row>"
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="x"><sheets><sheet name="Referrals" sheetId="1" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	} {
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
	return out.String()
}

func TestEveryFaultOfEveryCaseIsNamedBeforeAnythingIsWritten(t *testing.T) {
	first, second := asLine(t, firstFaulty), asLine(t, secondFaulty)
	bad := aReferral()
	bad["Date of decision letter"], bad["Certificate type"], bad["Date of referral"] = "31/09/2026", "PLANTED", "02/02/2027"
	worse := aReferral()
	worse["Case reference"], worse["Local authority"], worse["Certificate issued"] = "mine", "PLANTED", "24/12/2026"
	_, row, _ := strings.Cut(referrals(t, worse), "\n")
	table := referrals(t, bad) + row
	columns := []string{
		"a%[1]s:2: column “Date of decision letter” (facts[0].on)", "a%[1]s:2: column “Certificate type” (facts[3].kind)", "a%[1]s:2: column “Date of referral” (facts[1].on)", "a%[1]s:2: column “Date of referral” (facts[2].on)",
		"a%[1]s:3: column “Case reference” (case.reference)", "a%[1]s:3: column “Local authority” (case.authority)", "a%[1]s:3: column “Certificate issued” (facts[3].on)",
	}
	for form, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"yaml": {map[string]string{"a.yaml": firstFaulty, "b.yaml": secondFaulty}, []string{
			"a%[1]s:3: case.authority", "a%[1]s:7: facts[0].on", "a%[1]s:8: facts[1].kind", "a%[1]s:9: facts[2].on",
			"b%[1]s:2: case.reference", "b%[1]s:7: facts[0].type", "b%[1]s:8: facts[1].on",
		}},
		"json": {map[string]string{"a.json": indented(t, first), "b.json": indented(t, second)}, []string{
			"a%[1]s:4: case.authority", "a%[1]s:14: facts[0].on", "a%[1]s:19: facts[1].kind", "a%[1]s:23: facts[2].on",
			"b%[1]s:3: case.reference", "b%[1]s:12: facts[0].type", "b%[1]s:17: facts[1].on",
		}},
		"jsonl": {map[string]string{"a.jsonl": first + "\n\n" + second + "\nneither\n"}, []string{
			"a%[1]s:1: case.authority", "a%[1]s:1: facts[0].on", "a%[1]s:1: facts[1].kind", "a%[1]s:1: facts[2].on",
			"a%[1]s:3: case.reference", "a%[1]s:3: facts[0].type", "a%[1]s:3: facts[1].on", "a%[1]s:4: not JSON",
		}},
		"csv":  {map[string]string{"a.csv": table}, columns},
		"xlsx": {map[string]string{"a.xlsx": workbookOf(t, table)}, columns},
	} {
		t.Run(form, func(t *testing.T) {
			s := newShell(t)
			args := []string{"case", "import"}
			if form == "csv" || form == "xlsx" {
				args = append(args, "--map", "provider")
			}
			for _, name := range []string{"a." + form, "b." + form} {
				if text, ok := c.files[name]; ok {
					args = append(args, s.file(name, text))
				}
			}
			got := s.run("", args...)
			if got.status != 1 || got.out != "" || strings.Contains(got.err, "PLANTED") {
				t.Errorf("%+v", got)
			}
			lines := strings.Split(strings.TrimSpace(got.err), "\n")
			for _, want := range c.want {
				place := fmt.Sprintf(want, "."+form) + ": "
				if n := strings.Count(got.err, place); n != 1 {
					t.Errorf("%s is named %d times in\n%s", place, n, got.err)
				}
			}
			if len(lines) != len(c.want)+1 || !strings.Contains(lines[len(lines)-1], "nothing was written") {
				t.Errorf("%d lines, want one for each of %d faults and one more:\n%s", len(lines), len(c.want), got.err)
			}
			if left := s.do("case", "list", "--json"); left != "[]\n" {
				t.Errorf("written: %s", left)
			}
		})
	}
}
