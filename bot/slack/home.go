package slack

import (
	"context"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// homeOf begins the id of the room that is a person's App Home.
const homeOf = "home:"

// maxHomeBlocks is how many blocks a view takes (@slack/types).
const maxHomeBlocks = 100

func home(user string) chat.Room {
	return chat.Room{Route: Route, ID: homeOf + user, Privacy: chat.Direct}
}

// publish shows a message in the person's App Home, with the catalogue's buttons under it. What is too long for
// it can be asked for in a message.
func (s *Slack) publish(ctx context.Context, user string, m chat.Message) (chat.Ref, error) {
	payloads, err := Render(m)
	if err != nil {
		return "", err
	}
	blocks := payloads[0].Blocks
	if last := payloads[len(payloads)-1]; len(payloads) > 1 {
		blocks = append(slices.Clip(blocks), notes("There is more: ask in a message.")[0].Block)
		for _, b := range last.Blocks {
			if b.BlockType() == slack.MBTAction {
				blocks = append(blocks, b)
			}
		}
	}
	blocks = append(blocks[:min(len(blocks), maxHomeBlocks-1)], commands())
	view := slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: blocks}}
	if _, err := s.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: view}); err != nil {
		return "", s.forPost("views.publish", err)
	}
	return chat.Ref(homeOf + user), nil
}

// commands is the row of the catalogue's buttons, and of the form.
func commands() slack.Block {
	var row []slack.BlockElement
	for _, c := range chat.Catalogue() {
		row = append(row, slack.NewButtonBlockElement(pressSays+c.ID, c.ID, plain(c.Label)))
	}
	form := chat.LogForm()
	row = append(row, slack.NewButtonBlockElement(pressForm, form.ID, plain(form.Title)))
	return slack.NewActionBlock("commands", row...)
}

// opened is somebody who looks at the App Home: what is due is asked for them.
func opened(team, user, tab, key string) (chat.Event, error) {
	if tab != "home" || user == "" {
		return chat.Event{}, errNotOurs
	}
	return chat.Event{Key: key, Account: strings.Join([]string{Route, team, user}, "/"), Room: home(user), Text: chat.Says("due")}, nil
}
