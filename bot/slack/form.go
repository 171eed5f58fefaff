package slack

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// Limits of a view (@slack/types) and of what is offered in it.
const (
	maxViewTitle  = 24
	maxInput      = 3000
	maxOption     = 75
	maxOptions    = 100
	typedAtLeast  = 2 // characters until cases are looked for
	shortcutID    = "log"
	pressForm     = "form.log"
	pressSays     = "says."
	suggestWithin = quickly
)

// modal is a form as Slack shows it. Nothing is kept in it: what it is about stands in its fields. given is what
// stands in its long field already.
func modal(f *chat.Form, given string) slack.ModalViewRequest {
	blocks := make([]slack.Block, len(f.Fields))
	for i, field := range f.Fields {
		var element slack.BlockElement
		if field.Cases {
			pick := slack.NewOptionsSelectBlockElement(slack.OptTypeExternal, plain("Type a reference"), field.ID)
			least := typedAtLeast
			pick.MinQueryLength = &least
			element = pick
		} else {
			typed := slack.NewPlainTextInputBlockElement(nil, field.ID)
			typed.Multiline, typed.MaxLength = field.Long, min(field.Limit, maxInput)
			if field.Long {
				typed.InitialValue = chat.Cut(given, typed.MaxLength)
			}
			element = typed
		}
		block := slack.NewInputBlock(field.ID, plain(field.Label), plain(field.Hint), element)
		block.Optional = !field.Need
		blocks[i] = block
	}
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: f.ID, Title: plain(chat.Cut(f.Title, maxViewTitle)),
		Submit: plain(chat.Cut(f.Submit, maxViewTitle)), Close: plain("Cancel"), Blocks: slack.Blocks{BlockSet: blocks},
	}
}

// takeShortcut opens the form, with the words of the message that it was called on.
func (s *Slack) takeShortcut(ctx context.Context, in *slack.InteractionCallback) (reaction, error) {
	if in.CallbackID != shortcutID || in.TriggerID == "" {
		return nil, errNotOurs
	}
	s.openForm(ctx, in.TriggerID, in.User.ID, plainText(in.Message.Text))
	return nothing, nil
}

// openForm opens the form while its trigger is good, which is for 3 s: nothing slow comes before it. Where it
// cannot be opened nothing is lost: the person is told that the same can be said in a message.
func (s *Slack) openForm(ctx context.Context, trigger, user, given string) {
	form := chat.LogForm()
	view := modal(&form, given)
	ctx = context.WithoutCancel(ctx)
	if !s.forms.Begin() {
		return // its trigger will be over before anybody is there again
	}
	go func() {
		defer s.forms.End()
		limited, cancel := context.WithTimeout(ctx, 2*quickly)
		defer cancel()
		if err := s.showForm(limited, trigger, view); err != nil {
			s.heed("views.open", botToken, err)
			s.opt.Log.Warn("a form was not opened", "cause", why(err))
			s.excuse(ctx, user)
			return
		}
		if _, err := s.directWith(limited, user); err != nil { // so that it is known when the form comes back
			s.opt.Log.Info("direct messages cannot be opened yet", "cause", why(err))
		}
	}()
}

// showForm opens the form, at a second try where the first failed in passing. A trigger that is used already has
// opened it.
func (s *Slack) showForm(ctx context.Context, trigger string, view slack.ModalViewRequest) error {
	for try := 1; ; try++ {
		_, err := s.api.OpenViewContext(ctx, trigger, view)
		code := codeOf(err)
		switch {
		case err == nil, code == "exchanged_trigger_id":
			return nil
		case try == openTries, ctx.Err() != nil, code != "" && !slices.Contains(passing, code):
			return err
		}
		chat.Pause(ctx, openAgain)
	}
}

// How often a form is opened, and how long is between: the trigger is good for 3 s.
const (
	openTries = 2
	openAgain = 300 * time.Millisecond
)

// wordNoForm is said where a form could not be opened.
const wordNoForm = "The form could not be opened. Say the same to me here, for example: HPL-0231 certificate issued 9 November, not pursued. " +
	"Nothing is saved before you confirm it."

// excuse tells somebody that the form that they asked for did not open.
func (s *Slack) excuse(ctx context.Context, user string) {
	ctx, cancel := context.WithTimeout(ctx, callWithin)
	defer cancel()
	m := chat.Say(wordNoForm)
	payloads, err := Render(m)
	if err == nil {
		_, err = s.say(ctx, chat.Room{Route: Route, ID: user, Privacy: chat.Direct}, m, payloads)
	}
	if err != nil {
		s.opt.Log.Warn("nobody could be told that a form was not opened", "cause", why(err))
	}
}

// takeForm hears a form that was sent. What is wrong is said beside its field.
func (s *Slack) takeForm(ctx context.Context, in *slack.InteractionCallback) (reaction, error) {
	form := chat.LogForm()
	if in.View.CallbackID != form.ID || in.View.State == nil {
		return nil, errNotOurs
	}
	values := map[string]string{}
	for block, actions := range in.View.State.Values {
		for _, a := range actions {
			values[block] = a.Value
			if a.SelectedOption.Value != "" {
				values[block] = a.SelectedOption.Value
			}
		}
	}
	text, faults := form.Said(values)
	if len(faults) > 0 {
		return func() (any, error) { return slack.NewErrorsViewSubmissionResponse(faults), nil }, nil
	}
	e := chat.Event{
		Key:     strings.Join([]string{Route, in.Team.ID, "form", in.View.ID}, ":"),
		Account: accountOf(in),
		Room:    chat.Room{Route: Route, ID: s.knownDirect(in.User.ID), Privacy: chat.Direct},
		Text:    text,
	}
	if e.Room.ID != "" {
		return s.accept(ctx, e), nil
	}
	// Slack is asked beside what else comes over the connection, which does not wait for it.
	return func() (any, error) {
		limited, cancel := context.WithTimeout(ctx, quickly)
		defer cancel()
		channel, err := s.directWith(limited, in.User.ID)
		if err != nil {
			channel = in.User.ID // asked for again when the answer is posted
		}
		e.Room.ID = channel
		return s.accept(ctx, e)()
	}, nil
}

// suggest offers the person's cases whose reference has what was typed in it.
func (s *Slack) suggest(ctx context.Context, in *slack.InteractionCallback) reaction {
	account, typed := accountOf(in), in.Value
	return func() (any, error) {
		limited, cancel := context.WithTimeout(ctx, suggestWithin)
		defer cancel()
		found, err := s.opt.Suggest(limited, account, typed)
		if err != nil {
			s.opt.Log.Warn("no cases can be offered", "cause", why(err))
		}
		options := make([]*slack.OptionBlockObject, 0, len(found))
		for _, c := range found[:min(len(found), maxOptions)] {
			options = append(options, slack.NewOptionBlockObject(chat.Cut(c.ID, maxOption), plain(chat.Cut(labelOf(c), maxOption)), nil))
		}
		return map[string]any{"options": options}, nil
	}
}
