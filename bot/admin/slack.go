package admin

import "fmt"

type slackCmd struct {
	Manifest slackManifestCmd `cmd:"" help:"Print the app manifest: what is pasted where an app of Slack is made."`
}

type slackManifestCmd struct {
	HTTP bool `name:"http" help:"For deliveries by HTTP to BASE_URL in place of Socket Mode."`
}

// Run prints the manifest.
func (c *slackManifestCmd) Run(h *House) error {
	if _, err := h.Now(); err != nil {
		return err
	}
	manifest, err := h.SlackManifest(c.HTTP)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(h.Out, string(manifest))
	return err
}
