package casefile_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/redress-send/redress/configs/casefile"
)

// oddities are texts that a writer of JSON can get wrong.
var oddities = []string{"", "plain", `"`, `\`, `a "b" \ c`, "\x00\x01\x1f", "\b\f\n\r\t", "\x7f", "<a href='b'>&</a>", "£5 – “Môn”",
	"\u2028\u2029", "\xff", "a\xc3", "\xed\xa0\x80", "😀", "\uFFFD", `"` + "\u2028", "~ !", `ends with \`}

// alike fails unless the answer as a stream writes it is what encoding/json writes.
func alike(t *testing.T, says string, a *casefile.Answer) {
	t.Helper()
	var want bytes.Buffer
	enc := json.NewEncoder(&want)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(a); err != nil {
		t.Fatal(err)
	}
	got, err := a.Line()
	if err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%s: %v\ngot  %+q\nwant %+q", says, err, got, want.Bytes())
	}
}

// fill gives the value, and everything in it, something that JSON does not leave out.
func fill(t *testing.T, v reflect.Value, text string) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), text)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0), text)
		fill(t, v.Index(1), "the second")
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, name := range []string{"b", text, "a", `"`} {
			x := reflect.New(v.Type().Elem()).Elem()
			fill(t, x, name+text)
			v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), x)
		}
	case reflect.Struct:
		for _, field := range v.Fields() {
			fill(t, field, text)
		}
	default:
		t.Fatalf("%s: fill does not know how to fill it", v.Type())
	}
}

// eachField calls check with each field of the value, and of what is in it, filled alone.
func eachField(t *testing.T, v reflect.Value, name string, check func(says string)) {
	t.Helper()
	switch {
	case v.Kind() == reflect.Struct:
		for of, field := range v.Fields() {
			says := name + "." + of.Name
			fill(t, field, "x")
			check(says)
			field.SetZero()
			eachField(t, field, says, check)
		}
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		check(name + " with nothing in it")
		eachField(t, v.Index(0), name+"[0]", check)
		v.SetZero()
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		check(name + ", empty")
		v.SetZero()
	}
}

func TestAnAnswerIsWrittenAsEncodingJSONWritesIt(t *testing.T) {
	var a casefile.Answer
	v := reflect.ValueOf(&a).Elem()
	alike(t, "nothing", &a)
	fields := 0
	eachField(t, v, "Answer", func(says string) {
		fields++
		alike(t, says, &a)
	})
	if fields < 50 {
		t.Errorf("only %d fields were filled: this test is not looking at the answer", fields)
	}
	for _, text := range oddities {
		fill(t, v, text)
		alike(t, fmt.Sprintf("%q everywhere", text), &a)
	}
	a = casefile.Answer{}
	for c := range 256 {
		for before := range 9 {
			a.Stage = strings.Repeat("a", before) + string([]byte{byte(c)}) + "bcdefghi"
			alike(t, fmt.Sprintf("%q", a.Stage), &a)
		}
	}
}

func FuzzAnswerLine(f *testing.F) {
	for _, text := range oddities {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var a casefile.Answer
		fill(t, reflect.ValueOf(&a).Elem(), text)
		alike(t, fmt.Sprintf("%q", text), &a)
	})
}
