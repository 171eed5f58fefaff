package slacktest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// event is an event as Slack tells it.
func (s *Server) event(inner map[string]any) *Envelope {
	s.mu.Lock()
	defer s.mu.Unlock()
	inner["event_ts"] = inner["ts"]
	return &Envelope{Kind: "events_api", Payload: map[string]any{
		"token": "t", "team_id": Team, "api_app_id": AppID, "type": "event_callback", "event_id": fmt.Sprint("Ev", s.next()),
		"event_time": s.opt.Now().Unix(), "event": inner, "is_ext_shared_channel": false, "event_context": "c",
		"authorizations": []any{map[string]any{"enterprise_id": nil, "team_id": Team, "user_id": Bot, "is_bot": true, "is_enterprise_install": false}},
	}}
}

func (s *Server) newStamp() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stamp()
}

// Message is what the user says: a direct message in a channel that begins with D, else a mention. thread is
// the stamp of the thread's first message, or empty.
func (s *Server) Message(user, channel, thread, said string) *Envelope {
	inner := map[string]any{"type": "message", "user": user, "text": said, "ts": s.newStamp(), "channel": channel, "channel_type": "im", "team": Team, "user_team": Team}
	if !strings.HasPrefix(channel, "D") {
		inner["type"], inner["text"] = "app_mention", "<@"+Bot+"> "+said
		delete(inner, "channel_type")
	}
	if thread != "" {
		inner["thread_ts"] = thread
	}
	return s.event(inner)
}

// Say delivers a message.
func (s *Server) Say(user, channel, said string) *Envelope {
	e := s.Message(user, channel, "", said)
	s.Deliver(e)
	return e
}

// Home is the user who opens the app's home.
func (s *Server) Home(user string) *Envelope {
	return s.event(map[string]any{"type": "app_home_opened", "user": user, "channel": DirectOf(user), "tab": "home", "ts": s.newStamp()})
}

// trigger makes a trigger and a handle. The lock is held.
func (s *Server) trigger(user, channel, message string) (id, url string) {
	id = fmt.Sprintf("%d.%d.trigger", s.next(), s.next())
	s.triggers[id] = &trigger{at: s.opt.Now(), user: user}
	name := fmt.Sprint("h", s.next())
	s.handles[name] = &handle{at: s.opt.Now(), channel: channel, user: user, message: message}
	return id, s.http.URL + "/respond/" + name
}

// Command is /redress with what follows it.
func (s *Server) Command(user, channel, said string) *Envelope {
	s.mu.Lock()
	defer s.mu.Unlock()
	trigger, url := s.trigger(user, channel, "")
	return &Envelope{Kind: "slash_commands", Payload: map[string]any{
		"token": "t", "team_id": Team, "team_domain": "test", "channel_id": channel, "channel_name": "random", "user_id": user, "user_name": "x",
		"command": "/redress", "text": said, "api_app_id": AppID, "response_url": url, "trigger_id": trigger,
	}}
}

func person(user string) map[string]any {
	return map[string]any{"id": user, "username": "x", "name": "x", "team_id": Team}
}

// Buttons are the ids of what can be pressed on blocks, by their labels.
func Buttons(blocks json.RawMessage) map[string]string {
	var all []struct {
		Elements []struct {
			Type     string
			ActionID string `json:"action_id"`
			Text     json.RawMessage
		}
	}
	_ = json.Unmarshal(blocks, &all)
	out := map[string]string{}
	for _, b := range all {
		for _, e := range b.Elements {
			var label struct{ Text string }
			if e.Type == "button" && json.Unmarshal(e.Text, &label) == nil {
				out[label.Text] = e.ActionID
			}
		}
	}
	return out
}

// Press is the user who presses a button of a message.
func (s *Server) Press(user string, m *Message, action string) *Envelope {
	s.mu.Lock()
	defer s.mu.Unlock()
	trigger, url := s.trigger(user, m.Channel, m.TS)
	container := map[string]any{"type": "message", "message_ts": m.TS, "channel_id": m.Channel, "is_ephemeral": m.To != ""}
	payload := s.action(user, trigger, action)
	payload["container"], payload["channel"], payload["response_url"] = container, map[string]any{"id": m.Channel, "name": "x"}, url
	if m.To == "" {
		message := map[string]any{"type": "message", "ts": m.TS, "text": m.Text, "bot_id": "BBOT", "user": Bot}
		if m.Thread != "" {
			message["thread_ts"], container["thread_ts"] = m.Thread, m.Thread
		}
		payload["message"] = message
	}
	return &Envelope{Kind: "interactive", Payload: payload}
}

// PressView is the user who presses a button of a home.
func (s *Server) PressView(user string, v *View, action string) *Envelope {
	s.mu.Lock()
	defer s.mu.Unlock()
	trigger, _ := s.trigger(user, "", "")
	payload := s.action(user, trigger, action)
	payload["container"] = map[string]any{"type": "view", "view_id": v.ID}
	payload["view"] = shownView(v, nil)
	return &Envelope{Kind: "interactive", Payload: payload}
}

func (s *Server) action(user, trigger, action string) map[string]any {
	return map[string]any{
		"type": "block_actions", "user": person(user), "api_app_id": AppID, "token": "t", "trigger_id": trigger,
		"team": map[string]any{"id": Team, "domain": "test"},
		"actions": []any{map[string]any{
			"action_id": action, "block_id": "b", "value": action, "type": "button", "action_ts": s.stamp(),
			"text": map[string]any{"type": "plain_text", "text": "x", "emoji": true},
		}},
	}
}

// Shortcut is the user who takes the shortcut on a message.
func (s *Server) Shortcut(user, channel, said string) *Envelope {
	s.mu.Lock()
	defer s.mu.Unlock()
	trigger, url := s.trigger(user, channel, "")
	return &Envelope{Kind: "interactive", Payload: map[string]any{
		"type": "message_action", "token": "t", "action_ts": s.stamp(), "team": map[string]any{"id": Team, "domain": "test"}, "user": person(user),
		"channel": map[string]any{"id": channel, "name": "x"}, "callback_id": "log", "trigger_id": trigger, "message_ts": s.stamp(), "response_url": url,
		"message": map[string]any{"type": "message", "user": user, "ts": s.stamp(), "text": said},
	}}
}

// Submit is the user who sends a form; values are by block, and the action has the name of its block.
func (s *Server) Submit(user string, v *View, values map[string]string) *Envelope {
	var shown struct {
		Blocks []struct {
			BlockID string `json:"block_id"`
			Element struct{ Type string }
		}
	}
	_ = json.Unmarshal(v.Body, &shown)
	state := map[string]any{}
	for _, b := range shown.Blocks {
		field := map[string]any{"type": b.Element.Type, "value": values[b.BlockID]}
		if b.Element.Type == "external_select" {
			field = map[string]any{"type": b.Element.Type, "selected_option": nil}
			if picked := values[b.BlockID]; picked != "" {
				field["selected_option"] = map[string]any{"text": map[string]any{"type": "plain_text", "text": picked}, "value": picked}
			}
		}
		state[b.BlockID] = map[string]any{b.BlockID: field}
	}
	return &Envelope{Kind: "interactive", Payload: map[string]any{
		"type": "view_submission", "team": map[string]any{"id": Team, "domain": "test"}, "user": person(user), "api_app_id": AppID, "token": "t",
		"trigger_id": "1.2.x", "response_urls": []any{}, "view": shownView(v, state),
	}}
}

// Typing is the user who types into a field that offers what fits.
func (s *Server) Typing(user string, v *View, field, typed string) *Envelope {
	return &Envelope{Kind: "interactive", Payload: map[string]any{
		"type": "block_suggestion", "user": person(user), "container": map[string]any{"type": "view", "view_id": v.ID}, "api_app_id": AppID,
		"token": "t", "action_id": field, "block_id": field, "value": typed, "team": map[string]any{"id": Team, "domain": "test"},
		"view": shownView(v, nil),
	}}
}

// shownView is a view as Slack tells of it, with what stands in its fields.
func shownView(v *View, state map[string]any) map[string]any {
	var body map[string]any
	_ = json.Unmarshal(v.Body, &body)
	out := map[string]any{
		"id": v.ID, "type": v.Kind, "team_id": Team, "app_id": AppID, "bot_id": "BBOT", "hash": "1.x", "private_metadata": "", "root_view_id": v.ID,
		"previous_view_id": nil, "clear_on_close": false, "notify_on_close": false, "callback_id": "", "external_id": "",
		"title": map[string]any{"type": "plain_text", "text": "x"}, "close": nil, "submit": nil, "blocks": []any{}, "state": map[string]any{"values": state},
	}
	for _, name := range []string{"title", "close", "submit", "blocks", "callback_id"} {
		if body[name] != nil {
			out[name] = body[name]
		}
	}
	if state == nil {
		out["state"] = map[string]any{"values": map[string]any{}}
	}
	return out
}

// Sign returns the headers of a body that Slack would send by HTTP at the instant.
func Sign(body []byte, at time.Time) (stamp, signature string) {
	stamp = fmt.Sprint(at.Unix())
	mac := hmac.New(sha256.New, []byte(Secret))
	_, _ = fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	return stamp, "v0=" + hex.EncodeToString(mac.Sum(nil))
}
