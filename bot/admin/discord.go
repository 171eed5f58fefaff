package admin

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

type discordCmd struct {
	Register discordRegisterCmd `cmd:"" help:"Put the commands to Discord: global ones, in servers and in direct messages."`
}

type discordRegisterCmd struct{}

// errNoDiscord is what there is to say where there is no token.
var errNoDiscord = errors.New("DISCORD_TOKEN is not set: copy the bot's token from the application's page at discord.com/developers")

// Run puts the commands to Discord.
func (*discordRegisterCmd) Run(ctx context.Context, h *House) error {
	if _, err := h.Now(); err != nil {
		return err
	}
	if !h.Platforms()["discord"] {
		return errNoDiscord
	}
	names, err := h.DiscordRegister(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(h.Out, "Discord has %d commands now: %s.\nThey are in every server that the bot is in and in direct messages with it; "+
		"whoever has Discord open may have to restart it to see them.\n", len(names), strings.Join(names, ", "))
	return err
}
