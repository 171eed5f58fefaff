package casework

import (
	"context"
	"fmt"
	"math"
)

// AuditCheck says what is to be verified. The zero AuditCheck verifies the whole chain.
type AuditCheck struct {
	// Expect is a hash that was written down: one of the entries must have it. Zero: none was.
	Expect AuditHash
	// ExpectNr is the number of the entry that must have it; 0: any.
	ExpectNr int64
	// FromExpected takes that entry for granted and verifies only what came after it.
	FromExpected bool
}

// AuditFaultKind says what was done to an entry.
type AuditFaultKind string

// The kinds of fault.
const (
	AuditChanged    AuditFaultKind = "changed"    // it says something else than when it was written
	AuditRemoved    AuditFaultKind = "removed"    // it is not there
	AuditInserted   AuditFaultKind = "inserted"   // it was not written by Redress in its place
	AuditMoved      AuditFaultKind = "moved"      // it was written in another place
	AuditHeadFault  AuditFaultKind = "head"       // the record of the head does not fit
	AuditUnexpected AuditFaultKind = "unexpected" // it is not the entry whose hash was written down
)

// AuditFault is the first thing that is wrong with the chain.
type AuditFault struct {
	Nr   int64 // of the first bad entry
	Kind AuditFaultKind
	Says string      // a whole sentence, ids only
	Is   *AuditEntry // what stands there now; nil: nothing
}

// AuditReport is what verifying found.
type AuditReport struct {
	Entries int64     // that were verified
	Head    AuditHead // of what was verified; where nothing is wrong, of the whole chain
	Fault   *AuditFault
}

// VerifyAudit reads the chain from its first entry to its last and stops at the first bad one. It needs the
// same memory however long the chain is; what is written meanwhile is left for the next time.
//
// It cannot tell that somebody rewrote every hash from some entry to the end, and the record of the head
// with them, nor that the whole database was put back to an earlier day: only a hash that was written down
// elsewhere can (AuditCheck.Expect).
func VerifyAudit(ctx context.Context, log AuditLog, in AuditCheck) (AuditReport, error) {
	end, err := log.AuditEnd(ctx)
	if err != nil {
		return AuditReport{}, err
	}
	v := verifying{check: in, end: end, expected: in.Expect == AuditHash{}}
	first := int64(math.MinInt64)
	if in.FromExpected {
		v.at, v.expected, first = AuditHead{in.ExpectNr - 1, AuditHash{}}, false, in.ExpectNr
	}
	for e, err := range log.Chain(ctx, first, max(end.Last, end.Head.Nr)) {
		if err != nil {
			return AuditReport{}, err
		}
		if v.step(&e) {
			break
		}
	}
	v.finish()
	return AuditReport{Entries: v.entries, Head: v.at, Fault: v.fault}, nil
}

// verifying is a walk along the chain.
type verifying struct {
	check    AuditCheck
	end      AuditEnd
	at       AuditHead // the last good entry
	entries  int64
	expected bool // the hash that was written down was met, or none was
	fault    *AuditFault
	suspect  *ChainedEntry // a bad entry; the one after it shows whether it was inserted
	recent   [64]AuditHash // hashes of the last good entries, by number
}

// step takes the next entry and reports whether the walk is over.
func (v *verifying) step(e *ChainedEntry) bool {
	want := v.at.Nr + 1
	switch {
	case v.suspect != nil:
		if e.Nr == v.suspect.Nr+1 && e.Prev == v.at.Hash && e.madeAs(v.suspect.Nr) {
			v.blame(v.suspect.Nr, AuditInserted, v.suspect, "was inserted: entry %d was written in its place", e.Nr)
		}
		return true
	case e.Nr < want:
		v.blame(e.Nr, AuditInserted, e, "was inserted: there is another of that number, or none has so low a one")
	case e.Nr > want:
		v.missing(want, e.Nr-1)
	case v.check.FromExpected && e.Nr == v.check.ExpectNr:
		if e.Hash != v.check.Expect {
			v.unexpected(e)
			break
		}
		v.take(e)
	case v.end.Kept && e.Nr > v.end.Head.Nr:
		v.blame(e.Nr, AuditInserted, e, "was added past Redress: by the record of the head the chain ends with entry %d", v.end.Head.Nr)
	case *e == v.at.Next(e.AuditEntry):
		v.take(e)
		if e.Nr == v.check.ExpectNr && e.Hash != v.check.Expect {
			v.unexpected(e)
		}
	default:
		v.suspicious(e)
		return v.suspect == nil
	}
	return v.fault != nil
}

// take goes on to an entry that is as it should be.
func (v *verifying) take(e *ChainedEntry) {
	v.at = e.Head()
	v.entries++
	v.recent[e.Nr%int64(len(v.recent))] = e.Hash
	v.expected = v.expected || e.Hash == v.check.Expect
}

// suspicious finds out what is wrong with an entry that does not follow from the one before it.
func (v *verifying) suspicious(e *ChainedEntry) {
	if e.madeAs(e.Nr) && e.Nr > 1 {
		v.blame(e.Nr-1, AuditChanged, nil, "was changed and given a new hash: entry %d was written after another one", e.Nr)
		return
	}
	for off := int64(1); off < int64(len(v.recent)); off++ {
		switch {
		case e.Nr-off >= 1 && e.madeAs(e.Nr-off):
			if was := e.Nr - off; off < e.Nr && (was == 1 && e.Prev == AuditHash{} || was > 1 && e.Prev == v.recent[(was-1)%int64(len(v.recent))]) {
				v.blame(was, AuditInserted, nil, "was inserted: entry %d was written in its place", e.Nr)
				return
			}
			v.blame(e.Nr, AuditMoved, e, "was moved: it was written as entry %d", e.Nr-off)
			return
		case e.madeAs(e.Nr + off):
			v.blame(e.Nr, AuditMoved, e, "was removed or moved: what stands in its place was written as entry %d", e.Nr+off)
			return
		}
	}
	says := "was changed: it does not have the hash that it was written with"
	if linkOfEntry(v.at.Hash, e.Nr, &e.AuditEntry) == e.Hash {
		says = "was changed: it is not joined to the entry before it"
	}
	v.blame(e.Nr, AuditChanged, e, "%s", says)
	v.suspect = e
}

// madeAs reports whether the entry's hash is that of an entry of that number.
func (c *ChainedEntry) madeAs(nr int64) bool { return linkOfEntry(c.Prev, nr, &c.AuditEntry) == c.Hash }

// finish looks at the end of the chain.
func (v *verifying) finish() {
	switch {
	case v.fault != nil:
	case v.check.FromExpected && v.entries == 0:
		v.unexpected(nil)
	case !v.end.Kept:
		v.blame(v.at.Nr, AuditHeadFault, nil, "may not be the last: the record of the head is gone")
	case v.at.Nr < v.end.Head.Nr:
		v.missing(v.at.Nr+1, v.end.Head.Nr)
	case v.at != v.end.Head:
		v.blame(v.at.Nr, AuditHeadFault, nil, "is not the one that the record of the head names: one of the two was changed")
	case !v.expected:
		v.unexpected(nil)
	}
}

func (v *verifying) missing(from, to int64) {
	if from == to {
		v.blame(from, AuditRemoved, nil, "was removed")
		return
	}
	v.blame(from, AuditRemoved, nil, "was removed, with all up to entry %d", to)
}

func (v *verifying) unexpected(e *ChainedEntry) {
	switch {
	case e != nil:
		v.blame(e.Nr, AuditUnexpected, e, "does not have the hash that was written down: the chain up to it was written anew")
	case v.check.ExpectNr > 0:
		v.blame(v.check.ExpectNr, AuditUnexpected, nil, "is not there, and its hash was written down: the chain was cut, or an earlier day put back")
	default:
		v.fault = &AuditFault{Nr: v.at.Nr, Kind: AuditUnexpected,
			Says: "No entry has the hash that was written down: the chain was cut or written anew, or an earlier day put back."}
	}
}

// blame notes the first thing that is wrong.
func (v *verifying) blame(nr int64, kind AuditFaultKind, is *ChainedEntry, says string, args ...any) {
	v.fault = &AuditFault{Nr: nr, Kind: kind, Says: fmt.Sprintf("Entry %d ", nr) + fmt.Sprintf(says, args...) + "."}
	if is != nil {
		v.fault.Is = &is.AuditEntry
	}
}
