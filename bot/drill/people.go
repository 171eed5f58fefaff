package drill

import (
	"context"
	"fmt"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/reminders/mail/mailtest"
)

// The people of the drill: a third of them want mail, a third the one chat and a third the other; everybody has
// mail and a chat. Of some the first does not reach them.
const (
	population = 600
	oneIn      = 30 // of whom the first way is no good
)

func digits(n int) string              { return fmt.Sprintf("%06d", n) }
func personID(n int) casework.PersonID { return casework.PersonID("drill-" + digits(n)) }
func firstRoute(n int) string          { return []string{RouteMail, RouteKeyed, RouteSeen}[n%3] }
func hasBadWay(n int) bool             { return n/3%oneIn == 0 }

// addressOf is the mail address of the nth person.
func addressOf(n int) string {
	name := "drill-"
	if firstRoute(n) == RouteMail && hasBadWay(n) {
		name = "gone-"
	}
	return name + digits(n) + "@example.org"
}

// accountOf is the chat account of the nth person.
func accountOf(n int) string {
	user := "U" + digits(n)
	if firstRoute(n) != RouteMail && hasBadWay(n) {
		user = "UGONE" + digits(n)
	}
	if firstRoute(n) == RouteKeyed {
		return RouteKeyed + "/" + user
	}
	return RouteSeen + "/T1/" + user
}

// unreachable reports whether a chat's room is of somebody who cannot be written to there.
func unreachable(room string) bool { return strings.Contains(room, "UGONE") }

// wishedBy is how a people file names the route.
func wishedBy(route string) string {
	if route == RouteMail {
		return "email"
	}
	return route
}

func populate(ctx context.Context, s Store) error {
	people := make([]casework.Person, population)
	for n := range people {
		people[n] = casework.Person{ID: personID(n), Organisation: "drill", Roles: []casework.Role{casework.Mediator}, Email: addressOf(n),
			Digest: casework.Digest{By: []string{wishedBy(firstRoute(n))}}}
	}
	if err := s.PutPeople(ctx, []casework.Organisation{{ID: "drill", Kind: casework.MediationProvider}}, people); err != nil {
		return err
	}
	for n := range people {
		if err := s.Tie(ctx, accountOf(n), personID(n), "drill", clock()); err != nil {
			return err
		}
	}
	return nil
}

// write writes the letters into the outbox.
func write(ctx context.Context, s Store, letters int) error {
	const atOnce = 500
	for from := 0; from < letters; from += atOnce {
		var c casework.Change
		for n := from; n < min(from+atOnce, letters); n++ {
			l, err := letterOf(n, population)
			if err != nil {
				return err
			}
			c.Letters = append(c.Letters, l)
		}
		if _, err := s.Commit(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// faultOf is what the mail server does to the nth mail: of a hundred, two are put off, one is put off when it is
// handed over, one is answered slowly, one is taken and its connection lost, one is lost with its connection.
func faultOf(to string, n int) mailtest.Fault {
	if strings.HasPrefix(to, "gone-") {
		return mailtest.Nobody
	}
	switch n % 100 {
	case 11, 61:
		return mailtest.Busy
	case 21:
		return mailtest.Full
	case 31:
		return mailtest.Slow
	case 41:
		return mailtest.Drop
	case 51:
		return mailtest.Lose
	}
	return mailtest.None
}
