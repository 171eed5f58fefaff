package casework

// OrganisationKinds are the kinds of organisation, in the order of the documentation.
var OrganisationKinds = []OrganisationKind{MediationProvider, Sendiass, ParentCarerForum, LocalAuthority, OperatorKind}

// Roles are the roles of people, in the order of the documentation.
var Roles = []Role{Mediator, MediationAdviser, Manager, Adviser, ForumVolunteer, Commissioner, SafeguardingLead, Operator}
