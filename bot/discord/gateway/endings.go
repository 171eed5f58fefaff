package gateway

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/gorilla/websocket"
)

// Refused is Discord's refusal of the app itself. It does not heal by trying again.
type Refused struct {
	Code int // the close code; 4004 also where the API does not know the token
}

// remedies are the close codes after which there is nothing to try again, each with what it says and what helps.
var remedies = map[int][2]string{
	4004: {"it does not know the bot's token", "copy the token from the app's Bot page in the Developer Portal and set DISCORD_TOKEN anew"},
	4010: {"it does not know such a shard", "this program runs one shard; report it as a fault of the program"},
	4011: {"the bot is in too many servers for one connection", "take it out of servers that do not use it; this program runs one shard, " +
		"which holds 2,500 servers"},
	4012: {"this version of the gateway is switched off", "install a newer redress"},
	4013: {"it does not know what the bot asks to be told", "install a newer redress"},
	4014: {"the bot asks to be told what it may not know", "switch the privileged intents of the app on, on its Bot page in the " +
		"Developer Portal, or do not ask for them"},
}

func (e *Refused) Error() string {
	said, ok := remedies[e.Code]
	if !ok {
		said = [2]string{"it gives no reason", "look at the app in the Developer Portal"}
	}
	return fmt.Sprintf("Discord closed the connection with code %d, for %s: %s. It is not tried again.", e.Code, said[0], said[1])
}

// Ends of a connection that are no errors of the network.
var (
	errReconnect = errors.New("Discord asks for a new connection")
	errDead      = errors.New("a heartbeat was not answered: the connection is dead")
	errNoHello   = errors.New("Discord does not greet")
	errNoAnswer  = errors.New("Discord does not say whether the session goes on")
	errTooMuch   = errors.New("more comes than can be kept")
)

// invalidSessionError is Discord's word that there is no such session, or none to be had now.
type invalidSessionError struct {
	again bool // it may be taken up all the same
}

func (*invalidSessionError) Error() string { return "Discord knows no such session" }

// notKeptError is an event that could not be kept.
type notKeptError struct {
	event string
	cause error
}

func (e *notKeptError) Error() string {
	return fmt.Sprintf("%s could not be kept: %v", e.event, e.cause)
}

func (e *notKeptError) Unwrap() error { return e.cause }

// outlived are the close codes after which a session cannot be taken up (API v10): not authenticated, sequence
// unknown, session timed out.
var outlived = map[int]bool{4003: true, 4007: true, 4009: true}

// ends reports whether the session ended with the connection.
func ends(err error) bool {
	if invalid, ok := errors.AsType[*invalidSessionError](err); ok {
		return !invalid.again
	}
	if closed, ok := errors.AsType[*websocket.CloseError](err); ok {
		return outlived[closed.Code]
	}
	unkept, ok := errors.AsType[*notKeptError](err)
	return ok && unkept.event == ready // it comes but once
}

// verdict turns the end of a connection into a refusal where it is one.
func verdict(err error) error {
	if closed, ok := errors.AsType[*websocket.CloseError](err); ok && remedies[closed.Code][0] != "" {
		return &Refused{Code: closed.Code}
	}
	return err
}

// why is an error for the log. What Discord wrote beside a close code is left out.
func why(err error) string {
	if closed, ok := errors.AsType[*websocket.CloseError](err); ok {
		return fmt.Sprintf("closed with code %d", closed.Code)
	}
	switch {
	case err == nil:
		return "none"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the connection was cut"
	case errors.Is(err, context.DeadlineExceeded):
		return "no answer in time"
	}
	return err.Error()
}
