package memdb

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
)

// desk is what people settled, and the themes.
type desk struct {
	wishes map[casework.PersonID]casework.Wishes // without their items
	items  map[tellingKey]casework.ItemWish
	themes map[string]casework.Theme
}

func newDesk() desk {
	return desk{map[casework.PersonID]casework.Wishes{}, map[tellingKey]casework.ItemWish{}, map[string]casework.Theme{}}
}

// Wishes returns what the person settled, also about the deadlines of the keys.
func (d *DB) Wishes(ctx context.Context, p casework.PersonID, keys []string) (casework.Wishes, error) {
	if err := stopped(ctx, "memdb.Wishes"); err != nil {
		return casework.Wishes{}, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	out := d.desk.wishes[p]
	out.Person, out.Items = p, nil
	for k, it := range d.desk.items {
		if k.person == p && slices.Contains(keys, k.key) {
			out.Items = append(out.Items, it)
		}
	}
	slices.SortFunc(out.Items, func(a, b casework.ItemWish) int { return strings.Compare(a.Key, b.Key) })
	return out, nil
}

// Themes returns the themes that match, oldest first.
func (d *DB) Themes(ctx context.Context, f casework.ThemeFilter) ([]casework.Theme, error) {
	if err := stopped(ctx, "memdb.Themes"); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	var out []casework.Theme
	for _, t := range d.desk.themes {
		if (f.Authority == "" || f.Authority == t.Authority) && (f.Quarter == "" || f.Quarter == t.Quarter) && (f.By == "" || f.By == t.By) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b casework.Theme) int { return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID)) })
	return out, nil
}

// LastDigest returns what the last reminder to the person told of, in its order.
func (d *DB) LastDigest(ctx context.Context, p casework.PersonID) (keys []string, at time.Time, err error) {
	if err := stopped(ctx, "memdb.LastDigest"); err != nil {
		return nil, time.Time{}, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	last := ""
	for _, t := range slices.Backward(d.tellings) {
		if t.Person == p && t.Letter != "" {
			last, at = t.Letter, t.At
			break
		}
	}
	return d.listOf(p, last), at, nil
}

// ListOf returns what the reminder of that key told the person, in its order.
func (d *DB) ListOf(ctx context.Context, p casework.PersonID, letter string) ([]string, error) {
	if err := stopped(ctx, "memdb.ListOf"); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.listOf(p, letter), nil
}

func (d *DB) listOf(p casework.PersonID, letter string) (keys []string) {
	for _, t := range d.tellings {
		if letter != "" && t.Person == p && t.Letter == letter {
			keys = append(keys, t.Key)
		}
	}
	return keys
}

// Settle writes everything in s, or nothing.
func (d *DB) Settle(ctx context.Context, s casework.Settlement) error {
	if err := stopped(ctx, "memdb.Settle"); err != nil {
		return err
	}
	if err := s.Check(); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if s.Wishes != nil {
		w := *s.Wishes
		w.Items, w.DigestDays = nil, slices.Clone(w.DigestDays)
		d.desk.wishes[w.Person] = w
	}
	for _, it := range s.Items {
		it.At = instant(it.At)
		d.desk.items[tellingKey{s.Person, it.Key}] = it
	}
	for _, t := range s.Themes {
		if _, there := d.desk.themes[t.ID]; !there {
			t.At = instant(t.At)
			d.desk.themes[t.ID] = t
		}
	}
	for _, id := range s.Drop {
		delete(d.desk.themes, id)
	}
	d.post(s.Letters)
	if s.Done != "" {
		d.markAnswered(s.Done)
	}
	d.appendAudit(s.Audit)
	return nil
}
