package gateway

import (
	"errors"
	"os"
	"syscall"
)

// sharingViolation is what Windows says of a file that another process has for itself.
const sharingViolation = syscall.Errno(32)

// openAlone opens the file for this process alone: until it is closed, or the process ends however it ends.
func openAlone(name string) (*os.File, error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, sharingViolation) {
		return nil, errTaken
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	return os.NewFile(uintptr(h), name), nil
}
