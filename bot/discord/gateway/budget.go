package gateway

import (
	"slices"
	"time"
)

// Bounds of beginning sessions. Discord takes 1,000 a day, and then makes the token void.
const (
	identifySpan  = 5*time.Second + 250*time.Millisecond // one in 5 s
	identifySoMay = 30                                   // in any hour: 720 a day
	scarce        = 50                                   // from so few left on they are spread over the time
	leastReset    = time.Second
)

// budget counts the sessions that this process began.
type budget struct {
	began []time.Time // within the last hour
}

// spend counts a session that is being begun.
func (b *budget) spend(now time.Time) { b.began = append(b.began, now) }

// wait is how long to wait before a session may be begun; 0: now. After a wait it is asked again.
func (b *budget) wait(now time.Time, limit *Limit) time.Duration {
	b.began = slices.DeleteFunc(b.began, func(at time.Time) bool { return now.Sub(at) >= time.Hour })
	var wait time.Duration
	if n := len(b.began); n > 0 {
		last := b.began[n-1]
		wait = identifySpan - now.Sub(last)
		if limit != nil && limit.Remaining > 0 && limit.Remaining < scarce {
			wait = max(wait, limit.ResetAfter/time.Duration(limit.Remaining+1)-now.Sub(last))
		}
		if n >= identifySoMay {
			wait = max(wait, time.Hour-now.Sub(b.began[n-identifySoMay]))
		}
	}
	if limit != nil && limit.Remaining <= 0 {
		wait = max(wait, limit.ResetAfter, leastReset)
	}
	return max(wait, 0)
}
