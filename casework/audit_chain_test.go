package casework_test

import (
	"testing"
	"time"

	"github.com/redress-send/redress/casework"
)

// The hashes were worked out with Python's hashlib from the encoding as it is described.
func TestAnEntryIsJoinedToTheOneBeforeByTheHashOfItsCanonicalEncoding(t *testing.T) {
	at := time.Date(2026, time.November, 10, 9, 30, 15, 123_456_789, casework.London)
	var head casework.AuditHead
	for i, x := range []struct {
		entry casework.AuditEntry
		hash  string
	}{
		{casework.AuditEntry{At: at, Person: "mediator-1", Action: "record", Case: "case-HPL-0231", Detail: "decision-sent f1"},
			"17ca0f38096f841074bc5b97cb660c935b6db293428a031e022fbfed3056b3be"},
		{casework.AuditEntry{At: at.Add(time.Millisecond), Person: "Łucja-1", Action: "see"},
			"569ffa704a2c4a4b4bc14e4fc146dcb1a4c45edb67e7a89c36f33e89dd3f027d"},
	} {
		e := head.Next(x.entry)
		if e.Hash.String() != x.hash || e.Nr != int64(i+1) || e.Prev != head.Hash {
			t.Errorf("entry %d is %d with the hash %s", i+1, e.Nr, e.Hash)
		}
		head = e.Head()
	}
}

func TestAHashIsReadAsItIsWritten(t *testing.T) {
	h := casework.AuditHead{}.Next(casework.AuditEntry{}).Hash
	if got, ok := casework.ParseAuditHash(h.String()); !ok || got != h {
		t.Errorf("%v %v", got, ok)
	}
	for _, wrong := range []string{"", "abc", h.String() + "00", h.String()[:62], "zz" + h.String()[2:]} {
		if _, ok := casework.ParseAuditHash(wrong); ok {
			t.Errorf("%q is taken for a hash", wrong)
		}
	}
}
