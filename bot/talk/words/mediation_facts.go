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
		mediation|meeting on for DAY
		mediation is going ahead
		booked|rebooked|diarised .. for? REF
		REF booked|rebooked|diarised
		REF confirmed|fixed|arranged for DAY
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
		put|pushed|brought mediation|meeting back|forward to DAY
		in diary for? DAY
		got|have .. date DAY
		it BOOKED for
		penciled|pencilled in
		date agreed|set|fixed|confirmed for? DAY
		put|popped .. in diary
		pop|put|pencil|slot|pencilled|slotted|popped REF|it|them|her|him in for? DAY
		pop|put|pencil|slot|pencilled|slotted|popped REF in
		BOOKED .. REF in`},
	{name: "mediation-booked", due: true, needs: "adjourned", says: `
		second|next|another session|meeting DAY|BOOKED
		resume|resumes|resuming|reconvene|reconvenes|reconvening DAY
		carry|carries|carrying|pick|picks|picking|continue|continues|continuing on|up? DAY
		carry|carries|carrying|pick|picks|picking|start|starting on|up? it|things? on|up? again? DAY
		back at it|table? DAY
		finish|finishing it? off? DAY`},
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
		mediation date notified
		invite|invitation|link|details GONE
		mediation invite|invitation|link GONE
		joining|teams|zoom|meeting link|details|instructions GONE
		SENT .. joining|teams|zoom link|details
		SENT .. invite|invitation|link
		SENT .. date .. to? party|parties|everyone|everybody|FAMILY|la
		SENT .. mediation invite|invitation`},
	{name: "mediation-cancelled", says: `
		mediation|meeting cancelled
		cancelled mediation|meeting
		cancelled .. mediation|meeting
		la|FAMILY|mediator|icb|health who|that? cancelled
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
		mediation cancellation
		la|FAMILY|mediator|icb|health called .. off
		called off by la|FAMILY|mediator|icb|health
		called it off
		la|FAMILY|mediator|icb|health bailed|bottled
		la|FAMILY|mediator|icb|health pulled|backed|dropped|cried out|off
		FAMILY|la can not make it .. mediation? cancelled
		mediation|meeting off now
		we cancelled|pulled .. it|mediation|meeting
		no longer going ahead
		REF|it off today
		REF|mediation|meeting off DAY
		mediation|meeting|REF is off
		off today|tomorrow
		la|FAMILY|mediator|icb|health pulled .. plug
		la|FAMILY bottled it`},
	{name: nothing, says: `
		mediation? cancellation fee|policy|charge|rate|letter|form`},
	{name: "mediation-cancelled", bare: true, says: `
		cancellation
		cancelled`},
	{name: "mediation-held", says: `
		mediation|meeting HELD
		mediation|meeting took place
		mediation|meeting made DAY
		mediation|meeting went ahead
		mediation went well|ok|fine|badly
		had|held|did|completed mediation|meeting
		mediated
		met for? REF
		mediation .. done
		held
		good|great|productive|useful|difficult|tough|long|short|tricky meeting|mediation
		la no show
		no show from|by|for la
		la did not attend|show|turn|come .. mediation|meeting
		la no showed
		mediation|meeting done`},
	{name: "mediation-held", lacks: "hearing|review|tribunal|cancelled|panel", says: `
		la came|attended|turned|showed|there|present up? and|&|but|who|with can|could not? decide|agree|settle
		la came|attended|turned|showed|there|present up? with|without authority|power`},
	{name: "mediation-adjourned", says: `
		mediation|meeting adjourned
		started|began ... adjourned
		adjourned mediation|meeting
		adjourn|adjourning .. mediation|meeting
		had to? adjourn
		adjourned part? heard?
		mediation|meeting suspended|paused
		second session needed|booked`},
	{name: "mediation-held", bare: true, ahead: "mediation-booked", says: `
		mediation over|by|via|on zoom|teams|video|phone|telephone|line`},
	{name: "mediation-booked", due: true, needs: "move|moved|moving|postpone|postponed|postponing|rearrange|rearranged|rebook|rebooked|reschedule|rescheduled|cancelled|cancel|adjourned|off|change",
		lacks: "hearing|tribunal|review|case", says: `
		new date DAY
		new date is? DAY
		now DAY
		it is now DAY
		going for DAY instead
		back DAY
		we are back DAY
		back together|again DAY
		meeting again DAY
		resumes|resuming|resumed|reconvenes|reconvening|continue|continues|continuing DAY
		same time|place DAY`},
	{name: "mediation-booked", due: true, lacks: "hearing|tribunal|review|letter|evidence|bundle|response|deadline|level|file|case", says: `
		REF|it|this|mediation|meeting moved|shifted|bumped|postponed|put|pushed|brought|rearranged|rescheduled|knocked off|back|forward? to|till|until|til|for DAY
		REF|it|this|mediation|meeting moved|shifted|bumped|postponed|rearranged|rescheduled|brought|pushed|put off|back|forward?
		moved|shifted|bumped|postponed|rearranged|rescheduled|rebooked REF to|till|until|til|for
		move|postpone|rearrange|reschedule REF|mediation|meeting to|till|until|til DAY
		put|pushed|brought|moved REF|it|mediation|meeting off|back|forward
		mediation? moved|put|pushed|brought back|forward? LENGTH`},
	{name: "mediation-held", weak: true, lacks: "hearing|review|tribunal|cancelled|panel", says: `
		la turned|showed up
		la came|attended
		la there|present and|& could|can|able
		la did not turn|show .. up?
		la turned up to REF`},
	{name: "mediation-date-notified", weak: true, needs: "mediation|date|confirmed|booked|fixed|arranged", lacks: "hearing|cancelled", says: `
		TOLD everyone|everybody|parties|party
		everyone|everybody|parties TOLD`},
}
