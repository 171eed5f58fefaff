package law

import "github.com/redress-send/redress/casework/civil"

// Replaced is an instrument that a book knows to have been replaced: a version that is in force after Since
// should not cite it.
type Replaced struct {
	Cites string // "SI 2012/322"
	By    string // what took its place
	Since civil.Date
}
