package talk

import (
	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// overheard reports whether the fact is one that a room with others in it must not hear: who supports the
// family, which the authority never learns. Nobody here can know who reads along in a channel.
func (t *turn) overheard(e *law.Event) bool {
	return t.ev.Room.Privacy != chat.Direct && casework.TellsSupport(e)
}
