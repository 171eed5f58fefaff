package reminders

import (
	"context"
	"log/slog"
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/chat"
)

// LogRoute is the name of the route that only writes to the log.
const LogRoute = "log"

// Log is the route that carries a letter no further than the log: who was to be told, and about which
// references. It writes none of what the letter says.
type Log struct{ Log *slog.Logger }

// Run does nothing until ctx ends: nothing comes in from a log.
func (l Log) Run(ctx context.Context, _ chat.Handler) error {
	<-ctx.Done()
	return nil
}

// reference is how case references look in lines.
var reference = regexp.MustCompile(`\b[A-Z]{2,5}-[0-9]{1,9}\b`)

// Post writes one entry. The letter's key is what it returns.
func (l Log) Post(ctx context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	var refs []string
	for _, line := range m.Lines {
		for _, ref := range reference.FindAllString(line.Text, -1) {
			if !slices.Contains(refs, ref) {
				refs = append(refs, ref)
			}
		}
	}
	l.Log.InfoContext(ctx, "message", "letter", m.Key, "to", to.ID, "lines", len(m.Lines), "references", refs)
	return chat.Ref(m.Key), nil
}
