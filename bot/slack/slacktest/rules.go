package slacktest

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// byHand are the rules that no schema of Slack has.
func byHand(method string, args map[string]any) (broken []string) {
	add := func(format string, a ...any) { broken = append(broken, method+": "+fmt.Sprintf(format, a...)) }
	blocks, _ := args["blocks"].([]any)
	switch method {
	case "chat.postMessage", "chat.postEphemeral", "chat.update", "response_url":
		said := text(args, "text")
		if strings.TrimSpace(said) == "" {
			add("no text beside the blocks, for notifications")
		}
		if n := utf8.RuneCountInString(said); n > 4000 {
			add("%d characters of text, at most 4,000 are shown", n)
		}
		if strings.Contains(said, "<!") || strings.Contains(said, "<@") || strings.Contains(said, "<#") {
			add("the text mentions somebody")
		}
		if parse := text(args, "parse"); parse == "full" || args["link_names"] == true || args["link_names"] == "1" {
			add("names in the text would become mentions")
		}
		if len(blocks) > 50 {
			add("%d blocks, at most 50 in a message", len(blocks))
		}
		if n := characters(blocks); n > 13200 {
			add("%d characters over all blocks: msg_blocks_too_long", n)
		}
	case "views.open", "views.publish":
		view, _ := args["view"].(map[string]any)
		blocks, _ = view["blocks"].([]any)
		if n := len(raw(view)); n > 250_000 {
			add("a view of %d bytes, at most 250 kB", n)
		}
		if has(blocks, "input") && view["submit"] == nil && view["type"] == "modal" {
			add("a form with inputs and nothing to send it with")
		}
	}
	return append(broken, blocksByHand(method, blocks)...)
}

func blocksByHand(method string, blocks []any) (broken []string) {
	ids := map[string]bool{}
	for i, b := range blocks {
		block, _ := b.(map[string]any)
		at := fmt.Sprintf("%s: block %d", method, i+1)
		if id := text(block, "block_id"); id != "" {
			if ids[id] {
				broken = append(broken, at+" has the id of another one")
			}
			ids[id] = true
		}
		if block["type"] == "section" && block["text"] == nil && block["fields"] == nil {
			broken = append(broken, at+" is a section with neither text nor fields")
		}
		elements, _ := block["elements"].([]any)
		actions := map[string]bool{}
		for _, e := range elements {
			element, _ := e.(map[string]any)
			if id := text(element, "action_id"); id != "" {
				if actions[id] {
					broken = append(broken, at+" has two elements of one action_id")
				}
				actions[id] = true
			}
			if options, _ := element["options"].([]any); element["type"] == "overflow" && len(options) > 5 {
				broken = append(broken, at+" has an overflow of more than 5 options")
			}
		}
		if strings.Contains(string(raw(block)), `"mrkdwn"`) {
			broken = append(broken, at+" holds markup: what people said could change how it looks, or ping")
		}
	}
	return broken
}

func has(blocks []any, kind string) bool {
	for _, b := range blocks {
		if block, _ := b.(map[string]any); block["type"] == kind {
			return true
		}
	}
	return false
}

// characters counts the text of blocks, whatever it stands in.
func characters(v any) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			n += characters(e)
		}
	case map[string]any:
		if t, ok := v["text"].(string); ok {
			n += utf8.RuneCountInString(t)
		}
		for _, e := range v {
			if _, leaf := e.(string); !leaf {
				n += characters(e)
			}
		}
	}
	return n
}

// perMinute is what the tier of a method takes (rate_limit_tiers.json; apps.connections.open planned for as
// the stricter of what Slack says of it).
var perMinute = map[string]int{
	"auth.test": 100, "chat.postEphemeral": 100, "chat.update": 50, "conversations.open": 50, "conversations.history": 50,
	"conversations.replies": 50, "users.info": 100, "views.open": 100, "views.publish": 100, "files.getUploadURLExternal": 100, "files.completeUploadExternal": 100,
}

// counted is what Slack counts a call as: its method, a message its channel.
func counted(method string, args map[string]any) string {
	if method == "chat.postMessage" {
		return method + " to " + text(args, "channel")
	}
	return method
}

// tell notes that the caller was told to wait so many seconds; 0: it was not.
func (s *Server) tell(method string, args map[string]any, seconds int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seconds > 0 {
		s.told[counted(method, args)] = s.opt.Now().Add(time.Duration(seconds) * time.Second)
		s.limited++
	}
}

// tooEarly looks whether the caller was told to wait and does not.
func (s *Server) tooEarly(method string, args map[string]any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if wait := s.told[counted(method, args)].Sub(s.opt.Now()); wait > 0 {
		s.violations = append(s.violations, fmt.Sprintf("%s: called %s before the Retry-After was over", counted(method, args), wait.Round(time.Millisecond)))
	}
}

// overspent is how long the method has to wait by its budget. A channel takes one message a second, and a few
// more in a burst.
func (s *Server) overspent(method string, args map[string]any) time.Duration {
	if !s.opt.Budgets {
		return 0
	}
	key, most, span := counted(method, args), perMinute[method], time.Minute
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.opt.Now()
	if method == "chat.postMessage" {
		return s.overfull(key, now)
	}
	if most == 0 {
		return 0
	}
	recent := s.spent[key][:0]
	for _, at := range s.spent[key] {
		if now.Sub(at) < span {
			recent = append(recent, at)
		}
	}
	if len(recent) >= most {
		s.spent[key] = recent
		return span - now.Sub(recent[0])
	}
	s.spent[key] = append(recent, now)
	return 0
}

// burst is how many messages a channel takes at once; it takes one a second.
const burst = 4

// overfull is how long a message to a channel has to wait; what need not is counted. The lock is held.
func (s *Server) overfull(channel string, now time.Time) time.Duration {
	full := s.full[channel]
	if full.Before(now) {
		full = now
	}
	full = full.Add(time.Second)
	if wait := full.Sub(now) - burst*time.Second; wait > 0 {
		return wait
	}
	s.full[channel] = full
	return 0
}
