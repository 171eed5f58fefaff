package talk_test

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/handbook"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/store/memdb"
	"github.com/redress-send/redress/store/rediskv"
	"github.com/redress-send/redress/store/sqldb"
)

// store is what a conversation stands on: the same ports in memory and in a database.
type store interface {
	casework.Cases
	casework.People
	casework.History
	casework.Desk
	casework.Forgetting
	chat.Inbox
	chat.Outbox
}

// world is a whole conversation: a store, the engine, the post office and a wall on which everything that is
// said is kept.
type world struct {
	t      testing.TB
	db     store
	engine *talk.Engine
	post   *chat.Post
	now    time.Time
	said   map[string][]chat.Message // by the key of the letter
	told   map[string][]chat.Message // without having asked, by room
	memory talk.Dialogs
	turns  int
}

// organisations and people are those of the documentation.
var (
	organisations = []casework.Organisation{
		{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001", "E06000047"}},
		{ID: "south-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001"}},
		{ID: "tees-sendiass", Kind: casework.Sendiass, Authorities: []string{"E06000001"}},
		{ID: "tees-forum", Kind: casework.ParentCarerForum, Authorities: []string{"E06000001"}},
		{ID: "council-1", Kind: casework.LocalAuthority, Authorities: []string{"E06000001"}},
		{ID: "hartlepool", Kind: casework.LocalAuthority, Authorities: []string{"E06000001"}},
		{ID: "upkeep", Kind: casework.OperatorKind},
	}
	people = []casework.Person{
		{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
		{ID: "mediator-2", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}},
		{ID: "mediator-9", Organisation: "south-mediation", Roles: []casework.Role{casework.Mediator}},
		{ID: "manager-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Manager}},
		{ID: "manager-9", Organisation: "south-mediation", Roles: []casework.Role{casework.Manager}},
		{ID: "adviser-1", Organisation: "tees-sendiass", Roles: []casework.Role{casework.Adviser}},
		{ID: "commissioner-1", Organisation: "council-1", Roles: []casework.Role{casework.Commissioner}},
		{ID: "volunteer-1", Organisation: "tees-forum", Roles: []casework.Role{casework.ForumVolunteer}},
		{ID: "commissioner-1", Organisation: "hartlepool", Roles: []casework.Role{casework.Commissioner}},
		{ID: "operator-1", Organisation: "upkeep", Roles: []casework.Role{casework.Operator}},
		{ID: "lead-1", Organisation: "north-mediation", Roles: []casework.Role{casework.SafeguardingLead}},
	}
)

// stores are what every conversation is held over.
func stores() iter.Seq2[string, func(*testing.T) store] {
	return func(yield func(string, func(*testing.T) store) bool) {
		_ = yield("memory", func(*testing.T) store { return memdb.New() }) &&
			yield("sqlite", openSQLite)
	}
}

func openSQLite(t *testing.T) store {
	t.Helper()
	db, err := sqldb.Open(t.Context(), "sqlite://"+filepath.Join(t.TempDir(), "talk.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := db.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}

// data is what is read once for all worlds.
type data struct {
	book        *law.Book
	calendar    *civil.Calendar
	authorities []casework.Authority
	handbook    *handbook.Book
	published   []casework.Published
	judge       *words.Judge
}

var readData = sync.OnceValues(func() (data, error) {
	book, err := configs.Book(configs.England)
	if err != nil {
		return data{}, err
	}
	calendar, err := configs.Calendar()
	if err != nil {
		return data{}, err
	}
	authorities, err := configs.Authorities()
	if err != nil {
		return data{}, err
	}
	answers, err := configs.Handbook()
	if err != nil {
		return data{}, err
	}
	published, err := configs.Published()
	if err != nil {
		return data{}, err
	}
	judge, err := learned(book, calendar, authorities)
	return data{book, calendar, authorities, answers, published, judge}, err
})

// newWorld opens a world over the store on Tue 10 November 2026, 09:30.
func newWorld(t testing.TB, db store) *world {
	t.Helper()
	w := &world{
		t: t, db: db, now: time.Date(2026, time.November, 10, 9, 30, 0, 0, time.UTC),
		said: map[string][]chat.Message{}, told: map[string][]chat.Message{},
	}
	if err := db.PutPeople(t.Context(), organisations, people); err != nil {
		t.Fatal(err)
	}
	w.restart(true)
	return w
}

// restart begins the program anew over the same store, with or without what was remembered of conversations.
func (w *world) restart(forget bool) {
	w.t.Helper()
	d, err := readData()
	if err != nil {
		w.t.Fatal(err)
	}
	if forget {
		w.memory = rediskv.NewMemory(func() time.Time { return w.now })
	}
	w.engine = talk.NewEngine(talk.Deps{
		Service: casework.NewService(w.db, d.book, d.calendar).WithPeople(w.db).WithHistory(w.db).WithForgetting(w.db), People: w.db, Inbox: w.db,
		Desk: w.db, Published: d.published, Dialogs: w.memory, Authorities: d.authorities, Handbook: d.handbook,
		Reach: func(to *casework.Actor, key string, m chat.Message) (post.Letter, error) {
			return chat.Letter(key, chat.Room{Route: "wall", ID: string(to.ID), Privacy: chat.Direct}, m)
		},
		Who: func(ctx context.Context, account string) (casework.Actor, error) {
			_, id, _ := strings.Cut(account, "/")
			return w.db.Person(ctx, casework.PersonID(id))
		},
		Now: func() time.Time { return w.now }, Hear: d.judge.Hear,
	})
	w.post = chat.NewPost(w.db, w.db, w.engine.Handle, chat.Options{Now: func() time.Time { return w.now }})
	w.post.Join("wall", w, chat.Carriage{})
	w.post.Join("brick", w, chat.Carriage{})
}

// Run is not used: a test says what is said.
func (w *world) Run(context.Context, chat.Handler) error { return nil }

// Post keeps what is said.
func (w *world) Post(_ context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	if w.said[m.Key] = append(w.said[m.Key], m); !strings.HasPrefix(m.Key, "reply:") {
		w.told[to.ID] = append(w.told[to.ID], m)
	}
	return chat.Ref(m.Key), nil
}

// say has the person say or press something, and returns the one answer.
func (w *world) say(e chat.Event) chat.Message {
	w.t.Helper()
	if e.Key == "" {
		w.turns++
		e.Key = fmt.Sprintf("wall:%d", w.turns)
	}
	if e.Room.ID == "" {
		_, e.Room.ID, _ = strings.Cut(e.Account, "/")
	}
	if e.Room.Privacy == "" {
		e.Room.Privacy = chat.Direct
	}
	e.Room.Route, e.At = cmp.Or(e.Room.Route, "wall"), w.now
	if err := w.post.Take(w.t.Context(), e); err != nil {
		w.t.Fatalf("%q: %v", e.Text, err)
	}
	if _, err := w.post.Deliver(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	answers := w.said[chat.ReplyKey(e.Key)]
	if len(answers) != 1 {
		w.t.Fatalf("%q press %q was answered %d times, want once", e.Text, e.Press, len(answers))
	}
	return answers[0]
}

// as says something as the person in a direct room.
func (w *world) as(person, text string) chat.Message {
	w.t.Helper()
	return w.say(chat.Event{Account: "wall/" + person, Text: text})
}

// press presses the choice of the message whose label begins so.
func (w *world) press(person string, m chat.Message, label string) chat.Message {
	w.t.Helper()
	return w.say(chat.Event{Account: "wall/" + person, Press: w.choice(m, label)})
}

func (w *world) choice(m chat.Message, label string) string {
	w.t.Helper()
	for _, c := range m.Choices {
		if strings.HasPrefix(c.Label, label) {
			return c.ID
		}
	}
	w.t.Fatalf("no choice %q in:\n%s", label, text(m))
	return ""
}

// text is a message as a person reads it.
func text(m chat.Message) string {
	var b strings.Builder
	for _, l := range m.Lines {
		b.WriteString(l.Text + "\n")
	}
	for _, c := range m.Choices {
		fmt.Fprintf(&b, "[%s] ", c.Label)
	}
	return b.String()
}

// stateOf is the state that the message's meta names.
func stateOf(m chat.Message) string { s, _ := m.Meta["state"].(string); return s }

// cases returns every case in the store.
func (w *world) cases() []casework.Case {
	w.t.Helper()
	var out []casework.Case
	for c, err := range w.db.Find(w.t.Context(), casework.Filter{}) {
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

// day reads a day that is written with its weekday, "2026-11-10 Tue".
func day(t *testing.T, s string) civil.Date {
	t.Helper()
	d, err := civil.ParseChecked(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// scripts are the conversations of testdata.
func scripts(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no conversations: %v", err)
	}
	return files
}

func read(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(b), "\n")
}
