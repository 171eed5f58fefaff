package talk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/redress-send/redress/casework"
)

// toldForm is what a choice of a reminder says: the day and number of the message, the line, and what to do.
var toldForm = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})\.(\d{1,2})\.(\d{1,2})\.(done|snooze|not-mine)$`)

// pressedTold answers a button of a reminder, as if its words had been typed about that message, whatever has been
// listed since. It is the presser's own message or nobody's.
func (t *turn) pressedTold(id string) (*answer, error) {
	part := toldForm.FindStringSubmatch(id)
	if part == nil || t.Desk == nil || !t.tied {
		return t.say("", answered, wordExpired), nil
	}
	letter := "remind:" + string(t.actor.ID) + ":" + part[1] + ":" + part[2]
	if part[2] == "0" {
		letter = "digest:" + string(t.actor.ID) + ":" + part[1]
	}
	keys, err := t.Desk.ListOf(t.ctx, t.actor.ID, letter)
	if err != nil {
		return nil, err
	}
	keys = slices.DeleteFunc(keys, func(k string) bool { return strings.HasSuffix(k, casework.ToldOn) })
	if len(keys) == 0 {
		return t.say("", answered, wordExpired), nil
	}
	t.told, t.ev.Text, t.ev.Press = keys, strings.ReplaceAll(part[4], "-", " ")+" "+part[3], ""
	return t.hear()
}
