//go:build race

package law_test

// How many made-up cases a property is asked of, and by how many days a start is moved, where every memory
// access is watched.
const (
	ordinary = 200
	stride   = 11
)
