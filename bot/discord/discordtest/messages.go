package discordtest

import (
	"encoding/json"
	"net/http"
	"time"
)

// Discord's numbers (JSON error codes).
const (
	unknownChannel     = 10003
	unknownMessage     = 10008
	unknownWebhook     = 10015
	unknownInteraction = 10062
	acknowledged       = 40060
	badHandle          = 50027
	invalidForm        = 50035
)

// words are what Discord says with its numbers.
var words = map[int]string{
	unknownChannel: "Unknown Channel", unknownMessage: "Unknown Message", unknownWebhook: "Unknown Webhook",
	unknownInteraction: "Unknown interaction", acknowledged: "Interaction has already been acknowledged.",
	badHandle: "Invalid Webhook Token", 50001: "Missing Access", 50007: "Cannot send messages to this user", 50013: "Missing Permissions",
	50083: "Thread is archived", 50005: "Cannot edit a message authored by another user",
}

// remembers is how long a nonce is known.
const remembers = 5 * time.Minute

func text(m map[string]any, name string) string {
	t, _ := m[name].(string)
	return t
}

func raw(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil || v == nil {
		return nil
	}
	return b
}

func (s *Server) me(*request) (any, *refusal) {
	u := s.botUser()
	u["mfa_enabled"], u["locale"] = true, "en-GB"
	return u, nil
}

// botUser is the app's own user as REST names it.
func (s *Server) botUser() map[string]any {
	u := s.bot()
	u["public_flags"], u["flags"], u["primary_guild"] = 0, 0, nil
	return u
}

func (s *Server) application(*request) (any, *refusal) {
	var endpoint any
	if s.opt.Endpoint != "" {
		endpoint = s.opt.Endpoint
	}
	return map[string]any{
		"id": s.opt.App, "name": "redress", "icon": nil, "description": "", "type": nil, "verify_key": PublicKey(), "flags": 0,
		"flags_new": "0", "redirect_uris": []any{}, "interactions_endpoint_url": endpoint, "role_connections_verification_url": nil,
		"owner": s.botUser(), "approximate_guild_count": 1, "approximate_user_install_count": 0,
		"approximate_user_authorization_count": 0, "explicit_content_filter": 0, "team": nil, "eligible_oauth2_scopes": []any{},
	}, nil
}

func (s *Server) gatewayPlain(*request) (any, *refusal) { return map[string]any{"url": s.Socket}, nil }

func (s *Server) gatewayBot(*request) (any, *refusal) { return s.Bot(s.Socket), nil }

func (s *Server) openDirect(r *request) (any, *refusal) {
	user := text(r.body, "recipient_id")
	if len(user) != 18 || user[0] != '1' {
		return nil, refused(http.StatusBadRequest, 50033, "Invalid Recipient(s)")
	}
	return directChannel(user), nil
}

// getChannel is a channel of direct messages; no other is asked for.
func (s *Server) getChannel(r *request) (any, *refusal) {
	id := r.PathValue("channel")
	if len(id) != 18 || id[0] != '2' {
		return nil, refused(http.StatusNotFound, unknownChannel, words[unknownChannel])
	}
	return directChannel("1" + id[1:]), nil
}

// directChannel is the channel of the direct messages with the user.
func directChannel(user string) map[string]any {
	other := person(user)
	other["public_flags"], other["flags"], other["primary_guild"] = 0, 0, nil
	return map[string]any{"id": DirectOf(user), "type": 1, "flags": 0, "last_message_id": nil, "recipients": []any{other}}
}

// asAnswered is a message as Discord answers it.
func (s *Server) asAnswered(m *Message) map[string]any {
	files := []any{}
	for _, f := range m.Files {
		files = append(files, map[string]any{
			"id": s.NewID(), "filename": f.Name, "size": len(f.Content), "url": "https://cdn.example.org/" + f.Name,
			"proxy_url": "https://cdn.example.org/" + f.Name,
		})
	}
	out := map[string]any{
		"type": 0, "content": m.Content, "mentions": []any{}, "mention_roles": []any{}, "attachments": files, "embeds": []any{},
		"timestamp": m.At.UTC().Format(time.RFC3339), "edited_timestamp": nil, "flags": 0, "components": []any{}, "id": m.ID,
		"channel_id": m.Channel, "author": s.botUser(), "pinned": false, "mention_everyone": false, "tts": false,
	}
	if m.To != "" {
		out["flags"] = ephemeralFlag
	}
	return out
}

const ephemeralFlag = 64

// fill puts what a body holds into a message.
func (m *Message) fill(r *request) {
	if content, ok := r.body["content"]; ok {
		m.Content, _ = content.(string)
	}
	if components, ok := r.body["components"]; ok {
		m.Components = raw(components)
	}
	if attached, ok := r.body["attachments"].([]any); ok {
		m.Files = nil
		for i, f := range r.files {
			if i < len(attached) {
				named, _ := attached[i].(map[string]any)
				f.Alt = text(named, "description")
			}
			m.Files = append(m.Files, f)
		}
	} else if len(r.files) > 0 {
		m.Files = r.files
	}
	m.waiting = false
}

func (s *Server) postMessage(r *request) (any, *refusal) {
	channel := r.PathValue("channel")
	if code := s.closed[channel]; code != 0 {
		status := http.StatusForbidden
		if code == unknownChannel {
			status = http.StatusNotFound
		}
		return nil, refused(status, code, words[code])
	}
	now := s.opt.Now()
	nonce := text(r.body, "nonce")
	if enforce, _ := r.body["enforce_nonce"].(bool); enforce && nonce != "" {
		for _, old := range s.messages {
			if old.Nonce == nonce && now.Sub(old.At) < remembers {
				return s.asAnswered(old), nil
			}
		}
	}
	m := &Message{ID: s.NewID(), Channel: channel, Nonce: nonce, Way: r.name, At: now}
	m.fill(r)
	if ref, ok := r.body["message_reference"].(map[string]any); ok {
		m.Reference = text(ref, "message_id")
	}
	s.messages = append(s.messages, m)
	return s.asAnswered(m), nil
}

func (s *Server) editMessage(r *request) (any, *refusal) {
	for _, m := range s.messages {
		if m.ID == r.PathValue("message") && m.Channel == r.PathValue("channel") && m.To == "" {
			m.fill(r)
			m.Edits++
			return s.asAnswered(m), nil
		}
	}
	return nil, refused(http.StatusNotFound, unknownMessage, words[unknownMessage])
}

func (s *Server) putCommands(r *request) (any, *refusal) {
	var all []map[string]any
	if err := json.Unmarshal(r.raw, &all); err != nil || r.PathValue("app") != s.opt.App {
		return nil, refused(http.StatusNotFound, 10002, "Unknown Application")
	}
	s.commands = nil
	out := []any{}
	for _, c := range all {
		s.commands = append(s.commands, raw(c))
		c["id"], c["application_id"], c["version"], c["default_member_permissions"] = s.NewID(), s.opt.App, s.NewID(), nil
		if c["description"] == nil {
			c["description"] = ""
		}
		if c["type"] == nil {
			c["type"] = 1
		}
		out = append(out, c)
	}
	s.listed = out
	return out, nil
}

func (s *Server) getCommands(r *request) (any, *refusal) {
	if r.PathValue("app") != s.opt.App {
		return nil, refused(http.StatusNotFound, 10002, "Unknown Application")
	}
	return append([]any{}, s.listed...), nil
}
