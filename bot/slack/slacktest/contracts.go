package slacktest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// requests names the schema of what each method takes.
var requests = map[string]string{
	"chat.postMessage": "ChatPostMessageArguments", "chat.postEphemeral": "ChatPostEphemeralArguments", "chat.update": "ChatUpdateArguments",
	"views.open": "ViewsOpenArguments", "views.publish": "ViewsPublishArguments", "conversations.open": "ConversationsOpenArguments",
	"users.info": "UsersInfoArguments", "response_url": "RespondArguments",
}

// blockKinds names the schema of each kind of block: the schema of a whole message lets any block through that
// looks like none of them.
var blockKinds = map[string]string{
	"header": "HeaderBlock", "section": "SectionBlock", "context": "ContextBlock", "actions": "ActionsBlock", "input": "InputBlock",
	"divider": "DividerBlock", "image": "ImageBlock", "markdown": "MarkdownBlock", "table": "TableBlock",
}

// book is a folder of schemas, each compiled once.
type book struct {
	mu       sync.Mutex
	compiled map[string]*jsonschema.Schema
}

var books sync.Map // by folder

func schema(folder, file, name string) (*jsonschema.Schema, error) {
	v, _ := books.LoadOrStore(folder, &book{compiled: map[string]*jsonschema.Schema{}})
	b, _ := v.(*book)
	b.mu.Lock()
	defer b.mu.Unlock()
	if s := b.compiled[file+name]; s != nil {
		return s, nil
	}
	s, err := jsonschema.NewCompiler().Compile("file://" + filepath.Join(folder, file) + "#/definitions/" + name)
	if err == nil {
		b.compiled[file+name] = s
	}
	return s, err
}

// Valid checks a value by a definition of one of Slack's files.
func Valid(folder, file, name string, v any) error {
	s, err := schema(folder, file, name)
	if err != nil {
		return fmt.Errorf("the schema %s cannot be read: %w", name, err)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	read, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return err
	}
	return s.Validate(read)
}

const requestsFile = "slack-types-requests.schema.json"

// check keeps what is broken in a request.
func (s *Server) check(method string, args map[string]any) {
	for _, broken := range byHand(method, args) {
		s.violate("%s", broken)
	}
	if s.opt.Contracts == "" {
		return
	}
	if name := requests[method]; name != "" {
		s.bySchema(method, name, completed(method, args))
	}
	blocks, _ := args["blocks"].([]any)
	if view, ok := args["view"].(map[string]any); ok {
		blocks, _ = view["blocks"].([]any)
		name := "ModalView"
		if view["type"] == "home" {
			name = "HomeView"
		}
		s.bySchema(method, name, view)
	}
	for _, b := range blocks {
		block, _ := b.(map[string]any)
		name := blockKinds[text(block, "type")]
		if name == "" {
			s.violate("%s: a block of type %q", method, text(block, "type"))
			continue
		}
		s.bySchema(method, name, block)
	}
}

// completed gives an answer by a handle what its schema, made from types, takes for needed and Slack does not.
func completed(method string, args map[string]any) map[string]any {
	if method != "response_url" {
		return args
	}
	all := maps.Clone(args)
	for name, v := range map[string]any{"attachments": []any{}, "markdown_text": "", "thread_ts": ""} {
		if all[name] == nil {
			all[name] = v
		}
	}
	return all
}

func (s *Server) bySchema(method, name string, v any) {
	if err := Valid(s.opt.Contracts, requestsFile, name, v); err != nil {
		s.violate("%s: not a %s: %.500v", method, name, err)
	}
}
