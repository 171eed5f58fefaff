package law

import "sync"

// scratch is the memory that one computation works in and the next one uses again: nothing of it is part of a
// Result.
type scratch struct {
	nodes   []node
	live    []int
	parents []int
	bits    []uint64
	types   set
	latest  []int
	list    []deadline
	order   []place
	steps   []Step
	sources []Source
}

var scratches = sync.Pool{New: func() any {
	return &scratch{nodes: make([]node, 0, 32), live: make([]int, 0, 32), parents: make([]int, 0, 96), bits: make([]uint64, 0, 96),
		list: make([]deadline, 0, 64), order: make([]place, 0, 64), steps: make([]Step, 0, 256), sources: make([]Source, 0, 128)}
}}

// latestOf returns room for one position per type of event.
func (s *scratch) latestOf(types int) []int {
	if len(s.latest) != types {
		s.latest = make([]int, types)
	}
	return s.latest
}

// zeroed returns n zero words.
func (s *scratch) zeroed(n int) []uint64 {
	if cap(s.bits) < n {
		s.bits = make([]uint64, n)
	}
	s.bits = s.bits[:n]
	clear(s.bits)
	return s.bits
}

// place is where a deadline of the list stands in the order of the days.
type place struct {
	day int // its due day, counted; after all others where it has none
	at  *deadline
}

// parted returns copies of the deadlines' parts that lie in memory of their own.
func parted[T any](list []Deadline, part func(*Deadline) *[]T) {
	n := 0
	for i := range list {
		n += len(*part(&list[i]))
	}
	own := make([]T, 0, n)
	for i := range list {
		p := part(&list[i])
		if len(*p) == 0 {
			continue
		}
		from := len(own)
		own = append(own, *p...)
		*p = own[from:len(own):len(own)]
	}
}
