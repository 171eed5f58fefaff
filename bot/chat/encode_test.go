package chat

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/casework/civil"
)

func TestWhatIsEncodedIsDecodedTheSame(t *testing.T) {
	m := Message{
		Lines:   []Line{{Title, "HPL-0231"}, {Plain, "a < b & “c” 💡\nnext"}, {Bullet, ""}, {Note, "Information, not legal advice."}},
		Choices: []Choice{{"abc.save", "Save"}},
		Private: true,
		Figure: &Figure{Title: "HPL-0231", Today: civil.On(2026, time.November, 22), Left: 3, Marks: []Mark{
			{Day: civil.On(2026, time.November, 23), Label: "Appeal", Kind: Due, Provisional: true},
		}},
		Meta: map[string]any{"state": "proposed", "understood": map[string]any{"facts": []any{map[string]any{"type": "decision-sent", "health": true}}}},
	}
	b, err := Encode(m)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(m, got); d != "" {
		t.Error(d)
	}
	e := Event{
		Key: "wall:1", Account: "wall/mediator-1", Text: "why", Press: "abc.save", Said: "1.5", TakenBack: "1.4", At: time.Date(2026, time.November, 10, 9, 30, 0, 0, time.UTC),
		Room: Room{Route: "wall", ID: "C1", Thread: "1.2", Privacy: Shared},
	}
	if b, err = EncodeEvent(e); err != nil {
		t.Fatal(err)
	}
	back, err := DecodeEvent(b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(e, back); d != "" {
		t.Error(d)
	}
}

func TestANewerEncodingIsAnErrorAndNotAGuess(t *testing.T) {
	for _, b := range []string{`{"v":2}`, `{"v":0}`, `{}`, `nonsense`, ``} {
		if _, err := Decode([]byte(b)); err == nil {
			t.Errorf("the message %q was read", b)
		}
		if _, err := DecodeEvent([]byte(b)); err == nil {
			t.Errorf("the event %q was read", b)
		}
	}
}

func TestAnAddressIsReadBack(t *testing.T) {
	for _, r := range []Room{
		{Route: "wall", ID: "mediator-1", Privacy: Direct},
		{Route: "wall", ID: "C1", Privacy: Shared},
		{Route: "wall", ID: "C1", Thread: "1595926230.009600", Privacy: Private},
		{Route: "wall", ID: "a?b&c=d/é 💡", Thread: "&=?", Privacy: Shared},
	} {
		got, err := ParseAddress("wall", r.Address())
		if err != nil || got != r {
			t.Errorf("%q is read as %+v (%v), want %+v", r.Address(), got, err, r)
		}
	}
	if got := (Room{ID: "mediator-1", Privacy: Direct}).Address(); got != "mediator-1" {
		t.Errorf("a direct room is %q, want its id alone", got)
	}
}

func TestCutAndPieces(t *testing.T) {
	if got := Cut("abcdef", 4); got != "abc…" {
		t.Errorf("cut to %q", got)
	}
	if got := Cut("ąęćł", 4); got != "ąęćł" {
		t.Errorf("cut to %q", got)
	}
	long := strings.Repeat("sprawdź 💡 ", 300)
	pieces := Pieces(long, 100)
	for _, p := range pieces {
		if utf8.RuneCountInString(p) > 100 || !utf8.ValidString(p) {
			t.Errorf("a piece of %d characters", utf8.RuneCountInString(p))
		}
	}
	if got, want := strings.Join(strings.Fields(strings.Join(pieces, " ")), " "), strings.TrimSpace(long); got != want {
		t.Error("the pieces do not say the whole")
	}
	if len(Pieces("", 10)) != 0 || len(Pieces(strings.Repeat("x", 25), 10)) != 3 {
		t.Error("nothing gives no piece, 25 signs in tens give three")
	}
}
