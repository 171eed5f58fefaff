package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// terminalWidth returns how many columns the terminal has that the file is; 0 where it is none.
func terminalWidth(f *os.File) int {
	var info windows.ConsoleScreenBufferInfo
	if err := windows.GetConsoleScreenBufferInfo(windows.Handle(f.Fd()), &info); err != nil {
		return 0
	}
	return int(info.Window.Right-info.Window.Left) + 1
}
