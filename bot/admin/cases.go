package admin

type caseCmd struct {
	Generate notYet `cmd:"" help:"Make invented cases."`
	Erase    notYet `cmd:"" help:"Erase a case and keep the counts."`
}
