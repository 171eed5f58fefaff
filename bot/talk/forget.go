package talk

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/redress-send/redress/casework"
)

// forgetErased forgets again what was just remembered about a case that was erased while it was spoken of: whoever
// erases it takes out what is remembered by then, and may have been there before. kept is the state.
func (t *turn) forgetErased(kept []byte) error {
	if i := bytes.LastIndex(kept, []byte(`"Reply":"`)); i >= 0 {
		kept = kept[:i] // written in base64, where no name can be read
	}
	gone, err := t.Service.ErasedAmong(t.ctx, casework.NamesIn(kept))
	if err != nil || len(gone) == 0 {
		return err
	}
	t.state.Reply = nil // it may only have said that there is no such case
	b, err := json.Marshal(t.state)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(gone, func(name string) bool { return bytes.Contains(b, []byte(name)) }) {
		return t.Dialogs.Save(t.ctx, dialogKey(&t.ev), b, memoryLife)
	}
	if key := threadKey(&t.ev); key != "" {
		if err := t.Dialogs.Drop(t.ctx, key); err != nil {
			return err
		}
	}
	return t.Dialogs.Drop(t.ctx, dialogKey(&t.ev))
}
