package casework

// Action is something that a person can do, in the terms of the permission table.
type Action string
