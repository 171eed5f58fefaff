package configs

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
)

func mustAuthorities(t *testing.T) []casework.Authority {
	t.Helper()
	all, err := Authorities()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestThereAreTheAuthoritiesOfThePublishedFigures(t *testing.T) {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		t.Skip("REDRESS_SHARED is not set: the published list of authorities is not compared")
	}
	file, err := os.ReadFile(filepath.Join(shared, "data", "authorities-2024.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	byCode := map[string]casework.Authority{}
	for _, a := range mustAuthorities(t) {
		byCode[a.Code] = a
	}
	if len(byCode) != 153 || len(rows)-1 != 153 {
		t.Fatalf("%d authorities here, %d published, want 153 each", len(byCode), len(rows)-1)
	}
	for _, row := range rows[1:] {
		a := byCode[row[0]]
		known := a.Name == row[2] || slices.Contains(a.Aliases, strings.ToLower(row[2]))
		if !known || a.Region != row[3] {
			t.Errorf("%s is %q in %q here, published as %q in %q", row[0], a.Name, a.Region, row[2], row[3])
		}
	}
}

func TestAreaLettersCannotBeTakenForADayOrAMonth(t *testing.T) {
	calendar := strings.Fields("MON TUE WED THU FRI SAT SUN JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC BST GMT")
	for _, a := range mustAuthorities(t) {
		if slices.Contains(calendar, a.Letters) {
			t.Errorf("%s has the letters %s, which people write in dates", a.Name, a.Letters)
		}
	}
}

func TestAuthoritiesAreFoundByTheNamesPeopleUse(t *testing.T) {
	all := mustAuthorities(t)
	for said, want := range map[string]string{
		"hartlepool": "E06000001", "durham": "E06000047", "redcar": "E06000003", "stockton": "E06000004",
		"bcp": "E06000058", "brum": "E08000025", "east riding": "E06000011", "hull": "E06000010", "herts": "E10000015",
	} {
		i := slices.IndexFunc(all, func(a casework.Authority) bool {
			return strings.ToLower(a.Name) == said || slices.Contains(a.Aliases, said)
		})
		if i < 0 || all[i].Code != want {
			t.Errorf("%q is not %s", said, want)
		}
	}
}

func TestABadAuthoritiesFileIsRefusedWithItsPlace(t *testing.T) {
	const hpl = "authorities:\n  - {code: E06000001, letters: HPL, name: Hartlepool, region: North East}\n"
	for name, c := range map[string]struct{ more, want string }{
		"an unknown key":       {"  - {code: E06000047, colour: red}\n", "authorities.yaml:3: unknown field \"colour\""},
		"a key written twice":  {"  - {code: E06000047, code: E06000047}\n", "authorities.yaml:3: mapping key \"code\" already defined"},
		"a code twice":         {"  - {code: E06000001, letters: DUR, name: Durham, region: North East}\n", "belongs to Hartlepool already"},
		"letters twice":        {"  - {code: E06000047, letters: HPL, name: Durham, region: North East}\n", "belongs to Hartlepool already"},
		"an alias twice":       {"  - {code: E06000047, letters: DUR, name: Durham, region: North East, aliases: [hartlepool]}\n", "belongs to Hartlepool already"},
		"an alias in capitals": {"  - {code: E06000047, letters: DUR, name: Durham, region: North East, aliases: [Dur]}\n", "must be in small letters"},
		"a code of Wales":      {"  - {code: W06000047, letters: DUR, name: Durham, region: North East}\n", "not the nine-character code"},
		"small area letters":   {"  - {code: E06000047, letters: dur, name: Durham, region: North East}\n", "must be three capitals"},
		"no region":            {"  - {code: E06000047, letters: DUR, name: Durham}\n", "authorities.yaml:3: name and region"},
	} {
		_, err := readAuthorities([]byte(hpl + c.more))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q in it", name, err, c.want)
		}
	}
}
