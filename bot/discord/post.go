package discord

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/redress-send/redress/bot/chat"
)

// Post says m in the room: in the place of the card that was pressed, to one person alone, or to everybody there. It
// returns the channel and the id of the last message, with a slash between them. A room whose id is "@USER" is that
// person's direct messages. What cannot be said to one person where they asked is said in direct messages.
func (d *Discord) Post(ctx context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	bodies, err := Render(m)
	if err != nil {
		return "", err
	}
	d.hang(&m, bodies)
	a := answer{to: to, m: m, bodies: bodies}
	if ref, done, err := d.byHandle(ctx, &a); err != nil || done {
		return ref, err
	}
	switch {
	case to.Card != "" && to.Card != whispered && m.InPlace && !a.alone():
		return d.replace(ctx, &a)
	case a.alone():
		return d.sayAlone(ctx, &a)
	}
	return d.say(ctx, &a)
}

// answer is a message on its way.
type answer struct {
	to     chat.Room
	m      chat.Message
	bodies []Body
	said   int // so many of the bodies are said already
}

// alone reports whether the message is for one person where others read too. A command is answered to the one who
// gave it, and what was whispered to somebody goes on being whispered.
func (a *answer) alone() bool {
	if a.to.Privacy == chat.Direct {
		return false
	}
	return a.m.Private || a.to.Card == whispered || a.to.Card == "" && a.to.Reply != ""
}

// person is whom the message is for where it is for one alone.
func (a *answer) person() string {
	if user, ok := strings.CutPrefix(a.to.ID, "@"); ok {
		return user
	}
	return a.to.Person
}

// channelOf is the channel that a room's messages are posted to: its thread, where it has one.
func channelOf(r *chat.Room) string {
	if r.Thread != "" {
		return r.Thread
	}
	return r.ID
}

func refOf(channel, message string) chat.Ref { return chat.Ref(channel + "/" + message) }

// say posts what is left of the bodies to everybody in the room.
func (d *Discord) say(ctx context.Context, a *answer) (chat.Ref, error) {
	channel := channelOf(&a.to)
	if strings.HasPrefix(channel, "@") {
		return d.sayAlone(ctx, a)
	}
	ref, err := d.sayIn(ctx, channel, a, a.asked())
	if isCode(err, codeMissingAccess, codeMissingPermission, codeUnknownChannel, codeArchivedThread) && a.to.Person != "" {
		d.opt.Log.Info("the bot may not write where it was asked: the answer goes to direct messages", "cause", why(err))
		return d.sayAlone(ctx, a)
	}
	return ref, err
}

// sayAlone posts what is left of the bodies to the direct messages with the person.
func (d *Discord) sayAlone(ctx context.Context, a *answer) (chat.Ref, error) {
	user := a.person()
	if user == "" {
		return "", errNoPerson
	}
	channel, err := d.directWith(ctx, user)
	if err != nil {
		return "", err
	}
	ref, err := d.sayIn(ctx, channel, a, "")
	if isCode(err, codeClosedDirect) {
		d.forget(user)
		d.hint(ctx, a)
	}
	return ref, err
}

// errNoPerson is a private answer to nobody.
var errNoPerson = errors.Join(chat.ErrUndeliverable, errors.New("it is for one person alone, and it is not said for whom"))

// sayIn posts what is left of the bodies to the channel, the first as a reply to what was asked there. Each carries a
// key that Discord takes once within some minutes.
func (d *Discord) sayIn(ctx context.Context, channel string, a *answer, asked string) (ref chat.Ref, err error) {
	for i := a.said; i < len(a.bodies); i++ {
		b := a.bodies[i]
		if asked != "" && i == 0 {
			b = b.replyTo(asked)
		}
		var posted struct{ ID string }
		c, err := d.sayBody(ctx, &b, func(b *Body) *call {
			return &call{method: http.MethodPost, path: "/channels/" + segment(channel) + "/messages", body: b}
		}, &posted)
		if err != nil {
			return "", d.forPost(c, err)
		}
		ref = refOf(channel, posted.ID)
	}
	return ref, nil
}

// asked is the message in a server that this is the answer to; empty: none.
func (a *answer) asked() string {
	if a.to.Privacy == chat.Direct || a.to.Reply != "" {
		return ""
	}
	id, ok := strings.CutPrefix(a.m.Key, chat.ReplyKey(Route+":"))
	if !ok || strings.Trim(id, "0123456789") != "" {
		return ""
	}
	return id
}

// lostCards are the errors of a card that is there no more, or may not be changed.
var lostCards = []int{codeUnknownMessage, codeUnknownChannel, codeNotOurMessage, codeMissingAccess, codeArchivedThread}

// replace puts the message in the place of the card that was pressed.
func (d *Discord) replace(ctx context.Context, a *answer) (chat.Ref, error) {
	channel := channelOf(&a.to)
	c, err := d.sayBody(ctx, &a.bodies[0], func(b *Body) *call {
		return &call{
			method: http.MethodPatch, path: "/channels/" + segment(channel) + "/messages/" + segment(string(a.to.Card)),
			route: "/channels/" + segment(channel) + "/messages/:id", body: b.edit(),
		}
	}, nil)
	if isCode(err, lostCards...) {
		return d.say(ctx, a)
	}
	if err != nil {
		return "", d.forPost(c, err)
	}
	if a.said = 1; len(a.bodies) == 1 {
		return refOf(channel, string(a.to.Card)), nil
	}
	return d.say(ctx, a)
}

// forget forgets the channel of the direct messages with the user.
func (d *Discord) forget(user string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.direct, user)
}

// wordClosed is said where somebody asked in a channel and takes no direct messages. It says nothing of what was
// asked.
const wordClosed = "I answer privately, and your direct messages are closed to me. Use /redress here, which only you see, or allow direct " +
	"messages from members of this server."

// hint tells somebody who asked in a channel why they hear nothing, once.
func (d *Discord) hint(ctx context.Context, a *answer) {
	asked := a.asked()
	if asked == "" || strings.HasPrefix(a.to.ID, "@") {
		return
	}
	told := chat.Say(wordClosed)
	told.Key = a.m.Key + "#closed"
	bodies, err := Render(told)
	if err != nil {
		return
	}
	to := a.to
	to.Privacy = chat.Shared
	note := answer{to: to, m: told, bodies: bodies}
	if _, err := d.sayIn(ctx, channelOf(&to), &note, asked); err != nil {
		d.opt.Log.Info("nobody could be told that their direct messages are closed", "cause", why(err))
	}
}
