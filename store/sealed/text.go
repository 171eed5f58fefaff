package sealed

import (
	"database/sql/driver"
	"encoding/base64"
	"fmt"
	"log/slog"
	"strings"
)

// Text is a sealed value as a column holds it, or nothing. The zero value is nothing, kept as the empty text.
//
// It holds no plain text: printing, logging and encoding it shows that there is something, and not even what
// it was sealed to.
//
//nolint:recvcheck // values are written, pointers are read into
type Text struct{ form string }

// The form is the mark, the key's id as eight hexadecimal digits, a colon, and in base64 (of URLs, unpadded)
// a nonce of 12 bytes, what was encrypted and a tag of 16 bytes. The checks in the database know it too.
const (
	mark      = "s1:"
	head      = len(mark) + 8 + 1
	nonceSize = 12
	tagSize   = 16
)

var encoding = base64.RawURLEncoding.Strict()

// KeyID names a key of a ring.
type KeyID uint32

// String is the id as it stands in sealed values: eight hexadecimal digits.
func (id KeyID) String() string { return fmt.Sprintf("%08x", uint32(id)) }

// ParseKeyID is the inverse of String.
func ParseKeyID(s string) (KeyID, error) {
	id, ok := uint32(0), len(s) == 8
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			id = id<<4 | uint32(c-'0')
		case c >= 'a' && c <= 'f':
			id = id<<4 | uint32(c-'a'+10)
		default:
			ok = false
		}
	}
	if !ok {
		return 0, fmt.Errorf("%q is not a key's id: eight hexadecimal digits", s)
	}
	return KeyID(id), nil
}

// Read takes a value as a column or a store gave it. What is not in the form of a sealed value is ErrBroken.
func Read(s string) (Text, error) {
	if s == "" {
		return Text{}, nil
	}
	if !strings.HasPrefix(s, mark) || len(s) < head+encoding.EncodedLen(nonceSize+tagSize) || s[head-1] != ':' {
		return Text{}, ErrBroken
	}
	if _, err := ParseKeyID(s[len(mark) : head-1]); err != nil {
		return Text{}, ErrBroken
	}
	if strings.ContainsAny(s[head:], "\r\n") { // which a reader of base64 passes over
		return Text{}, ErrBroken
	}
	return Text{s}, nil
}

// IsZero reports whether there is nothing.
func (t Text) IsZero() bool { return t.form == "" }

// Key is the id of the key that it was sealed with, 0 for nothing.
func (t Text) Key() KeyID {
	if t.form == "" {
		return 0
	}
	id, _ := ParseKeyID(t.form[len(mark) : head-1]) // Read and Seal saw to it
	return id
}

// Form is the value as it may be kept. It can be shown to anybody, and tells how long the plain text is.
func (t Text) Form() string { return t.form }

// Value writes the sealed value into a column.
func (t Text) Value() (driver.Value, error) { return t.form, nil }

// Scan reads a column. A plain text is ErrBroken.
func (t *Text) Scan(v any) error {
	var err error
	switch v := v.(type) {
	case nil:
		*t = Text{}
	case string:
		*t, err = Read(v)
	case []byte:
		*t, err = Read(string(v))
	default:
		err = fmt.Errorf("the column holds %T: %w", v, ErrBroken)
	}
	return err
}

// String says that there is something sealed.
func (t Text) String() string {
	if t.form == "" {
		return "(nothing)"
	}
	return "(sealed)"
}

// Format prints what String says, whatever the verb.
func (t Text) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(t.String())) }

// MarshalText encodes what String says.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// LogValue logs what String says.
func (t Text) LogValue() slog.Value { return slog.StringValue(t.String()) }
