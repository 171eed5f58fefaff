package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Checked is what Discord says of the application when it is asked.
type Checked struct {
	Bot, Application string // by their ids; the application's is empty where Discord does not say
	Commands         int    // that are registered
	// Wrong and Odd are sentences about what has to be mended, and what had better be; each with its remedy.
	Wrong, Odd []string
}

// checkWithin is how long Discord is asked, in all.
const checkWithin = 8 * time.Second

// application is what is read of GET /applications/@me.
type application struct {
	ID        string
	VerifyKey string `json:"verify_key"`
	Endpoint  string `json:"interactions_endpoint_url"`
}

// Check asks Discord whether it knows the token, whether the other settings are of the same application, whether the
// commands are registered, and how many sessions may still be begun. The error is a *RefusedError where the token is no
// good; neither it nor the sentences hold a token or an address.
func (d *Discord) Check(ctx context.Context) (Checked, error) {
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	var me user
	if err := d.ask(ctx, "/users/@me", &me); err != nil {
		return Checked{}, err
	}
	out := Checked{Bot: me.ID}
	var app application
	switch err := d.ask(ctx, "/applications/@me", &app); {
	case err == nil:
		out.Application = app.ID
		d.compare(&app, &out)
	case saidBy(err) == nil:
		return out, err
	}
	if err := d.countCommands(ctx, &out); err != nil {
		return out, err
	}
	return out, d.countSessions(ctx, &out)
}

// compare says where the settings are not those of the application.
func (d *Discord) compare(app *application, out *Checked) {
	if d.opt.ApplicationID != "" && app.ID != d.opt.ApplicationID {
		out.Wrong = append(out.Wrong, fmt.Sprintf("DISCORD_TOKEN is of the application %s, and DISCORD_APPLICATION_ID names another one: "+
			"copy both from the same application's page.", app.ID))
	}
	switch {
	case d.opt.PublicKey != "" && !strings.EqualFold(app.VerifyKey, d.opt.PublicKey):
		out.Wrong = append(out.Wrong, "DISCORD_PUBLIC_KEY is not this application's: everything that Discord delivers by HTTP would be refused. "+
			"Copy the public key from the application's page.")
	case d.opt.PublicKey != "" && app.Endpoint == "":
		out.Odd = append(out.Odd, "DISCORD_PUBLIC_KEY is set, and the application has no interactions endpoint URL: set it to BASE_URL"+
			InteractionsPath+" at the application's page, or unset DISCORD_PUBLIC_KEY to use the gateway.")
	case d.opt.PublicKey == "" && app.Endpoint != "":
		out.Odd = append(out.Odd, "The application has an interactions endpoint URL, so commands and buttons do not come over the gateway: "+
			"clear it at the application's page, or set DISCORD_PUBLIC_KEY and run “redress web” there.")
	}
}

func (d *Discord) countCommands(ctx context.Context, out *Checked) error {
	if out.Application == "" {
		return nil
	}
	var registered []struct{ Name string }
	switch err := d.ask(ctx, "/applications/"+segment(out.Application)+"/commands", &registered); {
	case err != nil && saidBy(err) == nil:
		return err
	case err == nil && len(registered) == 0:
		out.Odd = append(out.Odd, "The application has no commands yet: run “redress discord register”.")
	}
	out.Commands = len(registered)
	return nil
}

func (d *Discord) countSessions(ctx context.Context, out *Checked) error {
	if d.opt.PublicKey != "" {
		return nil // no gateway is wanted
	}
	said, err := d.askWhere(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("%w (%w)", errNotReached, err)
	case said.Limit != nil && said.Limit.Remaining == 0:
		out.Odd = append(out.Odd, fmt.Sprintf("No session may be begun at the gateway for %s: something began all of the day's. "+
			"See that one “redress bot” runs with this token, and none is restarted again and again.", said.Limit.ResetAfter.Round(time.Minute)))
	}
	return nil
}

// errNotReached is a Discord that does not answer.
var errNotReached = errors.New("Discord does not answer")

// ask gets something with the bot's token. The error is a *RefusedError where that is no good, an *apiError where
// Discord says that it will not tell, and else that Discord does not answer.
func (d *Discord) ask(ctx context.Context, path string, out any) error {
	c := &call{method: http.MethodGet, path: path}
	err := d.api.do(ctx, c, out)
	if err == nil {
		return nil
	}
	d.heed(c, err)
	if refused := d.refusal(); refused != nil {
		return refused
	}
	if said := saidBy(err); said != nil && (said.Status == http.StatusForbidden || said.Status == http.StatusNotFound) {
		return said
	}
	return fmt.Errorf("%w (%s: %s)", errNotReached, c.method+" "+path, why(err))
}
