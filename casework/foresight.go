package casework

import "github.com/redress-send/redress/casework/civil"

// How many months ahead closed days should be known. A decision of today can have a limit that ends a year and a half
// from now; its appeal, and the certificate's, end within three months.
const (
	foresightWanted = 18
	foresightNeeded = 3
)

// Foresight is how far ahead the closed days of a calendar are known on a day.
type Foresight struct {
	First, Last civil.Date // of the days that are known
	today       civil.Date
}

// ForesightOf looks at the calendar on the day.
func ForesightOf(cal *civil.Calendar, today civil.Date) Foresight {
	f := Foresight{today: today}
	f.First, f.Last = cal.Coverage()
	return f
}

// Days is how many days ahead closed days are known; negative where they have ended.
func (f Foresight) Days() int { return f.Last.Sub(f.today) }

// Short reports whether limits that start today, though far off, may not be worked out: time to get a newer program.
func (f Foresight) Short() bool { return f.endsWithin(foresightWanted) }

// TooShort reports whether the last day of an appeal against a decision of today may not be worked out.
func (f Foresight) TooShort() bool { return f.today.Before(f.First) || f.endsWithin(foresightNeeded) }

func (f Foresight) endsWithin(months int) bool {
	end, err := f.today.AddMonths(months, civil.RoundDown)
	return err != nil || f.Last.Before(end)
}
