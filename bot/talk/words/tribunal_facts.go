package words

// appealFacts are the ways of saying how an appeal reached the tribunal.
var appealFacts = []saying{
	{name: "appeal-sent", says: `
		appeal LODGED
		appeal went in|off
		appeal gone|is|put in
		LODGED .. appeal
		LODGED FORM
		FORM LODGED
		FORM went|gone|is in|off
		LODGED .. FORM
		FAMILY appealed
		appealed
		put in .. appeal|FORM
		put appeal in
		appeal form LODGED|in
		LODGED appeal form
		appeal form GONE
		appeal form went off|in
		FORM GONE
		appeal put|out|off|in|handed
		got|sent .. appeal off|in
		FAMILY lodged|lodging DAY?
		lodged it|DAY
		lodged on? REF
		it is? lodged`},
	{name: "appeal-sent", lacks: "letter|response", says: `
		resubmitted|relodged|refiled it|appeal|FORM?
		resent it|appeal|FORM .. with .. certificate
		resent appeal|FORM
		appeal|FORM resent|resubmitted|relodged|refiled
		resubmitted|relodged|refiled with|to
		sent it|appeal|FORM back|again .. to tribunal
		resent it .. to tribunal`},
	{name: "appeal-sent", bare: true, says: `
		appeal
		FORM`},
	{name: "appeal-received", says: `
		tribunal got|received|has|have|had appeal|FORM|it
		tribunal say|says|said|confirmed|tells .. got|had|have|received .. appeal|FORM|it
		tribunal acknowledged|confirmed .. appeal|receipt|FORM
		tribunal acknowledged|confirmed it
		tribunal confirmed .. received
		tribunal .. got|received it
		appeal|FORM received .. tribunal?
		appeal got to tribunal
		appeal reached tribunal
		received by tribunal
		receipt from tribunal
		appeal|FORM acknowledged
		acknowledgement .. tribunal
		appeal arrived|landed .. tribunal`},
	{name: "appeal-received", weak: true, needs: "appeal|lodged|FORM|form", lacks: "complaint|response|bundle|evidence|permission", says: `
		tribunal acknowledged|confirmed|receipted
		acknowledged|acknowledgement .. by|from tribunal
		tribunal acknowledgement`},
	{name: "appeal-returned", says: `
		appeal|FORM returned|rejected|bounced
		appeal|FORM sent|came back
		tribunal returned|rejected .. appeal|FORM|it
		tribunal sent .. back
		appeal incomplete
		returned as? incomplete
		tribunal rejected|returned|bounced .. form|appeal
		form sent|came back
		appeal|FORM incomplete|invalid
		tribunal sent appeal|FORM|it|form back`},
	{name: "appeal-returned", needs: "appeal|lodged", lacks: "call|phone|cert|certificate|email|rang", says: `
		and|but|then|& returned|rejected|bounced`},
	{name: "late-appeal-requested", says: `
		late appeal requested|application|request
		asked|applied .. late appeal
		asked|asking tribunal .. let|allow|accept|admit|take .. late
		asked|applied .. appeal .. late|time
		requested .. extension of time
		extension of time requested
		out of time application
		asked .. tribunal .. extension
		applied .. out of time
		put|sent .. request for .. late appeal
		request for late appeal
		request .. extension of time
		request to appeal late`},
	{name: "late-appeal-decided", set: "allowed=true", says: `
		late appeal allowed|granted|accepted|admitted
		extension of? time? granted|allowed
		tribunal allowed|granted|accepted late appeal
		tribunal allowed|granted .. extension
		tribunal said|says yes .. late appeal|extension
		late appeal permitted|ok|okayed|approved
		allowed .. late appeal|to appeal late|out
		tribunal|judge let|allowed .. appeal late|out`},
	{name: "late-appeal-decided", set: "allowed=false", says: `
		late appeal refused|rejected|denied
		extension of? time? refused|denied
		tribunal refused|rejected late appeal
		tribunal refused .. extension
		tribunal said|says no .. late appeal|extension
		late appeal not allowed|granted|accepted|permitted
		late appeal turned down
		extension of time not allowed|granted
		tribunal turned down late appeal`},
	{name: "appeal-registered", says: `
		appeal|FORM registered
		registered letter CAME
		registration letter CAME
		registered|registration letter dated|SENT|received
		registered letter
		registration letter
		tribunal registered .. appeal|it?
		registration CAME
		registration notice CAME
		notice of registration CAME?
		registered appeal
		registered with|by tribunal`},
	{name: "appeal-registered", bare: true, says: `
		registered
		registration`},
	{name: "authority-received-appeal", says: `
		la got|received .. appeal
		la got|received papers|paperwork
		la served .. appeal
		appeal served .. la
		appeal papers? sent to la
		la notified of appeal
		tribunal sent|served .. appeal .. la
		appeal received by la
		appeal reached|arrived|landed .. la
		appeal papers? reached la
		la has|had|have .. appeal papers?`},
	{name: "authority-received-appeal", needs: "respond|response|reply", says: `
		appeal reached|arrived us
		appeal came|got to us
		we received|got .. appeal
		tribunal sent us .. appeal`},
	{name: "authority-response-received", says: `
		la response CAME
		la response filed|lodged|submitted|sent|served
		response CAME|filed|lodged|submitted
		la responded|answered
		la sent|filed .. response
		got|received .. response
		grounds of resistance CAME
		response from la CAME?`},
	{name: "authority-not-opposing", says: `
		la? conceded
		la? conceded .. before response
		la? conceded .. appeal|case
		la will|does|is|do not oppose|opposing|contest|resist|defend|fight .. appeal?
		will not oppose|contest|resist|defend
		not opposing|contesting|resisting|defending .. appeal?
		la will not oppose
		la gave in|up
		appeal unopposed
		unopposed
		la caved in?
		la thrown|threw in towel
		la? no longer opposes|opposing|oppose|contesting|contests|contest|defending|resisting
		la TOLD .. not oppose|contest|defend
		la TOLD tribunal .. not oppose|contest|resist|defend
		la? told tribunal .. not oppose|contest|resist|defend
		la? dropped opposition
		la? withdrew|withdrawn opposition|resistance
		la .. white flag
		la .. towel`},
	{name: "appeal-withdrawn", says: `
		appeal withdrawn
		withdrew|withdrawn|pulled .. appeal
		appeal dropped
		dropped appeal`},
	{name: "appeal-withdrawn", needs: "appeal", says: `
		FAMILY withdrew`},
	{name: "appeal-struck-out", says: `
		appeal|case struck out
		struck out
		tribunal struck .. out
		strike out order?
		strike out order? made|issued`},
	{name: "reinstatement-sought", weak: true, needs: "struck|strike", says: `
		applied|asked
		asked|applied .. it back
		application GONE`},
	{name: "reinstatement-sought", says: `
		reinstatement sought|requested|applied|asked
		asked|applied .. reinstatement
		asked|applied .. reinstate
		requested reinstatement
		reinstatement application|request GONE
		asked .. appeal .. reinstated
		asked .. to be? reinstated
		applied to? have .. reinstated`},
	{name: "reinstatement-decided", set: "allowed=true", says: `
		reinstatement granted|allowed
		appeal|case reinstated
		tribunal reinstated .. appeal|case?
		tribunal agreed|allowed to? reinstate|reinstatement
		reinstatement approved|agreed
		tribunal said yes .. reinstatement|reinstate`},
	{name: "reinstatement-decided", set: "allowed=false", says: `
		reinstatement refused|denied|rejected
		tribunal refused .. reinstatement|reinstate
		reinstatement not allowed|granted
		tribunal said no .. reinstatement|reinstate
		will not reinstate`},
	{name: "request-for-changes-sent", says: `
		send7 form? LODGED|in|GONE
		LODGED .. send7
		request for change LODGED|made|in|went
		request for change form? .. SENT|went|LODGED|in
		asked|applied .. tribunal .. postpone|postponement|adjourn|adjournment|change
		asked|applied tribunal|judge .. more|extra time
		asked|applied judge .. postpone|postponement|adjourn|adjournment|change
		asked|applied for .. postponement|adjournment
		requested .. postponement|adjournment|change
		SENT request for change
		applied for postponement|adjournment
		send 7 LODGED|in|GONE
		send7 GONE
		request for change form? GONE
		LODGED .. send 7`},
}
