package discordtest

import (
	"encoding/json"
	"net/http"
	"time"
)

// Lengths of time of an interaction.
const (
	answerWithin = 3 * time.Second
	handleGood   = 15 * time.Minute
)

// callBack is the first answer to an interaction.
func (s *Server) callBack(r *request) (any, *refusal) {
	in := s.inters[r.PathValue("token")]
	if in == nil || in.id != r.PathValue("id") {
		return nil, refused(http.StatusNotFound, unknownInteraction, words[unknownInteraction])
	}
	return nil, s.answered(in, r)
}

// answered takes the first answer to an interaction, by whatever way it came. The lock is held.
func (s *Server) answered(in *interaction, r *request) *refusal {
	now := s.opt.Now()
	switch {
	case in.answered != 0:
		return refused(http.StatusBadRequest, acknowledged, words[acknowledged])
	case now.Sub(in.at) > answerWithin:
		s.violate("an interaction was answered after %s", now.Sub(in.at))
		return refused(http.StatusNotFound, unknownInteraction, words[unknownInteraction])
	}
	kind, _ := r.body["type"].(float64)
	data, _ := r.body["data"].(map[string]any)
	for _, broken := range answerByHand(in.kind, int(kind), data) {
		s.violate("callback: %s", broken)
		return refused(http.StatusBadRequest, invalidForm, "Invalid Form Body")
	}
	in.answered, in.answer, in.answeredAt = int(kind), raw(data), now
	flags, _ := data["flags"].(float64)
	switch in.answered {
	case 4, 5:
		m := &Message{ID: s.NewID(), Channel: in.channel, Content: text(data, "content"), Components: raw(data["components"]), Way: "callback", At: now}
		m.waiting = in.answered == 5
		if int(flags)&ephemeralFlag != 0 {
			m.To = in.user
		}
		in.original = m
		s.messages = append(s.messages, m)
	case 7:
		s.violate("callback: type 7 is not expected of this bot")
	}
	return nil
}

// AnsweredAt is when the interaction with the token got its first answer; the zero time: not yet.
func (s *Server) AnsweredAt(token string) time.Time {
	s.state.Lock()
	defer s.state.Unlock()
	if in := s.inters[token]; in != nil {
		return in.answeredAt
	}
	return time.Time{}
}

// ofHandle finds the interaction whose handle a call uses. The lock is held.
func (s *Server) byHandle(r *request) (*interaction, *refusal) {
	in := s.inters[r.PathValue("token")]
	switch {
	case in == nil || r.PathValue("app") != s.opt.App:
		return nil, refused(http.StatusNotFound, unknownWebhook, words[unknownWebhook])
	case s.opt.Now().Sub(in.at) > handleGood:
		s.violate("%s: a handle was used after 15 min", r.name)
		return nil, refused(http.StatusUnauthorized, badHandle, words[badHandle])
	case in.answered == 0:
		return nil, refused(http.StatusNotFound, unknownWebhook, words[unknownWebhook])
	}
	return in, nil
}

func (s *Server) editOriginal(r *request) (any, *refusal) {
	in, no := s.byHandle(r)
	if no != nil {
		return nil, no
	}
	m := in.original
	if m == nil {
		return nil, refused(http.StatusNotFound, unknownMessage, words[unknownMessage])
	}
	if !m.waiting {
		m.Edits++
	}
	m.fill(r)
	if m.Way == "callback" {
		m.Way = r.name
	}
	return s.asAnswered(m), nil
}

func (s *Server) followUp(r *request) (any, *refusal) {
	in, no := s.byHandle(r)
	if no != nil {
		return nil, no
	}
	m := &Message{ID: s.NewID(), Channel: in.channel, Way: r.name, At: s.opt.Now()}
	if flags, _ := r.body["flags"].(float64); int(flags)&ephemeralFlag != 0 {
		m.To = in.user
	}
	m.fill(r)
	s.messages = append(s.messages, m)
	return s.asAnswered(m), nil
}

// begun notes an interaction that is about to be delivered.
func (s *Server) begun(data map[string]any, card *Message) {
	s.state.Lock()
	defer s.state.Unlock()
	in := &interaction{at: s.opt.Now(), original: card}
	in.id, in.token, in.channel = text(data, "id"), text(data, "token"), text(data, "channel_id")
	in.kind, _ = data["type"].(int)
	in.user, _ = data["\x00user"].(string)
	delete(data, "\x00user")
	in.guild = data["guild_id"] != nil
	s.inters[in.token] = in
}

// tookHTTP takes what an endpoint answered to an interaction that was delivered to it.
func (s *Server) tookHTTP(token string, body json.RawMessage) {
	r := &request{Request: &http.Request{Method: http.MethodPost}, name: "POST /interactions/{id}/{token}/callback", raw: body}
	if err := json.Unmarshal(body, &r.body); err != nil {
		s.violate("an endpoint answers what is no JSON: %v", err)
		return
	}
	s.checkCall(r)
	s.state.Lock()
	if in := s.inters[token]; in != nil {
		if no := s.answered(in, r); no != nil {
			s.violate("an endpoint's answer is refused: %s", no.words)
		}
	}
	s.state.Unlock()
	s.changes()
}
