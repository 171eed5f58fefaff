package sqldb

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// whatDetailsSay are details as they are written, and as nobody here writes them.
var whatDetailsSay = []string{
	`{"printed":"2026-09-22"}`,
	`{"printed":"2026-09-22","received":"2026-09-24","due":"2026-10-01","time":"17:00"}`,
	`{"attrs":[{"name":"ground","values":["refuse-assess"]},{"name":"kind","values":[]},{"name":"why","values":null}]}`,
	`{"attrs":[{"name":"scope","values":["facts","deals","a ] in it"]}],"items":[{"item":"1","what":"speech","due":"2027-01-04"},{"item":"2","what":"","due":""}]}`,
	`{"attrs":[],"items":[]}`, `{"due":""}`, `{}`,
	`{"attrs":[{"name":"what","values":["café"]}]}`,
	`{"attrs":[{"name":"what","values":["a \"word\" and a \\"]}]}`,
	`{"attrs":[{"name":"what","values":["a\u003cb"]}]}`,
	`{"time":"17:00","printed":"2026-09-22"}`,
	`{ "time": "17:00" }`, `{"time":"17:00","time":"18:00"}`, `{"TIME":"17:00"}`, `{"else":1,"time":"17:00"}`,
	`{"attrs":[{"values":["a"],"name":"b"}]}`, `{"attrs":null}`, `{"items":[{"item":"1","what":"x","due":"2027-01-04","more":1}]}`,
	`{"printed":"2026-02-30"}`, `{"printed":"tomorrow"}`, `{"printed":`, `{"printed":"2026-09-22"}}`, `{"attrs":[{"name":"a","values":["b",]}]}`,
	`{"attrs":[{"name":"a","values":["b"]},]}`, `{"attrs":[{"name":"a","values":["b"]}`, `{,"time":"17:00"}`, `null`, `[]`, `"`, ``, ` `,
}

func TestDetailsAreReadAsJSONReadsThem(t *testing.T) {
	plainly := 0
	for _, text := range whatDetailsSay {
		if sameAsJSON(t, text) {
			plainly++
		}
	}
	if plainly < 5 {
		t.Errorf("only %d of them were read in the short way: it is never taken", plainly)
	}
}

func TestWhatIsWrittenIsReadInTheShortWay(t *testing.T) {
	in := details{
		Printed: day(civil.On(2026, 9, 22)), Due: day(civil.On(2026, 12, 1)), Time: "12:00",
		Attrs: []attr{{"role", []string{"mediator"}}, {"person", []string{"mediator-1", "mediator-2"}}},
		Items: []item{{"1", "speech and language therapy", day(civil.On(2027, 1, 4))}},
	}
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if !sameAsJSON(t, string(text)) {
		t.Errorf("%s is not read in the short way", text)
	}
}

func FuzzDetailsAreReadAsJSONReadsThem(f *testing.F) {
	for _, text := range whatDetailsSay {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sameAsJSON(t, text) })
}

// sameAsJSON reads details in the short way, and where that goes compares what encoding/json reads.
func sameAsJSON(t *testing.T, text string) (plainly bool) {
	t.Helper()
	var short, long casework.Fact
	if !newPlainJSON(text).detailsOf(&short) {
		return false
	}
	if err := anyDetailsOf(&long, []byte(text)); err != nil {
		t.Errorf("%q: read, though JSON says: %v", text, err)
	}
	if diff := cmp.Diff(long, short); diff != "" {
		t.Errorf("%q: %s", text, diff)
	}
	return true
}

func TestListsAreReadAsJSONReadsThem(t *testing.T) {
	for _, text := range []string{
		`null`, `[]`, `["refuse-assess"]`, `["a","b","c"]`, `["a, b","c] d"]`, `["\u00e9"]`, `["é"]`, `["a" , "b"]`, `[ ]`, `["a",]`, `[""]`, `["a"`, `[1]`, ``, `{}`, `["a"]]`,
	} {
		var short texts
		var long []string
		wrong, want := short.Scan(text), json.Unmarshal([]byte(text), &long)
		if diff := cmp.Diff(long, []string(short)); (wrong == nil) != (want == nil) || want == nil && diff != "" {
			t.Errorf("%q: %v, not %v: %s", text, wrong, want, diff)
		}
	}
}

func TestARowThatHoldsTheSignBetweenColumnsIsNotTakenApart(t *testing.T) {
	columns := []string{"case-1", "2", "f1", "decision-sent", "2026-09-22", "", "", "1", "", "import:1#1", "1795426200000", "operator"}
	var r factRow
	if err := r.fromText(strings.Join(columns, between), ""); err != nil {
		t.Fatal(err)
	}
	want := factRow{CaseID: "case-1", Seq: 2, ID: "f1", Type: "decision-sent", OnDay: day(civil.On(2026, 9, 22)), Reported: true,
		Source: "import:1#1", RecordedAt: 1795426200000, RecordedBy: "operator"}
	if r != want {
		t.Errorf("%+v", r)
	}
	columns[9] = "import:1" + between + "1"
	if err := r.fromText(strings.Join(columns, between), ""); err == nil {
		t.Error("taken apart, wrongly")
	}
}
