package drill

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
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

// placeOfServer is placeApart for a server, which refuses to be root: there it is the user that it would be outside,
// with the right to mount.
func placeOfServer() (func(*exec.Cmd), error) {
	who, err := serverUser()
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(who.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(who.Gid)
	if err != nil {
		return nil, err
	}
	const mayMount = 21 // CAP_SYS_ADMIN
	return func(c *exec.Cmd) {
		c.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: uid, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: gid, HostID: os.Getgid(), Size: 1}},
			AmbientCaps: []uintptr{mayMount},
		}
	}, nil
}

// serverUser is the user as whom the server runs: this one or, where this is root, the server's own.
func serverUser() (*user.User, error) {
	if os.Getuid() != 0 {
		return user.Current()
	}
	return user.Lookup("postgres")
}

// endWithUs ends the child with this process, whatever ends it.
func endWithUs(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGQUIT} }

// smallDisk puts a disk in memory of that many bytes in the place of the folder, for this user only.
func smallDisk(folder string, size int) error {
	own := fmt.Sprintf("mode=700,uid=%d,gid=%d,size=%d", os.Getuid(), os.Getgid(), size)
	return syscall.Mount("redress-drill", folder, "tmpfs", 0, own)
}
