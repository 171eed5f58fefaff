package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options are the ways of a Server. Zero fields get the values named.
type Options struct {
	// GatewayOptions are those of its gateway's half. Now is also the clock of handles and of the rates of calls,
	// Contracts also the folder of the schemas that calls are checked by.
	GatewayOptions

	// Limits makes channels take five messages in five seconds each, and the whole 50 calls in a second.
	Limits bool

	// Endpoint is the address that the application has for interactions; empty: none.
	Endpoint string
}

// Server is a Discord in the process: its REST interface over real HTTP, and its Gateway. It is safe for use by several
// goroutines.
type Server struct {
	*Gateway

	// API is the address of the REST interface, for DISCORD_API_URL; Socket is the gateway's, for
	// DISCORD_GATEWAY_URL.
	API, Socket string

	opt  Options
	http *httptest.Server

	state    sync.Mutex
	messages []*Message
	inters   map[string]*interaction // by token
	commands []json.RawMessage
	listed   []any          // the same as they are answered
	closed   map[string]int // what is said instead of taking a message, by channel
	scripts  map[string][]Script
	calls    map[string]int
	spent    map[string][]time.Time
	limited  int
	began    time.Time
}

// Message is something that was said by the bot.
type Message struct {
	ID, Channel string
	To          string // the one person who sees it; empty: everybody there
	Content     string
	Components  json.RawMessage
	Reference   string // the message that it is a reply to
	Nonce       string
	Files       []File
	Edits       int
	Way         string // the call that said it
	At          time.Time
	waiting     bool // it says only that an answer is to come
}

// File is what hangs on a message.
type File struct {
	Name, Kind, Alt string
	Content         []byte
}

// interaction is something that a person pressed, chose or sent.
type interaction struct {
	id, token, user, channel string
	kind                     int
	at                       time.Time
	guild                    bool
	answered                 int // kind of the callback; 0: none yet
	answeredAt               time.Time
	answer                   json.RawMessage
	original                 *Message // what its handle changes
}

// Script is an answer of a call in place of its own.
type Script struct {
	Status int           // 0: 200
	Code   int           // Discord's number
	Text   string        // Discord's words
	Retry  float64       // seconds to wait, in the body and as Retry-After
	Global bool          // it is about all calls
	Scope  string        // X-Ratelimit-Scope
	Page   string        // in place of all that, as HTML
	Delay  time.Duration // before it
	After  bool          // the call does its work first, and the answer is lost
}

// Start starts a Discord.
func Start(opt Options) *Server {
	if opt.Violations == nil {
		opt.Violations = &Violations{}
	}
	s := &Server{
		opt: opt, inters: map[string]*interaction{}, closed: map[string]int{}, scripts: map[string][]Script{},
		calls: map[string]int{}, spent: map[string][]time.Time{},
	}
	s.Gateway = NewGateway(opt.GatewayOptions)
	s.opt.GatewayOptions = s.Gateway.opt
	s.began = s.opt.Now()
	s.http = httptest.NewServer(s.routes())
	s.API = s.http.URL + "/api/v10"
	s.Socket = "ws" + strings.TrimPrefix(s.http.URL, "http") + "/gateway/"
	return s
}

// Close ends it.
func (s *Server) Close() {
	s.Gateway.Close()
	s.http.Close()
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for name, do := range calls {
		method, path, _ := strings.Cut(name, " ")
		mux.HandleFunc(method+" /api/v10"+path, func(w http.ResponseWriter, r *http.Request) { s.serveCall(w, r, name, do) })
	}
	mux.Handle("/gateway/", s.Gateway)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.violate("%s %s is nothing that this Discord has", r.Method, r.URL.Path)
		fail(w, http.StatusNotFound, 0, "404: Not Found")
	})
	return mux
}

func (s *Server) violate(format string, args ...any) { s.opt.Violations.Add("rest: "+format, args...) }

// On makes the next calls of the name ("POST /channels/{channel}/messages") answer as written, one after the other.
func (s *Server) On(name string, scripts ...Script) {
	if calls[name] == nil {
		s.violate("%s is scripted, and no call", name)
	}
	s.state.Lock()
	defer s.state.Unlock()
	s.scripts[name] = append(s.scripts[name], scripts...)
}

// Refuse makes a channel take no more messages, for the reason that Discord has a number for. 0 lets them in again.
func (s *Server) Refuse(channel string, code int) {
	s.state.Lock()
	defer s.state.Unlock()
	s.closed[channel] = code
}

// Calls is how often the call was made.
func (s *Server) Calls(name string) int {
	s.state.Lock()
	defer s.state.Unlock()
	return s.calls[name]
}

// Limited is how many calls were answered 429 for their rate.
func (s *Server) Limited() int {
	s.state.Lock()
	defer s.state.Unlock()
	return s.limited
}

// Said returns what the bot said until now, in order; not that an answer is to come.
func (s *Server) Said() []Message {
	s.state.Lock()
	defer s.state.Unlock()
	var out []Message
	for _, m := range s.messages {
		if !m.waiting {
			out = append(out, *m)
		}
	}
	return out
}

// Waiting is how many people were told that an answer is to come, and have none.
func (s *Server) Waiting() int {
	s.state.Lock()
	defer s.state.Unlock()
	n := 0
	for _, m := range s.messages {
		if m.waiting {
			n++
		}
	}
	return n
}

// Commands are the commands that were put.
func (s *Server) Commands() []json.RawMessage {
	s.state.Lock()
	defer s.state.Unlock()
	return slices.Clone(s.commands)
}

// Answer returns what the interaction with the token got back at once, and the kind of it; 0: nothing yet.
func (s *Server) Answer(token string) (kind int, data json.RawMessage) {
	s.state.Lock()
	defer s.state.Unlock()
	if in := s.inters[token]; in != nil {
		return in.answered, in.answer
	}
	return 0, nil
}

// changes wakes whoever waits.
func (s *Server) changes() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.happened()
}

// DirectOf is the channel of the direct messages with the user: both are ids of 18 digits.
func DirectOf(user string) string { return "2" + user[1:] }

func fail(w http.ResponseWriter, status, code int, words string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = fmt.Fprintf(w, `{"message": %q, "code": %d}`, words, code)
}
