//go:build linux || darwin

package drill

import (
	"os/signal"
	"syscall"
)

// canLimit reports whether the size of files can be limited here.
const canLimit = true

// limitFiles limits the size of every file that this process writes from now on; 0: it does not.
func limitFiles(largest int64) error {
	if largest == 0 {
		return nil
	}
	signal.Ignore(syscall.SIGXFSZ) // a write that is too much then fails, as on a full disk
	var now syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &now); err != nil {
		return err
	}
	now.Cur = uint64(largest)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now)
}
