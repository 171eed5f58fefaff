//go:build !linux

package drill

import (
	"errors"
	"os/exec"
)

var errNoDisk = errors.New("a disk in memory needs Linux")

func placeApart() (func(*exec.Cmd), error) { return nil, errNoDisk }

func placeOfServer() (func(*exec.Cmd), error) { return nil, errNoDisk }

func endWithUs(*exec.Cmd) {}

func smallDisk(string, int) error { return errNoDisk }
