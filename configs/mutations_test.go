package configs_test

import "slices"

// mutations are the errors that are planted, one at a time.
func mutations() []mutation {
	return slices.Concat(profileMutations(), appealMutations(), mediationMutations(), authorityMutations(), challengeMutations(),
		vocabularyMutations())
}

// profileMutations are errors in how time is counted.
func profileMutations() []mutation {
	return []mutation{
		{says: "starting an appeal: a closed day moves nothing", of: "hesc-start", old: "closed_day: next-working-day", new: "closed_day: stays"},
		{says: "starting an appeal: August pushes nothing", of: "hesc-start", old: "ends_in: [august, christmas]", new: "ends_in: [christmas]"},
		{says: "starting an appeal: Christmas pushes nothing", of: "hesc-start", old: "ends_in: [august, christmas]", new: "ends_in: [august]"},
		{says: "starting an appeal: 5pm lost", of: "hesc-start", old: `cutoff: "17:00"`, new: "cutoff: end-of-day"},
		{says: "starting an appeal: the first day counted", of: "hesc-start", old: "first_day: excluded", new: "first_day: included"},
		{says: "starting an appeal: August not counted", of: "hesc-start", old: "not_counted: []", new: "not_counted: [august, christmas]"},
		{says: "tribunal steps: August and Christmas counted", of: "hesc-other", old: "not_counted: [august, christmas]", new: "not_counted: []"},
		{says: "tribunal steps: Christmas counted", of: "hesc-other", old: "not_counted: [august, christmas]", new: "not_counted: [august]"},
		{says: "tribunal steps: a closed day moves nothing", of: "hesc-other", old: "closed_day: next-working-day", new: "closed_day: stays"},
		{says: "tribunal steps: 5pm lost", of: "hesc-other", old: `cutoff: "17:00"`, new: "cutoff: end-of-day"},
		{says: "disability cases: August not counted", of: "hesc-dds", old: "not_counted: []", new: "not_counted: [august, christmas]"},
		{says: "Upper Tribunal: August counted", of: "ut", old: "not_counted: [august, christmas]", new: "not_counted: [christmas]"},
		{says: "Upper Tribunal: a closed day moves nothing", of: "ut", old: "closed_day: next-working-day", new: "closed_day: stays"},
		{says: "SEND Regulations: August pushes the mediation contact", of: "send-regs-period", old: "ends_in: []", new: "ends_in: [august]"},
		{says: "SEND Regulations: a closed day moves the end", of: "send-regs-period", old: "closed_day: stays", new: "closed_day: next-working-day"},
		{says: "SEND Regulations: the first day counted", of: "send-regs-period", old: "first_day: excluded", new: "first_day: included"},
		{says: "SEND Regulations: August has no working days", of: "send-regs-period", old: "without: []", new: "without: [august, christmas]"},
		{says: "SEND Regulations: by 5pm", of: "send-regs-period", old: "cutoff: end-of-day", new: `cutoff: "17:00"`},
		{says: "beginning with counted as after", of: "send-regs-beginning-with", old: "first_day: included", new: "first_day: excluded"},
		{says: "beginning with: no such day is the day before the last", of: "send-regs-beginning-with", old: "no_such_day: last-of-month", new: "no_such_day: day-before-last-of-month"},
		{says: "disability claims: the later reading where there is no such day", of: "eqa-starting-with", old: "no_such_day: day-before-last-of-month", new: "no_such_day: last-of-month"},
		{says: "disability claims: the day of the conduct left out", of: "eqa-starting-with", old: "first_day: included", new: "first_day: excluded"},
		{says: "disability claims: a closed day moves the end", of: "eqa-starting-with", old: "closed_day: stays", new: "closed_day: next-working-day"},
		{says: "the tribunal's aims: August has working days", of: "practice", old: "without: [august, christmas]", new: "without: [christmas]"},
		{says: "directions: 5pm lost", of: "direction", old: `cutoff: "17:00"`, new: "cutoff: end-of-day"},
		{says: "the court: a closed day moves the end", of: "court", old: "closed_day: stays", new: "closed_day: next-working-day"},
		{says: "complaints: a closed day moves the end", of: "complaint", old: "closed_day: stays", new: "closed_day: next-working-day"},
		{says: "before a day that the law names: moved off closed days", of: "before-fixed-date", old: "cutoff: end-of-day", new: `cutoff: "17:00"`},
		{says: "the Christmas span ends on 31 December", of: "christmas", old: "to: 01-01", new: "to: 12-31"},
		{says: "the Christmas span begins on 24 December", of: "christmas", old: "from: 12-25", new: "from: 12-24"},
		{says: "the August span ends on 30 August", of: "august", old: "to: 08-31", new: "to: 08-30"},
		{says: "the August span begins on 2 August", of: "august", old: "from: 08-01", new: "from: 08-02"},
	}
}

func appealMutations() []mutation {
	return []mutation{
		{says: "the certificate's month counted as 30 days", of: "appeal-1-month-certificate", old: "period: 1 month", new: "period: 30 days"},
		{says: "two months counted as 60 days", of: "appeal-2-months", old: "period: 2 months", new: "period: 60 days"},
		{says: "two months counted as 8 weeks", of: "appeal-2-months", old: "period: 2 months", new: "period: 8 weeks"},
		{says: "only a deemed certificate gives a month", of: "appeal-1-month-certificate", old: "starts: [certificate-issued]", new: "starts: [\"certificate-issued{kind: deemed}\"]"},
		{says: "the limbs of the appeal changed round", of: "appeal", old: "later_of: [appeal-2-months, appeal-1-month-certificate]", new: "later_of: [appeal-1-month-certificate, appeal-2-months]"},
		{says: "the appeal counted as the SEND Regulations count", of: "appeal-2-months", old: "by: hesc-start", new: "by: send-regs-period"},
		{says: "the appeal counted as any other step", of: "appeal-2-months", old: "by: hesc-start", new: "by: hesc-other"},
		{says: "a certificate counts for the placement alone", of: "appeal-1-month-certificate", old: "[placement-I, disability-school]", new: "[disability-school]"},
		{says: "sending the appeal meets the limit", of: "appeal", old: "met_by: [appeal-received]", new: "met_by: [appeal-sent]"},
		{says: "the appeal is only remembered", of: "appeal", old: "confidence: A", new: "confidence: C"},
		{says: "the contact is older than the Regulations", of: "mediation-contact-2m", old: "from: 2014-09-01", new: "from: 2014-08-01"},
		{says: "the response in calendar days", of: "la-response-30wd", old: "30 working days", new: "30 days"},
		{says: "the response with August counted", of: "la-response-30wd", old: "by: hesc-other", new: "by: hesc-dds"},
		{says: "registration does not stand in for the day the authority had the appeal", of: "la-response-30wd", drop: "fallback"},
		{says: "a response day in the registration letter replaces nothing", of: "la-response-30wd", drop: "replaced_by"},
		{says: "a concession of a part ends the response", of: "la-response-30wd", old: "authority-not-opposing{covers: all}", new: "authority-not-opposing"},
		{says: "a withdrawal does not end the response", of: "la-response-30wd", old: ", appeal-withdrawn", new: ""},
		{says: "a reinstatement does not revive the response", of: "la-response-30wd", drop: "revived_by"},
		{says: "a refused reinstatement revives the response", of: "la-response-30wd", old: "reinstatement-decided{allowed: true}", new: "reinstatement-decided"},
		{says: "the authority responds to disability claims too", of: "la-response-30wd", drop: "cases"},
		{says: "an earlier direction is not replaced by a later one", of: "direction-final-evidence", drop: "latest_only"},
		{says: "a hearing does not stand in for the day of the bundle", of: "direction-bundle", old: "direction-made{what: hearing}", new: "direction-made{what: working-document}"},
		{says: "the bundle ten days before the hearing", of: "direction-bundle", old: "10 working days", new: "10 days"},
		{says: "a late appeal is shown before one is late", of: "appeal-late", drop: "once_missed"},
		{says: "the tribunal's ten days are counted as complaints are", of: "decision-10wd", old: "by: practice", new: "by: complaint"},
		{says: "registration aims at ten days", of: "tribunal-register-10wd", old: "10 working days", new: "10 days"},
		{says: "notice of a hearing after it", of: "hearing-notice-14d", old: "before: true}, in_disability", new: "before: false}, in_disability"},
		{says: "a disability claim in nine months", of: "dds-claim-6-months", old: "6 months", new: "9 months"},
		{says: "after conciliation both days of a claim stand", of: "dds-claim-6-months", drop: "superseded_by_limit"},
		{says: "nine months without conciliation", of: "dds-conciliation-9m", old: "{conciliation: true}", new: ""},
		{says: "the school's response without August before July 2020", of: "responsible-body-response-30wd", old: "by: hesc-other", new: "by: hesc-dds"},
	}
}

func mediationMutations() []mutation {
	return []mutation{
		{says: "the contact in one month", of: "mediation-contact-2m", old: "2 months", new: "1 month"},
		{says: "the contact has the tribunal's relief", of: "mediation-contact-2m", old: "by: send-regs-period", new: "by: hesc-start"},
		{says: "the placement alone needs the contact", of: "mediation-contact-2m", old: "[placement-I, disability-school]", new: "[disability-school]"},
		{says: "the contact met by a certificate of any day", of: "mediation-contact-2m", old: "met_by: [mediation-adviser-contacted]", new: "met_by: [appeal-received]"},
		{says: "a deemed certificate meets the duty after declining", of: "mediation-certificate-no-mediation-3wd", old: "certificate-issued{kind: not-pursued}", new: "certificate-issued"},
		{says: "a certificate of declining meets the duty after mediation", of: "mediation-certificate-after-3wd", old: "{kind: mediated}", new: ""},
		{says: "three days for the certificate", of: "mediation-certificate-after-3wd", old: "3 working days", new: "3 days"},
		{says: "30 days for mediation are working days", of: "mediation-arrange-30d-la", old: "30 days", new: "30 working days"},
		{says: "30 days for mediation about health are working days", of: "mediation-arrange-30d-health", old: "30 days", new: "30 working days"},
		{says: "the family's wish does not stand in for telling the authority", of: "mediation-arrange-30d-la", drop: "fallback"},
		{says: "with health issues the authority's own thirty days run too", of: "mediation-arrange-30d-la", drop: "unless_latest"},
		{says: "the joint mediation without health issues", of: "mediation-arrange-30d-joint", drop: "only_if_latest"},
		{says: "the joint mediation about health alone", of: "mediation-arrange-30d-joint", drop: "unless_latest"},
		{says: "mediation about health alone whatever else it is about", of: "mediation-arrange-30d-health", drop: "only_if_latest"},
		{says: "the date and place five days before", of: "mediation-date-notice-5wd", old: "5 working days", new: "5 days"},
		{says: "the date and place are as sure as the rest", of: "mediation-date-notice-5wd", old: "confidence: C", new: "confidence: B"},
		{says: "a booking that was moved still has its notice", of: "mediation-date-notice-5wd", drop: "latest_only"},
		{says: "leave is shown before the contact is missed", of: "mediation-late-leave", drop: "once_missed"},
		{says: "leave is not shown at the appeal limit", of: "mediation-late-leave", drop: "once_past", also: &mutation{of: "mediation-late-leave", drop: "without"}},
		{says: "an agreement to assess in thirteen weeks", of: "mediation-agreement-appealable", old: "14 weeks", new: "13 weeks"},
		{says: "everything agreed in two weeks", of: "mediation-agreement-appealable", old: "what: contents, step: amend, period: 5 weeks", new: "what: contents, step: amend, period: 2 weeks"},
		{says: "an agreed day replaces the first step", of: "mediation-agreement-appealable", old: "step: draft, period: 5 weeks", new: "step: draft, period: 5 weeks, last: true", also: &mutation{of: "mediation-agreement-appealable", old: "step: final, period: 11 weeks, last: true", new: "step: final, period: 11 weeks"}},
		{says: "agreed to assess: saying that there is no plan ends nothing", of: "mediation-agreement-appealable", old: ", instead_of: no-plan", new: ""},
		{says: "what no appeal covers in five weeks", of: "mediation-agreement-other-2w", old: "2 weeks", new: "5 weeks"},
		{says: "every agreement is told to the authority", of: "mediation-agreement-tell-la-1w", old: "{parties: health-only}", new: ""},
	}
}

func authorityMutations() []mutation {
	return []mutation{
		{says: "before 15 February allows the day itself", of: "phase-transfer-15-feb", old: "before: true", new: "before: false"},
		{says: "before 31 March is before 1 April", of: "phase-transfer-31-mar", old: "day 03-31", new: "day 04-01"},
		{says: "the days before a move changed round", of: "phase-transfer-15-feb", old: "{kind: other}", new: "{kind: secondary-to-post-16}"},
		{says: "five months after a move", of: "phase-transfer-5-months", old: "before: true", new: "before: false"},
		{says: "notice of a review counted from the day it was fixed", of: "review-notice-2w", old: "from_due: true, ", new: ""},
		{says: "fifteen days are working days", of: "draft-plan-representations-15d", old: "15 days", new: "15 working days"},
		{says: "fifteen days are the most", of: "draft-plan-representations-15d", old: ", minimum: true", new: ""},
		{says: "the plan in twenty weeks where nobody agreed to assess", of: "final-plan-20w", drop: "only_if"},
		{says: "an order leaves the twenty weeks running", of: "final-plan-20w", old: `"order-made{orders: assess}", `, new: ""},
		{says: "a draft leaves the sixteen weeks running", of: "refuse-plan-16w", old: "draft-plan-served, ", new: ""},
		{says: "agreeing to assess does not answer the request", of: "assess-decision-6w", old: ", assessment-agreed", new: ""},
		{says: "a day that is remembered is sure", of: "reassess-decision-15d", old: "confidence: C", new: "confidence: A"},
		{says: "the review's eight weeks run from the meeting", of: "review-final-8w", old: "starts: [amendment-notice-sent]", new: "starts: [review-meeting-held]"},
		{says: "proposed amendments leave the twelve weeks running", of: "review-total-12w", old: "superseded_by: [amendment-notice-sent, ", new: "superseded_by: ["},
		{says: "the plan leaves the notice that it is not amended due", of: "review-final-8w", drop: "alternative_to", also: &mutation{of: "review-not-amend-8w", drop: "alternative_to"}},
		{says: "a decision to keep the plan still needs amendments", of: "review-amendments-4w", drop: "unless_latest"},
		{says: "the meeting meets the yearly review", of: "annual-review-12m", old: "met_by: [review-decision-sent]", new: "met_by: [review-meeting-held]"},
		{says: "the review after a move takes the first plan", of: "transfer-review-12m", drop: "limb_takes"},
		{says: "the new authority knowing starts the clock", of: "transfer-plan-15wd", old: "by: send-regs-beginning-with", new: "by: send-regs-period"},
		{says: "an order by consent starts nothing", of: "order-contents-5w", old: `, "consent-order-made{orders: contents}"`, new: ""},
		{says: "every order is one about contents", of: "order-contents-5w", old: "{orders: contents}", new: ""},
		{says: "an ordered placement in five weeks", of: "order-placement-2w", old: "2 weeks", new: "5 weeks"},
		{says: "the plan leaves the notice that there is none due", of: "order-assess-no-plan-10w", drop: "alternative_to", also: &mutation{of: "order-assess-final-14w", drop: "alternative_to"}},
		{says: "a suspended order runs on", of: "order-contents-5w", drop: "superseded_by", also: &mutation{of: "order-contents-5w", drop: "revived_by", also: &mutation{of: "order-contents-5w", drop: "asks"}}},
		{says: "an order runs no more once its suspension is lifted", of: "order-contents-5w", drop: "revived_by"},
		{says: "an order of which the text was not seen is sure", of: "order-reconsider-2w", old: "confidence: C", new: "confidence: B"},
		{says: "a concession has four weeks, as before 2015", of: "unopposed-contents-5w", old: "5 weeks", new: "4 weeks"},
		{says: "a conceded re-assessment starts nothing", of: "unopposed-final-14w", old: "refuse-assess|refuse-reassess", new: "refuse-assess"},
		{says: "every reversal is one of a refusal to assess", of: "reversed-assess-final-14w", old: ", of.ground: refuse-assess", new: ""},
		{says: "an answer about care answers the recommendation about health", of: "recommendation-health-5w", old: "recommendation-answered{body: health}", new: "recommendation-answered"},
	}
}

func challengeMutations() []mutation {
	return []mutation{
		{says: "the change of July 2020 a day later", of: "permission-to-appeal-28d", old: "to: 2020-07-20", new: "to: 2020-07-21", also: &mutation{of: "permission-to-appeal-28d", old: "from: 2020-07-21", new: "from: 2020-07-22"}},
		{says: "the change of July 2020 a day sooner", of: "set-aside-28d", old: "to: 2020-07-20", new: "to: 2020-07-19", also: &mutation{of: "set-aside-28d", old: "from: 2020-07-21", new: "from: 2020-07-20"}},
		{says: "August not counted in disability cases either", of: "review-28d", old: "in_disability_cases: hesc-dds, ", new: ""},
		{says: "28 days are four working weeks", of: "permission-to-appeal-28d", old: "{from: 2020-07-21, to: open, count: {period: 28 days", new: "{from: 2020-07-21, to: open, count: {period: 20 working days"},
		{says: "the Upper Tribunal's month is the First-tier Tribunal's", of: "ut-permission-1-month", old: "by: ut", new: "by: hesc-start"},
		{says: "the Upper Tribunal counts by the First-tier Tribunal's rules", of: "ut-notice-1-month", old: "by: ut", new: "by: hesc-other"},
		{says: "fourteen days to renew are a month", of: "ut-renew-14d", old: "14 days", new: "1 month"},
		{says: "costs are as sure as the rest", of: "costs-14d", old: "confidence: C", new: "confidence: B", also: &mutation{of: "costs-14d", old: "confidence: C", new: "confidence: B"}},
		{says: "the Ombudsman for every body's faults", of: "lgsco-12m", old: "{body: authority|-}", new: ""},
		{says: "judicial review in six months", of: "judicial-review-3m", old: "3 months", new: "6 months"},
		{says: "the Ombudsman's code from the beginning of 2026", of: "la-complaint-ack-5wd", old: "from: 2026-04-01", new: "from: 2026-01-01"},
		{says: "an answer at stage 1 answers stage 2", of: "la-complaint-stage2-20wd", old: "{stage: 2}", new: ""},
		{says: "school days are days", of: "exclusion-governors-15sd", old: "15 school days", new: "15 days"},
	}
}

// vocabularyMutations are errors in what facts are and what they are about.
func vocabularyMutations() []mutation {
	return []mutation{
		{says: "a final plan is no decision", of: "final-plan-sent", drop: "is_also"},
		{says: "every decision after a review can be appealed", of: "review-decision-sent", old: "{grounds: [cease], when: {decision: cease}}", new: "{grounds: [cease]}"},
		{says: "a certificate is about no decision", of: "certificate-issued", drop: "of"},
		{says: "an appeal is about no decision", of: "appeal-received", drop: "of"},
		{says: "an answer is about no recommendation", of: "recommendation-answered", drop: "of"},
		{says: "a plan carries out no order", of: "final-amended-plan-sent", old: ", [order-made, consent-order-made, authority-not-opposing, decision-reversed, agreement-made]", new: ""},
		{says: "an order is the end of the case", of: "order-made", old: "stage: decided", new: "stage: closed"},
		{says: "a certificate ends the mediation", of: "certificate-issued", old: "tracks: {certificate: issued}", new: "tracks: {mediation: concluded}"},
		{says: "a disability claim is an appeal", of: "disability-school", old: "cases: disability", new: "cases: sen"},
	}
}
