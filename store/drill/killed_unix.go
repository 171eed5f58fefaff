//go:build unix

package drill

import (
	"os/exec"
	"syscall"
)

// killed reports whether the process was ended by kill -9, and not by itself.
func killed(e *exec.ExitError) bool {
	status, ok := e.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGKILL //nolint:misspell // the name is syscall's
}
