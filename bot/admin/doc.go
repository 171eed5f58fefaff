// Package admin is the command line: a table of commands over the same casework.Service that answers in
// chat. It reads what was typed, asks the rooms that main.go lends it (House), and prints what a person or
// a script wants to read.
//
// It refuses to know a database driver, a medium or the environment, and it decides nothing about cases:
// rights and rules are the casework's. Whoever can run a command is the operator.
//
// Every command ends with 0 (done), 1 (a problem with the input or the world: one plain sentence on standard
// error, nothing written) or 2 (wrong usage).
//
//	status := admin.Run(ctx, &admin.House{…}, []string{"case", "show", "HPL-0231"})
package admin
