package discordtest

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// key signs what is delivered by HTTP.
var key = func() ed25519.PrivateKey {
	seed := sha256.Sum256([]byte("a key for tests"))
	return ed25519.NewKeyFromSeed(seed[:])
}()

// PublicKey is the application's, for DISCORD_PUBLIC_KEY.
func PublicKey() string { return hex.EncodeToString(key[ed25519.PublicKeySize:]) }

// Sign returns the headers of a body that Discord would send by HTTP at the instant.
func Sign(body []byte, at time.Time) (stamp, signature string) {
	stamp = fmt.Sprint(at.Unix())
	return stamp, hex.EncodeToString(ed25519.Sign(key, append([]byte(stamp), body...)))
}

// interact is an interaction of the user. Without a guild it is in the direct messages with the bot.
func (s *Server) interact(kind int, user, guild, channel string, data map[string]any) map[string]any {
	in := map[string]any{
		"id": s.NewID(), "application_id": s.opt.App, "type": kind, "token": "token-" + s.NewID(), "version": 1, "locale": "en-GB",
		"channel_id": channel, "app_permissions": "0", "entitlements": []any{}, "attachment_size_limit": 10_485_760,
		"authorizing_integration_owners": map[string]any{"0": "0"}, "context": 1, "data": data, "\x00user": user,
		"channel": map[string]any{"id": channel, "type": 1},
	}
	u := person(user)
	if guild == "" {
		in["user"] = u
		return in
	}
	in["guild_id"], in["context"], in["guild_locale"] = guild, 0, "en-GB"
	in["guild"] = map[string]any{"id": guild, "locale": "en-GB", "features": []any{}}
	in["channel"] = map[string]any{"id": channel, "type": 0, "name": "channel"}
	in["authorizing_integration_owners"] = map[string]any{"0": guild}
	in["member"] = map[string]any{
		"user": u, "roles": []any{}, "joined_at": "2024-01-01T00:00:00Z", "deaf": false, "mute": false, "flags": 2, "permissions": "0",
	}
	return in
}

// Option is a command's option that was filled in.
type Option struct {
	Name  string
	Value any  // a string or an int
	Typed bool // it is being typed: for autocomplete
}

// Command is a command with its options. The interaction is to be dispatched with Interact, or delivered with Deliver.
func (s *Server) Command(user, guild, channel, name string, options ...Option) map[string]any {
	return s.command(2, user, guild, channel, name, options)
}

// Typing is somebody who fills in a command's options.
func (s *Server) Typing(user, guild, channel, name string, options ...Option) map[string]any {
	return s.command(4, user, guild, channel, name, options)
}

func (s *Server) command(kind int, user, guild, channel, name string, options []Option) map[string]any {
	list := []any{}
	for _, o := range options {
		as := 3
		if _, number := o.Value.(int); number {
			as = 4
		}
		entry := map[string]any{"name": o.Name, "type": as, "value": o.Value}
		if o.Typed {
			entry["focused"] = true
		}
		list = append(list, entry)
	}
	data := map[string]any{"id": s.NewID(), "name": name, "type": 1, "options": list}
	in := s.interact(kind, user, guild, channel, data)
	s.begun(in, nil)
	return in
}

// OnMessage is the command of a message's menu.
func (s *Server) OnMessage(user, guild, channel, name string, on map[string]any) map[string]any {
	id := text(on, "id")
	data := map[string]any{"id": s.NewID(), "name": name, "type": 3, "target_id": id, "resolved": map[string]any{"messages": map[string]any{id: on}}}
	in := s.interact(2, user, guild, channel, data)
	s.begun(in, nil)
	return in
}

// Press is the user who presses the button of that id, or picks it in a select, on a message.
func (s *Server) Press(user, guild string, m *Message, id string) map[string]any {
	data := map[string]any{"component_type": 2, "custom_id": id}
	for _, c := range components(m.Components) {
		for _, o := range c.Options {
			if o.Value == id {
				data = map[string]any{"component_type": 3, "custom_id": c.CustomID, "values": []any{id}}
			}
		}
	}
	in := s.interact(3, user, guild, m.Channel, data)
	s.state.Lock()
	var card *Message
	for _, old := range s.messages {
		if old.ID == m.ID {
			card = old
		}
	}
	shown := s.asAnswered(m)
	s.state.Unlock()
	for _, extra := range []string{"public_flags", "flags", "primary_guild"} {
		delete(shown["author"].(map[string]any), extra)
	}
	if m.To == "" {
		delete(shown, "flags") // the schema knows single flags, and not none
	}
	in["message"] = shown
	s.begun(in, card)
	return in
}

// Submit is the user who sends a form: with labels, as people's clients do now.
func (s *Server) Submit(user, guild, channel, id string, values map[string]string) map[string]any {
	list := []any{}
	for name, v := range values {
		list = append(list, map[string]any{"type": 18, "id": len(list) + 1, "component": map[string]any{"type": 4, "id": len(list) + 100, "custom_id": name, "value": v}})
	}
	in := s.interact(5, user, guild, channel, map[string]any{"custom_id": id, "components": list})
	s.begun(in, nil)
	return in
}

// Interact dispatches an interaction over the gateway, and returns its token.
func (s *Server) Interact(in map[string]any) string {
	s.Dispatch("INTERACTION_CREATE", in)
	return text(in, "token")
}

// Deliver delivers an interaction to an endpoint, signed, and takes its answer as Discord does.
func (s *Server) Deliver(ctx context.Context, address string, in map[string]any) (status int, answer json.RawMessage, err error) {
	body, err := json.Marshal(in)
	if err != nil {
		return 0, nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	stamp, signature := Sign(body, time.Now()) //nolint:forbidigo // whoever checks it goes by the real clock
	req.Header.Set("X-Signature-Timestamp", stamp)
	req.Header.Set("X-Signature-Ed25519", signature)
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	if answer, err = io.ReadAll(resp.Body); err == nil && resp.StatusCode == http.StatusOK {
		s.tookHTTP(text(in, "token"), answer)
	}
	return resp.StatusCode, answer, err
}

// shownComponent is a component that can be pressed, as far as this Discord looks at it.
type shownComponent struct {
	Type     int
	CustomID string `json:"custom_id"`
	Label    string
	URL      string
	Options  []struct{ Label, Value string }

	Components []shownComponent
}

// components are all that stand in rows.
func components(rows json.RawMessage) (out []shownComponent) {
	var all []shownComponent
	_ = json.Unmarshal(rows, &all)
	for _, row := range all {
		out = append(out, row.Components...)
	}
	return out
}

// Choice is something that can be pressed or picked.
type Choice struct{ ID, Label string }

// Choices are what can be pressed or picked on a message, in order.
func (m *Message) Choices() (out []Choice) {
	for _, c := range components(m.Components) {
		if c.Type == 2 {
			out = append(out, Choice{c.CustomID, c.Label})
		}
		for _, o := range c.Options {
			out = append(out, Choice{o.Value, o.Label})
		}
	}
	return out
}

// ChoiceOf is the id of the choice whose label begins so; empty: there is none.
func (m *Message) ChoiceOf(label string) string {
	for _, c := range m.Choices() {
		if strings.HasPrefix(c.Label, label) {
			return c.ID
		}
	}
	return ""
}
