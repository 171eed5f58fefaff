package casework

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"iter"
)

// The audit is one chain for the whole installation: each entry has a number without gaps and a hash over
// the hash of the entry before it and everything that it says itself. Whoever changes, removes, inserts or
// moves an entry breaks the chain there, unless they write every later hash anew; against that helps a hash
// that was written down elsewhere.

// AuditHash is what joins an audit entry to all that came before it. The zero hash is that of no entry: the
// first one is joined to it.
type AuditHash [sha256.Size]byte

// String writes the hash in hexadecimal.
func (h AuditHash) String() string { return hex.EncodeToString(h[:]) }

// ParseAuditHash reads a hash as String writes it.
func ParseAuditHash(s string) (h AuditHash, ok bool) {
	b, err := hex.DecodeString(s)
	return h, err == nil && copy(h[:], b) == len(h) && len(b) == len(h)
}

// AuditHead is how far the chain has come: the number and the hash of its last entry.
type AuditHead struct {
	Nr   int64
	Hash AuditHash
}

// ChainedEntry is an audit entry in its place.
type ChainedEntry struct {
	AuditEntry

	Nr   int64     // 1, 2, 3 …
	Prev AuditHash // of the entry before it
	Hash AuditHash
}

// Next gives an entry its place after the head.
func (h AuditHead) Next(e AuditEntry) ChainedEntry {
	return ChainedEntry{AuditEntry: e, Nr: h.Nr + 1, Prev: h.Hash, Hash: linkOfEntry(h.Hash, h.Nr+1, &e)}
}

// Head is the head of the chain that ends with the entry.
func (c *ChainedEntry) Head() AuditHead { return AuditHead{c.Nr, c.Hash} }

// auditForm names the encoding below; another encoding would have another name.
const auditForm = "redress-audit-1\n"

// linkOfEntry is SHA-256 over the hash before and the canonical encoding of the entry: the form's name, the
// number and the instant (milliseconds since 1970, UTC) as eight bytes, highest first, then person, action,
// case and detail, each after its length in bytes as four bytes.
func linkOfEntry(prev AuditHash, nr int64, e *AuditEntry) AuditHash {
	texts := []string{string(e.Person), string(e.Action), string(e.Case), e.Detail}
	b := make([]byte, 0, 256)
	b = append(b, prev[:]...)
	b = append(b, auditForm...)
	b = binary.BigEndian.AppendUint64(b, uint64(nr))
	b = binary.BigEndian.AppendUint64(b, uint64(e.At.UnixMilli()))
	for _, t := range texts {
		b = binary.BigEndian.AppendUint32(b, uint32(len(t)))
		b = append(b, t...)
	}
	return sha256.Sum256(b)
}

// AuditEnd is what a store says of the end of its chain, all of it at one moment.
type AuditEnd struct {
	Head AuditHead // the record of the head, which is kept beside the chain
	Kept bool      // there is such a record
	Last int64     // the highest number that any entry has; 0: there are none
}

// AuditLog is the audit as it is kept.
type AuditLog interface {
	// AuditEnd says how far the chain has come.
	AuditEnd(ctx context.Context) (AuditEnd, error)
	// Chain yields the entries numbered from first to last, by number, as they stand.
	Chain(ctx context.Context, first, last int64) iter.Seq2[ChainedEntry, error]
}

// NoAuditHead is the answer to whatever would be written where the record of the head is gone: somebody has
// been at the database by hand.
func NoAuditHead(op string) error {
	return E(Internal, op, "The record of the audit's last entry is gone. Nothing was saved. "+
		"Run `redress audit verify` to see what else is wrong, then put a backup in its place with `redress restore`.", nil)
}
