package admin

import (
	"sync"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

// Clock is the demonstration's business time: the real one, some days ahead.
type Clock struct {
	now func() time.Time

	mu   sync.Mutex
	days int
}

// NewClock returns a clock that is no day ahead of now.
func NewClock(now func() time.Time) *Clock { return &Clock{now: now} }

// Now returns the instant at which the demonstration is: the same hour in London, some days later.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now().In(casework.London)
	day := civil.Of(now).AddDays(c.days)
	hour, minute, second := now.Clock()
	return time.Date(day.Year(), day.Month(), day.Day(), hour, minute, second, now.Nanosecond(), casework.London)
}

// Ahead moves the clock by that many days.
func (c *Clock) Ahead(days int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.days += days
}
