package talk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// count answers with numbers: those of the cases that the person may count, or what is published.
func (t *turn) count() (*answer, error) {
	if t.says("spent", "hours", "minutes") {
		return t.say(words.Count, answered, wordNoTimes), nil
	}
	if t.asksThemes() {
		if a := t.ruleFromHandbook(); a != nil && howTo.MatchString(t.ev.Text) {
			return a, nil
		}
		return t.countThemes()
	}
	if t.says("worst", "best", "league", "ranking", "rank", "better", "published", "national", "nationally", "england", "official", "2024") || t.noCases() && !t.saysPeriod() {
		return t.publishedFigures(), nil
	}
	p := t.samePeriodAgain(t.period())
	t.state.Counted = counted{p.from, p.to}
	q := casework.CountQuery{From: p.from, To: p.to, Authority: t.heard.Authority, At: t.today, Whole: t.wholeArea()}
	if (t.suppressedFor() || q.Whole) && q.Authority == "" {
		var err error
		if q.Authority, err = t.ownArea(); err != nil {
			return nil, err
		}
	}
	c, err := t.Service.Count(t.ctx, t.actor, q)
	switch kind := casework.KindOf(err); {
	case err == nil:
	case kind == casework.Invalid:
		return t.say(words.Count, answered, casework.Sentence(err)), nil
	case kind == casework.Refused && t.actor.Kind == casework.ParentCarerForum: // of another area there is what is published
		return t.publishedFigures().add(chat.Note, wordOwnAreaOnly), nil
	}
	if err != nil {
		return nil, err
	}
	a := t.say(words.Count, answered)
	a.private = true
	a.add(chat.Title, t.countTitle(&c))
	if t.asksOpen() {
		err := t.addOpen(a)
		return a.add(chat.Note, wordNotToPassOn), err
	}
	t.addGroups(a, &c)
	if p.note != "" {
		a.add(chat.Note, p.note)
	}
	if c.Suppressed {
		return a.add(chat.Note, wordSuppressed), nil
	}
	if t.actor.Kind == casework.Sendiass {
		a.add(chat.Note, wordOwnCounted)
	}
	return a.add(chat.Note, wordNotToPassOn), nil
}

// addGroups tells the numbers that are asked for, all of them where none is named.
func (t *turn) addGroups(a *answer, c *casework.Counts) {
	only := t.asksOnly()
	for i := range c.Groups {
		if name := c.Groups[i].Total.Name; len(only) == 0 || slices.Contains(only, name) {
			a.add(chat.Bullet, groupLine(countTitles[name], &c.Groups[i]))
		}
	}
}

// wholeArea reports whether an adviser asks for the numbers of the area, not of the cases that they may see.
func (t *turn) wholeArea() bool {
	return t.actor.Kind == casework.Sendiass && t.says("area", "areas", "everyone", "everyones", "everybody", "whole", "overall", "altogether")
}

// suppressedFor reports whether the person gets numbers of an area and none of its cases.
func (t *turn) suppressedFor() bool {
	return t.actor.Is(casework.Commissioner) || t.actor.Kind == casework.LocalAuthority || t.actor.Kind == casework.ParentCarerForum
}

// noCases reports whether a question for numbers without more is one for what is published.
func (t *turn) noCases() bool {
	return t.actor.Kind == casework.ParentCarerForum && !t.says("certificate", "certificates", "case", "cases", "mediations", "certs", "cert")
}

// ownArea is the one area of the person's organisation; empty where it has several.
func (t *turn) ownArea() (string, error) {
	o, err := t.People.Organisation(t.ctx, t.actor.Organisation)
	switch {
	case casework.KindOf(err) == casework.NotFound && err != nil:
		return "", nil //nolint:nilerr // no organisation has no area
	case err != nil:
		return "", err
	case len(o.Authorities) != 1:
		return "", nil
	}
	return o.Authorities[0], nil
}

func (t *turn) countTitle(c *casework.Counts) string {
	where := wordAllAreas
	if c.Authority != "" {
		where = t.authorityName(c.Authority)
	}
	switch {
	case c.From.IsZero():
		return fill(wordCountedEver, where)
	case c.To.IsZero():
		return fill(wordCountedSince, where, c.From.Short())
	}
	return fill(wordCounted, where, c.From.Short(), c.To.Short())
}

// groupLine says a number with its parts: "Certificates issued: 3 (after mediation 2, deemed 1)".
func groupLine(title string, g *casework.Group) string {
	line := title + ": " + cell(g.Total)
	var parts []string
	for _, p := range g.Parts {
		if p.Hide && !g.Total.Hide { // which of them are small is not said either
			return line + wordPartsNotShown
		}
		if p.N > 0 {
			parts = append(parts, partTitle(p.Name)+": "+cell(p))
		}
	}
	if g.Total.Hide || len(parts) == 0 {
		return line
	}
	return line + " (" + strings.Join(parts, "; ") + ")"
}

func partTitle(name string) string {
	if l := labels[name]; l != "" {
		return small(l)
	}
	return strings.ReplaceAll(name, "-", " ")
}

// cell says a number, or that it is not shown.
func cell(c casework.Cell) string {
	switch {
	case c.N < 0:
		return wordUnpublished
	case c.Hide:
		return wordUnderFive
	}
	return grouped(c.N)
}

// grouped writes a number with commas.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// says reports whether one of the words stands in the message.
func (t *turn) says(some ...string) bool {
	said := strings.FieldsFunc(strings.ToLower(t.ev.Text), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
	return slices.ContainsFunc(said, func(w string) bool { return slices.Contains(some, w) })
}

// publishedFigures answers with what is published about an area, or about England.
func (t *turn) publishedFigures() *answer {
	if len(t.Published) == 0 {
		return t.say(words.Count, answered, wordNothingPublished)
	}
	code := t.heard.Authority
	if code == "" && t.suppressedFor() && !t.says("national", "nationally", "england") {
		code, _ = t.ownArea() // where it cannot be told, England's figures do
	}
	p := casework.England(t.Published)
	for i := range t.Published {
		if t.Published[i].Code == code {
			p = t.Published[i]
		}
	}
	a := t.say(words.Count, answered)
	a.add(chat.Title, fill(wordPublished, p.Name, p.Year))
	g := p.Groups()
	a.add(chat.Bullet, fill(wordPublishedRequests, cell(g[0].Total), cell(g[1].Total), cell(g[2].Total)),
		groupLine(wordPublishedHeld, &g[3]), wordPublishedFollowed+": "+cell(g[4].Total), wordPublishedAppeals+": "+cell(g[5].Total))
	if t.says("worst", "best", "league", "ranking", "rank", "better") {
		a.add(chat.Plain, wordNoRanking)
	}
	return a.add(chat.Note, wordPublishedSource, wordSuppressed)
}
