package casework

import (
	"errors"
	"fmt"
)

// Kind says what sort of failure an error is, for code that must choose.
type Kind int

// The kinds of failure.
const (
	Internal  Kind = iota // the world: disk, network, a bug
	Invalid               // bad input; the sentence says what and where
	NotFound              // no such thing, or not for this person: never told apart
	Refused               // the person may not
	Conflict              // somebody else changed it meanwhile
	Exists                // it is there already
	OldSchema             // the database is older than the program
	NewSchema             // the database is newer than the program
)

var kindNames = [...]string{"internal", "invalid", "not found", "refused", "conflict", "exists", "old schema", "new schema"}

// String names the kind, for operators.
func (k Kind) String() string { return kindNames[k] }

// Error is a failure with a sentence for people and a cause for operators. The sentence names the place
// and the remedy; neither holds anything personal.
type Error struct {
	Kind     Kind
	Op       string // "casework.Open"
	Sentence string
	Cause    error
}

// Error says everything, for operators.
func (e *Error) Error() string {
	if e.Cause == nil {
		return e.Op + ": " + e.Sentence
	}
	return fmt.Sprintf("%s: %s: %v", e.Op, e.Sentence, e.Cause)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// E makes an Error.
func E(kind Kind, op, sentence string, cause error) *Error {
	return &Error{Kind: kind, Op: op, Sentence: sentence, Cause: cause}
}

// KindOf returns the kind of the first Error in err's chain, and Internal for any other error.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// Sentence returns what a person may be told of err.
func Sentence(err error) string {
	if e, ok := errors.AsType[*Error](err); ok && e.Sentence != "" {
		return e.Sentence
	}
	return "Something went wrong on our side. Nothing was saved. Please try again."
}
