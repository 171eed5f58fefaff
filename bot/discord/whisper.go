package discord

import (
	"context"
	"net/http"

	"github.com/redress-send/redress/bot/chat"
)

// What came as an interaction is answered by its handle, as long as that is good: the message that says that an answer
// is to come becomes the answer, and a pressed card becomes what it led to. Both can be done twice and are the same.

// goneHandles are the errors of a handle that is no good, or was never acknowledged.
var goneHandles = []int{codeUnknownWebhook, codeUnknownMessage, codeUnknownInteraction, codeBadHandle}

// byHandle uses the handle. done is false where there is none that is good; what was said by it is then noted.
func (d *Discord) byHandle(ctx context.Context, a *answer) (ref chat.Ref, done bool, err error) {
	h, ok := parseHandle(a.to.Reply)
	if !ok || d.age(h) > handleGood || !d.afterAck(ctx, h.token) {
		return "", false, nil
	}
	press, alone := a.to.Card != "", a.alone()
	switch {
	case !press, a.m.InPlace && (!alone || a.to.Card == whispered):
		if ref, done, err = d.become(ctx, h, a); !done {
			return "", false, err
		}
	case !alone:
		return "", false, nil // the card stays, and the answer is a message like every other
	}
	if alone {
		done, err = d.follow(ctx, h, a)
		return "", done, err // a message that one person sees has no name
	}
	if a.said < len(a.bodies) {
		ref, err = d.say(ctx, a)
	}
	return ref, err == nil, err
}

// become puts the first body in the place of what the handle came with.
func (d *Discord) become(ctx context.Context, h handle, a *answer) (ref chat.Ref, done bool, err error) {
	var posted struct{ ID string }
	done, err = d.useHandle(ctx, h, &a.bodies[0], func(b *Body) *call {
		return &call{method: http.MethodPatch, path: h.path() + "/messages/@original", by: byHandle, body: b.edit()}
	}, &posted)
	if done {
		a.said = 1
	}
	return refOf(channelOf(&a.to), posted.ID), done, err
}

// follow says what is left of the bodies to the one who asked.
func (d *Discord) follow(ctx context.Context, h handle, a *answer) (done bool, err error) {
	for ; a.said < len(a.bodies); a.said++ {
		done, err = d.useHandle(ctx, h, &a.bodies[a.said], func(b *Body) *call {
			return &call{method: http.MethodPost, path: h.path(), by: byHandle, body: b.followUp()}
		}, nil)
		if !done {
			return false, err
		}
	}
	return true, nil
}

// useHandle says a body by the handle. done is false, without an error, where the handle is no good. One that is new
// may yet become good: the acknowledgement may be on its way, by HTTP or from another process.
func (d *Discord) useHandle(ctx context.Context, h handle, b *Body, say func(b *Body) *call, out any) (done bool, err error) {
	c, err := d.sayBody(ctx, b, say, out)
	said := saidBy(err)
	gone := said != nil && (isCode(err, goneHandles...) || said.Status == http.StatusNotFound || said.Status == http.StatusUnauthorized)
	switch {
	case err == nil:
		return true, nil
	case gone && d.age(h) < handleNew:
		return false, &chat.RetryAfter{After: handleNew / 2, Cause: said}
	case gone:
		d.opt.Log.Info("the handle of an answer is not good", "cause", why(err))
		return false, nil
	}
	return false, d.forPost(c, err)
}
