package slack

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"

	"github.com/slack-go/slack"
)

// The addresses to which Slack delivers where there is no Socket Mode.
const (
	EventsPath       = "/slack/events"
	InteractionsPath = "/slack/interactions"
	CommandsPath     = "/slack/commands"
)

// maxBody is the longest body that is read, in bytes.
const maxBody = 1 << 20

// Endpoints answers what Slack delivers by HTTP. What is not signed with the signing secret, or was signed more
// than five minutes ago or ahead, is refused and not looked at.
func (s *Slack) Endpoints() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+EventsPath, s.signed(s.serveEvent))
	mux.HandleFunc("POST "+InteractionsPath, s.signed(s.serveInteraction))
	mux.HandleFunc("POST "+CommandsPath, s.signed(s.serveCommand))
	mux.HandleFunc("GET "+CommandsPath, serveCheck)
	return mux
}

// checkField is 1 where Slack only looks whether the address has a good certificate: it is answered, and nothing is done.
const checkField = "ssl_check"

// serveCheck answers Slack's look at the certificate, which is not signed.
func serveCheck(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get(checkField) != "1" {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
	}
}

// signed lets only Slack in.
func (s *Slack) signed(serve func(w http.ResponseWriter, r *http.Request, body []byte)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		verifier, err := slack.NewSecretsVerifier(r.Header, s.opt.SigningSecret)
		if err != nil {
			http.Error(w, "not signed", http.StatusUnauthorized)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			http.Error(w, "too long", http.StatusRequestEntityTooLarge)
			return
		}
		if _, err := verifier.Write(body); err != nil || verifier.Ensure() != nil {
			http.Error(w, "not signed", http.StatusUnauthorized)
			return
		}
		serve(w, r, body)
	}
}

func (s *Slack) serveEvent(w http.ResponseWriter, r *http.Request, body []byte) {
	var outer struct{ Type, Challenge string }
	if err := json.Unmarshal(body, &outer); err != nil {
		http.Error(w, "not JSON", http.StatusBadRequest)
		return
	}
	if outer.Type == "url_verification" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, outer.Challenge)
		return
	}
	s.answer(w, s.take(r.Context(), kindEvent, body))
}

func (s *Slack) serveInteraction(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body)) // the body alone: the query is not signed
	if err == nil && form.Get(checkField) == "1" {
		return
	}
	if err != nil || form.Get("payload") == "" {
		http.Error(w, "no payload", http.StatusBadRequest)
		return
	}
	s.answer(w, s.take(r.Context(), kindInteraction, []byte(form.Get("payload"))))
}

func (s *Slack) serveCommand(w http.ResponseWriter, r *http.Request, body []byte) {
	form, err := url.ParseQuery(string(body))
	if err == nil && form.Get(checkField) == "1" {
		return
	}
	if err != nil || form.Get("command") == "" {
		http.Error(w, "no command", http.StatusBadRequest)
		return
	}
	fields := make(map[string]string, len(form))
	for name := range form {
		fields[name] = form.Get(name)
	}
	// is_enterprise_install comes as the word "true", and is not used.
	delete(fields, "is_enterprise_install")
	payload, err := json.Marshal(fields)
	if err != nil {
		http.Error(w, "no command", http.StatusBadRequest)
		return
	}
	s.answer(w, s.take(r.Context(), kindCommand, payload))
}

// answer acknowledges what is kept; what is not kept Slack delivers again.
func (s *Slack) answer(w http.ResponseWriter, done reaction) {
	answer, err := done()
	if err != nil {
		s.opt.Log.Error("what came in cannot be kept and is not acknowledged", "cause", err)
		http.Error(w, "not kept", http.StatusServiceUnavailable)
		return
	}
	if answer == nil {
		w.WriteHeader(http.StatusOK)
		return
	}
	body, err := json.Marshal(answer)
	if err != nil {
		http.Error(w, "no answer", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(body) // whoever asked may have gone away
}
