package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/console"
	"github.com/redress-send/redress/bot/discord"
	"github.com/redress-send/redress/bot/slack"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/reminders"
	"github.com/redress-send/redress/reminders/mail"
)

// Where people are reached, as they are asked in settings and people files.
var wished = map[string]string{
	"email": mail.Route, "slack": slack.Route, discord.Route: discord.Route, console.Route: console.Route, reminders.LogRoute: reminders.LogRoute,
}

// routeName is what people call a route.
func routeName(route string) string {
	switch route {
	case mail.Route:
		return "e-mail"
	case slack.Route:
		return "Slack"
	case discord.Route:
		return "Discord"
	}
	return "the " + route
}

// routes are the routes that lead out of this installation.
func (h *home) routes() []string {
	out := []string{console.Route, reminders.LogRoute}
	for route, on := range map[string]bool{slack.Route: h.settings.Slack.On(), discord.Route: h.settings.Discord.On(), mail.Route: h.settings.SMTPURL != ""} {
		if on {
			out = append(out, route)
		}
	}
	return out
}

// ways finds where somebody is reached at this moment: by what they wish, then in the account that they used
// last, then by e-mail. Who is reached nowhere else is waited for at the console. Who is disabled is not to be
// written to.
func (r *rooms) ways(ctx context.Context, person string) ([]chat.Room, error) {
	who, err := r.db.Person(ctx, casework.PersonID(person))
	switch {
	case casework.KindOf(err) == casework.NotFound: // whoever talks at the console of an empty store
		return []chat.Room{atConsole(person)}, nil
	case err != nil:
		return nil, err
	case who.Disabled:
		return nil, fmt.Errorf("%w: the person is disabled", chat.ErrNobody)
	}
	accounts, err := r.db.AccountsOf(ctx, who.ID)
	if err != nil {
		return nil, err
	}
	return waysOf(&who, accounts, r.routes), nil
}

// waysOf are the ways to somebody by the routes that there are: one room on each at most.
func waysOf(who *casework.Actor, accounts, routes []string) []chat.Room {
	var all []chat.Room
	add := func(to chat.Room) {
		if to.ID != "" && slices.Contains(routes, to.Route) && !slices.ContainsFunc(all, func(r chat.Room) bool { return r.Route == to.Route }) {
			all = append(all, to)
		}
	}
	found := map[string]chat.Room{
		console.Route: atConsole(string(who.ID)), mail.Route: direct(mail.Route, who.Email), reminders.LogRoute: direct(reminders.LogRoute, string(who.ID)),
	}
	for _, account := range slices.Backward(accounts) { // the last one used takes the place of the others
		route, id, _ := strings.Cut(account, "/")
		found[route] = direct(route, "@"+id)
	}
	for _, by := range who.Digest.By {
		add(found[wished[by]])
	}
	for _, account := range accounts {
		route, _, _ := strings.Cut(account, "/")
		add(found[route])
	}
	add(found[mail.Route])
	if len(all) == 0 {
		add(found[console.Route])
	}
	return all
}

func direct(route, id string) chat.Room { return chat.Room{Route: route, ID: id, Privacy: chat.Direct} }

func atConsole(person string) chat.Room { return direct(console.Route, person) }

// reach puts a message to a person into an envelope. Where they are reached is found out when it is sent.
func (*rooms) reach(to *casework.Actor, key string, m chat.Message) (post.Letter, error) {
	return chat.LetterTo(string(to.ID), key, m)
}

// firstWay names the route by which somebody would be reached now, for a report.
func (r *rooms) firstWay(ctx context.Context, person casework.PersonID) string {
	ways, err := r.ways(ctx, string(person))
	if err != nil || len(ways) == 0 {
		return "no way known"
	}
	return ways[0].Route
}

// carrier returns a post office over the ports that carries what goes by mail and to the log, and letters for
// people by every route that is joined. in are the rooms, once there is something to carry.
func (h *home) carrier(inbox chat.Inbox, outbox chat.Outbox, answer chat.Handler, in func() *rooms, opt chat.Options) (*chat.Post, error) {
	opt.Now, opt.Log, opt.RouteName = h.now, h.log, routeName
	opt.Ways = func(ctx context.Context, person string) ([]chat.Room, error) { return in().ways(ctx, person) }
	opt.GaveUp = func(ctx context.Context, l post.Letter) { h.undelivered(ctx, in(), &l) }
	office := chat.NewPost(inbox, outbox, answer, opt)
	office.Join(reminders.LogRoute, reminders.Log{Log: h.log}, chat.Carriage{})
	if h.settings.SMTPURL == "" {
		return office, nil
	}
	sender, err := mail.NewSender(h.settings.SMTPURL.Reveal(), h.settings.MailFrom)
	if err != nil {
		return nil, err
	}
	if h.getenv("BASE_URL") != "" { // where it is not, nobody is elsewhere
		sender.Links = func(ctx context.Context, letter string) (mail.Links, error) {
			return in().links(ctx, h.settings.BaseURL, letter)
		}
	}
	office.Join(mail.Route, sender, chat.Carriage{AtOnce: mail.AtOnce})
	return office, nil
}

// undeliveredKey begins the keys of letters that say that another one could not be delivered. None is written
// about one of them.
const undeliveredKey = "undelivered:"

// undelivered tells the operators, and the managers of whom it was for, that a letter was given up: once a day
// about each person, without what it said.
func (h *home) undelivered(ctx context.Context, r *rooms, l *post.Letter) {
	if strings.HasPrefix(l.Key, undeliveredKey) || l.For() == "" {
		return
	}
	if err := h.tellOfUndelivered(ctx, r, l); err != nil {
		h.log.Warn("nobody could be told that a letter was given up: “redress doctor” tells", "letter", l.Key, "cause", err)
	}
}

func (h *home) tellOfUndelivered(ctx context.Context, r *rooms, l *post.Letter) error {
	who, err := r.db.Person(ctx, casework.PersonID(l.For()))
	if err != nil {
		return err
	}
	today := casework.Today(h.clock()())
	m := chat.Say(
		fmt.Sprintf("A message to %s could not be delivered, by any route. What is due is in “what is due”, for those who have the case.", who.ID),
		"“redress letters” shows what failed and why; “redress letters --again” sends it again once that is put right.")
	m.Private = true
	var letters []post.Letter
	for to, err := range r.db.People(ctx) {
		if err != nil {
			return err
		}
		manages := to.Is(casework.Manager) && to.Organisation == who.Organisation
		if to.Disabled || to.ID == who.ID || !to.Is(casework.Operator) && !manages {
			continue
		}
		letter, err := chat.LetterTo(string(to.ID), fmt.Sprintf("%s%s:%s:%s", undeliveredKey, who.ID, today, to.ID), m)
		if err != nil {
			return err
		}
		letters = append(letters, letter)
	}
	_, err = r.db.Enqueue(ctx, letters, nil)
	return err
}

// usedEvery is how often it is kept that an account was used.
const usedEvery = time.Hour

// noteUse keeps that an account was used, so that its person is written to there. That it could not be kept is
// no reason not to answer.
func (r *rooms) noteUse(ctx context.Context, account string) {
	now := time.Now() //nolint:forbidigo // who was written to where goes by the real clock
	if last, ok := r.used.Load(account); ok && now.Sub(last.(time.Time)) < usedEvery {
		return
	}
	if err := r.db.Used(ctx, account, now); err == nil {
		r.used.Store(account, now)
	}
}
