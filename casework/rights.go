package casework

// Action is something that a person can do, in the terms of the permission table.
type Action string

// The actions of the permission table.
const (
	ActOpen         Action = "open"          // open a case
	ActKnow         Action = "know"          // know that the case exists
	ActSee          Action = "see"           // see facts and deadlines, as far as the scope covers them
	ActRecord       Action = "record"        // add facts, as far as the scope covers them; correct one's own
	ActUndo         Action = "undo"          // take back one's own last change
	ActCorrect      Action = "correct"       // correct what somebody else recorded
	ActConfirm      Action = "confirm"       // turn what was reported into what is known
	ActSeeAgreement Action = "see-agreement" // see and record what was agreed
	ActSeeSupport   Action = "see-support"   // see who supports the family
	ActHearSaid     Action = "hear-said"     // learn what was said in mediation
	ActAllocate     Action = "allocate"      // give the case to a mediator or a mediation adviser
	ActOverride     Action = "override"      // allocate in spite of a conflict of interest
	ActHandOver     Action = "hand-over"     // hand the case over to another provider
	ActClose        Action = "close"         // close the case, and reopen it
	ActBreakGlass   Action = "break-glass"   // look at a case that is not open to one, for a reason
	ActExport       Action = "export"        // write the case out as a whole
	ActAnswerRights Action = "answer-rights" // answer a request for what is kept about somebody
	ActHold         Action = "hold"          // keep the case from being erased, and let it go again
	ActErase        Action = "erase"         // erase the case
	ActNameCase     Action = "name-case"     // choose a new case's reference, as an import does
	ActCount        Action = "count"         // see counts
	ActPutPeople    Action = "put-people"    // add people, change their roles, disable them
	ActAskRules     Action = "ask-rules"     // ask for rules and dates without a case
)

// seat is where a person sits in relation to one case.
type seat string

// The seats. Everybody has exactly one on a case.
const (
	seatOperator seat = "operator"     // runs the installation
	seatOnCase   seat = "on-case"      // mediator or mediation adviser on the case
	seatManager  seat = "manager"      // manages the provider that has the case
	seatGlass    seat = "broken-glass" // a manager of the area who broke the glass, for as long as it lasts
	seatBefore   seat = "before"       // manages a provider that has handed the case over
	seatSendiass seat = "sendiass"     // of the information and advice service, linked by assignment and consent
	seatForum    seat = "forum"        // volunteer, linked by assignment and consent
	seatNobody   seat = "nobody"       // anybody else: colleagues, other providers, volunteers otherwise, the disabled
	seatArea     seat = "authority"    // local authority, commissioner: never a case
)

// need is what a cell of the table asks for, or gives.
type need string

// The needs. Those of the first four give nothing, or nothing of somebody else's.
const (
	never       need = ""
	unseated    need = "unseated"    // nobody sits there where no case is concerned
	ownOnly     need = "own-only"    // one's own and nothing else
	needless    need = "needless"    // not needed: they see the case anyway
	always      need = "always"      // nothing more
	intake      need = "intake"      // what they open is an intake, for a provider to accept
	consented   need = "consented"   // the family's consent, of any scope
	withConsent need = "with"        // consent recorded with it, and then an intake
	covered     need = "covered"     // as far as the consent's scope covers it
	reported    need = "reported"    // as a report that somebody on the case confirms
	inScope     need = "in-scope"    // as a report, as far as the consent's scope covers it
	toDeals     need = "to-deals"    // consent that covers what was agreed
	asItStood   need = "as-it-stood" // as the case stood when it was handed over
	ofArea      need = "of-area"     // for a manager of a provider that works for the area, with a reason
	withReason  need = "with-reason" // with a reason
	wholly      need = "wholly"      // where nothing of the case is withheld from them
	ownCases    need = "own-cases"
	ofProvider  need = "of-provider"
	ofService   need = "of-service"
	suppressed  need = "suppressed"
	ofOwnArea   need = "of-own-area"
)

// line is one line of the permission table.
type line struct {
	act  Action
	item string // what it is about, for people
	may  cells
}

// table is the permission table: who may do what. What is not in it is refused. The document RIGHTS.md is
// written from it.
var table = []line{
	{ActKnow, "That the case exists", withTheCase(always).and(seatGlass, always).and(seatBefore, asItStood).linked(consented)},
	{ActSee, "Facts and deadlines: see", withTheCase(always).and(seatGlass, always).and(seatBefore, asItStood).linked(covered)},
	{ActRecord, "Facts: record, correct one's own", withTheCase(always).and(seatGlass, reported).linked(inScope)},
	{ActUndo, "Take back one's own last change", withTheCase(always).and(seatGlass, always).linked(consented)},
	{ActCorrect, "Correct what somebody else recorded", withTheCase(always)},
	{ActConfirm, "Confirm what was reported", withTheCase(always)},
	{ActSeeAgreement, "What was agreed (items, dates): see, record", withTheCase(always).and(seatGlass, always).and(seatBefore, asItStood).linked(toDeals)},
	{ActSeeSupport, "Who supports the family", withTheCase(always).and(seatBefore, asItStood).linked(ownOnly)},
	{ActHearSaid, "What was said in mediation", nil},
	{ActAllocate, "Allocate to a mediator or adviser, after a conflict check", withTheCase(always)},
	{ActOverride, "Allocate in spite of a conflict", cells{seatOperator: withReason, seatManager: withReason}},
	{ActHandOver, "Hand over to another provider, with the family's consent", withTheCase(always)},
	{ActClose, "Close, reopen", withTheCase(always)},
	{ActBreakGlass, "Break the glass: look for a day, and tell those on the case", withTheCase(needless).and(seatGlass, needless).and(seatNobody, ofArea).and(seatBefore, ofArea)},
	{ActExport, "Export", managing(wholly)},
	{ActAnswerRights, "Answer a request for what is kept", managing(wholly)},
	{ActHold, "Hold against erasure, let go", managing(always)},
	{ActErase, "Erase, keeping the counts", managing(wholly)},
	{ActOpen, "Open a case", caseless(withTheCase(always).and(seatSendiass, intake).and(seatForum, withConsent))},
	{ActNameCase, "Choose a new case's reference (import)", caseless(cells{seatOperator: always})},
	{ActCount, "Counts", caseless(cells{
		seatOperator: always, seatOnCase: ownCases, seatManager: ofProvider, seatSendiass: ofService,
		seatForum: suppressed, seatNobody: suppressed, seatArea: ofOwnArea,
	})},
	{ActPutPeople, "People: add, change, disable", caseless(cells{seatOperator: always})},
	{ActAskRules, "Rules, calculator", caseless(withTheCase(always).linked(always).and(seatNobody, always).and(seatArea, always))},
}

// cells are the cells of a line; the seats that are not among them have nothing.
type cells map[seat]need

// withTheCase begins a line with those who have the case, and the operator.
func withTheCase(n need) cells { return cells{seatOperator: n, seatOnCase: n, seatManager: n} }

func managing(n need) cells { return cells{seatOperator: always, seatManager: n} }

func (c cells) and(s seat, n need) cells {
	c[s] = n
	return c
}

// linked gives both kinds of supporter the same.
func (c cells) linked(n need) cells { return c.and(seatSendiass, n).and(seatForum, n) }

// caseless marks the seats that nobody has where no case is concerned.
func caseless(c cells) cells { return c.and(seatGlass, unseated).and(seatBefore, unseated) }

// rights is the table by action.
var rights = func() map[Action]cells {
	out := make(map[Action]cells, len(table))
	for _, l := range table {
		out[l.act] = l.may
	}
	return out
}()

// aboutNoCase are the actions that are about no case that is there.
var aboutNoCase = map[Action]bool{ActNameCase: true, ActCount: true, ActPutPeople: true, ActAskRules: true}

// scope is what a family's consent covers.
type scope uint8

const (
	scopeDates scope = 1 << iota // what happened when and what is due when, without particulars
	scopeFacts                   // the particulars too
	scopeDeals                   // what was agreed
)

// scopeAll is everything that a consent can cover.
const scopeAll = scopeDates | scopeFacts | scopeDeals

// scopes are the scopes as consents name them. Several consents add up.
var scopes = map[string]scope{
	"dates":     scopeDates,
	"facts":     scopeDates | scopeFacts,
	"agreement": scopeDates | scopeDeals,
	"all":       scopeAll,
}

// Allowed reports whether the actor may do it to the case. For ActOpen the case is the one to be opened,
// with the facts that it is opened with; any other is best one that Service gave to the same actor, for only
// that says whether a manager has it. A nil case is one that nobody is linked to.
func Allowed(a *Actor, act Action, c *Case) bool {
	if c == nil {
		c = &Case{}
	}
	switch {
	case act == ActOpen:
		return linkOfOpener(a, c).may(act)
	case aboutNoCase[act]:
		return linkWithout(a).may(act)
	}
	return linkOf(a, c).may(act)
}

// may looks the action up in the permission table.
func (l link) may(act Action) bool {
	if l.restricted && leftIn(stateRestricted, act) == leftAnswering {
		return false
	}
	n := rights[act][l.seat]
	if n == never && l.manages {
		n = rights[act][seatManager]
	}
	switch n {
	case never, unseated, ownOnly, needless, ofArea: // the last is for BreakGlass to judge, by more than the seat
		return false
	case consented, withConsent, covered, inScope:
		return l.scope != 0
	case toDeals:
		return l.scope&scopeDeals != 0
	case wholly:
		return l.before == nil
	default:
		return true
	}
}
