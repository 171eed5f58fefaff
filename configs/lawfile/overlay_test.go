package lawfile_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/lawfile"
)

const changes = `stage: changes
limits:
  - id: appeal-1-month-certificate
    starts: ["certificate-issued{kind: mediated|deemed}"]
    notes: []
  - id: take-part
    title: Take part in mediation
    owed_by: parent-or-young-person
    sense: information
    act: held
    starts: [decision-sent]
    met_by: [mediation-concluded]
    versions:
      - {from: 2022-03-29, to: open, count: {period: none, by: slow}, provision: a paper, force: policy, confidence: B}
`

const slow = `spans:
  - {id: august, says: the whole summer, from: 07-01, to: 08-31}
profiles:
  - id: slow
    says: A profile of the proposal.
    first_day: excluded
    no_such_day: last-of-month
    working_days: {calendar: bank-holidays, without: []}
    not_counted: [august]
    ends_in: []
    closed_day: stays
    cutoff: end-of-day
    provisions: {}
`

// asWritten compares rules by what the files say of them.
var asWritten = cmpopts.IgnoreUnexported(law.Count{}, law.Version{}, law.Pattern{})

func must(t *testing.T, b *law.Book, err error) *law.Book {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func rule(t *testing.T, b *law.Book, id string) *law.Rule {
	t.Helper()
	r, ok := b.Rule(id)
	if !ok {
		t.Fatalf("%s has no limit %s", b.Name, id)
	}
	return r
}

func theOverlay(t *testing.T) (base, over *law.Book) {
	t.Helper()
	b, err := load(t, "", nil)
	base = must(t, b, err)
	b, err = load(t, "england", map[string]string{
		"book.yaml":     overlay + "removed: [disagreement-resolution, mediation-certificate-no-mediation-3wd]\n",
		"grounds.yaml":  "grounds:\n  - {id: cease, title: ending the plan, provision: a paper, certificate: needed, form: SEND35, cases: sen}\n",
		"profiles.yaml": slow, "changes.yaml": changes,
	})
	return base, must(t, b, err)
}

func TestAnOverlayChangesOnlyTheKeysThatItGives(t *testing.T) {
	base, over := theOverlay(t)
	was, is := rule(t, base, "appeal-1-month-certificate"), rule(t, over, "appeal-1-month-certificate")
	if len(is.Starts) != 1 || len(is.Starts[0].Conds) != 1 || len(is.Notes) != 0 {
		t.Errorf("starts and notes are not the overlay's: %+v", is)
	}
	same := *is
	same.Starts, same.Notes, same.Place = was.Starts, was.Notes, was.Place
	if diff := cmp.Diff(was, &same, asWritten); diff != "" {
		t.Error("more was changed than was given:\n" + diff)
	}
	if is.Place != "book/changes.yaml:3" {
		t.Errorf("it stands at %s", is.Place)
	}
}

func TestAnOverlayAddsAndRemovesLimitsAndLeavesTheRest(t *testing.T) {
	base, over := theOverlay(t)
	for i := range base.Rules {
		was := &base.Rules[i]
		is, ok := over.Rule(was.ID)
		removed := was.ID == "disagreement-resolution" || was.ID == "mediation-certificate-no-mediation-3wd"
		if ok == removed {
			t.Errorf("%s: there is %v, want %v", was.ID, ok, !removed)
		}
		if !ok || was.ID == "appeal-1-month-certificate" {
			continue
		}
		same := *is
		same.Place = was.Place
		if diff := cmp.Diff(was, &same, asWritten); diff != "" {
			t.Error(was.ID + " was changed:\n" + diff)
		}
	}
	if got := rule(t, over, "take-part"); got.Stage != "changes" || len(over.Rules) != len(base.Rules)-1 {
		t.Errorf("%d limits, of the base %d; the new one: %+v", len(over.Rules), len(base.Rules), got)
	}
}

func TestAnOverlayReplacesGroundsSpansAndProfilesByTheirIDs(t *testing.T) {
	base, over := theOverlay(t)
	if over.Base != "england" || !over.Proposal || over.Calendar != base.Calendar || over.Version != "2026-11-22" {
		t.Errorf("base %q, proposal %v, calendar %q", over.Base, over.Proposal, over.Calendar)
	}
	if len(over.Grounds) != len(base.Grounds) || len(over.Spans) != len(base.Spans) || len(over.Profiles) != len(base.Profiles)+1 {
		t.Errorf("%d grounds, %d spans, %d profiles; the base has %d, %d, %d", len(over.Grounds), len(over.Spans), len(over.Profiles),
			len(base.Grounds), len(base.Spans), len(base.Profiles))
	}
	for i := range base.Grounds {
		want := base.Grounds[i].Title
		if base.Grounds[i].ID == "cease" {
			want = "ending the plan"
		}
		if over.Grounds[i].Title != want {
			t.Errorf("ground %s is %q, want %q", base.Grounds[i].ID, over.Grounds[i].Title, want)
		}
	}
	if over.Spans[0].Says != "the whole summer" || base.Spans[0].Says != "August" {
		t.Errorf("the span is %q, of the base %q", over.Spans[0].Says, base.Spans[0].Says)
	}
}

// small is a whole book of one limit.
var small = map[string]string{
	"grounds.yaml":  "grounds:\n  - {id: cease, title: ceasing, provision: an Act, certificate: needed, form: x, cases: sen}\n",
	"profiles.yaml": slow,
	"limits.yaml": "stage: one\nlimits:\n  - id: one\n    title: One\n    owed_by: service\n    sense: duty\n    act: done\n    starts: [complaint-made]\n" +
		"    met_by: [complaint-answered]\n    superseded_by: [case-closed]\n    versions:\n" +
		"      - {from: open, to: open, count: {period: 2 weeks, by: slow}, provision: an Act, force: statute, confidence: B}\n",
}

func shelf(t *testing.T, heads map[string]string, more map[string]string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for name, data := range small {
		files["law/first/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	for book, lines := range heads {
		files["law/"+book+"/book.yaml"] = &fstest.MapFile{Data: []byte("name: " + book + "\ntitle: T\nversion: V\nproposal: true\n" + lines)}
	}
	for name, data := range more {
		files["law/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	return files
}

func readFrom(t *testing.T, files fstest.MapFS, name string) (*law.Book, error) {
	t.Helper()
	v, err := configs.Vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return lawfile.Book(files, "law/"+name, v)
}

func TestAnOverlayOfAnOverlayKeepsWhatBothChanged(t *testing.T) {
	files := shelf(t, map[string]string{"first": "calendar: c\n", "second": "extends: first\n", "third": "extends: second\ncalendar: d\n"}, map[string]string{
		"second/a.yaml": "stage: a\nlimits:\n  - {id: one, title: Uno, superseded_by: []}\n",
		"third/a.yaml":  "stage: a\nlimits:\n  - {id: one, met_by: [complaint-escalated]}\n",
	})
	b, err := readFrom(t, files, "third")
	one := rule(t, must(t, b, err), "one")
	if one.Title != "Uno" || len(one.SupersededBy) != 0 || one.MetBy[0].Type != "complaint-escalated" || one.Stage != "one" || b.Calendar != "d" {
		t.Errorf("calendar %s, %+v", b.Calendar, one)
	}
	b, err = readFrom(t, files, "first")
	if one := rule(t, must(t, b, err), "one"); one.Title != "One" || len(one.SupersededBy) != 1 {
		t.Errorf("the base was changed: %+v", one)
	}
}

func TestBooksThatExtendEachOtherAreNamed(t *testing.T) {
	files := shelf(t, map[string]string{"first": "extends: second\n", "second": "extends: first\n"}, nil)
	_, err := readFrom(t, files, "first")
	if err == nil || !strings.Contains(err.Error(), "law/second/book.yaml:5: these books extend each other in a circle: first, second, first") {
		t.Errorf("got %v", err)
	}
}

func TestFaultsOfTheBaseAreNamedWhereTheyStand(t *testing.T) {
	files := shelf(t, map[string]string{"first": "calendar: c\n", "second": "extends: first\n"}, map[string]string{
		"first/worse.yaml": "stage: a\nlimits:\n  - {id: two, title: Two, starts: [\"complaint-made{\"]}\n",
	})
	_, err := readFrom(t, files, "second")
	if err == nil || !strings.Contains(err.Error(), `law/first/worse.yaml:3: "complaint-made{" is not a fact`) {
		t.Errorf("got %v", err)
	}
}

const ownFacts = `facts:
  - type: school-decision-sent
    says: school's decision sent
    thing: true
  - type: authority-reconsidered
    says: authority reconsidered
    thing: true
    of: [[school-decision-sent]]
    is_also: [{grounds: [cease]}]
    stage: decision
`

func TestWhatCanBeAboutADecisionCanBeAboutTheBooksOwn(t *testing.T) {
	files := shelf(t, map[string]string{"first": "calendar: c\n", "second": "extends: first\n"}, map[string]string{"second/facts.yaml": ownFacts})
	b, err := readFrom(t, files, "second")
	appeal, ok := must(t, b, err).Vocabulary.Type("appeal-received")
	if group := appeal.BelongsTo[0]; !ok || group[len(group)-1] != "authority-reconsidered" {
		t.Errorf("an appeal can be about %v", appeal.BelongsTo)
	}
	if _, ok := b.Vocabulary.Type("school-decision-sent"); !ok {
		t.Error("the book does not know its own fact")
	}
	common, err := configs.Vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := common.Type("school-decision-sent"); ok {
		t.Error("the common facts were changed")
	}
	if appeal, _ := common.Type("appeal-received"); len(appeal.BelongsTo[0]) != 4 {
		t.Errorf("the common facts were changed: %v", appeal.BelongsTo)
	}
}

func FuzzOverlay(f *testing.F) {
	f.Add("stage: a\nlimits:\n  - {id: one, title: Uno, superseded_by: []}\n")
	f.Add("stage: a\nlimits:\n  - id: two\n    met_by: [complaint-answered]\n")
	f.Add("limits: [{id: one}, {id: one}, 3]\n")
	f.Add("{stage: a, limits: {id: one}}")
	v, err := configs.Vocabulary()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data string) {
		files := shelf(t, map[string]string{"first": "calendar: c\n", "second": "extends: first\n"}, map[string]string{"second/a.yaml": data})
		if b, err := lawfile.Book(files, "law/second", v); err == nil && (b.Base != "first" || len(b.Rules) == 0) {
			t.Errorf("a book of %d limits on top of %q", len(b.Rules), b.Base)
		}
	})
}
