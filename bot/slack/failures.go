package slack

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// The tokens that a refusal can be about.
const (
	botToken = "SLACK_BOT_TOKEN"
	appToken = "SLACK_APP_TOKEN"
)

// RefusedError is Slack's refusal of the app itself. It does not heal by trying again.
type RefusedError struct {
	Method string // of Slack's Web API
	Code   string // Slack's own word
	Needed string // the scope that is missing, where Slack says so
	Token  string // the setting that it is about
}

func (e *RefusedError) Error() string {
	said := fmt.Sprintf("Slack refuses %s with %s", e.Method, e.Code)
	switch e.Code {
	case "missing_scope":
		if e.Needed != "" {
			said += fmt.Sprintf(" (%s)", e.Needed)
		}
		return said + ": give the app that scope, install it again (“redress slack manifest” has every scope), and set " + e.Token + " anew."
	case "not_allowed_token_type":
		return said + ": " + e.Token + " holds another kind of token; the app token begins with xapp-, the bot token with xoxb-."
	case "account_inactive", "token_revoked":
		return said + ": the app was removed from the workspace or its token was revoked; install it again and set " + e.Token + " anew."
	case "link_disabled":
		return said + ": Socket Mode is switched off; switch it on in the app's settings, or unset SLACK_APP_TOKEN."
	}
	return said + ": check " + e.Token + "; “redress doctor” shows which settings are read."
}

// refusals are the errors of the app itself that nothing but a person can cure. One that can be about a single
// conversation, as no_permission and ekm_access_denied can, is none of them.
var refusals = []string{
	"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type",
	"missing_scope", "app_not_installed", "forbidden_team", "two_factor_setup_required", "enterprise_is_restricted",
}

// passing are the errors that pass by themselves. Every other error that Slack names will not.
var passing = []string{
	"internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited", "rate_limited",
	"message_limit_exceeded", "team_added_to_org", "accesslimited", "org_login_required", "ekm_access_denied",
}

// codeOf is Slack's word for what is wrong, or empty where it said none.
func codeOf(err error) string {
	if said, ok := errors.AsType[slack.SlackErrorResponse](err); ok {
		return said.Err
	}
	return ""
}

// why is an error as it may be logged.
func why(err error) string {
	if code := codeOf(err); code != "" {
		return code
	}
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return fmt.Sprintf("rate limited for %s", limited.RetryAfter)
	}
	if status, ok := errors.AsType[slack.StatusCodeError](err); ok {
		return fmt.Sprintf("HTTP status %d", status.Code)
	}
	return chat.Unaddressed(err)
}

// heed ends the adapter where the error is a refusal of the app itself.
func (s *Slack) heed(method, token string, err error) {
	code := codeOf(err)
	if !slices.Contains(refusals, code) && code != "link_disabled" {
		return
	}
	refused := &RefusedError{Method: method, Code: code, Token: token}
	if said, ok := errors.AsType[slack.SlackErrorResponse](err); ok {
		refused.Needed = said.Needed
	}
	s.refuse(refused)
}

// refuse ends the adapter.
func (s *Slack) refuse(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refused == nil {
		s.refused = err
		close(s.ended)
	}
}

func (s *Slack) refusal() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.refused
}

// forPost turns an error of a call into what the post office understands: later, never, or again.
func (s *Slack) forPost(method string, err error) error {
	if err == nil {
		return nil
	}
	s.heed(method, botToken, err)
	cause := fmt.Errorf("%s: %s", method, why(err))
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return &chat.RetryAfter{After: limited.RetryAfter, Cause: cause}
	}
	if status, ok := errors.AsType[slack.StatusCodeError](err); ok && status.Code == http.StatusTooManyRequests {
		return &chat.RetryAfter{After: unsaidWait, Cause: cause}
	}
	code := codeOf(err)
	if code == "" || slices.Contains(passing, code) || slices.Contains(refusals, code) {
		return cause // a letter outlives a refusal: it goes out once somebody has mended the token
	}
	return fmt.Errorf("%w: %w", chat.ErrUndeliverable, cause)
}

// unsaidWait is the wait after a 429 that names none.
const unsaidWait = 30 * time.Second

// waitAfter is how long to wait after the nth failure (from 0) of something that has to succeed.
func waitAfter(n int, err error) time.Duration {
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return max(limited.RetryAfter, time.Second)
	}
	return min(500*time.Millisecond<<min(n, 6), 20*time.Second)
}
