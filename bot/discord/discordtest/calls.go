package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"time"
)

// request is a call as it came.
type request struct {
	*http.Request

	name  string
	body  map[string]any
	raw   json.RawMessage
	files []File
}

// calls are what this Discord can be asked for. Each returns what is answered, as its schema is checked, or a refusal.
var calls map[string]func(s *Server, r *request) (any, *refusal)

func init() {
	calls = map[string]func(s *Server, r *request) (any, *refusal){
		"GET /users/@me":                                   (*Server).me,
		"GET /applications/@me":                            (*Server).application,
		"GET /gateway":                                     (*Server).gatewayPlain,
		"GET /gateway/bot":                                 (*Server).gatewayBot,
		"GET /applications/{app}/commands":                 (*Server).getCommands,
		"PUT /applications/{app}/commands":                 (*Server).putCommands,
		"POST /users/@me/channels":                         (*Server).openDirect,
		"GET /channels/{channel}":                          (*Server).getChannel,
		"POST /channels/{channel}/messages":                (*Server).postMessage,
		"PATCH /channels/{channel}/messages/{message}":     (*Server).editMessage,
		"POST /interactions/{id}/{token}/callback":         (*Server).callBack,
		"POST /webhooks/{app}/{token}":                     (*Server).followUp,
		"PATCH /webhooks/{app}/{token}/messages/@original": (*Server).editOriginal,
	}
}

// refusal is an answer that is none.
type refusal struct {
	status, code int
	words        string
}

func refused(status, code int, words string) *refusal { return &refusal{status, code, words} }

// ofHandle reports whether a call needs no token of the bot's: another one stands in its path.
func ofHandle(name string) bool { return strings.Contains(name, "{token}") }

func (s *Server) serveCall(w http.ResponseWriter, hr *http.Request, name string, do func(*Server, *request) (any, *refusal)) {
	r := &request{Request: hr, name: name}
	if err := r.read(); err != nil {
		s.violate("%s: %v", name, err)
		fail(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return
	}
	if agent := hr.Header.Get("User-Agent"); !strings.HasPrefix(agent, "DiscordBot (") {
		s.violate("%s: the caller calls itself %q", name, agent)
	}
	script, scripted := s.script(name)
	if scripted && !script.After {
		script.play(w)
		return
	}
	if !ofHandle(name) && hr.Header.Get("Authorization") != "Bot "+s.opt.Token {
		fail(w, http.StatusUnauthorized, 0, "401: "+http.StatusText(http.StatusUnauthorized))
		return
	}
	if wait := s.overspent(w, r); wait > 0 {
		(&Script{Status: http.StatusTooManyRequests, Retry: wait.Seconds(), Text: "You are being rate limited.", Scope: "user"}).play(w)
		return
	}
	s.checkCall(r)
	s.state.Lock()
	answer, no := do(s, r)
	s.state.Unlock()
	s.changes()
	switch {
	case scripted:
		script.play(w)
	case no != nil:
		fail(w, no.status, no.code, no.words)
	case answer == nil:
		w.WriteHeader(http.StatusNoContent)
	default:
		s.checkAnswer(name, answer)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(raw(answer))
	}
}

// read reads the body: JSON, or a form of it with files.
func (r *request) read() error {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case r.ContentLength == 0 && r.Method == http.MethodGet:
		return nil
	case err != nil:
		return fmt.Errorf("the kind of the body: %w", err)
	case kind == "multipart/form-data":
		err = r.readParts(multipart.NewReader(r.Body, params["boundary"]))
	case kind == "application/json":
		r.raw, err = io.ReadAll(r.Body)
	default:
		err = fmt.Errorf("a body of %s", kind)
	}
	if err != nil || len(r.raw) == 0 || r.raw[0] == '[' {
		return err
	}
	return json.Unmarshal(r.raw, &r.body)
}

func (r *request) readParts(parts *multipart.Reader) error {
	for {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		content, err := io.ReadAll(p)
		if err != nil {
			return err
		}
		switch name := p.FormName(); {
		case name == "payload_json":
			r.raw = content
		case name == fmt.Sprintf("files[%d]", len(r.files)):
			r.files = append(r.files, File{Name: p.FileName(), Kind: p.Header.Get("Content-Type"), Content: content})
		default:
			return fmt.Errorf("a part named %q", name)
		}
	}
}

func (s *Server) script(name string) (Script, bool) {
	s.state.Lock()
	defer s.state.Unlock()
	s.calls[name]++
	list := s.scripts[name]
	if len(list) == 0 {
		return Script{}, false
	}
	s.scripts[name] = list[1:]
	return list[0], true
}

// play answers as it is written.
func (sc *Script) play(w http.ResponseWriter) {
	if sc.Delay > 0 {
		<-time.After(sc.Delay)
	}
	status := sc.Status
	if status == 0 {
		status = http.StatusOK
	}
	if sc.Retry > 0 {
		w.Header().Set("Retry-After", fmt.Sprint(int(sc.Retry+0.999)))
	}
	if sc.Scope != "" {
		w.Header().Set("X-Ratelimit-Scope", sc.Scope)
	}
	if sc.Global {
		w.Header().Set("X-Ratelimit-Global", "true")
	}
	if sc.Page != "" {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, sc.Page)
		return
	}
	answer := map[string]any{"message": sc.Text, "code": sc.Code}
	if status == http.StatusTooManyRequests {
		answer["retry_after"], answer["global"] = sc.Retry, sc.Global
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(raw(answer))
}

// Rates of the bot.
const (
	perChannel  = 5
	channelSpan = 5 * time.Second
	perSecond   = 50
)

// overspent says in the head how much the call's bucket has left, and how long the call has to wait.
func (s *Server) overspent(w http.ResponseWriter, r *request) time.Duration {
	s.state.Lock()
	defer s.state.Unlock()
	now := s.opt.Now()
	var wait time.Duration
	if channel := r.PathValue("channel"); channel != "" {
		left, reset, over := s.spend(r.name+channel, perChannel, channelSpan, now)
		head := w.Header()
		head.Set("X-Ratelimit-Bucket", fmt.Sprintf("bucket%d", len(r.name)))
		head.Set("X-Ratelimit-Limit", fmt.Sprint(perChannel))
		head.Set("X-Ratelimit-Remaining", fmt.Sprint(left))
		head.Set("X-Ratelimit-Reset", fmt.Sprintf("%.3f", float64(now.Add(reset).UnixMilli())/1000))
		head.Set("X-Ratelimit-Reset-After", fmt.Sprintf("%.3f", reset.Seconds()))
		if over {
			wait = reset
		}
	}
	if !ofHandle(r.name) {
		if _, reset, over := s.spend("all", perSecond, time.Second, now); over {
			wait = max(wait, reset)
		}
	}
	if !s.opt.Limits {
		return 0
	}
	if wait > 0 {
		s.limited++
	}
	return wait
}

// spend takes one out of a budget. The lock is held.
func (s *Server) spend(key string, most int, span time.Duration, now time.Time) (left int, reset time.Duration, over bool) {
	recent := s.spent[key][:0]
	for _, at := range s.spent[key] {
		if now.Sub(at) < span {
			recent = append(recent, at)
		}
	}
	if len(recent) >= most && s.opt.Limits {
		s.spent[key] = recent
		return 0, span - now.Sub(recent[0]), true
	}
	recent = append(recent, now)
	s.spent[key] = recent
	return max(most-len(recent), 0), span - now.Sub(recent[0]), false
}
