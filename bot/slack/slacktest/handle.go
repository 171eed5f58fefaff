package slacktest

import (
	"io"
	"net/http"
	"time"
)

// serveHandle is the handle of an answer: five uses within 30 minutes.
func (s *Server) serveHandle(w http.ResponseWriter, r *http.Request) {
	args, err := arguments(r)
	if err != nil {
		s.violate("response_url: %v", err)
		http.Error(w, "invalid_payload", http.StatusBadRequest)
		return
	}
	s.check("response_url", args)
	if script, scripted := s.script("response_url"); scripted {
		script.play(w)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.handles[r.PathValue("handle")]
	switch {
	case h == nil:
		http.Error(w, "no_such_url", http.StatusNotFound)
		return
	case h.uses >= 5 || s.opt.Now().Sub(h.at) > 30*time.Minute:
		http.Error(w, "used_url", http.StatusNotFound)
		return
	}
	h.uses++
	m := &Message{Channel: h.channel, To: h.user, Text: text(args, "text"), Blocks: raw(args["blocks"]), Way: "response_url", At: s.opt.Now(), TS: s.stamp()}
	if replaces, _ := args["replace_original"].(bool); replaces {
		for _, old := range s.messages {
			if old.TS == h.message && h.message != "" {
				old.Text, old.Blocks, old.Edits = m.Text, m.Blocks, old.Edits+1
				m = nil
				break
			}
		}
	}
	if m != nil {
		s.messages = append(s.messages, m)
	}
	s.happened()
	_, _ = io.WriteString(w, "ok")
}
