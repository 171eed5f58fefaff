package reminders

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
)

// Round is a letter that people of a role get once in a while, on the first working day of it, whatever has happened:
// the answers to what they would ask.
type Round struct {
	Name  string
	Role  casework.Role
	Since func(today civil.Date) civil.Date // the first day of the while that the day is in
	Title string
	Ask   []string
	// More is what goes below the answers; nil: nothing.
	More func(today civil.Date) []chat.Line
}

// Say answers a question as the person would be answered who asks it; ok is false where there is no plain answer.
type Say func(ctx context.Context, who casework.Actor, at time.Time, question string) (m chat.Message, ok bool, err error)

// monday is the first day of the week.
func monday(d civil.Date) civil.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// first is the first day of the month.
func first(d civil.Date) civil.Date { return civil.On(d.Year(), d.Month(), 1) }

// StandardRounds are the rounds that Redress has: managers read every week how their team stands, forums what
// families of their area say and which public days come, commissioners every month the numbers of their area. Forums
// and commissioners get no case: the answers to them hold suppressed numbers only.
func StandardRounds(book *law.Book, cal *civil.Calendar) []Round {
	public := func(today civil.Date) []chat.Line { return publicDays(book, cal, today) }
	return []Round{
		{Name: "team", Role: casework.Manager, Since: monday, Title: "Your team this week", Ask: []string{"what is due for my team this week"}},
		{Name: "forum", Role: casework.ForumVolunteer, Since: monday, Title: "Your area this week", Ask: []string{"how many themes were logged this quarter"}, More: public},
		{Name: "area", Role: casework.Commissioner, Since: first, Title: "Your area this quarter", Ask: []string{"how many cases this quarter", "how many cases last quarter"}},
	}
}

// round writes the person's round where one is due and was not written yet.
func (r *Runner) round(ctx context.Context, who *casework.Actor, at time.Time, how manner) (*Letter, error) {
	today := casework.Today(at)
	i := slices.IndexFunc(r.Rounds, func(rd Round) bool { return who.Is(rd.Role) })
	if i < 0 || r.Say == nil || isClosed(r.Policy.Calendar, today) {
		return nil, nil
	}
	rd, policy := &r.Rounds[i], r.Policy.For(who)
	key := "round:" + rd.Name
	before, err := r.Reminded.LastTold(ctx, who.ID, []string{key})
	if err != nil || !before[key].Before(rd.Since(today)) {
		return nil, err
	}
	wishes, err := r.wishes(ctx, who.ID, nil)
	if err != nil || how == considerately && !policy.mayDisturb(who, &wishes, at) || today.Before(wishes.MutedUntil) {
		return nil, err
	}
	if how != dry { // the letter names cases, and tellings are of dates only: that it was read is noted
		ctx = casework.Asking(ctx, at)
	}
	b, err := r.compileRound(ctx, rd, who, at)
	if err != nil || len(b.Message.Lines) == 0 {
		return nil, err
	}
	letter, body, err := r.write(b)
	if err != nil || how == dry {
		return letter, err
	}
	letter.Key = fmt.Sprintf("round:%s:%s:%s", rd.Name, who.ID, rd.Since(today))
	if _, err := r.Reminded.Enqueue(ctx, []post.Letter{{Key: letter.Key, Route: letter.Route, Room: letter.Room, Body: body}}, nil); err != nil {
		return nil, err
	}
	// Apart from the letter: what people answer by the number of its line is the last list of dates, not this.
	_, err = r.Reminded.Enqueue(ctx, nil, []casework.Told{{Person: who.ID, Key: key, Due: today, At: at}})
	return letter, err
}

// compileRound puts the answers together.
func (r *Runner) compileRound(ctx context.Context, rd *Round, who *casework.Actor, at time.Time) (Bundle, error) {
	b := Bundle{Person: *who, Day: casework.Today(at)}
	for _, question := range rd.Ask {
		m, ok, err := r.Say(ctx, *who, at, question)
		if err != nil {
			return b, err
		}
		if ok {
			b.Message.Lines = append(b.Message.Lines, inRound(m.Lines, question)...)
		}
	}
	if rd.More != nil {
		b.Message.Lines = append(b.Message.Lines, rd.More(b.Day)...)
	}
	if len(b.Message.Lines) == 0 {
		return b, nil
	}
	for i := range b.Message.Lines {
		if l := &b.Message.Lines[i]; l.Kind == chat.Title {
			l.Kind = chat.Plain
		}
	}
	b.Message.Lines = slices.Insert(b.Message.Lines, 0, chat.Line{Kind: chat.Title, Text: "Redress: " + rd.Title})
	b.Message.Lines = onceEach(b.Message.Lines)
	b.Message.Private = true
	return b, nil
}
