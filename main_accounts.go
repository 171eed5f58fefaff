package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/slack"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/post"
)

// codeLetters is how long a linking code is.
const codeLetters = 12

// codeGood is how long a linking code is good.
const codeGood = 24 * time.Hour

// link ties an account of a chat platform to the person, or makes a code with which they tie it themselves.
func (h *home) link(ctx context.Context, person casework.PersonID, account string) (code string, err error) {
	r, err := h.open(ctx)
	if err != nil {
		return "", err
	}
	defer closing(r, &err)
	if _, err := r.db.Person(ctx, person); err != nil {
		if casework.KindOf(err) == casework.NotFound {
			err = fmt.Errorf("there is no person %q; “redress people list” shows everybody", person)
		}
		return "", err
	}
	if account == "" {
		code = strings.ToLower(rand.Text()[:codeLetters])
		return code, r.db.KeepCode(ctx, code, person, h.now().Add(codeGood))
	}
	known, ok := accountOf(account)
	if !ok {
		return "", notAnAccount(account)
	}
	return "", r.db.Tie(ctx, known, person, "operator", h.now())
}

func notAnAccount(typed string) error {
	return fmt.Errorf("%q is not an account: write slack:TEAM/USER, as in slack:T0123/U0456, or discord:USER", typed)
}

// written are the accounts as they are typed.
var written = regexp.MustCompile(`^(slack):([TE][A-Z0-9]+/[UW][A-Z0-9]+)$|^(discord):([0-9]+)$`)

// accountOf turns an account as it is typed into how the adapters write it.
func accountOf(typed string) (account string, ok bool) {
	part := written.FindStringSubmatch(typed)
	if part == nil {
		return "", false
	}
	return part[1] + part[3] + "/" + part[2] + part[4], true
}

// linkWords is what somebody says to tie their account. What is no code is told to be none, a reference of a case apart.
var (
	linkWords = regexp.MustCompile(`(?i)^\s*link\s+(?:code\s+)?["'“”‘’\x60<]?([a-z0-9][a-z0-9-]{3,39})["'“”‘’\x60>]?\s*[.!]?\s*$`)
	noCode    = regexp.MustCompile(`(?i)^[a-z]{2,4}-?\d+$`)
)

// linkCode is the code in what was said, as it was printed.
func linkCode(text string) (code string, said bool) {
	found := linkWords.FindStringSubmatch(text)
	if found == nil || len(found[1]) < codeLetters && noCode.MatchString(found[1]) {
		return "", false
	}
	return strings.ToLower(strings.ReplaceAll(found[1], "-", "")), true
}

// linking hears “link CODE” in front of everything else that is said. Where others read it the code is not used.
func (b *bots) linking(next chat.Handler, now func() time.Time) chat.Handler {
	return func(ctx context.Context, e chat.Event) error {
		code, said := linkCode(e.Text)
		if !said {
			return next(ctx, e)
		}
		text := "Say that in a direct message with me, where nobody else reads it. Others may have seen this code: ask for a new one."
		if e.Room.Privacy == chat.Direct || e.Room.Reply != "" {
			person, err := b.db.TieByCode(ctx, e.Account, code, now())
			switch {
			case err == nil:
				text = fmt.Sprintf("This account is %s's from now on. Say “what is due”, or “help”.", person)
			case casework.KindOf(err) == casework.NotFound:
				text = casework.Sentence(err) + " Ask whoever runs Redress for a new one."
			default:
				return err
			}
		}
		return b.answer(ctx, &e, text)
	}
}

// answer answers what was said with the text, privately where others read along.
func (b *bots) answer(ctx context.Context, e *chat.Event, text string) error {
	m := chat.Say(text)
	m.Private = e.Room.Privacy != chat.Private
	letter, err := chat.Letter(chat.ReplyKey(e.Key), e.Room, m)
	if err != nil {
		return err
	}
	return b.db.Answered(ctx, e.Key, []post.Letter{letter})
}

// atPlatform finds the person to whom an account of a chat platform is tied.
func (r *rooms) atPlatform(ctx context.Context, account string) (casework.Actor, error) {
	if !strings.HasPrefix(account, slack.Route+"/") && !strings.HasPrefix(account, "discord/") {
		return casework.Actor{}, casework.E(casework.NotFound, "who", "This account is not tied to anybody.", nil)
	}
	who, err := r.db.PersonAt(ctx, account)
	if err == nil {
		r.noteUse(ctx, account)
	}
	return who, err
}
