package casefile_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/configs/casefile"
)

const head = "case:\n  reference: HPL-0231\n  authority: E06000001\n  grounds: [refuse-assess]\n  appellant: parent\nfacts:\n"

func TestBadInputNamesLineAndField(t *testing.T) {
	tests := []struct{ says, file, want string }{
		{"an unknown fact", head + "  - {type: decision-snet, on: 2026-09-22}\n", `f.yaml:7: facts[0].type: what stands there is not a fact that a case can hold: did you mean decision-sent?`},
		{"an impossible day", head + "  - {type: decision-sent, on: 2026-02-30}\n", `f.yaml:7: facts[0].on: what stands there is not a day that exists`},
		{"a day without a day of the month", head + "  - {type: decision-sent, on: 2026-02}\n", `f.yaml:7: facts[0].on: what stands there is not a day: write YYYY-MM-DD`},
		{"a day that is a number", head + "  - {type: decision-sent, on: 2026}\n", `f.yaml:7: facts[0].on: give a day as YYYY-MM-DD`},
		{"no day at all", head + "  - {type: decision-sent}\n", `f.yaml:7: facts[0].on: decision-sent has no day`},
		{"an unknown ground", strings.Replace(head, "refuse-assess", "refuse-asses", 1), `f.yaml:4: case.grounds[0]: what stands there is not known here: use refuse-assess,`},
		{"no ground", strings.Replace(head, "[refuse-assess]", "[]", 1), `f.yaml:4: case.grounds: give at least one ground`},
		{"an unknown appellant", strings.Replace(head, "parent", "mother", 1), `f.yaml:5: case.appellant: what stands there is not known here`},
		{"an authority that is no code", strings.Replace(head, "E06000001", "Hartlepool", 1), `f.yaml:3: case.authority: what stands there is not the nine-character code`},
		{"an unknown field of the case", strings.Replace(head, "reference:", "name:", 1), `f.yaml:2: case.name: there is no such field`},
		{"an unknown field of the file", head + "notes: []\n", `f.yaml:7: notes: there is no such field`},
		{"an unknown attribute", head + "  - {type: decision-sent, on: 2026-09-22, colour: blue}\n", `f.yaml:7: facts[0].colour: decision-sent has no such attribute: it can have ground`},
		{"an unknown value", head + "  - {type: certificate-issued, on: 2026-09-22, kind: late}\n", `f.yaml:7: facts[0].kind: what stands there is not known here: use not-pursued, mediated, deemed`},
		{"yes in place of true", head + "  - {type: mediation-wanted, on: 2026-09-22, health: yes}\n", `f.yaml:7: facts[0].health: what stands there is not known here: use true, false`},
		{"an of that names nothing", head + "  - {type: certificate-issued, on: 2026-09-22, of: d1}\n", `f.yaml:7: facts[0].of: there is no other fact with that id`},
		{"an id used twice", head + "  - {id: a, type: decision-sent, on: 2026-09-22}\n  - {id: a, type: decision-sent, on: 2026-09-23}\n", `f.yaml:8: facts[1].id: what stands there is the id of fact 1 already`},
		{"a circle", head + "  - {id: a, type: decision-sent, on: 2026-09-22, supersedes: b}\n  - {id: b, type: decision-sent, on: 2026-09-23, supersedes: a}\n", `f.yaml:7: facts[0].supersedes: these facts supersede each other in a circle`},
		{"an hour that is none", head + "  - {type: direction-made, on: 2026-09-22, what: hearing, due: 2026-12-01, time: 25:00}\n", `f.yaml:7: facts[0].time: what stands there is not an hour`},
		{"a due where nothing is fixed", head + "  - {type: decision-sent, on: 2026-09-22, due: 2026-12-01}\n", `f.yaml:7: facts[0].due: decision-sent fixes no day`},
		{"an item of no known kind", head + "  - {type: agreement-made, on: 2026-09-22, items: [{item: a, what: everything}]}\n", `f.yaml:7: facts[0].items[0].what: what stands there is not known here`},
		{"a doubled key", head + "  - {type: decision-sent, on: 2026-09-22, on: 2026-09-23}\n", `f.yaml:7: facts[0].on: stands twice: say it once`},
		{"a case that is missing", "facts: []\n", `case: give a map of fields, not nothing`},
		{"a list in place of a file", "- a\n", `file: give a map of fields, not a list`},
		{"no YAML", "case: [", "f.yaml:1:"},
		{"an empty file", "", "file: give a map of fields, not nothing"},
		{"an unknown phase transfer", strings.Replace(head, "appellant: parent", "phase_transfer: {year: 27, kind: nursery}", 1), `f.yaml:5: case.phase_transfer.year: give the calendar year`},
	}
	book, _ := england(t)
	for _, tt := range tests {
		t.Run(tt.says, func(t *testing.T) {
			_, err := casefile.Read("f.yaml", []byte(tt.file), book)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant …%s…", err, tt.want)
			}
		})
	}
}

// allWrong is a case in which as much is wrong as can be at once, whoever notices it; a line of YAML a field.
const allWrong = `case:
  reference: HPL-0231
  authority: Hartlepool
  grounds: [refuse-asses]
  appellant: mother
  nickname: PLANTED
  phase_transfer: {year: 27, kind: nursery}
facts:
  - type: decision-sent
    id: d
    on: 2026-02-27
    on: 2026-02-28
    printed_on: 2026-02-30
    colour: blue
    standing: perhaps
  - type: decision-snet
    on: 2026-09-22
  - type: certificate-issued
    id: d
    kind: late
    of: nowhere
  - nothing
  - type: agreement-made
    on: 2026-10-30
    items:
      - {item: one, what: everything}
      - {item: two, what: assess, due: tomorrow}
notes: PLANTED
`

// wrongIn are the lines and fields of allWrong that are to be named, each once.
var wrongIn = []string{
	"28: notes", "3: case.authority", "4: case.grounds[0]", "5: case.appellant", "6: case.nickname", "7: case.phase_transfer.year", "7: case.phase_transfer.kind",
	"12: facts[0].on", "13: facts[0].printed_on", "14: facts[0].colour", "15: facts[0].standing", "16: facts[1].type",
	"18: facts[2].on", "19: facts[2].id", "20: facts[2].kind", "21: facts[2].of", "22: facts[3]",
	"26: facts[4].items[0].what", "27: facts[4].items[1].due",
}

func TestEveryFaultIsNamedAtOnce(t *testing.T) {
	book, _ := england(t)
	_, err := casefile.Read("f.yaml", []byte(allWrong), book)
	if err == nil {
		t.Fatal("nothing is wrong")
	}
	for _, want := range wrongIn {
		if strings.Count(err.Error(), "f.yaml:"+want+": ") != 1 {
			t.Errorf("%s is not named once", want)
		}
	}
	if strings.Count(err.Error(), "\n") != len(wrongIn)-1 || strings.Contains(err.Error(), "PLANTED") {
		t.Errorf("more is named, or what the file holds")
	}
}

func TestAStreamAnswersLineByLine(t *testing.T) {
	book, calendar := england(t)
	good := `{"case": {"reference": "A-1", "grounds": ["refuse-assess"]}, "facts": [{"type": "decision-sent", "on": "2026-09-22"}]}`
	bad := `{"case": {"reference": "A-2", "grounds": ["refuse-assess"]}, "facts": [{"type": "decision-sent", "on": "2026-02-30"}]}`
	c := &casefile.Calculator{Book: book, Calendar: calendar, At: civil.Must(civil.Parse("2026-11-10"))}
	var out bytes.Buffer
	faults, err := c.Stream(context.Background(), strings.NewReader(good+"\n"+bad+"\nnot json\n\n"+good), &out)
	if err != nil || faults != 2 {
		t.Fatalf("%d faults, %v", faults, err)
	}
	var got []map[string]any
	dec := json.NewDecoder(&out)
	for dec.More() {
		var m map[string]any
		if err := dec.Decode(&m); err != nil {
			t.Fatal(err)
		}
		got = append(got, map[string]any{"reference": m["reference"], "line": m["line"], "fault": m["error"] != nil})
	}
	want := []map[string]any{
		{"reference": "A-1", "line": nil, "fault": false}, {"reference": nil, "line": 2.0, "fault": true},
		{"reference": nil, "line": 3.0, "fault": true}, {"reference": "A-1", "line": nil, "fault": false},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestALineThatIsTooLongIsAnsweredAndTheRestGoesOn(t *testing.T) {
	book, calendar := england(t)
	c := &casefile.Calculator{Book: book, Calendar: calendar, At: civil.Must(civil.Parse("2026-11-10"))}
	var out bytes.Buffer
	in := `{"x": "` + strings.Repeat("a", 17<<20) + "\"}\n" + `{"case": {"grounds": ["cease"]}, "facts": []}` + "\n"
	faults, err := c.Stream(context.Background(), strings.NewReader(in), &out)
	if err != nil || faults != 1 || strings.Count(out.String(), "\n") != 2 || !strings.Contains(out.String(), "longer than 16 MiB") {
		t.Errorf("%d faults, %v: %.200s", faults, err, out.String())
	}
}

func TestAFileRoundTripsExactly(t *testing.T) {
	book, _ := england(t)
	text := head + `  - {id: d, type: decision-sent, on: 2026-09-22, printed_on: 2026-09-21, received_on: 2026-09-24, ground: [refuse-assess], says_right_to_mediate: unknown}
  - {id: m, type: mediation-wanted, on: 2026-09-30, health: true, care: false, standing: reported, of: d}
  - {id: x, type: agreement-made, on: 2026-10-30, items: [{item: EP visit, what: other, due: 2026-11-27}, {item: "2", what: assess}]}
  - {id: h, type: direction-made, on: 2026-11-01, what: hearing, due: 2027-03-04, time: "10:00"}
  - {id: o, type: order-made, on: 2027-03-10, orders: [assess], supersedes: h}
`
	f, err := casefile.Read("f.yaml", []byte(text), book)
	if err != nil {
		t.Fatal(err)
	}
	line, err := json.Marshal(casefile.Encode(&f))
	if err != nil {
		t.Fatal(err)
	}
	again, err := casefile.ReadLine(line, book)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(f, again); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(head + "  - {type: decision-sent, on: 2026-09-22}\n"))
	f.Add([]byte(`{"case": {"grounds": ["cease"]}, "facts": [{"type": "order-made", "on": "2026-09-22", "orders": ["assess"]}]}`))
	book, calendar := england(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c := &casefile.Calculator{Book: book, Calendar: calendar, At: civil.Must(civil.Parse("2026-11-10"))}
		if file, err := casefile.Read("f.yaml", data, book); err == nil {
			if _, _, err := c.Answer(&file); err != nil {
				t.Errorf("a file without a fault could not be computed: %v", err)
			}
		}
	})
}
