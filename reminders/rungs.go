package reminders

import "github.com/redress-send/redress/casework/civil"

// latestRung returns the last day up to today on which the ladder has something to say about a limit that
// ends on due. Where there is a safe day the ladder counts to that, and the last day itself is said too. The
// zero day: nothing yet.
func latestRung(l *Ladder, due, safe, today civil.Date, cal *civil.Calendar) civil.Date {
	switch {
	case today.After(due):
		return latestAfter(&l.After, due, today, cal)
	case today == due:
		return due
	case safe.IsZero():
		safe = due
	}
	var latest civil.Date
	for _, before := range l.Before {
		day := safe.AddDays(-before)
		if day == due {
			continue // still to come, and never moved
		}
		if day = openOnOrBefore(cal, day); !day.After(today) {
			latest = civil.Max(latest, day)
		}
	}
	return latest
}

// latestAfter is latestRung for a limit that has passed. A rung on a closed day is said on the next working
// day, for the one before may not be after the last day.
func latestAfter(a *After, due, today civil.Date, cal *civil.Calendar) civil.Date {
	var latest civil.Date
	for _, after := range a.Days {
		if day := openOnOrAfter(cal, due.AddDays(after)); !day.After(today) {
			latest = civil.Max(latest, day)
		}
	}
	if a.Every == 0 {
		return latest
	}
	first, passed := a.Days[len(a.Days)-1], today.Sub(due)
	if a.Until > 0 {
		passed = min(passed, a.Until)
	}
	for n := (passed - first) / a.Every; n > 0; n-- {
		if day := openOnOrAfter(cal, due.AddDays(first+n*a.Every)); !day.After(today) {
			return civil.Max(latest, day)
		}
	}
	return latest
}

// lastAfter is the last day on which the ladder says anything of a limit that ends on due; ok is false where it goes on
// for as long as the thing stands.
func lastAfter(a *After, due civil.Date, cal *civil.Calendar) (last civil.Date, ok bool) {
	n := 0
	if len(a.Days) > 0 {
		n = a.Days[len(a.Days)-1]
	}
	if a.Every > 0 {
		if a.Until == 0 {
			return civil.Date{}, false
		}
		n += (a.Until - n) / a.Every * a.Every
	}
	return openOnOrAfter(cal, due.AddDays(n)), true
}

// spoken reports whether the ladder has nothing more to say after today about a limit that has passed.
func spoken(a *After, due, today civil.Date, cal *civil.Calendar) bool {
	last, ok := lastAfter(a, due, cal)
	return ok && due.Before(today) && !last.After(today)
}

// isClosed reports whether the calendar knows the day as closed. A day that it does not cover is taken as
// open: rather a reminder on a holiday than none.
func isClosed(cal *civil.Calendar, d civil.Date) bool {
	if cal == nil {
		return false
	}
	open, err := cal.IsWorking(d)
	return err == nil && !open
}

func openOnOrBefore(cal *civil.Calendar, d civil.Date) civil.Date {
	for isClosed(cal, d) {
		d = d.AddDays(-1)
	}
	return d
}

func openOnOrAfter(cal *civil.Calendar, d civil.Date) civil.Date {
	for isClosed(cal, d) {
		d = d.AddDays(1)
	}
	return d
}
