// Package slacktest is a Slack in the process: its Web API, Socket Mode and answers' handles over real HTTP and
// WebSockets, for tests. It checks every request by Slack's own schemas, where they are at hand, and by the rules
// that no schema has; whatever breaks one is a violation, which a test fails on.
//
// It is not Slack: what it does not know it refuses, and counts as a violation.
//
//	s := slacktest.Start(slacktest.Options{})
//	defer s.Close()
//	e := s.Say("U1", "D1", "what is due") // a direct message
package slacktest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"time"
)

// What the workspace is called.
const (
	Team     = "T111"
	Bot      = "UBOT"
	AppID    = "A111"
	BotToken = "xoxb-test"
	AppToken = "xapp-test"
	Secret   = "signing-secret"
)

// Options are the ways of a Server. Zero fields get the values named.
type Options struct {
	// Now is the clock of triggers, handles and budgets: the real one.
	Now func() time.Time
	// Contracts is the folder of Slack's schemas; empty: checked by hand alone.
	Contracts string
	// Budgets makes the methods keep the rates of their tiers.
	Budgets bool
	// Again delivers what was not acknowledged over the next connection, as Slack does.
	Again bool
}

// Server is one workspace. It is safe for use by several goroutines.
type Server struct {
	// API is the address of the Web API, for SLACK_API_URL.
	API string

	opt  Options
	http *httptest.Server

	mu         sync.Mutex
	nr         int64
	messages   []*Message
	files      []*File
	views      []View
	triggers   map[string]*trigger
	handles    map[string]*handle
	direct     map[string]string // user of a channel of direct messages, and the other way round
	away       map[string]bool   // channels that the bot is not in
	scripts    map[string][]Script
	calls      map[string]int
	spent      map[string][]time.Time
	told       map[string]time.Time // until when it was said to wait, by method or channel
	full       map[string]time.Time // when all that was posted to a channel would be at its pace
	limited    int
	violations []string
	sockets    socketState
	changed    chan struct{} // closed and made anew whenever something happens
}

// Message is something that was said by the bot.
type Message struct {
	Channel, TS, Thread string
	To                  string // the one person who sees it; empty: everybody there
	Text                string
	Blocks              json.RawMessage
	Metadata            json.RawMessage
	Edits               int
	Way                 string // the method that said it
	File                *File  // what was shared, where it is no message of words: Files has it
	At                  time.Time
}

// View is a form or a home that was shown.
type View struct {
	ID, Kind, User string
	Body           json.RawMessage
}

type trigger struct {
	at   time.Time
	used bool
	user string
}

type handle struct {
	at      time.Time
	uses    int
	channel string
	user    string
	message string // ts of the message that it came with
}

// Script is an answer of a method in place of its own.
type Script struct {
	Status int           // 0: 200
	Retry  int           // Retry-After in seconds; 0: none
	Error  string        // Slack's word
	Needed string        // the scope that is missing
	Body   string        // in place of all that, as HTML
	JSON   string        // in place of all that
	Scopes string        // that the token has, with commas between
	Delay  time.Duration // before it
	After  bool          // the method does its work first, and the answer is lost
}

// Start starts a workspace.
func Start(opt Options) *Server {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	s := &Server{
		opt: opt, triggers: map[string]*trigger{}, handles: map[string]*handle{}, direct: map[string]string{},
		away: map[string]bool{}, scripts: map[string][]Script{}, calls: map[string]int{}, spent: map[string][]time.Time{},
		told: map[string]time.Time{}, full: map[string]time.Time{},
		changed: make(chan struct{}),
	}
	s.sockets.tickets = map[string]bool{}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/{method}", s.serveMethod)
	mux.HandleFunc("POST /respond/{handle}", s.serveHandle)
	mux.HandleFunc("POST /upload/v1/{file}", s.serveUpload)
	mux.HandleFunc("/link/{ticket}", s.serveSocket)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.violate("%s %s is nothing that Slack has", r.Method, r.URL.Path)
		http.NotFound(w, r)
	})
	s.http = httptest.NewServer(mux)
	s.API = s.http.URL + "/api/"
	return s
}

// Close ends the workspace.
func (s *Server) Close() {
	s.closeSockets()
	s.http.Close()
}

// On makes the next calls of the method answer as written, one after the other.
func (s *Server) On(method string, scripts ...Script) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.scripts[method] = append(s.scripts[method], scripts...)
}

// Leave takes the bot out of a channel.
func (s *Server) Leave(channel string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.away[channel] = true
}

// Calls is how often the method was called.
func (s *Server) Calls(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[method]
}

// Limited is how many calls were answered 429.
func (s *Server) Limited() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.limited
}

// Said returns what the bot said until now, in order; Files are what it showed.
func (s *Server) Said() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Message, 0, len(s.messages))
	for _, m := range s.messages {
		if m.File == nil {
			out = append(out, *m)
		}
	}
	return out
}

// Views returns what the bot showed until now, in order.
func (s *Server) Views() []View {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.views)
}

// Violations returns the broken rules.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.violations)
}

func (s *Server) violate(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.violations = append(s.violations, fmt.Sprintf(format, args...))
}

// happened wakes whoever waits. The lock is held.
func (s *Server) happened() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// Wait waits until the condition holds, and reports whether it did within the time.
func (s *Server) Wait(within time.Duration, holds func() bool) bool {
	over := time.After(within)
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if holds() {
			return true
		}
		select {
		case <-changed:
		case <-over:
			return holds()
		}
	}
}

// next numbers things. The lock is held.
func (s *Server) next() int64 {
	s.nr++
	return s.nr
}

// stamp is a new time stamp, which also names a message. The lock is held.
func (s *Server) stamp() string {
	now := s.opt.Now()
	return fmt.Sprintf("%d.%06d", now.Unix(), s.next()%1_000_000)
}
