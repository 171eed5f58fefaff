package sqldb

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// Values as they stand in columns.

// millis is an instant as it is kept.
func millis(t time.Time) int64 { return t.UnixMilli() }

// instant is the inverse of millis.
func instant(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// day is a day as text, and NULL where there is none.
//
//nolint:recvcheck // values are written, pointers are read into
type day civil.Date

// Value writes the day.
func (d day) Value() (driver.Value, error) {
	if civil.Date(d).IsZero() {
		return nil, nil
	}
	return civil.Date(d).String(), nil
}

// Scan reads the day.
func (d *day) Scan(v any) error {
	s, err := asText(v)
	if err != nil || s == "" {
		*d = day{}
		return err
	}
	read, err := civil.Parse(s)
	*d = day(read)
	return err
}

// MarshalText writes the day in JSON; no day is the empty string.
func (d day) MarshalText() ([]byte, error) { return []byte(civil.Date(d).String()), nil }

// UnmarshalText reads the day from JSON.
func (d *day) UnmarshalText(b []byte) error { return d.Scan(b) }

// texts is a list as JSON; it tells no list from an empty one.
//
//nolint:recvcheck // values are written, pointers are read into
type texts []string

// Value writes the list.
func (t texts) Value() (driver.Value, error) { return asJSON([]string(t)) }

// Scan reads the list into a place of its own: where it is read into may have been copied.
func (t *texts) Scan(v any) error {
	*t = nil
	if s, is := v.(string); is {
		if p := newPlainJSON(s); !p.odd {
			if list := p.texts(); p.ended() {
				*t = list
				return nil
			}
		}
	}
	return fromJSON(v, (*[]string)(t))
}

func asText(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	}
	return "", fmt.Errorf("the column holds %T, not text", v)
}

func asJSON(v any) (driver.Value, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

func fromJSON(column, into any) error {
	s, err := asText(column)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(s), into)
}
