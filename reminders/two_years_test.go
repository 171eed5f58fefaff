package reminders_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/invent"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/store/memdb"
)

// With 300 cases or more the runs are as many as in earnest, one an hour, and it takes minutes; with fewer three a day.
var yearsCases = flag.Int("years.cases", 20, "how many invented cases TestTwoYears goes through two years with")

// years are two years of a caseload that grows and changes as its facts become known, and everything that was
// delivered in them.
type years struct {
	*world

	t        *testing.T
	cases    []unfolding
	shown    map[casework.PersonID][]casework.Item // what each person's agenda held in this run
	expect   map[casework.PersonID]map[string]told
	carried  []carried // by this run
	once     map[string]bool
	sent     int
	byPerson map[casework.PersonID]int
}

// told is what the test itself remembers of what somebody was told: what the ledger is for the reminders.
type told struct{ due, on civil.Date }

// carried is one deadline that a delivered letter told of.
type carried struct {
	Person casework.PersonID
	Key    string
	Due    string
}

// unfolding is a case whose facts become known one after the other.
type unfolding struct {
	header casework.Header
	facts  []casework.Fact
	known  []civil.Date // when each becomes known
	have   int
}

var yearsFrom, yearsTo = day("2026-01-05 Mon"), day("2027-12-31 Fri")

// unfold makes up the cases. A fact becomes known on its day or up to two days later, a correction a week after.
func (y *years) unfold(calendar *civil.Calendar) {
	figures, err := configs.Figures()
	if err != nil {
		y.t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 7))
	p := invent.Plan{Authorities: figures[:3], Seed: 7, Calendar: calendar, Cases: *yearsCases, From: yearsFrom, To: day("2027-10-29 Fri"), At: yearsTo}
	_, err = p.Each(func(c *casework.Case) error {
		u := unfolding{header: c.Header, facts: slices.Clone(c.Facts)}
		if random.IntN(4) == 0 { // the family has agreed that an adviser is on it
			on := u.facts[0].On
			u.facts = slices.Insert(u.facts, 1,
				casework.Fact{Event: fact("consent-given", on.String()+" "+on.Weekday().String()[:3], "by=parent", "to=tees-sendiass", "scope=all", "how=written")},
				casework.Fact{Event: fact("assigned", on.String()+" "+on.Weekday().String()[:3], "role=sendias-adviser", "person=adviser-1")})
		}
		last := yearsFrom
		for i := range u.facts {
			f := &u.facts[i]
			last = slices.MaxFunc([]civil.Date{last, f.On, f.Printed, f.Received}, civil.Date.Compare)
			if f.Supersedes != "" {
				last = last.AddDays(7)
			}
			u.known = append(u.known, last.AddDays(random.IntN(3)))
		}
		y.cases = append(y.cases, u)
		return nil
	})
	if err != nil {
		y.t.Fatal(err)
	}
}

// learn brings in what has become known by the day.
func (y *years) learn(at time.Time) {
	var in []casework.Arrival
	today := casework.Today(at)
	for i := range y.cases {
		u := &y.cases[i]
		have := u.have
		for u.have < len(u.facts) && !u.known[u.have].After(today) {
			u.have++
		}
		if u.have > have {
			in = append(in, casework.Arrival{Header: u.header, Facts: slices.Clone(u.facts[:u.have])})
		}
	}
	if len(in) == 0 {
		return
	}
	landed, err := y.Weigh(context.Background(), operator, in, casework.Weighing{At: at, Correct: true})
	if err == nil {
		err = y.BringIn(context.Background(), landed)
	}
	if err != nil {
		for i := range landed {
			if len(landed[i].Faults) > 0 {
				y.t.Error(in[i].Reference, landed[i].Faults)
			}
		}
		y.t.Fatal(err)
	}
}

// operator brings the facts in, and is not reminded of anything.
var operator = casework.Actor{Kind: casework.OperatorKind,
	Person: casework.Person{ID: "operator-1", Organisation: "operators", Roles: []casework.Role{casework.Operator}}}

// Agenda is what the reminders ask; what somebody's own holds is noted.
func (y *years) Agenda(ctx context.Context, who casework.Actor, q casework.AgendaQuery) ([]casework.Item, error) {
	items, err := y.Service.Agenda(ctx, who, q)
	if q.Scope == "mine" {
		y.shown[who.ID] = append(y.shown[who.ID], items...)
	}
	return items, err
}

// Run is nothing: nobody says anything here.
func (y *years) Run(context.Context, chat.Handler) error { return nil }

// Post takes a letter.
func (y *years) Post(_ context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	for _, l := range m.Lines {
		c := carried{Person: casework.PersonID(to.ID)}
		if err := json.Unmarshal([]byte(l.Text), &c); err != nil {
			return "", err
		}
		y.carried = append(y.carried, c)
	}
	return "posted", nil
}

// write writes a letter as what it tells of.
func (y *years) write(b reminders.Bundle) (route, room string, body []byte, err error) {
	var m chat.Message
	for i := range b.Nudges {
		it := &b.Nudges[i].Item
		line, err := json.Marshal(carried{b.Person.ID, it.Key, it.Deadline.Due.String()})
		if err != nil {
			return "", "", nil, err
		}
		m.Lines = append(m.Lines, chat.Line{Kind: chat.Plain, Text: string(line)})
	}
	body, err = chat.Encode(m)
	return "test", string(b.Person.ID), body, err
}

// Every due rung over two years of invented cases is delivered exactly once, none outside the hours, none after its
// fact, with both changes of the clocks, both Christmases, and times in which the process was down. What is due is
// worked out here a second time, from the words of the product: by writing out every day of a ladder.
func TestTwoYears(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db := memdb.New()
		y := &years{world: newWorld(t, db), t: t, expect: map[casework.PersonID]map[string]told{}, once: map[string]bool{}, byPerson: map[casework.PersonID]int{}}
		y.unfold(y.policy.Calendar)
		y.hire()
		office := chat.NewPost(db, db, nil, chat.Options{})
		office.Join("test", y, chat.Carriage{})
		runner := &reminders.Runner{People: db, Agenda: y, Reminded: db, Wishes: db, Policy: y.policy, Compose: y.write}
		var specs []string
		if *yearsCases < 300 {
			specs = []string{"30 7 * * 1-5", "0 12,17 * * 1-5", "0 9 * * 0,6"}
		}
		s, err := reminders.NewSchedule(specs, func(ctx context.Context, at time.Time) error {
			y.learn(at)
			y.shown, y.carried = map[casework.PersonID][]casework.Item{}, nil
			if _, err := runner.Sweep(ctx, at); err != nil {
				return err
			}
			if _, err := office.Deliver(ctx); err != nil {
				return err
			}
			y.compare(at)
			return nil
		}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		s.InTurns("remind", db)
		random := rand.New(rand.NewPCG(1, 2))
		for time.Sleep(time.Until(at("2026-01-05 Mon", "06:00"))); casework.Today(time.Now()).Before(yearsTo); {
			up, stop := context.WithTimeout(t.Context(), time.Duration(20+random.IntN(60))*24*time.Hour)
			if err := s.Run(up); err != nil {
				t.Error(err)
			}
			stop()
			time.Sleep(time.Duration(random.IntN(5*24*60)) * time.Minute) // down
		}
		y.total()
	})
}

// hire writes everybody who has a case.
func (y *years) hire() {
	seen := map[string]bool{}
	away := operator.Person
	away.Disabled = true
	all := []casework.Person{away, {ID: "manager-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Manager}}}
	authorities := map[string]bool{}
	for i := range y.cases {
		authorities[y.cases[i].header.Authority] = true
		for _, f := range y.cases[i].facts {
			id := f.Attrs.Get("person")
			if f.Type == "assigned" && f.Attrs.Get("role") == "mediator" && !seen[id] {
				seen[id] = true
				all = append(all, casework.Person{ID: casework.PersonID(id), Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}})
			}
		}
	}
	var codes []string
	for code := range authorities {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	organisations := []casework.Organisation{{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: codes},
		{ID: "tees-sendiass", Kind: casework.Sendiass, Authorities: codes}}
	if err := y.store.PutPeople(y.t.Context(), organisations, all); err != nil {
		y.t.Fatal(err)
	}
}

// compare compares what a run delivered with what was due.
func (y *years) compare(at time.Time) {
	today := casework.Today(at)
	got := map[casework.PersonID]map[string]string{}
	for _, c := range y.carried {
		if got[c.Person] == nil {
			got[c.Person] = map[string]string{}
		}
		if mark := fmt.Sprint(c.Person, c.Key, today); y.once[mark] && y.expect[c.Person][c.Key].due.String() == c.Due {
			y.t.Errorf("%s: %s was told of %s twice", at, c.Person, c.Key)
		} else {
			y.once[mark] = true
		}
		got[c.Person][c.Key] = c.Due
		y.sent++
		y.byPerson[c.Person]++
	}
	y.hours(at)
	for who, items := range y.shown {
		if y.expect[who] == nil {
			y.expect[who] = map[string]told{}
		}
		listed := who == "adviser-1" // gets more than what is due: the whole list
		for key, it := range byKey(items, today) {
			was := y.expect[who][key]
			wanted := rung(&it, was, today, y.policy.Calendar)
			clock := at.In(casework.London).Format("15:04")
			if (clock < "07:30" || clock >= "18:00" || listed && clock < "09:30") && it.due != today && it.safe != today {
				wanted = "" // it has until the next run
			}
			due, told := got[who][key]
			if wanted != "" && !told || wanted == "" && told && !listed || told && due != it.due.String() {
				y.t.Errorf("%s: %s of %s, due %s, told %v, before %v: wanted %q", at.Format(time.RFC3339), key, who, it.due, told, was, wanted)
			}
			if told {
				y.expect[who][key] = toldNow(it.due, today)
			}
			delete(got[who], key)
		}
		if who != "manager-1" {
			for key := range got[who] {
				y.t.Errorf("%s: %s was told of %s, which is none of theirs or has ended", at, who, key)
			}
		}
	}
	if y.t.Failed() {
		y.t.FailNow()
	}
}

func toldNow(due, today civil.Date) told { return told{due, today} }

// hours looks that nothing is said outside the hours: Monday to Friday from half past seven to six, and on other days
// only what ends on them.
func (y *years) hours(at time.Time) {
	london := at.In(casework.London)
	clock := london.Format("15:04")
	working, err := y.policy.Calendar.IsWorking(casework.Today(at))
	if err != nil {
		y.t.Fatal(err)
	}
	for _, c := range y.carried {
		if c.Due != casework.Today(at).String() && (!working || clock < "07:30" || clock >= "18:00") {
			y.t.Errorf("%s was told of %s at %s", c.Person, c.Key, london)
		}
	}
}

// owed is one deadline as the test sees it.
type owed struct {
	due, safe civil.Date
	rule      *law.Rule
	gap       bool
}

// byKey brings an agenda's items of one deadline together.
func byKey(items []casework.Item, today civil.Date) map[string]owed {
	out := map[string]owed{}
	for i := range items {
		it := &items[i]
		if st := it.Deadline.Status(today); st != law.Open && st != law.Missed {
			continue
		}
		o, there := out[it.Key]
		if d := it.Deadline.Due; !there || o.due.IsZero() && !d.IsZero() || !d.IsZero() && d.Before(o.due) {
			o.due, o.safe = d, it.Deadline.Safe
		}
		if it.Deadline.Rule != nil {
			o.rule = it.Deadline.Rule
		} else if it.Gap != nil && o.rule == nil {
			o.rule = it.Gap.Rule
		}
		o.gap = o.gap || it.Gap != nil
		out[it.Key] = o
	}
	return out
}

// rung says why the deadline is to be said today, empty where it is not.
func rung(o *owed, was told, today civil.Date, closed *civil.Calendar) string {
	ladder := climbing(o.rule)
	switch {
	case ladder.silent, isClosed(closed, today) && o.due != today:
		return ""
	case !was.due.IsZero() && was.due != o.due:
		return "changed"
	case o.due.IsZero():
		if o.gap && (was.on.IsZero() || today.Sub(was.on) >= 7) {
			return "blocked"
		}
		return ""
	case was.due.IsZero() && !was.on.IsZero():
		return "found"
	}
	for _, d := range ladder.days(o, today, closed) {
		if !d.After(today) && d.After(was.on) {
			return "rung " + d.String()
		}
	}
	return ""
}

// climb is a ladder as the product describes it.
type climb struct {
	silent, atOnce bool
	before, after  []int
	weeklyUntil    int // days after; 0: no weekly
}

const everYet = 100_000

func climbing(r *law.Rule) climb {
	usual := climb{before: []int{14, 7, 3, 1}, after: []int{1, 3, 7}, weeklyUntil: everYet}
	if r == nil {
		return usual
	}
	ours := r.OwedBy == "mediation-adviser" || r.OwedBy == "service"
	switch {
	case r.ID == "judicial-review-3m":
		return climb{atOnce: true, before: []int{77, 63, 49, 35, 28, 21, 14, 7, 3, 1}, after: []int{1, 3, 7}, weeklyUntil: 28}
	case r.Sense == law.Information:
		return climb{silent: true}
	case r.Sense == law.Limit:
		usual.weeklyUntil = 28
	case r.Sense == law.Duty && !ours:
		usual.weeklyUntil = 91
	case r.Sense == law.Window:
		usual.after, usual.weeklyUntil = nil, 0
	case r.Sense == law.Target:
		return climb{before: []int{3}, after: []int{1, 7}}
	}
	return usual
}

// days writes out every day on which the ladder speaks, up to today. On the last day only that day is one, and after
// it only days after it.
func (c climb) days(o *owed, today civil.Date, closed *civil.Calendar) (out []civil.Date) {
	if today == o.due {
		return []civil.Date{o.due}
	}
	if today.Before(o.due) {
		act := o.due
		if !o.safe.IsZero() {
			act = o.safe
		}
		for _, n := range append([]int{0}, c.before...) {
			d := act.AddDays(-n)
			if d == o.due {
				continue
			}
			for isClosed(closed, d) {
				d = d.AddDays(-1)
			}
			out = append(out, d)
		}
		if c.atOnce {
			out = append(out, civil.On(1, 1, 2)) // from the first day on
		}
		return out
	}
	after := slices.Clone(c.after)
	if c.weeklyUntil > 0 {
		for n := 14; n <= c.weeklyUntil && n <= today.Sub(o.due); n += 7 {
			after = append(after, n)
		}
	}
	for _, n := range after {
		d := o.due.AddDays(n)
		for isClosed(closed, d) {
			d = d.AddDays(1)
		}
		out = append(out, d)
	}
	return out
}

func isClosed(cal *civil.Calendar, d civil.Date) bool {
	working, err := cal.IsWorking(d)
	return err == nil && !working
}

// total looks that the two years were worth it, and says what they held.
func (y *years) total() {
	if y.sent < 10**yearsCases || y.byPerson["manager-1"] == 0 || y.byPerson["adviser-1"] == 0 {
		y.t.Errorf("%d deadlines were told, %d to the manager, %d to the adviser", y.sent, y.byPerson["manager-1"], y.byPerson["adviser-1"])
	}
	var who []string
	for p, n := range y.byPerson {
		who = append(who, fmt.Sprintf("%s %d", p, n))
	}
	slices.Sort(who)
	y.t.Logf("%d cases, %d deadlines told: %s", len(y.cases), y.sent, strings.Join(who, ", "))
}
