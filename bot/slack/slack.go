package slack

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/dial"
)

// Pace is the shortest time between two messages to one channel: Slack takes about one a second.
const Pace = time.Second

// Post is what the adapter needs of the post office.
type Post interface {
	// Accept keeps the event; kept returns when it may be acknowledged.
	Accept(ctx context.Context, e chat.Event) (kept func() error)
}

// Options are the ways of an adapter. BotToken and Post must be set, and either AppToken or SigningSecret.
type Options struct {
	AppToken      string // begins with xapp-; empty: no Socket Mode
	BotToken      string // begins with xoxb-
	SigningSecret string // of what comes by HTTP; empty: everything that comes is refused
	APIURL        string // empty: the real Slack

	Post Post
	// Bound says which channels are bound to a team. Default: none.
	Bound Bound
	// Suggest returns the cases that the account may log to, as choices whose ids are their references.
	// Default: none.
	Suggest func(ctx context.Context, account, typed string) ([]chat.Choice, error)
	// Draw turns a figure into a PNG. Default: no pictures.
	Draw func(f *chat.Figure) ([]byte, error)
	// Log gets kinds, keys and causes, never what was said: discarded.
	Log *slog.Logger
}

// Slack is the adapter. It is safe for use by several goroutines.
type Slack struct {
	opt    Options
	api    *slack.Client
	client *http.Client

	mu      sync.Mutex
	direct  map[string]string // the channel of the direct messages with a user
	refused error             // why Slack will never let this app in
	ended   chan struct{}     // closed when refused is set
	forms   chat.Underway     // forms that are being opened

	withoutPictures atomic.Bool // Slack takes none
}

// How long a call may take; an answer to a person has 3 s.
const (
	callWithin   = 10 * time.Second
	quickly      = 2 * time.Second
	finishWithin = 3 * time.Second // for forms that are being opened at the end
)

// New returns an adapter.
func New(opt Options) *Slack {
	if opt.Bound == nil {
		opt.Bound = func(string, string) bool { return false }
	}
	if opt.Suggest == nil {
		opt.Suggest = func(context.Context, string, string) ([]chat.Choice, error) { return nil, nil }
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	s := &Slack{
		opt: opt, direct: map[string]string{}, ended: make(chan struct{}),
		client: &http.Client{Timeout: callWithin, Transport: dial.Transport(), CheckRedirect: stayThere},
	}
	ways := []slack.Option{slack.OptionHTTPClient(newPatient(s.client)), slack.OptionAppLevelToken(opt.AppToken)}
	if opt.APIURL != "" {
		ways = append(ways, slack.OptionAPIURL(strings.TrimSuffix(opt.APIURL, "/")+"/"))
	}
	s.api = slack.New(opt.BotToken, ways...)
	return s
}

// stayThere keeps what is sent with a token at the host that it was meant for.
func stayThere(r *http.Request, via []*http.Request) error {
	if r.URL.Host != via[0].URL.Host || r.URL.Scheme != via[0].URL.Scheme {
		return errElsewhere
	}
	return nil
}

// Run makes itself known to Slack and, where there is an app token, receives over two connections until ctx
// ends; what is being acknowledged then is finished first. Without an app token what comes in comes to the
// Endpoints. The handler is not used: what comes in goes to the post office. The error is a refusal that cannot
// heal.
func (s *Slack) Run(ctx context.Context, _ chat.Handler) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var slots sync.WaitGroup
	slots.Go(func() { s.knock(ctx) })
	if s.opt.AppToken != "" {
		for range connections {
			slots.Go(func() { s.keepConnected(ctx) })
		}
	}
	select {
	case <-ctx.Done():
	case <-s.ended:
		stop()
	}
	slots.Wait()
	s.forms.Stop(finishWithin)
	return s.refusal()
}

// knock asks Slack who the bot is, until it says so or refuses for good: a token that is no good is known before
// the first answer is lost to it.
func (s *Slack) knock(ctx context.Context) {
	for try := 0; ctx.Err() == nil; try++ {
		who, err := s.api.AuthTestContext(ctx)
		if err == nil {
			s.opt.Log.Info("Slack knows the bot", "team", who.TeamID, "bot", who.UserID)
			return
		}
		if s.heed("auth.test", botToken, err); s.refusal() != nil {
			return
		}
		s.opt.Log.Warn("Slack does not answer", "cause", why(err))
		chat.Pause(ctx, waitAfter(try, err))
	}
}

// directWith returns the channel of the direct messages with the user.
func (s *Slack) directWith(ctx context.Context, user string) (string, error) {
	if channel := s.knownDirect(user); channel != "" {
		return channel, nil
	}
	opened, _, _, err := s.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{user}})
	if err != nil {
		return "", err
	}
	if opened == nil {
		return "", errNoChannel
	}
	s.remember(user, opened.ID)
	return opened.ID, nil
}

// knownDirect is the channel of the direct messages with the user where it is known already, else empty.
func (s *Slack) knownDirect(user string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.direct[user]
}

// errNoChannel is an answer of Slack that says that all is well and not where.
var errNoChannel = errors.New("the answer names no channel")

// remember keeps the channel of the direct messages with the user, which never changes.
func (s *Slack) remember(user, channel string) {
	if !strings.HasPrefix(channel, "D") {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.direct) > 10_000 {
		clear(s.direct)
	}
	s.direct[user] = channel
}

// ours reports whether an address that Slack gave is Slack's: nothing is sent anywhere else. Where another API stands
// in for Slack's, the real Slack is elsewhere.
func (s *Slack) ours(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return false
	}
	if s.opt.APIURL != "" && !isReal(s.opt.APIURL) {
		return !isReal(address) && (u.Scheme == "http" || u.Scheme == "https")
	}
	return u.Scheme == "https" && isReal(address)
}

// isReal reports whether an address is at a host of Slack's own.
func isReal(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	return slices.ContainsFunc([]string{"slack.com", "slack-gov.com"}, func(domain string) bool {
		return host == domain || strings.HasSuffix(host, "."+domain)
	})
}
