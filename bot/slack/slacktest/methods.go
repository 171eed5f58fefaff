package slacktest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
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

func (s *Server) serveMethod(w http.ResponseWriter, r *http.Request) {
	method := r.PathValue("method")
	do, ok := known[method]
	args, err := arguments(r)
	switch {
	case !ok:
		s.violate("%s is no method of this Slack", method)
		reply(w, fail("unknown_method"))
		return
	case err != nil:
		s.violate("%s: %v", method, err)
		reply(w, fail("invalid_form_data"))
		return
	}
	s.check(method, args)
	s.tooEarly(method, args)
	script, scripted := s.script(method)
	if scripted && !script.After {
		s.tell(method, args, script.Retry)
		script.play(w)
		return
	}
	if wrong := s.wrongToken(method, args); wrong != "" {
		reply(w, fail(wrong))
		return
	}
	if wait := s.overspent(method, args); wait > 0 {
		limit := &Script{Status: http.StatusTooManyRequests, Retry: int((wait + time.Second - 1) / time.Second), Error: "ratelimited"}
		s.tell(method, args, limit.Retry)
		limit.play(w)
		return
	}
	s.mu.Lock()
	answer := do(s, args)
	s.happened()
	s.mu.Unlock()
	if scripted {
		script.play(w)
		return
	}
	reply(w, answer)
}

// arguments reads a body of either kind. What a form holds as JSON is read as JSON, as Slack does.
func arguments(r *http.Request) (map[string]any, error) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 8<<20))
	if err != nil {
		return nil, err
	}
	args := map[string]any{}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		if len(body) > 0 {
			if err := json.Unmarshal(body, &args); err != nil {
				return nil, fmt.Errorf("the body is not JSON: %w", err)
			}
		}
	} else {
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return nil, fmt.Errorf("the body is no form: %w", err)
		}
		for name := range form {
			if args[name], err = value(name, form.Get(name)); err != nil {
				return nil, err
			}
		}
	}
	if auth, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		args["token"] = auth
	}
	return args, nil
}

func value(name, text string) (any, error) {
	switch name {
	case "blocks", "metadata", "view", "attachments", "files":
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			return nil, fmt.Errorf("%s is not JSON: %w", name, err)
		}
		return v, nil
	}
	switch text {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return text, nil
}

// play answers as it is written.
func (s *Script) play(w http.ResponseWriter) {
	if s.Delay > 0 {
		<-time.After(s.Delay)
	}
	if s.Retry > 0 {
		w.Header().Set("Retry-After", fmt.Sprint(s.Retry))
	}
	status := s.Status
	if status == 0 {
		status = http.StatusOK
	}
	if s.Body != "" {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, s.Body)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if s.Scopes != "" {
		w.Header().Set("X-Oauth-Scopes", s.Scopes)
	}
	w.WriteHeader(status)
	if s.JSON != "" {
		_, _ = io.WriteString(w, s.JSON)
		return
	}
	answer := fail(s.Error)
	if s.Needed != "" {
		answer["needed"] = s.Needed
	}
	_, _ = w.Write(raw(answer))
}

func (s *Server) script(method string) (Script, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls[method]++
	s.happened()
	list := s.scripts[method]
	if len(list) == 0 {
		return Script{}, false
	}
	s.scripts[method] = list[1:]
	return list[0], true
}

func (s *Server) wrongToken(method string, args map[string]any) string {
	want := BotToken
	if method == "apps.connections.open" {
		want = AppToken
	}
	switch text(args, "token") {
	case want:
		return ""
	case "":
		return "not_authed"
	case BotToken, AppToken:
		return "not_allowed_token_type"
	}
	return "invalid_auth"
}

func reply(w http.ResponseWriter, answer map[string]any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(raw(answer))
}

func fail(word string) map[string]any { return map[string]any{"ok": false, "error": word} }

func text(args map[string]any, name string) string {
	t, _ := args[name].(string)
	return t
}

func raw(v any) json.RawMessage {
	if v == nil {
		return nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return b
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
