package casework

import (
	"context"
	"time"

	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
)

// Desk keeps what people settled for themselves about their messages, and themes that were logged.
type Desk interface {
	// Wishes returns what the person settled, and of deadlines what they settled about those of the keys; the
	// zero Wishes, with their id, where they settled nothing. The store need not be able to say a key.
	Wishes(ctx context.Context, p PersonID, keys []string) (Wishes, error)
	// Themes returns the themes that match, oldest first.
	Themes(ctx context.Context, f ThemeFilter) ([]Theme, error)
	// LastDigest returns the keys of the deadlines of which the last reminder to the person told, in its
	// order, and when it was written; none where there was no reminder.
	LastDigest(ctx context.Context, p PersonID) (keys []string, at time.Time, err error)
	// ListOf returns the keys of the deadlines of which the reminder of that key told the person, in its order; none
	// where it told them of none.
	ListOf(ctx context.Context, p PersonID, letter string) (keys []string, err error)
	// Settle writes everything in s in one transaction, or nothing.
	Settle(ctx context.Context, s Settlement) error
}

// Wishes are what one person settled about messages to them.
type Wishes struct {
	Person     PersonID
	QuietFrom  string // "21:00", London; empty: no quiet hours
	QuietTo    string
	DigestAt   string     // "07:30"; empty: as the people file has it
	DigestDays []string   // of Weekdays; none: as the people file has it
	MutedUntil civil.Date // nothing is sent before this day but what ends on the very day
	Items      []ItemWish // ordered by Key
}

// ItemWish is what a person settled about one deadline: that they want to hear of it again on a later day, or
// that it is not theirs.
type ItemWish struct {
	Key     string // of the deadline: Case.KeyOf
	Case    CaseID
	Until   civil.Date // asleep until that day; zero where it is not theirs
	NotMine bool
	Due     civil.Date // the day that the deadline had; where it moves the wish is over
	At      time.Time
}

// Asleep reports whether the person wants to hear nothing of a deadline of that key and day on the day.
func (w *Wishes) Asleep(key string, due, today civil.Date) bool {
	for i := range w.Items {
		if it := &w.Items[i]; it.Key == key && it.Due == due && !it.NotMine {
			return today.Before(it.Until) && (due.IsZero() || today.Before(due))
		}
	}
	return false
}

// Theme is that somebody heard the same thing from families of an area in a quarter. It holds none of their
// words and names no family.
type Theme struct {
	ID        string
	Authority string
	Quarter   Quarter
	Topic     string // an id of Topics
	By        PersonID
	At        time.Time
}

// ThemeFilter narrows Themes; the zero one matches all.
type ThemeFilter struct {
	Authority string
	Quarter   Quarter
	By        PersonID
}

// Settlement is everything that one person settles at once.
type Settlement struct {
	// Wishes take the place of those that the person had, Items left as they are. Nil: none.
	Wishes *Wishes
	Items  []ItemWish // of Person; each takes the place of one with the same key
	Person PersonID   // whose Items they are
	// Themes are added; one whose id is there already is left as it is. Drop takes themes back by their ids.
	Themes  []Theme
	Drop    []string
	Audit   []AuditEntry
	Letters []post.Letter
	// Done is the key of the delivery that asked for this; it is marked as answered. Empty: none.
	Done string
}

// Check says whether a store can keep the settlement.
func (s *Settlement) Check() error {
	if s.Wishes != nil && s.Wishes.Person == "" || len(s.Items) > 0 && s.Person == "" {
		return unkeepable("a wish belongs to somebody")
	}
	for i := range s.Items {
		if it := &s.Items[i]; it.Key == "" || !text(it.Key, string(it.Case)) {
			return unkeepable("a wish about a deadline needs its key")
		}
	}
	for i := range s.Themes {
		if t := &s.Themes[i]; t.ID == "" || t.Authority == "" || t.Quarter == "" || t.Topic == "" || !text(t.ID, t.Authority, string(t.Quarter), t.Topic) {
			return unkeepable("a theme needs an id, an area, a quarter and a topic")
		}
	}
	return CheckLetters(s.Letters)
}
