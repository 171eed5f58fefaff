package discord

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/bwmarrin/discordgo"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/chat/chattest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestEveryFixtureIsShownInFull(t *testing.T) {
	chattest.Renders(t, shown)
	chattest.RefusesBadChoices(t, shown)
}

// shown reads bodies back as a person would.
func shown(m chat.Message) ([]chattest.Shown, error) {
	bodies, err := Render(m)
	if err != nil {
		return nil, err
	}
	out := make([]chattest.Shown, len(bodies))
	for i, b := range bodies {
		out[i].Texts = []string{b.Content}
		for _, row := range b.Components {
			for _, c := range row.(discordgo.ActionsRow).Components {
				out[i].Choices = append(out[i].Choices, choicesOf(c)...)
			}
		}
	}
	return out, nil
}

// choicesOf are what can be pressed or picked.
func choicesOf(c discordgo.MessageComponent) (out []chat.Choice) {
	switch c := c.(type) {
	case discordgo.Button:
		out = append(out, chat.Choice{ID: c.CustomID, Label: c.Label})
	case discordgo.SelectMenu:
		for _, o := range c.Options {
			out = append(out, chat.Choice{ID: o.Value, Label: o.Label})
		}
	}
	return out
}

// TestBodiesKeepDiscordsRules checks by hand what the specification does not have, and by the specification
// where it is at hand.
func TestBodiesKeepDiscordsRules(t *testing.T) {
	schema := createMessage(t)
	for _, f := range chattest.Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			f.Message.Key = "reply:discord:1"
			bodies, err := Render(f.Message)
			if err != nil {
				t.Fatal(err)
			}
			nonces := map[string]bool{}
			for _, b := range bodies {
				byHand(t, b)
				if nonces[b.Nonce] || b.Nonce == "" || len(b.Nonce) > 25 || !b.EnforceNonce {
					t.Errorf("nonce %q: want one for each body, at most 25 characters, enforced", b.Nonce)
				}
				nonces[b.Nonce] = true
				if schema != nil {
					valid(t, schema, b)
				}
			}
		})
	}
	if schema == nil {
		t.Skip("REDRESS_SHARED is not set: the bodies were checked by hand, not against Discord's specification")
	}
}

func byHand(t *testing.T, b Body) {
	t.Helper()
	if n := units(b.Content); n == 0 || n > 2000 {
		t.Errorf("content of %d characters, want 1 to 2,000", n)
	}
	if len(b.Components) > 5 {
		t.Errorf("%d rows, want at most 5", len(b.Components))
	}
	if b.AllowedMentions == nil || b.AllowedMentions.Parse == nil || len(b.AllowedMentions.Parse) > 0 {
		t.Error("mentions are not switched off")
	}
	ids := map[string]bool{}
	for _, row := range b.Components {
		for _, c := range row.(discordgo.ActionsRow).Components {
			most := 100
			if _, button := c.(discordgo.Button); button {
				most = 80
			}
			choices := choicesOf(c)
			if len(choices) > 25 {
				t.Errorf("%d options, want at most 25", len(choices))
			}
			for _, choice := range choices {
				if ids[choice.ID] || units(choice.Label) > most {
					t.Errorf("%q stands twice, or its label is too long", choice.ID)
				}
				ids[choice.ID] = true
			}
		}
	}
}

func valid(t *testing.T, s *jsonschema.Schema, body any) {
	t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("Discord's specification: %.600s", err)
	}
}

func component(name string) func() (*jsonschema.Schema, error) {
	return sync.OnceValues(func() (*jsonschema.Schema, error) {
		c := jsonschema.NewCompiler()
		c.DefaultDraft(jsonschema.Draft2020)
		return c.Compile("file://" + filepath.Join(os.Getenv("REDRESS_SHARED"), "contracts", "discord", "openapi.pruned.json") + "#/components/schemas/" + name)
	})
}

var messageSchema = component("MessageCreateRequest")

// createMessage is the schema of Create Message, nil where it is not at hand.
func createMessage(t *testing.T) *jsonschema.Schema {
	t.Helper()
	if os.Getenv("REDRESS_SHARED") == "" {
		return nil
	}
	s, err := messageSchema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestGoldenBodies(t *testing.T) {
	for _, f := range chattest.Fixtures()[:3] {
		t.Run(f.Name, func(t *testing.T) {
			f.Message.Key = "reply:discord:1"
			bodies, err := Render(f.Message)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(bodies, "", "  ")
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

// What somebody typed is shown as they typed it, and is nothing else: where a backslash stands before a sign, Discord
// shows the sign and makes nothing of it.
func TestWhatIsTypedIsNothingElse(t *testing.T) {
	for typed, want := range map[string]string{
		"**bold** _it_ ~~no~~ `code` ||x||":                                "\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\` \\|\\|x\\|\\|",
		"[text](https://example.org)":                                      "\\[text\\](https:\\//example.org)",
		"https://example.org/a?b=c":                                        "https:\\//example.org/a?b=c",
		"see https://www.legislation.gov.uk/uksi/2014/1530/regulation/33.": "see <https://www.legislation.gov.uk/uksi/2014/1530/regulation/33>.",
		"(https://www.gov.uk/a_b, https://www.lgo.org.uk)":                 "(<https://www.gov.uk/a_b>, <https://www.lgo.org.uk>)",
		"https://www.gov.uk.example.org/a https://www.gov.uk@example.org":  "https:\\//www.gov.uk.example.org/a https:\\//www.gov.uk@example.org",
		"[https://www.gov.uk/a](https://example.org) http://www.gov.uk/a":  "\\[https:\\//www.gov.uk/a\\](https:\\//example.org) http:\\//www.gov.uk/a",
		"join discord.gg/abc":                                              "join discord.gg\\/abc",
		"https://Discord.com/invite/abc":                                   "https:\\//Discord.com\\/invite/abc",
		"<@1> <@&2> <#3> <t:1> </x:1>":                                     "\\<@1\\> \\<@&2\\> \\<\\#3\\> \\<t:1\\> \\</x:1\\>",
		"- a\n+ b\n 2. c\n3 - d":                                           "\\- a\n\\+ b\n 2\\. c\n3 - d",
		"# big":                                                            "\\# big",
		"a\\b":                                                             "a\\\\b",
		"22/09/2026 and/or HPL-0231":                                       "22/09/2026 and/or HPL-0231",
	} {
		bodies, err := Render(chat.Say(typed))
		if err != nil || bodies[0].Content != want {
			t.Errorf("%q is said as %q (%v), want %q", typed, bodies[0].Content, err, want)
		}
	}
}
