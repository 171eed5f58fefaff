package law

type plan struct{}
