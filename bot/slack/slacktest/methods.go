package slacktest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// known are the methods that this Slack has.
var known = map[string]func(s *Server, args map[string]any) map[string]any{
	"auth.test":             (*Server).authTest,
	"apps.connections.open": (*Server).openConnection,
	"chat.postMessage":      (*Server).postMessage,
	"chat.postEphemeral":    (*Server).postEphemeral,
	"chat.update":           (*Server).update,
	"conversations.open":    (*Server).openConversation,
	"conversations.history": (*Server).history,
	"conversations.replies": (*Server).history,
	"users.info":            (*Server).userInfo,

	"files.getUploadURLExternal":   (*Server).uploadURL,
	"files.completeUploadExternal": (*Server).completeUpload,
	"views.open":                   (*Server).openView,
	"views.publish":                (*Server).publishView,
}

func (*Server) authTest(map[string]any) map[string]any {
	return map[string]any{"ok": true, "url": "https://test.slack.com/", "team": "Test", "user": "redress", "team_id": Team, "user_id": Bot, "bot_id": "BBOT"}
}

// exists reports whether the channel is one that the bot can post to.
func (s *Server) exists(channel string) string {
	switch {
	case s.away[channel]:
		return "not_in_channel"
	case strings.HasPrefix(channel, "D"), strings.HasPrefix(channel, "C"), strings.HasPrefix(channel, "G"):
		return ""
	}
	return "channel_not_found"
}

func (s *Server) postMessage(args map[string]any) map[string]any {
	m := &Message{
		Channel: text(args, "channel"), Thread: text(args, "thread_ts"), Text: text(args, "text"), Blocks: raw(args["blocks"]),
		Metadata: raw(args["metadata"]), Way: "chat.postMessage", At: s.opt.Now(), TS: s.stamp(),
	}
	if wrong := s.exists(m.Channel); wrong != "" {
		return fail(wrong)
	}
	s.messages = append(s.messages, m)
	return map[string]any{"ok": true, "channel": m.Channel, "ts": m.TS, "message": map[string]any{"text": m.Text, "ts": m.TS, "bot_id": "BBOT", "type": "message"}}
}

func (s *Server) postEphemeral(args map[string]any) map[string]any {
	m := &Message{
		Channel: text(args, "channel"), Thread: text(args, "thread_ts"), Text: text(args, "text"), Blocks: raw(args["blocks"]),
		To: text(args, "user"), Way: "chat.postEphemeral", At: s.opt.Now(), TS: s.stamp(),
	}
	if wrong := s.exists(m.Channel); wrong != "" {
		return fail(wrong)
	}
	s.messages = append(s.messages, m)
	return map[string]any{"ok": true, "message_ts": m.TS}
}

// update changes a message that everybody sees; an ephemeral one has no name that could be given.
func (s *Server) update(args map[string]any) map[string]any {
	for _, m := range s.messages {
		if m.Channel == text(args, "channel") && m.TS == text(args, "ts") && m.To == "" {
			m.Text, m.Blocks, m.Edits = text(args, "text"), raw(args["blocks"]), m.Edits+1
			return map[string]any{"ok": true, "channel": m.Channel, "ts": m.TS, "text": m.Text}
		}
	}
	return fail("message_not_found")
}

// DirectOf is the channel of the direct messages with the user.
func DirectOf(user string) string { return "D" + user[1:] }

func (s *Server) openConversation(args map[string]any) map[string]any {
	user := text(args, "users")
	if user == "" || strings.Contains(user, ",") {
		return fail("users_list_not_supplied")
	}
	return map[string]any{"ok": true, "channel": map[string]any{"id": DirectOf(user)}}
}

func (s *Server) history(args map[string]any) map[string]any {
	var out []any
	for _, m := range slices.Backward(s.messages) {
		if m.Channel != text(args, "channel") || m.To != "" || text(args, "ts") != m.Thread {
			continue
		}
		entry := map[string]any{"type": "message", "ts": m.TS, "text": m.Text, "bot_id": "BBOT"}
		if m.Metadata != nil {
			entry["metadata"] = m.Metadata
		}
		if m.File != nil {
			entry["files"] = []any{map[string]any{"id": m.File.ID, "name": m.File.Name, "title": m.File.Title, "mimetype": "image/png"}}
		}
		out = append(out, entry)
	}
	return map[string]any{"ok": true, "messages": out, "has_more": false}
}

func (*Server) userInfo(args map[string]any) map[string]any {
	return map[string]any{"ok": true, "user": map[string]any{"id": text(args, "user"), "team_id": Team}}
}

func (s *Server) openView(args map[string]any) map[string]any {
	t := s.triggers[text(args, "trigger_id")]
	switch {
	case t == nil:
		return fail("invalid_trigger_id")
	case t.used:
		s.violations = append(s.violations, "views.open: a trigger was used twice")
		return fail("exchanged_trigger_id")
	case s.opt.Now().Sub(t.at) > 3*time.Second:
		s.violations = append(s.violations, "views.open: a trigger was used after 3 s")
		return fail("expired_trigger_id")
	}
	t.used = true
	return s.show("modal", t.user, args["view"])
}

func (s *Server) publishView(args map[string]any) map[string]any {
	return s.show("home", text(args, "user_id"), args["view"])
}

func (s *Server) show(kind, user string, view any) map[string]any {
	v := View{ID: fmt.Sprint("V", s.next()), Kind: kind, User: user, Body: raw(view)}
	s.views = append(s.views, v)
	return map[string]any{"ok": true, "view": map[string]any{"id": v.ID, "type": kind}}
}
