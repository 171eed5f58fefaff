package casework

// Action is something that a person can do, in the terms of the permission table.
type Action string

// The actions of the permission table.
const (
	ActOpen         Action = "open"          // open a case
	ActSee          Action = "see"           // know that it exists; see facts and deadlines, as far as the scope covers them
	ActRecord       Action = "record"        // add facts, as far as the scope covers them; correct one's own
	ActUndo         Action = "undo"          // take back one's own last change
	ActCorrect      Action = "correct"       // correct what somebody else recorded
	ActConfirm      Action = "confirm"       // turn what was reported into what is known
	ActSeeAgreement Action = "see-agreement" // see and record what was agreed
	ActSeeSupport   Action = "see-support"   // see who supports the family
	ActNameCase     Action = "name-case"     // choose a new case's reference, as an import does
	ActExport       Action = "export"        // write the case out as a whole
	ActAnswerRights Action = "answer-rights" // answer a request for what is kept about somebody
	ActHold         Action = "hold"          // keep the case from being erased, and let it go again
	ActErase        Action = "erase"         // erase the case
)

// seat is where a person sits in relation to one case.
type seat string

// The seats, most powerful first. Everybody has exactly one on a case.
const (
	seatOperator seat = "operator"  // runs the installation
	seatOnCase   seat = "on-case"   // mediator or mediation adviser on the case
	seatManager  seat = "manager"   // manages the provider that has the case
	seatSendiass seat = "sendiass"  // of the information and advice service, linked by assignment and consent
	seatForum    seat = "forum"     // volunteer, linked by assignment and consent
	seatNobody   seat = "nobody"    // anybody else: colleagues, other providers, volunteers otherwise
	seatArea     seat = "authority" // local authority, commissioner: never a case
)

// need is what a cell of the table asks for.
type need int

const (
	never   need = iota
	always       // nothing more
	consent      // consent of any scope
	toFacts      // consent that covers facts
	toDeals      // consent that covers what was agreed
)

// rights is the permission table: who may do what to a case. What is not in it is refused.
var rights = map[Action]map[seat]need{
	ActOpen:         {seatOperator: always, seatOnCase: always, seatManager: always, seatSendiass: always, seatForum: consent},
	ActSee:          {seatOperator: always, seatOnCase: always, seatManager: always, seatSendiass: consent, seatForum: consent},
	ActRecord:       {seatOperator: always, seatOnCase: always, seatManager: always, seatSendiass: consent, seatForum: consent},
	ActUndo:         {seatOperator: always, seatOnCase: always, seatManager: always, seatSendiass: consent, seatForum: consent},
	ActCorrect:      {seatOperator: always, seatOnCase: always, seatManager: always},
	ActConfirm:      {seatOperator: always, seatOnCase: always, seatManager: always},
	ActSeeAgreement: {seatOperator: always, seatOnCase: always, seatManager: always, seatSendiass: toDeals, seatForum: toDeals},
	ActSeeSupport:   {seatOperator: always, seatOnCase: always, seatManager: always},
	ActNameCase:     {seatOperator: always},
	ActExport:       {seatOperator: always, seatManager: always},
	ActAnswerRights: {seatOperator: always, seatManager: always},
	ActHold:         {seatOperator: always, seatManager: always},
	ActErase:        {seatOperator: always, seatManager: always},
}

// scope is what a family's consent covers.
type scope uint8

const (
	scopeDates scope = 1 << iota // what happened when and what is due when, without particulars
	scopeFacts                   // the particulars too
	scopeDeals                   // what was agreed
)

// scopes are the scopes as consents name them. Several consents add up.
var scopes = map[string]scope{
	"dates":     scopeDates,
	"facts":     scopeDates | scopeFacts,
	"agreement": scopeDates | scopeDeals,
	"all":       scopeDates | scopeFacts | scopeDeals,
}

// Allowed reports whether the actor may do it to the case. For ActOpen the case is the one to be opened,
// with the facts that it is opened with; any other is best one that Service gave to the same actor, for only
// that says whether a manager has it. A nil case is one that nobody is linked to.
func Allowed(a *Actor, act Action, c *Case) bool {
	if c == nil {
		c = &Case{}
	}
	if act == ActOpen {
		return linkOfOpener(a, c).may(act)
	}
	return linkOf(a, c).may(act)
}
