package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/redress-send/redress"

// arrows is the map of the house: each room and the rooms it may import. main.go sees everything. Imports
// point down and inwards; siblings never touch. A room that is not here does not exist.
var arrows = map[string][]string{
	"casework/civil":  {},
	"casework/post":   {},
	"casework/law":    {"casework/civil"},
	"casework":        {"casework/law", "casework/civil", "casework/post"},
	"casework/brief":  {"casework/law", "casework/civil"},
	"casework/invent": {"casework", "casework/law", "casework/civil"},
	// Answers to questions about the law, and how they are found.
	"casework/handbook": {"casework/civil"},

	"bot/chat":          {"casework/post", "casework/civil"},
	"bot/chat/chattest": {"bot/chat", "casework/post"},
	"bot/talk/words":    {"casework", "casework/law", "casework/civil"},
	"bot/talk": {"bot/talk/words", "bot/chat", "casework", "casework/brief", "casework/handbook", "casework/law",
		"casework/civil", "casework/post"},
	// Figures as pictures.
	"bot/draw":    {"bot/chat", "casework/civil"},
	"bot/console": {"bot/chat"},
	// How the adapters call out.
	"bot/dial":  {},
	"bot/slack": {"bot/chat", "bot/dial"},
	// a Slack in the process, for tests
	"bot/slack/slacktest": {},
	"bot/discord":         {"bot/chat", "bot/dial", "bot/discord/gateway"},
	"bot/discord/gateway": {},
	// a Discord in the process, for tests
	"bot/discord/discordtest": {},
	"bot/dashboard":           {"casework", "casework/brief", "casework/law", "casework/civil"},
	"bot/admin":               {"casework", "casework/brief", "casework/invent", "casework/law", "casework/civil"},

	"reminders":      {"bot/chat", "casework", "casework/brief", "casework/law", "casework/civil", "casework/post"},
	"reminders/mail": {"bot/chat"},
	// a mail server in the process, for tests and for the drill
	"reminders/mail/mailtest": {},
	"bot/drill":               {"bot/chat", "casework", "casework/post", "reminders/mail", "reminders/mail/mailtest"},
	"reminders/feed":          {"casework", "casework/law", "casework/civil"},

	"store/sealed":    {},
	"store/sqldb":     {"store/sealed", "casework", "casework/law", "casework/civil", "casework/post"},
	"store/memdb":     {"casework", "casework/law", "casework/civil", "casework/post"},
	"store/rediskv":   {"store/sealed", "casework"},
	"store/drill":     {"casework", "casework/law", "casework/civil", "casework/post"},
	"store/journal":   {"casework", "casework/post"},
	"store/storetest": {"casework", "casework/law", "casework/civil", "casework/post"},

	"configs/strictyaml": {},
	"configs/lawfile":    {"configs/strictyaml", "casework/law", "casework/civil"},
	"configs/casefile": {"configs/strictyaml", "configs/lawfile", "casework", "casework/brief", "casework/law",
		"casework/civil"},
	"configs/sheet": {"configs/strictyaml", "configs/casefile", "casework", "casework/law", "casework/civil"},
	"configs":       {"configs/strictyaml", "configs/lawfile", "configs/sheet", "casework", "casework/handbook", "casework/invent", "casework/law", "casework/civil"},
}

// forTests is what the tests of any room may import beside what the room itself may: real parts instead of
// doubles. Adapters and front doors are not among them.
var forTests = []string{"store/", "configs", "casework", "bot/chat", "bot/slack/slacktest", "bot/discord/discordtest", "reminders/mail/mailtest"}

// parts says which rooms may use a module that is not of the standard library. "test" stands for the tests
// of any room.
var parts = map[string][]string{
	"github.com/alecthomas/kong":               {"bot/admin"},
	"github.com/bwmarrin/discordgo":            {"bot/discord"},
	"github.com/slack-go/slack":                {"bot/slack"},
	"github.com/redis/go-redis/v9":             {"store/rediskv"},
	"github.com/alicebob/miniredis/v2":         {"test"},
	"github.com/rickar/cal/v2":                 {"test"},
	"github.com/robfig/cron/v3":                {"reminders"},
	"gorm.io/gorm":                             {"store/sqldb"},
	"gorm.io/driver/postgres":                  {"store/sqldb"},
	"gorm.io/driver/sqlite":                    {"store/sqldb"},
	"modernc.org/sqlite":                       {"store/sqldb", "store/journal", "test"},
	"github.com/gorilla/websocket":             {"bot/slack", "bot/slack/slacktest", "bot/discord/gateway", "bot/discord/discordtest"},
	"github.com/jackc/pgx/v5":                  {"store/sqldb", "store/storetest", "test"},
	"github.com/pressly/goose/v3":              {"store/sqldb"},
	"github.com/tink-crypto/tink-go/v2":        {"store/sealed"},
	"github.com/goccy/go-yaml":                 {"configs/strictyaml", "configs/lawfile", "reminders", "test"},
	"golang.org/x/sys":                         {"."},
	"github.com/arran4/golang-ical":            {"test"},
	"golang.org/x/image":                       {"bot/draw"},
	"github.com/wneessen/go-mail":              {"reminders/mail"},
	"github.com/google/go-cmp":                 {"test", "store/storetest", "bot/chat/chattest"},
	"github.com/santhosh-tekuri/jsonschema/v6": {"test", "bot/slack/slacktest", "bot/discord/discordtest", "reminders/mail/mailtest"},
}

// never says what of the standard library a room and all rooms in it must not use.
var never = map[string][]string{
	"casework":       {"os", "log", "log/slog", "net/http", "database/sql", "encoding/json"},
	"casework/law":   {"context"},
	"casework/civil": {"database/sql", "encoding/json", "context"},
	"bot/chat":       {"net/http", "database/sql", "os"},
	"bot/talk":       {"net/http", "database/sql", "os"},
	"bot/admin":      {"database/sql", "database/sql/driver"},
	"reminders":      {"net/http", "database/sql"},
	"store":          {"net/http"},
}

// imported is one import of one file.
type imported struct {
	File string // path of the file from the top of the project
	Path string // what it imports
}

func (i imported) room() string { return path.Dir(i.File) }
func (i imported) test() bool   { return strings.HasSuffix(i.File, "_test.go") }

// wrong says what is wrong with the import, or nothing.
func (i imported) wrong() string {
	room := i.room()
	allowed, known := arrows[room]
	if room != "." && !known {
		return fmt.Sprintf("%s: the room %s is not on the map", i.File, room)
	}
	to, ours := strings.CutPrefix(i.Path, module+"/")
	switch {
	case room == "." && ours:
		return ""
	case ours && (slices.Contains(allowed, to) || i.test() && (to == room || openToTests(to))):
		return ""
	case ours:
		return fmt.Sprintf("%s: %s may not import %s", i.File, room, to)
	case strings.Contains(strings.Split(i.Path, "/")[0], "."):
		return i.wrongPart()
	}
	for outer, banned := range never {
		if !i.test() && within(room, outer) && slices.Contains(banned, i.Path) {
			return fmt.Sprintf("%s: %s may not use %s", i.File, room, i.Path)
		}
	}
	return ""
}

func (i imported) wrongPart() string {
	for part, users := range parts {
		if within(i.Path, part) {
			if slices.Contains(users, i.room()) || i.test() && slices.Contains(users, "test") {
				return ""
			}
			return fmt.Sprintf("%s: %s may not use %s", i.File, i.room(), i.Path)
		}
	}
	return fmt.Sprintf("%s: the module of %s is not on the map", i.File, i.Path)
}

func openToTests(room string) bool {
	return slices.ContainsFunc(forTests, func(prefix string) bool { return strings.HasPrefix(room, prefix) })
}

func within(inner, outer string) bool { return inner == outer || strings.HasPrefix(inner, outer+"/") }

// imports reads what every Go file under the project imports.
func imports(t *testing.T) []imported {
	t.Helper()
	var all []imported
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && file != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "vendor") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		file = filepath.ToSlash(file)
		all = append(all, imported{File: file, Path: "errors"}) // a file without imports is in a room all the same
		for _, spec := range parsed.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all = append(all, imported{File: file, Path: p})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryImportIsAnArrowOfTheMap(t *testing.T) {
	all := imports(t)
	if len(all) < 100 {
		t.Fatalf("only %d imports were read: this test is not looking at the project", len(all))
	}
	for _, i := range all {
		if w := i.wrong(); w != "" {
			t.Error(w)
		}
	}
}

func TestTheMapHasNoWayRound(t *testing.T) {
	var visit func(room string, trail []string)
	visit = func(room string, trail []string) {
		if slices.Contains(trail, room) {
			t.Fatalf("a circle on the map: %s", strings.Join(append(trail, room), " -> "))
		}
		for _, to := range arrows[room] {
			if _, known := arrows[to]; !known {
				t.Errorf("%s may import %s, which is not on the map", room, to)
			}
			visit(to, append(trail, room))
		}
	}
	for _, room := range slices.Sorted(maps.Keys(arrows)) {
		visit(room, nil)
	}
}

func TestAWrongArrowIsSeen(t *testing.T) {
	for name, c := range map[string]struct {
		file, path string
		wrong      bool
	}{
		"main sees everything":                   {"main.go", module + "/bot/slack", false},
		"an adapter speaks to the chat":          {"bot/slack/post.go", module + "/bot/chat", false},
		"an adapter asks the casework":           {"bot/slack/post.go", module + "/casework", true},
		"an adapter asks its sibling":            {"bot/slack/post.go", module + "/bot/discord", true},
		"the casework asks a store":              {"casework/open_case.go", module + "/store/sqldb", true},
		"a store asks a bot":                     {"store/sqldb/inbox.go", module + "/bot/chat", true},
		"a test of the casework uses a store":    {"casework/open_case_test.go", module + "/store/memdb", false},
		"a test of the casework uses an adapter": {"casework/open_case_test.go", module + "/bot/console", true},
		"the reminders know a medium":            {"reminders/run.go", module + "/bot/slack", true},
		"the days know the law":                  {"casework/civil/date.go", module + "/casework/law", true},
		"the law reads a file":                   {"casework/law/book.go", "os", true},
		"the days read JSON":                     {"casework/civil/date.go", "encoding/json", true},
		"the casework logs":                      {"casework/open_case.go", "log/slog", true},
		"the command line opens a database":      {"bot/admin/migrate.go", "database/sql", true},
		"the database room uses gorm":            {"store/sqldb/row.go", "gorm.io/gorm/clause", false},
		"another room uses gorm":                 {"casework/case.go", "gorm.io/gorm", true},
		"the in-process Redis outside tests":     {"store/rediskv/memory.go", "github.com/alicebob/miniredis/v2", true},
		"a module that nobody decided on":        {"bot/talk/engine.go", "github.com/spf13/viper", true},
		"a room that is not on the map":          {"helpers/strings.go", "strings", true},
		"a test in a room that is not on it":     {"bot/util/util_test.go", "testing", true},
	} {
		if got := (imported{c.file, c.path}).wrong(); (got != "") != c.wrong {
			t.Errorf("%s: said %q, want a complaint: %v", name, got, c.wrong)
		}
	}
}
