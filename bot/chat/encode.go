package chat

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// encoding is the version of what Encode and EncodeEvent write. A reader knows every version up to its own.
const encoding = 1

// wireMessage is a Message as it lies in the outbox.
type wireMessage struct {
	V       int            `json:"v"`
	Lines   []wireLine     `json:"lines,omitempty"`
	Choices []Choice       `json:"choices,omitempty"`
	Private bool           `json:"private,omitempty"`
	InPlace bool           `json:"in_place,omitempty"`
	Figure  *Figure        `json:"figure,omitempty"`
	Meta    map[string]any `json:"meta,omitempty"`
}

type wireLine struct {
	Kind LineKind `json:"kind,omitempty"` // empty: plain
	Text string   `json:"text"`
}

// wireEvent is an Event as it lies in the inbox.
type wireEvent struct {
	V       int       `json:"v"`
	Key     string    `json:"key"`
	Account string    `json:"account"`
	Route   string    `json:"route"`
	Room    string    `json:"room"`
	Thread  string    `json:"thread,omitempty"`
	Privacy Privacy   `json:"privacy"`
	Person  string    `json:"person,omitempty"`
	Reply   string    `json:"reply,omitempty"`
	Card    Ref       `json:"card,omitempty"`
	Text    string    `json:"text,omitempty"`
	Press   string    `json:"press,omitempty"`
	Said    string    `json:"said,omitempty"`
	Gone    string    `json:"gone,omitempty"`
	At      time.Time `json:"at"`
}

// Encode turns a message into the bytes of a letter. Its Key is not part of them.
func Encode(m Message) ([]byte, error) {
	w := wireMessage{V: encoding, Choices: m.Choices, Private: m.Private, InPlace: m.InPlace, Figure: m.Figure, Meta: m.Meta}
	for _, l := range m.Lines {
		kind := l.Kind
		if kind == Plain {
			kind = ""
		}
		w.Lines = append(w.Lines, wireLine{kind, l.Text})
	}
	b, err := json.Marshal(w)
	if err != nil {
		return nil, fmt.Errorf("chat: encode a message: %w", err)
	}
	return b, nil
}

// Decode is the inverse of Encode. Bytes of a later version are an error.
func Decode(b []byte) (Message, error) {
	var w wireMessage
	if err := json.Unmarshal(b, &w); err != nil {
		return Message{}, fmt.Errorf("chat: decode a message: %w", err)
	}
	if err := known(w.V); err != nil {
		return Message{}, err
	}
	m := Message{Choices: w.Choices, Private: w.Private, InPlace: w.InPlace, Figure: w.Figure, Meta: w.Meta}
	for _, l := range w.Lines {
		if l.Kind == "" {
			l.Kind = Plain
		}
		m.Lines = append(m.Lines, Line(l))
	}
	return m, nil
}

// EncodeEvent turns an event into the bytes of a delivery.
func EncodeEvent(e Event) ([]byte, error) {
	b, err := json.Marshal(wireEvent{
		V: encoding, Key: e.Key, Account: e.Account,
		Route: e.Room.Route, Room: e.Room.ID, Thread: e.Room.Thread, Privacy: e.Room.Privacy,
		Person: e.Room.Person, Reply: e.Room.Reply, Card: e.Room.Card,
		Text: e.Text, Press: e.Press, Said: e.Said, Gone: e.TakenBack, At: e.At.UTC(),
	})
	if err != nil {
		return nil, fmt.Errorf("chat: encode an event: %w", err)
	}
	return b, nil
}

// DecodeEvent is the inverse of EncodeEvent. Bytes of a later version are an error.
func DecodeEvent(b []byte) (Event, error) {
	var w wireEvent
	if err := json.Unmarshal(b, &w); err != nil {
		return Event{}, fmt.Errorf("chat: decode an event: %w", err)
	}
	if err := known(w.V); err != nil {
		return Event{}, err
	}
	return Event{
		Key: w.Key, Account: w.Account, Text: w.Text, Press: w.Press, Said: w.Said, TakenBack: w.Gone, At: w.At,
		Room: Room{
			Route: w.Route, ID: w.Room, Thread: w.Thread, Privacy: w.Privacy,
			Person: w.Person, Reply: w.Reply, Card: w.Card,
		},
	}, nil
}

func known(v int) error {
	if v < 1 || v > encoding {
		return fmt.Errorf("chat: encoding %d is not known here (up to %d): was it written by a newer program?", v, encoding)
	}
	return nil
}

// Address writes a room for the Room field of a letter: the channel alone for a direct room without a
// thread, else the channel with its thread, its privacy and what else the adapter needs.
func (r Room) Address() string {
	id := url.PathEscape(r.ID)
	q := url.Values{}
	if r.Thread != "" {
		q.Set("thread", r.Thread)
	}
	if r.Privacy != Direct && r.Privacy != "" {
		q.Set("privacy", string(r.Privacy))
	}
	for name, value := range map[string]string{"person": r.Person, "reply": r.Reply, "card": string(r.Card)} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if len(q) == 0 {
		return id
	}
	return id + "?" + q.Encode()
}

// ParseAddress is the inverse of Address.
func ParseAddress(route, address string) (Room, error) {
	id, query, _ := strings.Cut(address, "?")
	name, err := url.PathUnescape(id)
	if err != nil {
		return Room{}, fmt.Errorf("chat: the address of a letter for %s cannot be read: %w", route, err)
	}
	q, err := url.ParseQuery(query)
	if err != nil {
		return Room{}, fmt.Errorf("chat: the address of a letter for %s cannot be read: %w", route, err)
	}
	r := Room{
		Route: route, ID: name, Thread: q.Get("thread"), Privacy: Privacy(q.Get("privacy")),
		Person: q.Get("person"), Reply: q.Get("reply"), Card: Ref(q.Get("card")),
	}
	if r.Privacy == "" {
		r.Privacy = Direct
	}
	return r, nil
}

// Letter puts a message into an envelope for the room. key is unique for ever.
func Letter(key string, to Room, m Message) (post.Letter, error) {
	body, err := Encode(m)
	if err != nil {
		return post.Letter{}, err
	}
	return post.Letter{Key: key, Route: to.Route, Room: to.Address(), Body: body}, nil
}

// ReplyKey is the key of the one letter that answers the event of that key.
func ReplyKey(event string) string { return "reply:" + event }
