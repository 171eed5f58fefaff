package drill

import (
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// placeApart gives a process a place of its own in which it may mount a disk, without any rights outside.
func placeApart() (func(*exec.Cmd), error) {
	return func(c *exec.Cmd) {
		c.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
	}, nil
}

// smallDisk puts a disk in memory of that many bytes in the place of the folder.
func smallDisk(folder string, size int) error {
	return syscall.Mount("redress-drill", folder, "tmpfs", 0, "mode=700,size="+strconv.Itoa(size))
}
