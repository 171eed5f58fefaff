package drill

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// count holds what arrived against what was written.
func (s *stand) count() {
	r := &s.result
	keyed, known := s.chats.arrived(RouteKeyed)
	seen, _ := s.chats.arrived(RouteSeen)
	mails := s.mails.Taken()
	s.countAnswers(keyed, seen)
	r.Mail, r.Keyed, r.Seen = tally(mails), tally(keyed), tally(seen)
	r.Keyed.Refused = known
	for n := range s.opt.Letters {
		key := letterKey(n)
		at := map[string]bool{RouteMail: mails[messageID(key)] > 0, RouteKeyed: keyed[key] > 0, RouteSeen: seen[key] > 0}
		arrived := 0
		for route, is := range at {
			if is {
				arrived++
				if route != firstRoute(n%population) {
					r.ByOther++
				}
			}
		}
		switch {
		case arrived == 0:
			r.Lost++
		case arrived > 1:
			r.Elsewhere++
		}
	}
	s.judge()
}

func tally(by map[string]int) (a Arrived) {
	for _, n := range by {
		a.Letters++
		if n > 1 {
			a.Doubled++
		}
	}
	return a
}

// judge says what must not be.
func (s *stand) judge() {
	r := &s.result
	fault := func(n int, format string) {
		if n > 0 {
			r.Faults = append(r.Faults, fmt.Sprintf(format, n))
		}
	}
	fault(r.Unanswered, "%d questions had no answer")
	fault(r.Lost, "%d letters arrived nowhere")
	fault(r.Elsewhere, "%d letters arrived on two media")
	fault(r.Keyed.Doubled, "%d letters arrived twice where the medium is told a key")
	want := 0
	for n := range s.opt.Letters {
		if hasBadWay(n % population) {
			want++
		}
	}
	if r.ByOther != want {
		r.Faults = append(r.Faults, fmt.Sprintf("%d letters went by another way than their person's first, and %d people's first way was no good for them", r.ByOther, want))
	}
}

// messageID is the Message-ID under which a letter of that key goes as a mail: worked out here once more.
func messageID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "<" + strings.ToLower(hex.EncodeToString(sum[:16])) + "@example.org>"
}
