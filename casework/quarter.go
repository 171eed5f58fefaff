package casework

import (
	"fmt"
	"time"

	"github.com/redress-send/redress/casework/civil"
)

const monthsOfQuarter = 3

// Days returns the first and the last day of the quarter, and whether it is one.
func (q Quarter) Days() (from, to civil.Date, ok bool) {
	var year, n int
	if _, err := fmt.Sscanf(string(q), "%4d-Q%1d", &year, &n); err != nil || n < 1 || n > 4 || string(q) != fmt.Sprintf("%04d-Q%d", year, n) {
		return civil.Date{}, civil.Date{}, false
	}
	from, err := civil.New(year, time.Month((n-1)*monthsOfQuarter+1), 1)
	if err != nil {
		return civil.Date{}, civil.Date{}, false
	}
	next, err := from.AddMonths(monthsOfQuarter, civil.Refuse)
	if err != nil {
		return civil.Date{}, civil.Date{}, false
	}
	return from, next.AddDays(-1), true
}

// oneQuarter reports whether the days are the first and the last of one quarter.
func oneQuarter(from, to civil.Date) bool {
	first, last, ok := QuarterOf(from).Days()
	return ok && first == from && last == to
}
