package casework

// OrganisationKinds are the kinds of organisation, in the order of the documentation.
var OrganisationKinds = []OrganisationKind{MediationProvider, Sendiass, ParentCarerForum, LocalAuthority, OperatorKind}

// Weekdays are the days of the week as settings name them.
var Weekdays = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// Roles are the roles of people, in the order of the documentation.
var Roles = []Role{Mediator, MediationAdviser, Manager, Adviser, ForumVolunteer, Commissioner, SafeguardingLead, Operator}
