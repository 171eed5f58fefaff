package sqldb

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gorm.io/gorm"
	gormschema "gorm.io/gorm/schema"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/store/sealed"
)

// whole is a value of the row in which every field has a value of its own.
func whole[R any](t *testing.T) R {
	t.Helper()
	var row R
	v := reflect.ValueOf(&row).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i).Addr().Interface().(type) {
		case *string:
			*f = v.Type().Field(i).Name
		case *int64:
			*f = int64(1000 + i)
		case *int:
			*f = 1000 + i
		case *bool:
			*f = true
		case *day:
			*f = day(civil.On(2026, time.November, 1+i))
		case *[]byte:
			*f = []byte(v.Type().Field(i).Name)
		case *sealed.Text:
			text, err := sealed.Read("s1:0123abcd:" + strings.Repeat("A", 40))
			if err != nil {
				t.Fatal(err)
			}
			*f = text
		default:
			t.Fatalf("a field of %T: say here what it can hold", f)
		}
	}
	return row
}

// sameAsGorm compares what a row gives with what gorm takes from it.
func sameAsGorm[R any](t *testing.T, row R) {
	t.Helper()
	s, err := gormschema.Parse(&row, &sync.Map{}, gormschema.NamingStrategy{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := valuesOfOne(context.Background(), s, reflect.ValueOf(&row).Elem())
	if err != nil {
		t.Fatal(err)
	}
	own, ok := any(&row).(ownValues)
	if !ok {
		t.Fatalf("%T does not give its values", row)
	}
	if d := cmp.Diff(want, own.values(nil)); d != "" {
		t.Errorf("%T: - by gorm, + by itself\n%s", row, d)
	}
}

func TestRowsGiveTheValuesThatGormTakesFromThem(t *testing.T) {
	sameAsGorm(t, whole[factRow](t))
	sameAsGorm(t, whole[auditRow](t))
	sameAsGorm(t, factRow{})
	sameAsGorm(t, auditRow{Prev: []byte{}, Hash: []byte{1}})
}

func TestDetailsAreWrittenAsJSONWritesThem(t *testing.T) {
	on := day(civil.On(2026, time.September, 22))
	for _, d := range []details{
		{}, {Printed: on}, {Received: on, Due: on, Time: "10:00"}, {Time: "a\"b"},
		{Attrs: []attr{}}, {Items: []item{}}, {Attrs: []attr{{}}, Items: []item{{}}},
		{Printed: on, Attrs: []attr{{Name: "ground", Values: []string{"cease", "contents-BF"}}, {Name: "none", Values: []string{}}}},
		{Items: []item{{"one", "assess", on}, {"two", "other", day{}}}},
		{Attrs: []attr{{Name: "to", Values: []string{"Ynys Môn"}}}}, {Attrs: []attr{{Name: "to", Values: []string{"a<b>&c"}}}},
		{Items: []item{{"a\\b", "x\ny", day{}}}}, {Time: "\u2028"}, {Time: "\xff"}, {Time: "\x7f"},
	} {
		want, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.encoded()
		if err != nil || string(got) != string(want) {
			t.Errorf("%s, want %s (%v)", got, want, err)
		}
	}
}

// BenchmarkFactRow is the way of a fact from the case to what the driver takes.
func BenchmarkFactRow(b *testing.B) {
	d := newStoreForTest(b)
	f := casework.Fact{Event: law.Event{ID: "f1", Type: "decision-sent", On: civil.On(2026, time.September, 22), Printed: civil.On(2026, time.September, 21),
		Attrs: law.Attrs{{Name: "ground", Values: []string{"refuse-assess"}}}}, Source: "import:HPL-0231:abcdefghijklmnop#1", RecordedAt: time.Unix(1, 0), RecordedBy: "operator"}
	var into []driver.Value
	b.ReportAllocs()
	for b.Loop() {
		row, err := d.newFactRow("c1", 1, &f)
		if err != nil {
			b.Fatal(err)
		}
		into = row.values(into[:0])
	}
}

// What is empty stands in the statement: the text, no, and nothing, each as itself, and however many ways there are.
func TestEmptyValuesStandInTheStatement(t *testing.T) {
	s, err := gormschema.Parse(&factRow{}, &sync.Map{}, gormschema.NamingStrategy{})
	if err != nil {
		t.Fatal(err)
	}
	row := whole[factRow](t)
	row.BelongsTo, row.Reported, row.OnDay = "", false, day{}
	e := emptinessOf(row.values(nil))
	const want = `INSERT INTO "facts" ("case_id", "seq", "id", "type", "on_day", "belongs_to", "supersedes", "reported", "assigned", "details", "source", "recorded_at", "recorded_by") ` +
		`VALUES (?, ?, ?, ?, NULL, '', ?, 0, ?, ?, ?, ?, ?)`
	if got := insertOne(s, e); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	d := newStoreForTest(t)
	var rows []manyRow
	for i := range 3 * mostStatements { // more ways of being empty than there are statements
		r := manyRow{Nr: int64(i)}
		for bit, to := range []*string{&r.A, &r.B, &r.C, &r.D, &r.E, &r.F, &r.G} {
			if i>>bit&1 == 1 {
				*to = "x"
			}
		}
		rows = append(rows, r)
	}
	ctx := context.Background()
	if _, err := d.pool.ExecContext(ctx, "CREATE TABLE many (nr INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT) STRICT"); err != nil {
		t.Fatal(err)
	}
	if err := d.write(ctx, "test", func(tx *gorm.DB) error { return create(tx, rows) }); err != nil {
		t.Fatal(err)
	}
	var got []manyRow
	if err := d.read(ctx).Order("nr").Find(&got).Error; err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rows, got); diff != "" {
		t.Errorf("- written, + read\n%s", diff)
	}
}

// manyRow is a row with many columns that can be empty.
type manyRow struct {
	Nr                  int64 `gorm:"primaryKey;autoIncrement:false"`
	A, B, C, D, E, F, G string
}

// TableName is for gorm.
func (*manyRow) TableName() string { return "many" }

// newStoreForTest is an empty store in a file of its own.
func newStoreForTest(tb testing.TB) *DB {
	tb.Helper()
	d, err := Open(context.Background(), "sqlite://"+tb.TempDir()+"/rows.db")
	if err == nil {
		err = d.Ready(context.Background())
	}
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = d.Close() })
	return d
}
