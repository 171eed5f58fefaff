package discordtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Intents (API v10).
const (
	guildMessages     = 1 << 9
	directMessages    = 1 << 12
	messageContent    = 1 << 15
	privilegedIntents = 1<<1 | 1<<8 | messageContent
	knownIntents      = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25
)

// gatewaySchema is a file of schemas of frames, each compiled once.
type gatewaySchema struct {
	mu       sync.Mutex
	compiled map[string]*jsonschema.Schema
}

var gatewaySchemas sync.Map // by folder

// ValidFrame checks a frame by a definition of gateway-types.schema.json in the folder.
func ValidFrame(folder, name string, body []byte) error {
	v, _ := gatewaySchemas.LoadOrStore(folder, &gatewaySchema{compiled: map[string]*jsonschema.Schema{}})
	b, _ := v.(*gatewaySchema)
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.compiled[name]
	if s == nil {
		var err error
		s, err = jsonschema.NewCompiler().Compile("file://" + filepath.Join(folder, "gateway-types.schema.json") + "#/definitions/" + name)
		if err != nil {
			return fmt.Errorf("the schema %s cannot be read: %w", name, err)
		}
		b.compiled[name] = s
	}
	read, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return err
	}
	return s.Validate(read)
}

// said and heard name the schemas of what the gateway says, and of what a client does.
var (
	saidSchemas = map[string]string{
		"READY": "GatewayReadyDispatch", "MESSAGE_CREATE": "GatewayMessageCreateDispatch", "INTERACTION_CREATE": "GatewayInteractionCreateDispatch",
		"hello": "GatewayHello", "invalid session": "GatewayInvalidSession", "reconnect": "GatewayReconnect", "ack": "GatewayHeartbeatAck",
	}
	heardSchemas = map[int]string{2: "GatewayIdentify", 6: "GatewayResume"}
)

// frame encodes what the gateway says. What is not as Discord says it counts as a violation: nobody learns from a
// Discord that lies.
func (g *Gateway) frame(name string, f map[string]any) []byte {
	body, err := json.Marshal(f)
	if err != nil {
		g.violate("the fake says what is no JSON: %v", err)
		return []byte(`{"op":11}`)
	}
	if schema := saidSchemas[name]; schema != "" && g.opt.Contracts != "" {
		if err := ValidFrame(g.opt.Contracts, schema, body); err != nil {
			g.violate("the fake says what is no %s: %.500v", schema, err)
		}
	}
	return body
}

// checkSent checks what a client sent.
func (g *Gateway) checkSent(op int, body []byte) {
	schema := heardSchemas[op]
	if schema == "" || g.opt.Contracts == "" {
		return
	}
	if err := ValidFrame(g.opt.Contracts, schema, body); err != nil {
		g.violate("not a %s: %.500v", schema, err)
	}
}

func (g *Gateway) plain(name string, op int, data any) []byte {
	f := map[string]any{"op": op, "s": nil, "t": nil}
	if data != nil {
		f["d"] = data
	}
	return g.frame(name, f)
}

func (g *Gateway) hello() []byte {
	return g.plain("hello", 10, map[string]any{"heartbeat_interval": float64(g.opt.Interval.Microseconds()) / 1000})
}

func (g *Gateway) ack() []byte       { return g.plain("ack", 11, nil) }
func (g *Gateway) reconnect() []byte { return g.plain("reconnect", 7, nil) }
func (g *Gateway) askBeat() []byte   { return []byte(`{"op":1,"d":null,"s":null,"t":null}`) }

func (g *Gateway) invalidSession(again bool) []byte { return g.plain("invalid session", 9, again) }

func (g *Gateway) ready(session, address string) json.RawMessage {
	body, err := json.Marshal(map[string]any{
		"v": 10, "user": g.bot(), "guilds": []any{}, "session_id": session, "resume_gateway_url": address, "shard": []int{0, 1},
		"application": map[string]any{"id": g.opt.App, "flags": 1 << 23, "flags_new": "8388608"},
	})
	if err != nil {
		g.violate("the fake says what is no JSON: %v", err)
	}
	return body
}

// bot is the app's own user.
func (g *Gateway) bot() map[string]any {
	u := person(g.opt.App)
	u["bot"], u["username"], u["discriminator"] = true, "redress", "0001"
	return u
}

// person is a user.
func person(id string) map[string]any {
	return map[string]any{"id": id, "username": "user-" + id, "discriminator": "0", "global_name": nil, "avatar": nil}
}

// NewID is an id that no other thing has; it says when it was made, as Discord's do.
func (g *Gateway) NewID() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.nr++
	const epoch = 1420070400000 // the first second of 2015
	return fmt.Sprint((g.opt.Now().UnixMilli()-epoch)<<22 | g.nr&(1<<22-1))
}

// Message is the data of a MESSAGE_CREATE: what the user says in the channel. Without a guild it is a direct message.
// A mention is written as people's clients send it: <@ID>.
func (g *Gateway) Message(user, guild, channel, said string) map[string]any {
	m := map[string]any{
		"id": g.NewID(), "channel_id": channel, "author": person(user), "content": said, "type": 0, "tts": false, "pinned": false,
		"timestamp": g.opt.Now().UTC().Format(time.RFC3339), "edited_timestamp": nil, "mention_everyone": false, "mention_roles": []any{},
		"mentions": []any{}, "attachments": []any{}, "embeds": []any{}, "components": []any{}, "channel_type": 1,
	}
	if strings.Contains(said, "<@"+g.opt.App+">") {
		m["mentions"] = []any{g.bot()}
	}
	if guild != "" {
		m["guild_id"], m["channel_type"] = guild, 0
		m["member"] = map[string]any{"roles": []any{}, "joined_at": "2024-01-01T00:00:00Z", "deaf": false, "mute": false, "flags": 2}
	}
	return m
}

// Say dispatches a message and returns its id.
func (g *Gateway) Say(user, guild, channel, said string) string {
	m := g.Message(user, guild, channel, said)
	g.Dispatch("MESSAGE_CREATE", m)
	id, _ := m["id"].(string)
	return id
}

// forSession is the event as the session gets it, and whether it does: by what it asked to be told.
func (g *Gateway) forSession(s *gatewaySession, name string, body json.RawMessage) (json.RawMessage, bool) {
	if !strings.HasPrefix(name, "MESSAGE_") {
		return body, true
	}
	var m map[string]any
	if json.Unmarshal(body, &m) != nil {
		return body, true
	}
	if m["guild_id"] == nil {
		return body, s.intents&directMessages != 0
	}
	if s.intents&guildMessages == 0 {
		return nil, false
	}
	if s.intents&messageContent == 0 && !g.mentioned(m) {
		for _, hidden := range []string{"attachments", "embeds", "components"} {
			if m[hidden] != nil {
				m[hidden] = []any{}
			}
		}
		if m["content"] != nil {
			m["content"] = ""
		}
		hidden, err := json.Marshal(m)
		return hidden, err == nil
	}
	return body, true
}

func (g *Gateway) mentioned(m map[string]any) bool {
	all, _ := m["mentions"].([]any)
	for _, u := range all {
		if user, _ := u.(map[string]any); user["id"] == g.opt.App {
			return true
		}
	}
	return false
}
