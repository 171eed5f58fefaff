package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// realAPI is where Discord answers.
const realAPI = "https://discord.com/api/v10"

// agent is how every caller has to name itself.
const agent = "DiscordBot (https://github.com/redress-send/redress, 1)"

// maxAnswer is the longest answer that is read, in bytes.
const maxAnswer = 4 << 20

// versioned is an address that names the version of the API.
var versioned = regexp.MustCompile(`/v\d+$`)

// baseOf is the address of the API, without a slash at its end and with the version.
func baseOf(address string) string {
	address = strings.TrimRight(address, "/")
	switch {
	case address == "":
		return realAPI
	case versioned.MatchString(address):
		return address
	case strings.HasSuffix(address, "/api"):
		return address + "/v10"
	}
	return address + "/api/v10"
}

// api calls Discord's REST interface at the pace that its headers ask for.
type api struct {
	base   string
	token  string
	client *http.Client
	pace   *pace
}

func newAPI(opt *Options, client *http.Client) *api {
	return &api{base: baseOf(opt.APIURL), token: opt.Token, client: client, pace: newPace(opt.Now)}
}

// call is one request.
type call struct {
	method string
	// path is what is asked for; route is the same with every id but the first left out, which is what Discord
	// counts together. Where route is empty it is the path.
	path, route string
	body        any
	picture     *picture // goes with the body
	// by says who asks.
	by caller
}

// caller is who asks Discord for something.
type caller int

const (
	asBot    caller = iota // with the bot's token
	byHandle               // with the token of an interaction, which stands in the path
	atOnce                 // the same, and for an answer that waits for nothing: a callback
)

// do makes the call and reads the answer into out, unless that is nil. The error is a *apiError where Discord
// answered, a *chat.RetryAfter where it is not to be asked yet, else the network's.
func (a *api) do(ctx context.Context, c *call, out any) error {
	if c.route == "" {
		c.route = c.path
	}
	body, err := a.paced(ctx, c)
	if err != nil {
		return err
	}
	if out == nil || len(body) == 0 {
		return nil
	}
	if err := json.Unmarshal(body, out); err != nil {
		return fmt.Errorf("discord: the answer of %s %s cannot be read: %T", c.method, nameless(c.route), err)
	}
	return nil
}

// paced makes the call when its turn has come, and once more where Discord says that it had not.
func (a *api) paced(ctx context.Context, c *call) ([]byte, error) {
	for try := 1; ; try++ {
		if c.by != atOnce {
			if err := a.pace.wait(ctx, c); err != nil {
				return nil, err
			}
		}
		status, head, body, err := a.send(ctx, c)
		if err != nil {
			return nil, err
		}
		failed := failureOf(status, head, body)
		a.pace.learn(c, head, failed)
		switch {
		case failed == nil:
			return body, nil
		case c.by == atOnce || failed.Status != http.StatusTooManyRequests || try == mostTries || failed.After > turnWithin(ctx):
			return nil, failed
		}
	}
}

// mostTries is how often a call is made for which Discord says that its turn has not come.
const mostTries = 4

func (a *api) send(ctx context.Context, c *call) (status int, head http.Header, body []byte, err error) {
	kind, content, err := encodeBody(c)
	if err != nil {
		return 0, nil, nil, err
	}
	req, err := http.NewRequestWithContext(ctx, c.method, a.base+c.path, content)
	if err != nil {
		return 0, nil, nil, err
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	req.Header.Set("User-Agent", agent)
	if c.by == asBot {
		req.Header.Set("Authorization", "Bot "+a.token)
	}
	resp, err := a.client.Do(req)
	if err != nil {
		return 0, nil, nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	body, err = io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	return resp.StatusCode, resp.Header, body, err
}

func encodeBody(c *call) (kind string, content io.Reader, err error) {
	switch {
	case c.body == nil:
		return "", http.NoBody, nil
	case c.picture != nil:
		return form(c.body, c.picture)
	}
	b, err := json.Marshal(c.body)
	if err != nil {
		return "", nil, fmt.Errorf("discord: write a request: %w", err)
	}
	return "application/json", bytes.NewReader(b), nil
}

// apiError is what Discord says is wrong.
type apiError struct {
	Status int
	Code   int    // Discord's own number; 0 where it gave none, as a page in front of it does
	Text   string // Discord's own words, which hold nothing of what was sent
	After  time.Duration
	Global bool // a limit of the bot, or of the address it calls from
	Shared bool // a limit of the place, to which others add
}

func (e *apiError) Error() string {
	if e.Code == 0 {
		return fmt.Sprintf("HTTP status %d", e.Status)
	}
	return fmt.Sprintf("HTTP status %d, %d %s", e.Status, e.Code, e.Text)
}

// failureOf reads an answer that is no success; nil for one that is.
func failureOf(status int, head http.Header, body []byte) *apiError {
	if status >= http.StatusOK && status < http.StatusMultipleChoices {
		return nil
	}
	e := &apiError{Status: status}
	var said struct {
		Code       int
		Message    string
		RetryAfter float64 `json:"retry_after"`
		Global     bool
	}
	worded := json.Unmarshal(body, &said) == nil
	if worded {
		e.Code, e.Text, e.Global = said.Code, said.Message, said.Global
		e.After = seconds(said.RetryAfter)
	}
	if status != http.StatusTooManyRequests {
		return e
	}
	if n, err := strconv.ParseFloat(head.Get("Retry-After"), 64); err == nil {
		e.After = max(e.After, seconds(n))
	}
	scope := head.Get("X-Ratelimit-Scope")
	e.Shared = scope == "shared"
	// A page in place of Discord's words is of what stands in front of it: it counts by address.
	e.Global = e.Global || scope == "global" || head.Get("X-Ratelimit-Global") != "" || !worded
	if e.After <= 0 {
		e.After = unsaidWait
	}
	return e
}

// unsaidWait is the wait after a 429 that names none.
const unsaidWait = 30 * time.Second

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }

// nameless is a route as it may be logged: the token of an interaction is as good as a password.
func nameless(route string) string {
	for _, secret := range []string{"/webhooks/", "/interactions/"} {
		if before, _, found := strings.Cut(route, secret); found {
			return before + secret + "…"
		}
	}
	return route
}

// segment is a part of a path that came from outside.
func segment(s string) string { return url.PathEscape(s) }
