package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/reminders/mail"
	"github.com/redress-send/redress/store/rediskv"
	"github.com/redress-send/redress/store/sqldb"
)

// A link of a mail stands for one line of one reminder and one thing to do about it. Its token is the number of that
// line in the database, what to do, and a signature over both and over all that the line is: whom it told, of what,
// when, and in which letter. So it names nobody, and holds for no other line, also in a database that was put back.

// answerable is how long a line of a reminder can be answered by its links.
const answerable = 30 * 24 * time.Hour

// What a link is for.
const (
	answerAny     = 'a' // its page has the buttons of the others
	answerSnooze  = 's'
	answerNotMine = 'n'
)

// tokenHead is the first part of a token: nine bytes, so that no bit of its twelve letters is without meaning.
var tokenHead = base64.RawURLEncoding.Strict()

const (
	headBytes   = 9
	headLetters = 12
	answerUse   = "answer by link" // what signatures are made for, and nothing else is
)

// reminderKey is the key of a letter that can be answered by the numbers of its lines.
var reminderKey = regexp.MustCompile(`^(remind|digest):(.+):(\d{4}-\d{2}-\d{2})(?::(\d{1,2}))?$`)

// token returns the token of the line for the verb.
func (r *rooms) token(ctx context.Context, l *sqldb.Line, verb byte) (string, error) {
	signed, err := r.db.Blind(ctx, answerUse, fmt.Sprintf("%d %q %q %q %q %d", l.Nr, verb, l.Person, l.Letter, l.Key, l.At.UnixMilli()))
	if err != nil {
		return "", err
	}
	_, signature, _ := strings.Cut(signed, ":")
	head := binary.BigEndian.AppendUint64(nil, uint64(l.Nr))
	return tokenHead.EncodeToString(append(head, verb)) + signature, nil
}

// links are those of the lines of a letter, below the base address; none for a letter that is no reminder.
func (r *rooms) links(ctx context.Context, base, letter string) (mail.Links, error) {
	part := reminderKey.FindStringSubmatch(letter)
	if part == nil {
		return mail.Links{}, nil
	}
	lines, err := r.db.LinesOf(ctx, casework.PersonID(part[2]), letter)
	if err != nil {
		return mail.Links{}, err
	}
	out := mail.Links{Items: map[int][]mail.Link{}, Answer: map[int]string{}}
	for i := range lines {
		to := map[byte]string{}
		for _, verb := range []byte{answerAny, answerSnooze, answerNotMine} {
			token, err := r.token(ctx, &lines[i], verb)
			if err != nil {
				return mail.Links{}, err
			}
			to[verb] = base + dashboard.AnswerPath + token
		}
		out.Items[i+1] = []mail.Link{{Label: "Done", URL: to[answerAny]}, {Label: "Snooze", URL: to[answerSnooze]}, {Label: "Not mine", URL: to[answerNotMine]}}
		out.Answer[i+1] = to[answerAny]
	}
	return out, nil
}

// answers are what the links lead to. now is business time.
type answers struct {
	*rooms

	now func() time.Time
	log *slog.Logger
}

// followed is a link that is good at this moment.
type followed struct {
	line   sqldb.Line
	verb   byte
	who    casework.Actor
	item   casework.Item
	number int    // of the line
	letter string // day and number, as choices of reminders have it
	day    civil.Date
}

// follow finds what the token is about, with the rights of this moment.
func (a *answers) follow(ctx context.Context, token string) (*followed, error) {
	f, err := a.read(ctx, token)
	if err != nil {
		return nil, err
	}
	lines, err := a.db.LinesOf(ctx, f.line.Person, f.line.Letter)
	if err != nil {
		return nil, err
	}
	for i := range lines {
		if lines[i].Nr == f.line.Nr {
			f.number = i + 1
		}
	}
	f.who, err = a.db.Person(ctx, f.line.Person)
	if casework.KindOf(err) == casework.NotFound || err == nil && (f.who.Disabled || f.number == 0) {
		return nil, dashboard.ErrNoAnswer
	}
	if err != nil {
		return nil, err
	}
	return f, a.find(ctx, f)
}

// read reads a token and proves it.
func (a *answers) read(ctx context.Context, token string) (*followed, error) {
	if len(token) < headLetters {
		return nil, dashboard.ErrNoAnswer
	}
	head, err := tokenHead.DecodeString(token[:headLetters])
	if err != nil || len(head) != headBytes {
		return nil, dashboard.ErrNoAnswer
	}
	f := &followed{verb: head[headBytes-1]}
	f.line, err = a.db.LineAt(ctx, int64(binary.BigEndian.Uint64(head)))
	if casework.KindOf(err) == casework.NotFound && err != nil {
		return nil, dashboard.ErrNoAnswer
	}
	if err != nil {
		return nil, err
	}
	right, err := a.token(ctx, &f.line, f.verb)
	if err != nil {
		return nil, err
	}
	part := reminderKey.FindStringSubmatch(f.line.Letter)
	if !hmac.Equal([]byte(right), []byte(token)) || part == nil || a.now().After(f.line.At.Add(answerable)) {
		return nil, dashboard.ErrNoAnswer
	}
	if f.letter = part[3] + "." + part[4]; part[1] == "digest" {
		f.letter = part[3] + ".0"
	}
	f.day, err = civil.Parse(part[3])
	return f, err
}

// find finds what is due in the line, among what the person may see.
func (a *answers) find(ctx context.Context, f *followed) error {
	now := a.now()
	ctx = casework.Unattended(casework.Asking(ctx, now))
	for _, blocked := range []bool{false, true} {
		items, err := a.service.Agenda(ctx, f.who, casework.AgendaQuery{At: casework.Today(now), Blocked: blocked})
		if err != nil {
			return err
		}
		for i := range items {
			if items[i].Key == f.line.Key {
				f.item = items[i]
				return nil
			}
		}
	}
	return dashboard.ErrNoAnswer
}

// What can be done by a link, and what is asked before.
var (
	answerLabels    = map[byte]string{answerSnooze: "Remind me again tomorrow", answerNotMine: "This is not mine"}
	answerQuestions = map[byte]string{answerSnooze: "remind me again tomorrow?", answerNotMine: "is this not yours?", answerAny: "what is your answer?"}
)

const (
	wordSayDone  = "Is it done? Dates rest on facts: say in chat what happened and on which day, with the reference %s. This page records nothing of that."
	wordAnswered = "This was answered already. Nothing was done again. In chat, “what is due” says how things stand."
)

// Asked says what the link is about.
func (a *answers) Asked(ctx context.Context, token string) (dashboard.Asked, error) {
	f, err := a.follow(ctx, token)
	if err != nil {
		return dashboard.Asked{}, err
	}
	ref := string(f.item.Reference)
	out := dashboard.Asked{
		Question: ref + ": " + answerQuestions[f.verb],
		About:    fmt.Sprintf("%s is line %d of the message of %s.", ref, f.number, f.day.Short()),
	}
	verbs := []byte{f.verb}
	if f.verb == answerAny {
		verbs, out.How = []byte{answerSnooze, answerNotMine}, fmt.Sprintf(wordSayDone, ref)
	}
	for _, verb := range verbs {
		act := dashboard.Act{Label: answerLabels[verb]}
		if act.Token, err = a.token(ctx, &f.line, verb); err == nil {
			act.Answered, err = a.db.IsAnswered(ctx, deliveryOf(act.Token))
		}
		if err != nil {
			return dashboard.Asked{}, err
		}
		out.Acts = append(out.Acts, act)
	}
	return out, nil
}

// deliveryOf names what is pressed by a link, without telling the link.
func deliveryOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return webRoute + ":" + hex.EncodeToString(sum[:16])
}

// webRoute is where a press by link comes from. Nothing is sent there.
const webRoute = "web"

// Press does what the link is for, as a press of the reminder's button does. Two presses at once are one delivery:
// what either of them writes, the other does not write again.
func (a *answers) Press(ctx context.Context, token string) ([]string, error) {
	f, err := a.follow(ctx, token)
	if err != nil {
		return nil, err
	}
	verb, can := map[byte]string{answerSnooze: "snooze", answerNotMine: "not-mine"}[f.verb]
	if !can {
		return nil, dashboard.ErrNoAnswer
	}
	key := deliveryOf(token)
	if done, err := a.db.IsAnswered(ctx, key); done || err != nil {
		return []string{wordAnswered}, err
	}
	page := &onPage{DB: a.db}
	engine := a.engine(rediskv.NewMemory(a.now), a.now, a.log)
	engine.Inbox, engine.Desk = page, page
	engine.Who = func(ctx context.Context, _ string) (casework.Actor, error) { return a.db.Person(ctx, f.who.ID) }
	err = engine.Handle(ctx, chat.Event{
		Key: key, Account: webRoute + "/" + string(f.who.ID), Room: direct(webRoute, string(f.who.ID)), At: a.now(),
		Press: fmt.Sprintf("%s%s.%d.%s", chat.ToldChoice, f.letter, f.number, verb),
	})
	return page.said, err
}

// onPage is the store to one press by link: the reply is for the page, and only what others are told is sent.
type onPage struct {
	*sqldb.DB

	said []string
}

// Answered is the store's, without the reply.
func (p *onPage) Answered(ctx context.Context, key string, replies []post.Letter) error {
	rest, err := p.keep(key, replies)
	if err != nil {
		return err
	}
	return p.DB.Answered(ctx, key, rest)
}

// Settle is the store's, without the reply.
func (p *onPage) Settle(ctx context.Context, s casework.Settlement) (err error) {
	if s.Letters, err = p.keep(s.Done, s.Letters); err != nil {
		return err
	}
	return p.DB.Settle(ctx, s)
}

// keep takes the reply out of the letters.
func (p *onPage) keep(key string, letters []post.Letter) (rest []post.Letter, err error) {
	for _, l := range letters {
		if l.Key != chat.ReplyKey(key) {
			rest = append(rest, l)
			continue
		}
		m, err := chat.Decode(l.Body)
		if err != nil {
			return nil, err
		}
		p.said = nil
		for _, line := range m.Lines {
			p.said = append(p.said, line.Text)
		}
	}
	return rest, nil
}
