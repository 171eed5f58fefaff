package discordtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const specification = "openapi.pruned.json"

// paths names the specification's word for each call.
var paths = map[string][2]string{
	"GET /users/@me":                                   {"/users/@me", "get"},
	"GET /applications/@me":                            {"/applications/@me", "get"},
	"GET /gateway":                                     {"/gateway", "get"},
	"GET /gateway/bot":                                 {"/gateway/bot", "get"},
	"GET /applications/{app}/commands":                 {"/applications/{application_id}/commands", "get"},
	"PUT /applications/{app}/commands":                 {"/applications/{application_id}/commands", "put"},
	"POST /users/@me/channels":                         {"/users/@me/channels", "post"},
	"GET /channels/{channel}":                          {"/channels/{channel_id}", "get"},
	"POST /channels/{channel}/messages":                {"/channels/{channel_id}/messages", "post"},
	"PATCH /channels/{channel}/messages/{message}":     {"/channels/{channel_id}/messages/{message_id}", "patch"},
	"POST /webhooks/{app}/{token}":                     {"/webhooks/{webhook_id}/{webhook_token}", "post"},
	"PATCH /webhooks/{app}/{token}/messages/@original": {"/webhooks/{webhook_id}/{webhook_token}/messages/@original", "patch"},
}

// callbacks names the schema of each kind of answer: as one of seven its faults would be told of the wrong one.
var callbacks = map[int]string{
	1: "PongInteractionCallbackRequest", 4: "CreateMessageInteractionCallbackRequest", 5: "CreateMessageInteractionCallbackRequest",
	6: "UpdateMessageInteractionCallbackRequest", 7: "UpdateMessageInteractionCallbackRequest",
	8: "ApplicationCommandAutocompleteCallbackRequest", 9: "ModalInteractionCallbackRequest",
}

// specBook is a folder's specification, with what of it was compiled.
type specBook struct {
	mu       sync.Mutex
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
}

var specBooks sync.Map // by folder

// Valid checks a body by a place in Discord's specification, in the folder: "#/components/schemas/MessageResponse".
func Valid(folder, place string, body []byte) error {
	v, _ := specBooks.LoadOrStore(folder, &specBook{compiled: map[string]*jsonschema.Schema{}})
	b, _ := v.(*specBook)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.compiler == nil {
		b.compiler = jsonschema.NewCompiler()
		b.compiler.DefaultDraft(jsonschema.Draft2020)
	}
	s := b.compiled[place]
	if s == nil {
		var err error
		s, err = b.compiler.Compile("file://" + filepath.Join(folder, specification) + place)
		if err != nil {
			return fmt.Errorf("the schema %s cannot be read: %w", place, err)
		}
		b.compiled[place] = s
	}
	read, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return err
	}
	return s.Validate(read)
}

// placeOf is where the specification has the body of a call, or of its answer.
func placeOf(name, part string) string {
	p := paths[name]
	path := strings.NewReplacer("/", "~1", "{", "%7B", "}", "%7D").Replace(p[0])
	return "#/paths/" + path + "/" + p[1] + "/" + part + "/content/application~1json/schema"
}

// checkCall keeps what is broken in a call.
func (s *Server) checkCall(r *request) {
	for _, broken := range byHand(r) {
		s.violate("%s: %s", r.name, broken)
	}
	if s.opt.Contracts == "" || r.raw == nil {
		return
	}
	place := placeOf(r.name, "requestBody")
	if strings.HasSuffix(r.name, "/callback") {
		kind, _ := r.body["type"].(float64)
		if callbacks[int(kind)] == "" {
			s.violate("%s: an answer of type %v", r.name, r.body["type"])
			return
		}
		place = "#/components/schemas/" + callbacks[int(kind)]
	}
	if err := Valid(s.opt.Contracts, place, r.raw); err != nil {
		s.violate("%s: %.900v", r.name, err)
	}
}

// checkAnswer keeps what is wrong with what this Discord answers itself: nobody learns from one that lies.
func (s *Server) checkAnswer(name string, answer any) {
	if s.opt.Contracts == "" || paths[name] == [2]string{} {
		return
	}
	body, err := json.Marshal(answer)
	if err == nil {
		err = Valid(s.opt.Contracts, placeOf(name, "responses/200"), body)
	}
	if err != nil {
		s.violate("the fake answers %s with what is none: %.900v", name, err)
	}
}
