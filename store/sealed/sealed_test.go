package sealed_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/store/sealed"
)

func ring(t testing.TB) *sealed.Ring {
	t.Helper()
	r, err := sealed.NewRing()
	try(t, err)
	return r
}

func key(t testing.TB, fill byte) sealed.Key {
	t.Helper()
	k, err := sealed.NewKey(bytes.Repeat([]byte{fill}, sealed.KeySize))
	try(t, err)
	return k
}

func seal(t testing.TB, r *sealed.Ring, at sealed.Place, plain string) sealed.Text {
	t.Helper()
	text, err := r.Seal(at, []byte(plain))
	try(t, err)
	return text
}

func try(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var here = sealed.At("people", "email", "a")

func TestWhatIsSealedOpensAtItsPlaceOnly(t *testing.T) {
	r := ring(t)
	for _, plain := range []string{"", "a", "mediator-1@example.org", strings.Repeat("\x00\xff", 5000)} {
		text := seal(t, r, here, plain)
		again := seal(t, r, here, plain)
		if text.Form() == again.Form() {
			t.Errorf("%q is sealed twice to the same", plain)
		}
		got, err := r.Open(here, text)
		try(t, err)
		if string(got) != plain {
			t.Errorf("%q came back as %q", plain, got)
		}
		for _, there := range []sealed.Place{
			sealed.At("people", "email", "b"), sealed.At("people", "id", "a"), sealed.At("people", "email"), sealed.At("people", "email", "a", ""), "",
		} {
			if _, err := r.Open(there, text); !errors.Is(err, sealed.ErrBroken) {
				t.Errorf("it opens at %q: %v", there, err)
			}
		}
		if _, err := ring(t).Open(here, text); !errors.Is(err, sealed.ErrUnknownKey) {
			t.Errorf("another ring opens it: %v", err)
		}
	}
	if got, err := r.Open(here, sealed.Text{}); got != nil || err != nil {
		t.Errorf("nothing opens to %q, %v", got, err)
	}
}

func TestPlacesThatDifferAreToldApart(t *testing.T) {
	places := []sealed.Place{
		sealed.At("t", "c"), sealed.At("t", "c", ""), sealed.At("t", "c", "", ""), sealed.At("t", "c", "a", "b"), sealed.At("t", "c", "ab"),
		sealed.At("t", "c", "a 1:b"), sealed.At("t", "c", "1:a", "b"), sealed.At("t", "c", "a", "1:b"),
	}
	slices.Sort(places)
	if n := len(places); len(slices.Compact(places)) != n {
		t.Errorf("two of them are the same: %q", places)
	}
}

func TestEveryBitOfASealedValueCounts(t *testing.T) {
	r := ring(t)
	form := seal(t, r, here, "x").Form()
	for i := range form {
		changed := []byte(form)
		changed[i] ^= 1
		if text, err := sealed.Read(string(changed)); err == nil {
			if got, err := r.Open(here, text); err == nil {
				t.Errorf("with byte %d changed it opens to %q", i, got)
			}
		}
		if text, err := sealed.Read(form[:i]); err == nil && i > 0 {
			if _, err := r.Open(here, text); err == nil {
				t.Errorf("cut after %d bytes it opens", i)
			}
		}
	}
}

func TestPlainTextIsNotTakenForSealed(t *testing.T) {
	for _, plain := range []any{"she rang", "s1:", "s1:0000000g:" + strings.Repeat("A", 60), "s1:0000000A:" + strings.Repeat("A", 60), []byte("s1:00000000:short"), 7} {
		var text sealed.Text
		if err := text.Scan(plain); !errors.Is(err, sealed.ErrBroken) {
			t.Errorf("%v is taken: %v", plain, err)
		}
	}
}

// marker is what no printing may show.
const marker = "marker@example.org"

func TestNothingPrintsWhatIsSealedOrAKey(t *testing.T) {
	r := ring(t)
	text := seal(t, r, here, marker)
	k, err := sealed.NewKey([]byte("0123456789-marker-0123456789abcd"))
	try(t, err)
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "text", text, "key", k)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "text", text, "key", k)
	asJSON, err := json.Marshal(map[string]any{"text": text, "key": k, "in": struct{ T sealed.Text }{text}})
	try(t, err)
	said := log.String() + string(asJSON) + text.String()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		said += fmt.Sprintf(verb, text) + fmt.Sprintf(verb, k) + fmt.Sprintf(verb, struct{ T sealed.Text }{text}) + fmt.Sprintf(verb, []sealed.Key{k})
	}
	for _, secret := range []string{"marker", fmt.Sprintf("%x", "marker"), text.Form(), "0123456789"} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is printed: %s", secret, said)
		}
	}
	if v, err := text.Value(); err != nil || v != text.Form() {
		t.Errorf("the column gets %v, %v", v, err)
	}
}

func TestKeysChangeWhileOldValuesOpen(t *testing.T) {
	first := ring(t)
	old := seal(t, first, here, "old")
	second, err := first.Rotated()
	try(t, err)
	if second.Primary() == first.Primary() || !second.Has(first.Primary()) || len(second.Keys()) != 2 {
		t.Fatalf("the keys are %v after %v", second.Keys(), first.Keys())
	}
	newer := seal(t, second, here, "new")
	if newer.Key() != second.Primary() || old.Key() != first.Primary() {
		t.Errorf("sealed with %v and %v", old.Key(), newer.Key())
	}
	for text, want := range map[sealed.Text]string{old: "old", newer: "new"} {
		got, err := second.Open(here, text)
		try(t, err)
		if string(got) != want {
			t.Errorf("%q, wanted %q", got, want)
		}
	}
	if _, err := first.Open(here, newer); !errors.Is(err, sealed.ErrUnknownKey) {
		t.Errorf("the ring of before opens it: %v", err)
	}
	third, err := second.Without(first.Primary())
	try(t, err)
	if _, err := third.Open(here, old); !errors.Is(err, sealed.ErrUnknownKey) {
		t.Errorf("a key that was taken out opens: %v", err)
	}
	if _, err := third.Without(third.Primary()); !errors.Is(err, sealed.ErrPrimary) {
		t.Errorf("the key that seals is taken out: %v", err)
	}
	if _, err := third.Without(first.Primary()); !errors.Is(err, sealed.ErrUnknownKey) {
		t.Errorf("taken out twice: %v", err)
	}
}

func TestALockedRingUnlocksWithItsKey(t *testing.T) {
	r, one, two := ring(t), key(t, 1), key(t, 2)
	text := seal(t, r, here, "x")
	blind, err := r.Blind("use", "x")
	try(t, err)
	for says, c := range map[string]struct {
		with sealed.Key
		have []sealed.Key
		want error
	}{
		"its key":              {one, []sealed.Key{one}, nil},
		"among others":         {one, []sealed.Key{two, {}, one}, nil},
		"another key":          {one, []sealed.Key{two}, sealed.ErrWrongKey},
		"no key":               {one, nil, sealed.ErrLocked},
		"the key that is none": {one, []sealed.Key{{}}, sealed.ErrLocked},
		"open":                 {sealed.Key{}, nil, nil},
		"open, and a key":      {sealed.Key{}, []sealed.Key{one}, nil},
	} {
		locked, err := r.Lock(c.with)
		try(t, err)
		if c.with.ID() != locked.By {
			t.Errorf("%s: locked by %q", says, locked.By)
		}
		again, err := sealed.Unlock(locked, c.have...)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, wanted %v", says, err, c.want)
		}
		if err != nil {
			continue
		}
		got, err := again.Open(here, text)
		try(t, err)
		same, err := again.Blind("use", "x")
		try(t, err)
		if string(got) != "x" || same != blind {
			t.Errorf("%s: it is another ring", says)
		}
	}
	locked, err := r.Lock(one)
	try(t, err)
	for says, broken := range map[string]sealed.Locked{
		"its parts exchanged": {By: locked.By, Seal: locked.Lookup, Lookup: locked.Seal},
		"a part cut":          {By: locked.By, Seal: locked.Seal[:40], Lookup: locked.Lookup},
		"said to be open":     {Seal: locked.Seal, Lookup: locked.Lookup},
		"nothing":             {By: locked.By},
	} {
		if _, err := sealed.Unlock(broken, one); !errors.Is(err, sealed.ErrBroken) {
			t.Errorf("%s: %v", says, err)
		}
	}
}

func TestABlindNameTellsNothingAndStaysTheSame(t *testing.T) {
	r := ring(t)
	seen := map[string]string{}
	for _, of := range [][2]string{{"a", "x"}, {"a", "y"}, {"b", "x"}, {"ax", ""}, {"", "ax"}} {
		one, err := r.Blind(of[0], of[1])
		try(t, err)
		rotated, err := r.Rotated()
		try(t, err)
		two, err := rotated.Blind(of[0], of[1])
		try(t, err)
		if one != two || len(one) != 46 {
			t.Errorf("%q: %q, later %q", of, one, two)
		}
		other, err := ring(t).Blind(of[0], of[1])
		try(t, err)
		if other == one {
			t.Errorf("%q: another ring makes the same of it", of)
		}
		if before, ok := seen[one]; ok {
			t.Errorf("%q and %q are one", of, before)
		}
		seen[one] = of[0]
	}
}

func TestAKeyHas32Bytes(t *testing.T) {
	for _, n := range []int{0, 16, 31, 33} {
		if _, err := sealed.NewKey(make([]byte, n)); err == nil {
			t.Errorf("%d bytes are taken", n)
		}
	}
	if key(t, 1).ID() == key(t, 2).ID() || len(key(t, 1).ID()) != 8 {
		t.Error("ids of keys do not tell them apart")
	}
}

func FuzzOpen(f *testing.F) {
	r := ring(f)
	good := seal(f, r, here, "x").Form()
	f.Add(good)
	f.Add("")
	f.Add("s1:00000000:AAAA")
	f.Add(good + "=")
	f.Add(good + "\n")
	f.Fuzz(func(t *testing.T, form string) {
		text, err := sealed.Read(form)
		if err != nil {
			return
		}
		plain, err := r.Open(here, text)
		if err == nil && form != good && form != "" {
			t.Errorf("%q opens to %q", form, plain)
		}
		if err != nil && !errors.Is(err, sealed.ErrBroken) && !errors.Is(err, sealed.ErrUnknownKey) {
			t.Errorf("%q: %v", form, err)
		}
	})
}

func BenchmarkSealAndOpen(b *testing.B) {
	r := ring(b)
	plain := bytes.Repeat([]byte("x"), 120)
	for b.Loop() {
		text, err := r.Seal(here, plain)
		try(b, err)
		if _, err := r.Open(here, text); err != nil {
			b.Fatal(err)
		}
	}
}

// The same details written as JSON and read again, to compare.
func BenchmarkEncodeAndDecode(b *testing.B) {
	type attr struct {
		Name   string   `json:"name"`
		Values []string `json:"values"`
	}
	details := struct {
		Due   string `json:"due"`
		Attrs []attr `json:"attrs"`
	}{"2026-12-04", []attr{{"kind", []string{"not-pursued"}}, {"reason", []string{"moved away"}}}}
	for b.Loop() {
		text, err := json.Marshal(details)
		try(b, err)
		if err := json.Unmarshal(text, &details); err != nil {
			b.Fatal(err)
		}
	}
}
