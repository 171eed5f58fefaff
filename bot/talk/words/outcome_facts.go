package words

// outcomeFacts are the ways of saying what came of a mediation, and what was tried beside it.
var outcomeFacts = []saying{
	{name: "mediation-concluded", set: "outcome=agreement", says: `
		agreement reached
		reached .. agreement
		reached a deal
		full agreement
		mediation|outcome agreed|agreement
		fully|all|everything agreed
		agreed fully|everything|all
		agreed in full
		settled at mediation
		case settled
		mediation|all resolved
		deal reached|done
		came to agreement
		outcome .. la agreed
		mediation successful
		mediation concluded .. agreement
		mediation? concluded|ended|finished .. with|in .. agreement
		settled DAY
		REF|it|all|everything settled
		reached .. settlement`},
	{name: "mediation-concluded", says: `
		REF concluded|ended|finished
		REF outcome|result
		mediation concluded|ended|finished|over
		mediation outcome|result`},
	{name: "mediation-held", lacks: "hearing|review|tribunal|cancelled|panel", says: `
		can|could not agree|decide|settle|sign|commit .. herself|himself|themselves|alone`},
	{name: "mediation-concluded", set: "outcome=none", says: `
		no agreement reached?
		no joy
		got|get nowhere
		no movement
		agreed nothing
		not agreed
		did|could|can not agree
		did|could not reach .. agreement
		not come|came to? .. agreement
		came|come not to? agreement
		without agreement
		nothing agreed
		no deal|resolution
		mediation failed
		mediation unsuccessful
		failed to? agree|reach
		outcome none|no
		not resolved
		unresolved
		mediation broke down
		stalemate
		mediation? concluded|ended|finished .. without|no agreement`},
	{name: "mediation-concluded", set: "outcome=partial", says: `
		partial agreement reached|made|signed?
		partly|partially|part agreed
		agreed part|partly|partially|some
		agreed in part
		agreed some|part of
		agreed on some|part|bits|parts
		agreed some|part|bits .. it|them|points|issues
		part way agreement
		some agreement
		some .. agreed
		outcome partial
		half agreed`},
	{name: "mediation-concluded", set: "outcome=back-to-panel", says: `
		back to panel
		going|goes back to? panel
		taking|take|takes|took it back? to? panel
		going|goes|go|taken|taking|take|referred|return to panel
		la taking .. panel
		la will|to take .. panel
		panel will|to reconsider|decide|look
		outcome panel`},
	{name: "mediation-concluded", set: "outcome=decision-stands", says: `
		decision stands|stood|unchanged|maintained
		la standing|stands|stood|sticking|stuck|sticks .. by|with|to? decision|guns
		standing|sticking by|to|with .. decision
		la upheld .. decision
		la not budging|moving|changing|shifting
		la would|will|did not budge|move|shift
		la refused to? move|budge|change
		outcome decision stands|unchanged`},
	{name: "mediation-concluded", set: "outcome=other-help", says: `
		other help|support offered|agreed|given|instead
		agreed other help|support
		outcome other help|support
		outcome other
		la offered .. other|alternative|extra|different support|help
		other|alternative|extra|different support|help agreed|offered|given|put
		mediation? ended|concluded|finished .. other|alternative support|help`},
	{name: "mediation-concluded", set: "outcome=withdrawn", says: `
		FAMILY withdrew|withdrawn .. mediation
		withdrew from mediation
		mediation withdrawn
		withdrawn from mediation
		outcome withdrawn
		mediation? concluded|ended|finished .. FAMILY? withdrew|withdrawn
		mediation ended|concluded .. withdrawn
		FAMILY pulled|dropped out .. mediation ended|concluded
		FAMILY pulled|dropped out part way|through
		FAMILY walked out`},
	{name: "informal-meeting-held", set: "name=way-forward", says: `
		way forward meeting? HELD
		way forward meeting? took place
		had|held .. way forward meeting?
		wfm HELD`},
	{name: "informal-meeting-held", bare: true, set: "name=way-forward", says: `
		way forward meeting
		way forward
		wf meeting
		wfm`},
	{name: "informal-meeting-held", set: "name=early-resolution", says: `
		early dispute? resolution meeting? HELD
		early dispute? resolution meeting? took place
		had|held .. early dispute? resolution
		did|done|tried early dispute? resolution
		early dispute? resolution done|tried|held`},
	{name: "informal-meeting-held", bare: true, set: "name=early-resolution", says: `
		early dispute? resolution meeting?
		edr meeting?`},
	{name: "informal-meeting-held", set: "name=other", says: `
		informal meeting HELD
		informal meeting took place
		had|held .. informal meeting|chat|call
		informal meeting with? la?
		informal meeting .. HELD
		met la informally
		FAMILY met .. la informally
		informally met
		informal catch up`},
	{name: "disagreement-resolution-agreed", says: `
		disagreement resolution agreed
		agreed .. disagreement resolution
		both agreed disagreement resolution
		agreed dr
		both|la agreed .. disagreement resolution|dr
		agreed .. disagreement resolution service?`},
	{name: "provider-handed-over", says: `
		handed over to
		passed|transferred|handed|moved over? to .. consent
		handed .. over
		hand it|them|case|this over
		hand REF over
		hand over done|complete|completed
		passed .. to .. provider
		transferred .. to .. provider
		handover done|complete|completed|made
		handed|passed|moved .. to collis|kids|global|prime|another|other|new provider?
		transferred|passed|gone to collis|kids|global|prime|another|other|new provider?
		hand over .. done|complete|completed
		handover .. done|complete|completed
		handed it|them|case to`},
}
