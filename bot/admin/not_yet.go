package admin

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// notYet is a command whose name is given and whose work is not part of this version. It takes whatever is
// typed after it, so that the answer is the same sentence however it is called.
type notYet struct {
	Rest []string `arg:"" optional:"" hidden:"" passthrough:""`
}

// Run says that the command is not there.
func (notYet) Run(typed *kong.Context) error {
	return fmt.Errorf("“redress %s” is not part of this version; nothing was done",
		strings.Split(typed.Command(), " <")[0])
}

type reportCmd struct {
	Commissioner notYet `cmd:"" help:"A commissioner's quarterly report."`
	Figures      notYet `cmd:"" help:"Public figures of an area."`
	Sen2         notYet `cmd:"" name:"sen2" help:"Flags for the SEN2 return."`
}
