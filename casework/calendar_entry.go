package casework

import (
	"time"

	"github.com/redress-send/redress/casework/civil"
)

// CalendarEntry is one day in the calendar of one person, as a subscriber knows it. It keeps its name when the
// day moves.
type CalendarEntry struct {
	UID  string // names it for ever and tells nothing
	Case CaseID
	Day  civil.Date
	Hour string // "17:00", London: until when; empty: the whole day
	Sure bool   // the day is certain

	Sequence int       // how often it changed
	Changed  time.Time // when it changed last, or came
	Gone     time.Time // when it was withdrawn; zero: it stands
}
