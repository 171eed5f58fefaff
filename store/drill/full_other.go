//go:build !linux

package drill

import (
	"errors"
	"os/exec"
)

var errNoDisk = errors.New("a disk in memory needs Linux")

func placeApart() (func(*exec.Cmd), error) { return nil, errNoDisk }

func smallDisk(string, int) error { return errNoDisk }
