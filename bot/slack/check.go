package slack

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Checked is what Slack says of the app when it is asked.
type Checked struct {
	Team  string   // the workspace, by its id
	Bot   string   // the app's own user
	Lacks []string // scopes that the manifest has and the token has not; empty where Slack does not say which it has
}

// Check asks Slack whether it knows the tokens, and which scopes they have. The error is a *RefusedError where a person
// has to mend something; it holds no token and no address.
func (s *Slack) Check(ctx context.Context) (Checked, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*quickly)
	defer cancel()
	who, err := s.api.AuthTestContext(ctx)
	if err != nil {
		return Checked{}, s.cannot("auth.test", botToken, err)
	}
	out := Checked{Team: who.TeamID, Bot: who.UserID}
	if has := who.Header.Get("X-Oauth-Scopes"); has != "" {
		given := strings.Split(strings.ReplaceAll(has, " ", ""), ",")
		for _, scope := range Scopes {
			if !slices.Contains(given, scope) {
				out.Lacks = append(out.Lacks, scope)
			}
		}
	}
	if s.opt.AppToken != "" { // an address that nobody connects to is forgotten
		if _, _, err := s.api.StartSocketModeContext(ctx); err != nil {
			return out, s.cannot("apps.connections.open", appToken, err)
		}
	}
	return out, nil
}

// errNotReached is a Slack that does not answer.
var errNotReached = errors.New("Slack does not answer")

func (s *Slack) cannot(method, token string, err error) error {
	s.heed(method, token, err)
	if refused := s.refusal(); refused != nil {
		return refused
	}
	return fmt.Errorf("%w (%s: %s)", errNotReached, method, why(err))
}
