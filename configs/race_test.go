//go:build race

package configs_test

// watched is true where every memory access is watched, and everything takes ten times as long.
const watched = true
