package words

// meetingFacts are the ways of saying what became of the mediation itself.
var meetingFacts = []saying{
	{name: "mediation-booked", due: true, says: `
		mediation BOOKED
		BOOKED mediation
		mediation meeting? BOOKED
		meeting BOOKED
		BOOKED meeting
		mediation will be
		mediation is going ahead
		booked|rebooked|diarised .. for? REF
		REF booked|rebooked|diarised
		med|mediation for REF BOOKED
		BOOKED mediation .. for
		BOOKED it|this|them .. for DAY
		booked|rebooked for|in DAY
		booked|rebooked in for DAY
		got REF booked
		got .. mediation BOOKED
		mediation BOOKED in
		mediation pencilled
		mediation|meeting put|pushed|brought back|forward to DAY
		put|pushed|brought mediation|meeting back|forward to DAY`},
	{name: "mediation-booked", due: true, needs: "adjourned", says: `
		second|next|another session|meeting DAY|BOOKED
		resume|resumes|resuming|reconvene|reconvenes|reconvening DAY`},
	{name: "mediation-booked", due: true, needs: "cancelled", says: `
		moved|rebooked|rearranged|rescheduled to|for? DAY
		mediation to be HELD|BOOKED
		mediation on for`},
	{name: "mediation-booked", due: true, bare: true, says: `
		mediation date
		date for|of mediation
		new mediation date`},
	{name: "mediation-held", bare: true, ahead: "mediation-booked", says: `
		mediation
		mediation meeting
		had mediation
		meeting`},
	{name: "mediation-booked", weak: true, due: true, says: `
		mediating`},
	{name: "mediation-date-notified", says: `
		date notified|sent|given|confirmed to? .. parties|everyone|FAMILY|side
		TOLD FAMILY .. date
		parties|party|everyone|everybody|side TOLD .. date
		TOLD parties|party|everyone|everybody|side .. date
		parties|party|everyone|side TOLD .. mediation date
		FAMILY TOLD .. date
		TOLD FAMILY .. when .. where
		FAMILY knows|know .. date
		mediation invite|invitation SENT|out
		joining details|link|instructions SENT
		invite|invitation SENT
		mediation date TOLD|sent|given .. FAMILY?
		date TOLD|given|sent .. FAMILY
		date and|& place|venue|time SENT|notified|confirmed|given|told
		confirmed .. date .. FAMILY
		confirmation letter? SENT
		FAMILY notified .. date|mediation
		mediation date notified`},
	{name: "mediation-cancelled", says: `
		mediation|meeting cancelled
		cancelled mediation|meeting
		cancelled .. mediation|meeting
		la|FAMILY|mediator|icb|health cancelled
		i cancelled
		i have? had? to? cancel .. mediation|meeting
		had|having to? cancel .. mediation|meeting
		FAMILY|la|mediator|icb has|have|had to? cancel .. mediation|meeting
		la|FAMILY|mediator|icb|health pulled|scrapped|binned .. mediation|meeting
		cancelled by la|FAMILY|mediator|icb|health
		mediation|meeting cancelled by la|FAMILY|mediator|icb|health
		mediation|meeting pulled|scrapped
		la|FAMILY|mediator|icb pulled|backed|dropped out
		pulled out of? mediation
		mediation|meeting called off
		mediation|meeting fell through
		called off mediation|meeting
		mediation|meeting did not go|happen ahead?
		mediation cancellation`},
	{name: nothing, says: `
		mediation? cancellation fee|policy|charge|rate|letter|form`},
	{name: "mediation-cancelled", bare: true, says: `
		cancellation
		cancelled`},
	{name: "mediation-held", says: `
		mediation|meeting HELD
		mediation|meeting took place
		mediation|meeting went ahead
		mediation went well|ok|fine|badly
		had|held|did|completed mediation|meeting
		mediated
		met for? REF
		mediation .. done
		held`},
	{name: "mediation-adjourned", says: `
		mediation|meeting adjourned
		adjourned mediation|meeting
		adjourn|adjourning .. mediation|meeting
		had to? adjourn
		adjourned part? heard?
		mediation|meeting suspended|paused
		second session needed|booked`},
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
		mediation concluded .. agreement`},
	{name: "mediation-concluded", says: `
		REF concluded|ended|finished
		REF outcome|result
		mediation concluded|ended|finished|over
		mediation outcome|result`},
	{name: "mediation-concluded", set: "outcome=none", says: `
		no agreement reached?
		no joy
		got|get nowhere
		no movement
		agreed nothing
		not agreed
		did|could|can not agree
		did|could not reach .. agreement
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
		stalemate`},
	{name: "mediation-concluded", set: "outcome=partial", says: `
		partial agreement
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
		outcome other`},
	{name: "mediation-concluded", set: "outcome=withdrawn", says: `
		FAMILY withdrew|withdrawn .. mediation
		withdrew from mediation
		mediation withdrawn
		withdrawn from mediation
		outcome withdrawn`},
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
		had|held .. early dispute? resolution`},
	{name: "informal-meeting-held", bare: true, set: "name=early-resolution", says: `
		early dispute? resolution meeting?
		edr meeting?`},
	{name: "informal-meeting-held", set: "name=other", says: `
		informal meeting HELD
		informal meeting took place
		had|held .. informal meeting|chat|call
		informal meeting with? la?`},
	{name: "disagreement-resolution-agreed", says: `
		disagreement resolution agreed
		agreed .. disagreement resolution
		both agreed disagreement resolution`},
	{name: "provider-handed-over", says: `
		handed over to
		handed .. over
		hand over done|complete|completed
		passed .. to .. provider
		transferred .. to .. provider
		handover done|complete|completed|made`},
}
