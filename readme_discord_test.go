package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/discord/discordtest"
)

// The guide to Discord is followed as it is written, in an environment that holds nothing else, at a Discord in the
// process: at its end the bot answers, and the account that it tied is known.
func TestTheGuideToDiscordIsReal(t *testing.T) {
	a := newAtDiscord(t, discordtest.Options{})
	a.unset("")
	a.set(asRedress, "1")
	a.set("DISCORD_API_URL", a.discord.API)
	a.set("DISCORD_GATEWAY_URL", a.discord.Socket)
	a.set("PORT", freePort(t))
	if err := os.WriteFile(filepath.Join(a.folder, "discord-token"), []byte("bot-token\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ran, printed := map[string]bool{}, ""
	for _, b := range guideBlocks(t, "bot/discord/README.md") {
		for _, line := range b {
			if named, ok := strings.CutPrefix(line, "export "); ok {
				name, value, _ := strings.Cut(named, "=")
				a.set(name, strings.Replace(value, "PUBLIC_KEY", discordtest.PublicKey(), 1))
				continue
			}
			args, ours := strings.CutPrefix(line, "redress ")
			if !ours {
				t.Fatalf("%q is not tested", line)
			}
			words := strings.Fields(args)
			p := a.start(words...)
			ran[words[0]] = true
			switch words[0] {
			case "bot":
				a.connected(1)
			case "web":
				if status := delivered(t, a, p); status != 200 {
					t.Errorf("%s: an interaction is answered with %d:\n%s", line, status, p.log)
				}
			default:
				if status := a.ends(p, time.Minute); status != 0 {
					t.Errorf("%s: status %d: %s", line, status, p.log)
				}
				if line == "redress people link mediator-1" {
					printed = p.log.String()
				}
			}
		}
	}
	if len(ran) < 5 || len(a.discord.Commands()) == 0 {
		t.Errorf("of the guide ran %v, with %d commands put", ran, len(a.discord.Commands()))
	}
	before := len(a.discord.Said())
	a.discord.Say(discordOne, "", discordtest.DirectOf(discordOne), "what is due")
	if m := a.answers(before+1, ""); strings.Contains(m.Content, "tied") {
		t.Errorf("the account that the guide tied is not known: %q", m.Content)
	}
	a.discord.Say(discordTwo, "", discordtest.DirectOf(discordTwo), "link "+codeIn(t, printed))
	a.answers(before+2, "mediator-1")
}

// delivered delivers an interaction to the pages once they are there, and returns the status.
func delivered(t *testing.T, a *atDiscord, p *process) int {
	t.Helper()
	port := ""
	for _, v := range a.env {
		if n, ok := strings.CutPrefix(v, "PORT="); ok {
			port = n
		}
	}
	in := a.discord.Command(discordThree, "", discordtest.DirectOf(discordThree), "redress", discordtest.Option{Name: "text", Value: sum})
	for range 300 {
		if status, _, err := a.discord.Deliver(t.Context(), "http://127.0.0.1:"+port+"/discord/interactions", in); err == nil {
			a.discord.Wait(time.Minute, func() bool { return a.discord.Waiting() == 0 })
			return status
		}
		<-time.After(100 * time.Millisecond) // it is starting
	}
	t.Fatalf("nothing listens:\n%s", p.log)
	return 0
}

// guideBlocks are the commands of a guide, block by block, wherever in it they stand.
func guideBlocks(t *testing.T, name string) (blocks [][]string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	open := false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			if open = !open && line == "```console"; open {
				blocks = append(blocks, nil)
			}
		case open && strings.HasPrefix(line, "$ "):
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], strings.TrimPrefix(line, "$ "))
		}
	}
	return blocks
}
