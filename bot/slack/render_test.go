package slack

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestEveryFixtureIsShownInFull(t *testing.T) {
	chattest.Renders(t, shown)
	chattest.RefusesBadChoices(t, shown)
}

// shown reads payloads back as a person would.
func shown(m chat.Message) ([]chattest.Shown, error) {
	payloads, err := Render(m)
	if err != nil {
		return nil, err
	}
	out := make([]chattest.Shown, len(payloads))
	for i, p := range payloads {
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case *slack.HeaderBlock:
				out[i].Texts = append(out[i].Texts, b.Text.Text)
			case *slack.SectionBlock:
				out[i].Texts = append(out[i].Texts, b.Text.Text)
			case *slack.ContextBlock:
				for _, e := range b.ContextElements.Elements {
					out[i].Texts = append(out[i].Texts, e.(*slack.TextBlockObject).Text)
				}
			case *slack.ActionBlock:
				for _, e := range b.Elements.ElementSet {
					button := e.(*slack.ButtonBlockElement)
					out[i].Choices = append(out[i].Choices, chat.Choice{ID: button.ActionID, Label: button.Text.Text})
				}
			}
		}
	}
	return out, nil
}

// TestBodiesKeepSlacksRules checks by hand what no schema has, and by the schema where it is at hand.
func TestBodiesKeepSlacksRules(t *testing.T) {
	all, err := schemas()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range chattest.Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			payloads, err := Render(f.Message)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range payloads {
				byHand(t, p)
				if all != nil {
					bySchema(t, all, p)
				}
			}
		})
	}
	if all == nil {
		t.Skip("REDRESS_SHARED is not set: the bodies were checked by hand, not against Slack's schema")
	}
}

func byHand(t *testing.T, p Payload) {
	t.Helper()
	if len(p.Blocks) == 0 || len(p.Blocks) > 50 {
		t.Errorf("%d blocks, want 1 to 50", len(p.Blocks))
	}
	if p.Text == "" || strings.Contains(p.Text, "<!") || strings.Contains(p.Text, "<@") {
		t.Errorf("the text beside the blocks is empty or mentions somebody: %.80q", p.Text)
	}
	total, ids := 0, map[string]bool{}
	for _, b := range p.Blocks {
		if id := b.ID(); id != "" {
			if ids[id] {
				t.Errorf("block id %q stands twice", id)
			}
			ids[id] = true
		}
		var texts struct {
			Text     struct{ Text string }
			Elements []struct {
				Text json.RawMessage
			}
		}
		raw, err := json.Marshal(b)
		if err != nil || json.Unmarshal(raw, &texts) != nil {
			t.Fatalf("a block cannot be read back: %v", err)
		}
		total += utf8.RuneCountInString(texts.Text.Text)
		for _, e := range texts.Elements {
			total += utf8.RuneCount(e.Text)
		}
		if bytes.Contains(raw, []byte(`"mrkdwn"`)) {
			t.Errorf("a block holds markup: %.120s", raw)
		}
	}
	if total > 13200 {
		t.Errorf("%d characters over all blocks, Slack refuses more than about 13,200", total)
	}
}

// definitions names the schema of each kind of block that is sent. Each is checked by its own: the schema of
// the whole message lets any block through that looks like none of them.
var definitions = map[slack.MessageBlockType]string{
	slack.MBTHeader: "HeaderBlock", slack.MBTSection: "SectionBlock", slack.MBTContext: "ContextBlock", slack.MBTAction: "ActionsBlock",
}

// schemas are Slack's, compiled once; nil where they are not at hand.
var schemas = sync.OnceValues(func() (map[slack.MessageBlockType]*jsonschema.Schema, error) {
	shared := os.Getenv("REDRESS_SHARED")
	if shared == "" {
		return nil, nil
	}
	c := jsonschema.NewCompiler()
	out := map[slack.MessageBlockType]*jsonschema.Schema{}
	for kind, name := range definitions {
		s, err := c.Compile("file://" + filepath.Join(shared, "contracts", "slack", "slack-types-requests.schema.json") + "#/definitions/" + name)
		if err != nil {
			return nil, err
		}
		out[kind] = s
	}
	return out, nil
})

func bySchema(t *testing.T, all map[slack.MessageBlockType]*jsonschema.Schema, p Payload) {
	t.Helper()
	for _, b := range p.Blocks {
		raw, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		s := all[b.BlockType()]
		if s == nil {
			t.Fatalf("no schema for a block of type %s", b.BlockType())
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("Slack's schema: %.600s", err)
		}
	}
}

func TestGoldenBodies(t *testing.T) {
	for _, f := range chattest.Fixtures()[:3] {
		t.Run(f.Name, func(t *testing.T) {
			payloads, err := Render(f.Message)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(payloads, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.ReplaceAll(f.Name, " ", "-")+".json", append(got, '\n'))
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant\n%s", path, got, want)
	}
}
