package discord

import (
	"strconv"
	"strings"
	"time"
)

// handle is what an interaction is answered by after it was acknowledged: its token, good for 15 minutes.
type handle struct {
	app, token string
	came       time.Time
}

// Lengths of time of a handle.
const (
	handleGood = 15*time.Minute - 15*time.Second // Discord's 15 minutes, less what a call may take
	handleNew  = 5 * time.Second                 // as long an acknowledgement may be on its way from another process
)

// newHandle is the handle that comes with an interaction. Its application is ours, where the interaction does not say.
func (d *Discord) newHandle(in *inInteraction) handle {
	app := in.ApplicationID
	if app == "" {
		d.mu.Lock()
		app = d.app
		d.mu.Unlock()
	}
	return handle{app, in.Token, d.opt.Now()}
}

func (h handle) String() string {
	return strings.Join([]string{h.app, strconv.FormatInt(h.came.UnixMilli(), 10), h.token}, "/")
}

func parseHandle(s string) (h handle, ok bool) {
	parts := strings.SplitN(s, "/", 3)
	if len(parts) != 3 || parts[0] == "" || parts[2] == "" {
		return handle{}, false
	}
	n, err := strconv.ParseInt(parts[1], 10, 64)
	return handle{parts[0], parts[2], time.UnixMilli(n)}, err == nil
}

func (h handle) path() string { return "/webhooks/" + segment(h.app) + "/" + segment(h.token) }

// age is how long ago the handle came.
func (d *Discord) age(h handle) time.Duration { return d.opt.Now().Sub(h.came) }
