package slacktest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

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
