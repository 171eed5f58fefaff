package discord

import (
	"context"
	"encoding/base64"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/dial"
	"github.com/redress-send/redress/bot/discord/gateway"
)

// Intents are what the bot asks to be told: servers with their threads, messages in them, direct messages. The
// content of messages is not among them: of those that mention the bot, and of direct messages, it is told anyway.
const Intents = 1<<0 | 1<<9 | 1<<12

// Post is what the adapter needs of the post office.
type Post interface {
	// Accept keeps the event; kept returns when it may be acknowledged.
	Accept(ctx context.Context, e chat.Event) (kept func() error)
}

// Options are the ways of an adapter. Token and Post must be set.
type Options struct {
	Token         string
	ApplicationID string // empty: learnt when it is needed
	PublicKey     string // 64 hexadecimal digits, of what comes by HTTP; empty: everything that comes is refused
	APIURL        string // empty: the real Discord
	GatewayURL    string // empty: asked for

	// ByHTTP says that what comes in comes to the Endpoints, and no gateway is wanted.
	ByHTTP bool
	// Session keeps the gateway's session for the next process. Default: nobody.
	Session gateway.Keeper
	// Turn lets one process at a time begin a session. Default: each does when it likes.
	Turn gateway.Turn

	Post Post
	// Bound says which channels are bound to a team. Default: none.
	Bound Bound
	// Suggest returns the cases that the account may see, as choices whose ids are their references. Default: none.
	Suggest func(ctx context.Context, account, typed string) ([]chat.Choice, error)
	// Draw turns a figure into a PNG. Default: no pictures.
	Draw func(f *chat.Figure) ([]byte, error)
	// Now is the clock of what is good for some time: the real one.
	Now func() time.Time
	// Log gets kinds, keys and causes, never what was said: discarded.
	Log *slog.Logger
}

// Discord is the adapter. It is safe for use by several goroutines.
type Discord struct {
	opt Options
	api *api

	mu      sync.Mutex
	app     string            // the application's id, where it is known
	selves  []string          // the ids by which the bot itself may be mentioned
	direct  map[string]string // the channel of the direct messages with a user
	threads map[string]string // the channel that a thread is in
	acks    map[string]*ack   // callbacks under way, by the token of their interaction
	refused error             // why Discord will never let this bot in
	ended   chan struct{}     // closed when refused is set
	busy    chat.Underway     // what is being acknowledged
}

// How long a call may take; what a person waits for must be begun within 3 s.
const (
	callWithin    = 10 * time.Second
	answerWithin  = 2500 * time.Millisecond
	suggestWithin = 2 * time.Second
	finishWithin  = 3 * time.Second
)

// New returns an adapter.
func New(opt Options) *Discord {
	if opt.Bound == nil {
		opt.Bound = func(string, string) bool { return false }
	}
	if opt.Suggest == nil {
		opt.Suggest = func(context.Context, string, string) ([]chat.Choice, error) { return nil, nil }
	}
	opt.Token = strings.TrimPrefix(opt.Token, "Bot ")
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	client := &http.Client{Timeout: callWithin, Transport: dial.Transport()}
	d := &Discord{
		opt: opt, api: newAPI(&opt, client), direct: map[string]string{}, threads: map[string]string{},
		app: opt.ApplicationID, acks: map[string]*ack{}, ended: make(chan struct{}),
	}
	d.know(opt.ApplicationID)
	d.know(tokensUser(opt.Token))
	return d
}

// tokensUser is the user's id that a bot's token begins with, empty where it does not look like one.
func tokensUser(token string) string {
	first, _, _ := strings.Cut(token, ".")
	id, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(first, "="))
	if err != nil || len(id) == 0 || strings.Trim(string(id), "0123456789") != "" {
		return ""
	}
	return string(id)
}

// know keeps an id of the bot itself.
func (d *Discord) know(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if id != "" && !slices.Contains(d.selves, id) {
		d.selves = append(d.selves, id)
	}
}

func (d *Discord) itself() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.selves
}

// Run receives over the gateway until ctx ends; what is being acknowledged then is finished first. Without a
// gateway what comes in comes to the Endpoints. The handler is not used: what comes in goes to the post office. The
// error is a refusal that cannot heal.
func (d *Discord) Run(ctx context.Context, _ chat.Handler) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	done := make(chan error, 1)
	go func() { done <- d.receive(ctx) }()
	var err error
	select {
	case <-d.ended:
		stop()
		err = <-done // and what refused it is said in its place
	case err = <-done:
	}
	d.busy.Stop(finishWithin)
	if refused := d.refusal(); refused != nil {
		return refused
	}
	return err
}

// receive listens until ctx ends, or Discord refuses the bot.
func (d *Discord) receive(ctx context.Context) error {
	if d.opt.ByHTTP {
		d.knock(ctx)
		<-ctx.Done()
		return nil
	}
	set := gateway.Options{Token: d.opt.Token, Intents: Intents, URL: d.where, Log: d.opt.Log, Session: d.opt.Session, Turn: d.opt.Turn}
	if d.opt.APIURL != "" || d.opt.GatewayURL != "" {
		set.Trust = func(address string) bool { return !gateway.Real(address) } // not the real Discord
	}
	return gateway.New(set).RunKeeping(ctx, d.hear)
}

// where says where the gateway is, and how many sessions may still be begun. Where the address is set, and nobody
// answers how many, that is left open.
func (d *Discord) where(ctx context.Context) (gateway.Where, error) {
	if d.opt.GatewayURL == "" {
		return d.askWhere(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, suggestWithin)
	defer cancel()
	said, err := d.askWhere(ctx)
	if err != nil {
		d.opt.Log.Debug("nobody says how many sessions may be begun", "cause", err)
	}
	return gateway.Where{URL: d.opt.GatewayURL, Limit: said.Limit}, nil
}

func (d *Discord) askWhere(ctx context.Context) (gateway.Where, error) {
	c := &call{method: http.MethodGet, path: "/gateway/bot"}
	var said struct {
		URL   string
		Limit *struct {
			Remaining  int
			ResetAfter float64 `json:"reset_after"` // milliseconds
		} `json:"session_start_limit"`
	}
	err := d.api.do(ctx, c, &said)
	if missing := saidBy(err); missing != nil && missing.Status == http.StatusNotFound {
		c = &call{method: http.MethodGet, path: "/gateway"} // says where, and not how often
		err = d.api.do(ctx, c, &said)
	}
	if err != nil {
		d.heed(c, err)
		return gateway.Where{}, errors.New(c.method + " " + c.path + ": " + why(err))
	}
	out := gateway.Where{URL: said.URL}
	if said.Limit != nil {
		out.Limit = &gateway.Limit{Remaining: said.Limit.Remaining, ResetAfter: seconds(said.Limit.ResetAfter / 1000)}
	}
	return out, nil
}

// knock asks Discord who the bot is: a token that is no good is known before the first answer is lost to it. What
// else goes wrong is no harm.
func (d *Discord) knock(ctx context.Context) {
	c := &call{method: http.MethodGet, path: "/users/@me"}
	var me user
	if err := d.api.do(ctx, c, &me); err != nil {
		d.heed(c, err)
		d.opt.Log.Warn("Discord does not say who the bot is", "cause", why(err))
		return
	}
	d.know(me.ID)
	d.opt.Log.Info("Discord knows the bot", "bot", me.ID)
}

// directWith returns the channel of the direct messages with the user.
func (d *Discord) directWith(ctx context.Context, user string) (string, error) {
	d.mu.Lock()
	channel := d.direct[user]
	d.mu.Unlock()
	if channel != "" {
		return channel, nil
	}
	c := &call{method: http.MethodPost, path: "/users/@me/channels", body: map[string]string{"recipient_id": user}}
	var opened struct{ ID string }
	if err := d.api.do(ctx, c, &opened); err != nil {
		return "", d.forPost(c, err)
	}
	d.remember(user, opened.ID)
	return opened.ID, nil
}

// remember keeps the channel of the direct messages with the user, which never changes.
func (d *Discord) remember(user, channel string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.direct) > 10_000 {
		clear(d.direct)
	}
	d.direct[user] = channel
}

// personAt is whose direct messages the channel holds, empty where that is not known.
func (d *Discord) personAt(channel string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	for user, direct := range d.direct {
		if direct == channel {
			return user
		}
	}
	return ""
}
