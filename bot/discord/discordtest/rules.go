package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf16"
)

// units counts as Discord does.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// byHand are the rules that no schema has, for everything that says something.
func byHand(r *request) (broken []string) {
	if r.name == "PUT /applications/{app}/commands" {
		return commandsByHand(r.raw)
	}
	if !strings.Contains(r.name, "/messages") && r.name != "POST /webhooks/{app}/{token}" {
		return nil
	}
	broken = saidByHand(r.body, len(r.files), r.Method == http.MethodPatch)
	if nonce, ok := r.body["nonce"]; ok {
		if n, _ := nonce.(string); n == "" || len(n) > 25 {
			broken = append(broken, fmt.Sprintf("a nonce of %d characters, 1 to 25", len(n)))
		}
		if r.body["enforce_nonce"] != true {
			broken = append(broken, "a nonce that nobody enforces")
		}
	} else if r.name == "POST /channels/{channel}/messages" {
		broken = append(broken, "no nonce: what is sent twice is said twice")
	}
	return broken
}

// mentioning is text that would ping somebody, were mentions not switched off.
var mentioning = regexp.MustCompile(`(?:^|[^\\])(<@[!&]?\d+>|<#\d+>|@everyone|@here)`)

// saidByHand are the rules of everything that is shown.
func saidByHand(m map[string]any, files int, patch bool) (broken []string) {
	add := func(format string, args ...any) { broken = append(broken, fmt.Sprintf(format, args...)) }
	content := text(m, "content")
	embeds, _ := m["embeds"].([]any)
	list, _ := m["components"].([]any)
	if n := units(content); n > 2000 {
		add("%d characters of content, at most 2,000 of a bot", n)
	}
	if strings.TrimSpace(content) == "" && len(embeds) == 0 && len(list) == 0 && files == 0 && !patch {
		add("an empty message")
	}
	if hit := mentioning.FindStringSubmatch(content); hit != nil && !strings.HasPrefix(hit[1], "@") {
		add("the content names somebody: %s", hit[1])
	}
	if parse, ok := m["allowed_mentions"].(map[string]any); !ok {
		add("allowed_mentions is absent")
	} else if kinds, ok := parse["parse"].([]any); !ok || len(kinds) > 0 || parse["users"] != nil || parse["roles"] != nil {
		add("mentions are not switched off")
	}
	if n := embedSigns(embeds); n > 6000 {
		add("%d characters over all embeds, at most 6,000", n)
	}
	if len(list) > 5 {
		add("%d rows, at most 5", len(list))
	}
	if flags, _ := m["flags"].(float64); int(flags)&(1<<15) != 0 && (content != "" || len(embeds) > 0) {
		add("content or embeds beside the newer components")
	}
	return append(broken, componentsByHand(raw(list))...)
}

func componentsByHand(rows json.RawMessage) (broken []string) {
	ids := map[string]bool{}
	for _, c := range components(rows) {
		if c.Type == 2 && c.CustomID == "" && c.URL == "" {
			broken = append(broken, "a button with neither custom_id nor url")
		}
		if c.CustomID != "" && ids[c.CustomID] {
			broken = append(broken, fmt.Sprintf("the custom_id %q twice", c.CustomID))
		}
		ids[c.CustomID] = true
		values := map[string]bool{}
		for _, o := range c.Options {
			if values[o.Value] {
				broken = append(broken, fmt.Sprintf("the option %q twice", o.Value))
			}
			values[o.Value] = true
		}
	}
	return broken
}

func embedSigns(embeds []any) int {
	n := 0
	var count func(v any)
	count = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, e := range v {
				if s, ok := e.(string); ok && k != "url" && k != "type" {
					n += units(s)
				} else {
					count(e)
				}
			}
		case []any:
			for _, e := range v {
				count(e)
			}
		}
	}
	count(embeds)
	return n
}

// Kinds of interaction and of answer.
const (
	isComponent = 3
	isTyping    = 4
	isForm      = 5
)

// answerByHand are the rules of the first answer to an interaction of the kind.
func answerByHand(kind, answer int, data map[string]any) (broken []string) {
	add := func(format string, args ...any) { broken = append(broken, fmt.Sprintf(format, args...)) }
	flags, _ := data["flags"].(float64)
	list, _ := data["components"].([]any)
	switch answer {
	case 4:
		if data == nil {
			add("a message without data")
			return broken
		}
		broken = append(broken, saidByHand(data, 0, false)...)
	case 5:
		if int(flags)&^ephemeralFlag != 0 {
			add("flags %d on a deferred answer", int(flags))
		}
	case 6, 7:
		if kind != isComponent {
			add("type %d to what is no component", answer)
		}
	case 9:
		if kind == isForm {
			add("a form as the answer to a form")
		}
		if len(list) < 1 || len(list) > 5 {
			add("a form of %d components, 1 to 5", len(list))
		}
	}
	if answer != 4 && answer != 5 && flags != 0 {
		add("flags on an answer of type %d", answer)
	}
	if (kind == isTyping) != (answer == 8) {
		add("type %d to an interaction of type %d", answer, kind)
	}
	return broken
}

// commandName is how a command that is typed may be called.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}]{1,32}$`)

// putCommand is a command as it is put, as far as it is looked at by hand.
type putCommand struct {
	Name, Description string
	Type              int
	Options           []struct {
		Name, Description string
		Required          bool
		Autocomplete      bool
		Choices           []struct{ Name, Value string }
	}
}

func commandsByHand(body json.RawMessage) (broken []string) {
	var all []putCommand
	if err := json.Unmarshal(body, &all); err != nil {
		return []string{fmt.Sprint("commands that cannot be read: ", err)}
	}
	names := map[string]bool{}
	for i := range all {
		c := &all[i]
		named := fmt.Sprint(max(c.Type, 1), c.Name)
		if names[named] {
			broken = append(broken, c.Name+": twice")
		}
		names[named] = true
		for _, b := range c.byHand() {
			broken = append(broken, c.Name+": "+b)
		}
	}
	return broken
}

// isName reports whether something that is typed may be called so.
func isName(s string) bool { return commandName.MatchString(s) && strings.ToLower(s) == s }

func (c *putCommand) byHand() (broken []string) {
	add := func(format string, args ...any) { broken = append(broken, fmt.Sprintf(format, args...)) }
	slash := c.Type == 0 || c.Type == 1
	if slash && !isName(c.Name) {
		add("no name of a command")
	}
	if slash == (c.Description == "") {
		add("a description where there is to be none, or none")
	}
	total, optional := units(c.Name)+units(c.Description), false
	for _, o := range c.Options {
		total += units(o.Name) + units(o.Description)
		if !isName(o.Name) || o.Description == "" {
			add("option %q", o.Name)
		}
		if o.Required && optional {
			add("option %q is needed and stands behind one that is not", o.Name)
		}
		optional = optional || !o.Required
		if o.Autocomplete && len(o.Choices) > 0 {
			add("option %q has choices and offers others", o.Name)
		}
		for _, ch := range o.Choices {
			total += units(ch.Name) + units(ch.Value)
		}
	}
	if total > 8000 {
		add("%d characters in all, at most 8,000", total)
	}
	return broken
}
