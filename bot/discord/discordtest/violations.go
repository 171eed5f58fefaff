package discordtest

import (
	"fmt"
	"slices"
	"sync"
)

// Violations are the rules of Discord's that were broken, by whichever half of it. The zero value is ready for use,
// by several goroutines.
type Violations struct {
	mu   sync.Mutex
	list []string
}

// Add notes one.
func (v *Violations) Add(format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.list = append(v.list, fmt.Sprintf(format, args...))
}

// All returns them in the order in which they were broken.
func (v *Violations) All() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.list)
}
