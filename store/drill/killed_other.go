//go:build !unix

package drill

import "os/exec"

// killed reports whether the process was ended from outside: what TerminateProcess leaves looks like an
// exit with status 1, which is also what a command leaves that failed and said why.
func killed(e *exec.ExitError) bool { return e.ExitCode() == 1 }
