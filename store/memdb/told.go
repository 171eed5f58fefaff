package memdb

import (
	"context"
	"iter"
	"slices"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
)

type tellingKey struct {
	person casework.PersonID
	key    string
}

// LastTold returns, by deadline key, the due day that the person was last told.
func (d *DB) LastTold(ctx context.Context, p casework.PersonID, keys []string) (map[string]civil.Date, error) {
	if err := stopped(ctx, "memdb.LastTold"); err != nil {
		return nil, err
	}
	d.mu.RLock()
	defer d.mu.RUnlock()
	days := map[string]civil.Date{}
	for _, k := range keys {
		if t, ok := d.told[tellingKey{p, k}]; ok {
			days[k] = t.Due
		}
	}
	return days, nil
}

// Enqueue writes the letters that are new and what they tell, and returns how many were new. Where letters
// are given and none is new, nothing is written at all.
func (d *DB) Enqueue(ctx context.Context, letters []post.Letter, told []casework.Told) (int, error) {
	if err := stopped(ctx, "memdb.Enqueue"); err != nil {
		return 0, err
	}
	if err := casework.CheckLetters(letters); err != nil {
		return 0, err
	}
	if err := casework.CheckTold(told); err != nil {
		return 0, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.noneErased(letters, told); err != nil {
		return 0, err
	}
	fresh := d.post(letters)
	if fresh == 0 && len(letters) > 0 {
		return 0, nil
	}
	for _, t := range told {
		t.At = instant(t.At)
		d.told[tellingKey{t.Person, t.Key}] = t
		d.tellings = append(d.tellings, casework.Telling{Told: t, Letter: theOne(letters)})
	}
	return fresh, nil
}

// noneErased refuses to tell of a case that was erased meanwhile, where there is a new letter to tell it.
func (d *DB) noneErased(letters []post.Letter, told []casework.Told) error {
	known := func(l post.Letter) bool { _, ok := d.outbox[l.Key]; return ok }
	if len(letters) > 0 && !slices.ContainsFunc(letters, func(l post.Letter) bool { return !known(l) }) {
		return nil
	}
	for i := range told {
		if d.wasErased(told[i].Case, "") {
			return casework.ToldOfErased("memdb.Enqueue")
		}
	}
	return nil
}

// theOne is the key of the letter that tells it: where there are several nobody knows which.
func theOne(letters []post.Letter) string {
	if len(letters) != 1 {
		return ""
	}
	return letters[0].Key
}

// Tellings yields every time that somebody was told about a deadline of the case, oldest first.
func (d *DB) Tellings(ctx context.Context, id casework.CaseID) iter.Seq2[casework.Telling, error] {
	return func(yield func(casework.Telling, error) bool) {
		if err := stopped(ctx, "memdb.Tellings"); err != nil {
			yield(casework.Telling{}, err)
			return
		}
		for _, t := range d.tellingsOf(id) {
			if !yield(t, nil) {
				return
			}
		}
	}
}

func (d *DB) tellingsOf(id casework.CaseID) []casework.Telling {
	d.mu.RLock()
	defer d.mu.RUnlock()
	var out []casework.Telling
	for _, t := range d.tellings {
		if l, ok := d.outbox[t.Letter]; ok {
			t.Sent = l.sent
		}
		if t.Case == id {
			out = append(out, t)
		}
	}
	return out
}
