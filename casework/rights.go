package casework

// Action is something that a person can do, in the terms of the permission table.
type Action string

// The actions of the permission table.
const (
	ActOpen         Action = "open"          // open a case
	ActSee          Action = "see"           // know that it exists; see its facts and deadlines, as far as the scope covers them
	ActRecord       Action = "record"        // add facts, correct one's own
	ActCorrect      Action = "correct"       // correct what somebody else recorded
	ActConfirm      Action = "confirm"       // turn what was reported into what is known
	ActUndo         Action = "undo"          // take back one's own last change
	ActSeeSupport   Action = "see-support"   // see who supports the family
	ActSeeAgreement Action = "see-agreement" // see what was agreed
)

// Allowed reports whether the actor may do it to the case. For ActOpen the case is the one to be opened,
// with the facts that it is opened with.
func Allowed(a *Actor, act Action, c *Case) bool {
	return a.Is(Operator)
}
