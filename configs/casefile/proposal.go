package casefile

import (
	"fmt"
	"io"

	"github.com/redress-send/redress/casework/law"
)

// sayProposal prints what has to be read before anything that follows from a proposal.
func sayProposal(w io.Writer, book *law.Book) error {
	_, err := fmt.Fprintf(w, "This is a proposal and not the law in force (%s).\n\n", book.Name)
	return err
}
