package main

import "runtime/debug"

// giveBack returns to the system what starting took up and running does not need: the files that were read, the
// sentences that were learned from. What libraries keep for the next time goes with the second look only.
func giveBack() {
	debug.FreeOSMemory()
	debug.FreeOSMemory()
}
