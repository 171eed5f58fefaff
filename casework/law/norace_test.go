//go:build !race

package law_test

// How many made-up cases a property is asked of, and by how many days a start is moved.
const (
	ordinary = 1500
	stride   = 1
)
