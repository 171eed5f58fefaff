package discord

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/redress-send/redress/bot/chat"
)

// Discord's numbers for what is wrong (JSON error codes).
const (
	codeUnknownChannel     = 10003
	codeUnknownMessage     = 10008
	codeUnknownWebhook     = 10015
	codeUnknownInteraction = 10062
	codeAcknowledged       = 40060
	codeMissingAccess      = 50001
	codeNotOurMessage      = 50005
	codeClosedDirect       = 50007
	codeMissingPermission  = 50013
	codeBadHandle          = 50027
	codeArchivedThread     = 50083
)

// meaning says for people what those are that only somebody at Discord can cure.
var meaning = map[int]string{
	codeUnknownChannel:    "the channel is gone",
	codeMissingAccess:     "the bot is not let into the channel",
	codeClosedDirect:      "the person takes no direct messages from the bot",
	codeMissingPermission: "the bot may not write in the channel",
	codeArchivedThread:    "the thread is archived",
}

// RefusedError is Discord's refusal of the bot itself. It does not heal by trying again.
type RefusedError struct {
	Call  string // what was asked for
	Cause error
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("Discord refuses %s (%v): the token is not good, or was reset; copy the bot's token from the application's page "+
		"and set DISCORD_TOKEN anew.", e.Call, e.Cause)
}

func (e *RefusedError) Unwrap() error { return e.Cause }

// saidBy is Discord's answer behind an error, nil where it did not answer.
func saidBy(err error) *apiError {
	said, _ := errors.AsType[*apiError](err)
	return said
}

// isCode reports whether the error is one of Discord's with one of the numbers.
func isCode(err error, codes ...int) bool {
	said := saidBy(err)
	return said != nil && said.Code != 0 && slices.Contains(codes, said.Code)
}

// why is an error as it may be logged.
func why(err error) string {
	if said := saidBy(err); said != nil {
		return said.Error()
	}
	if later, ok := errors.AsType[*chat.RetryAfter](err); ok {
		return fmt.Sprintf("to wait for %s: %v", later.After, later.Cause)
	}
	return chat.Unaddressed(err)
}

// heed ends the adapter where the error is a refusal of the bot itself. An interaction's own token that is no good
// is none.
func (d *Discord) heed(c *call, err error) {
	if said := saidBy(err); said != nil && said.Status == http.StatusUnauthorized && c.by == asBot {
		d.refuse(&RefusedError{Call: c.method + " " + nameless(c.route), Cause: said})
	}
}

// refuse ends the adapter.
func (d *Discord) refuse(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.refused == nil {
		d.refused = err
		close(d.ended)
	}
}

func (d *Discord) refusal() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.refused
}

// forPost turns an error of a call into what the post office understands: later, never, or again.
func (d *Discord) forPost(c *call, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*chat.RetryAfter](err); ok {
		return err
	}
	d.heed(c, err)
	cause := fmt.Errorf("%s %s: %s", c.method, nameless(c.route), why(err))
	said := saidBy(err)
	if said != nil {
		cause = fmt.Errorf("%s %s: %w", c.method, nameless(c.route), said)
	}
	switch {
	case said == nil || said.Status >= http.StatusInternalServerError || said.Status == http.StatusRequestTimeout:
		return cause
	case said.Status == http.StatusTooManyRequests:
		return &chat.RetryAfter{After: said.After, Cause: cause}
	case said.Status == http.StatusUnauthorized:
		return cause // a letter outlives a refusal: it goes out once somebody has mended the token
	case said.Code == 0 && said.Status != http.StatusNotFound:
		return cause // a page in front of Discord, which may pass
	}
	if words := meaning[said.Code]; words != "" {
		return fmt.Errorf("%w: %s: %w", chat.ErrUndeliverable, words, cause)
	}
	return fmt.Errorf("%w: %w", chat.ErrUndeliverable, cause)
}

// forPeople is an error of a call that somebody at the command line reads.
func (d *Discord) forPeople(c *call, err error) error {
	d.heed(c, err)
	if refused := d.refusal(); refused != nil {
		return refused
	}
	if said := saidBy(err); said != nil {
		return fmt.Errorf("Discord does not take %s %s: %w", c.method, nameless(c.route), said)
	}
	return fmt.Errorf("Discord cannot be asked (%s): is DISCORD_API_URL right, and the network there?", why(err))
}
