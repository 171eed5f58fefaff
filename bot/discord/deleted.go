package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/redress-send/redress/bot/chat"
)

// deleted is a direct message that the person took back: what came of it and is not saved goes with it. Discord says
// where it was and not whose; nobody but the person can delete there what was not the bot's.
func (d *Discord) deleted(in *inMessage) (chat.Event, error) {
	who := d.personAt(in.ChannelID)
	if who == "" {
		return chat.Event{}, errNotOurs
	}
	return chat.Event{
		Key: Route + ":" + in.ID + ":deleted", Account: Route + "/" + who, At: d.opt.Now().UTC(),
		Room: d.room("", in.ChannelID, "", who), TakenBack: in.ID,
	}, nil
}

// takeBack hands a deletion to the post office. Of a channel in which nobody has said anything since the bot began it is
// asked first whose it is.
func (d *Discord) takeBack(ctx context.Context, data []byte) (kept func() error, err error) {
	var in inMessage
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("discord: read a deletion: %w", err)
	}
	if in.GuildID != "" || in.ID == "" || in.ChannelID == "" {
		return nil, errNotOurs
	}
	if e, err := d.deleted(&in); err == nil {
		return d.opt.Post.Accept(ctx, e), nil
	}
	outcome := make(chan error, 1)
	if !d.busy.Begin() {
		return func() error { return errStopping }, nil // it comes again, to the next process
	}
	go func() {
		defer d.busy.End()
		outcome <- d.takeBackUnknown(context.WithoutCancel(ctx), &in)
	}()
	return func() error { return <-outcome }, nil
}

// takeBackUnknown asks whose the channel is. A deletion of which Discord does not say it is left out.
func (d *Discord) takeBackUnknown(ctx context.Context, in *inMessage) error {
	if err := d.learnPerson(ctx, in.ChannelID); err != nil {
		d.opt.Log.Warn("Discord does not say whose message was deleted; what came of it lapses by itself", "cause", why(err))
		return nil // it would not be said the next time either
	}
	e, err := d.deleted(in)
	if err != nil {
		return nil //nolint:nilerr // nobody's direct messages
	}
	return d.opt.Post.Accept(ctx, e)()
}

// learnWithin is how long Discord may take to say whose a channel is.
const learnWithin = 5 * time.Second

// kindDirect is a channel of direct messages between two (API v10).
const kindDirect = 1

// learnPerson asks whose direct messages the channel holds, and remembers it.
func (d *Discord) learnPerson(ctx context.Context, channel string) error {
	ctx, cancel := context.WithTimeout(ctx, learnWithin)
	defer cancel()
	var said struct {
		Type       int    `json:"type"`
		Recipients []user `json:"recipients"`
	}
	if err := d.api.do(ctx, &call{method: http.MethodGet, path: "/channels/" + segment(channel)}, &said); err != nil {
		return err
	}
	if said.Type == kindDirect && len(said.Recipients) == 1 {
		d.remember(said.Recipients[0].ID, channel)
	}
	return nil
}
