package sealed

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/prf"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// Ring is a set of keys. It never changes; a change of keys is another Ring. It may be used by any number of
// goroutines.
type Ring struct {
	seal, lookup *keyset.Handle
	aead         tink.AEAD
	prf          *prf.Set
	keys         []KeyID // the one that seals first
}

// NewRing makes a ring with one key to seal with, and one for lookups.
func NewRing() (*Ring, error) {
	seal, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, err
	}
	lookup, err := keyset.NewHandle(prf.HMACSHA256PRFKeyTemplate())
	if err != nil {
		return nil, err
	}
	return ringOf(seal, lookup)
}

func ringOf(seal, lookup *keyset.Handle) (*Ring, error) {
	r := &Ring{seal: seal, lookup: lookup}
	var err error
	if r.aead, err = aead.New(seal); err != nil {
		return nil, err
	}
	if r.prf, err = prf.NewPRFSet(lookup); err != nil {
		return nil, err
	}
	for i := range seal.Len() {
		e, err := seal.Entry(i)
		if err != nil {
			return nil, err
		}
		if e.IsPrimary() {
			r.keys = slices.Insert(r.keys, 0, KeyID(e.KeyID()))
		} else {
			r.keys = append(r.keys, KeyID(e.KeyID()))
		}
	}
	return r, nil
}

// Primary is the key that seals.
func (r *Ring) Primary() KeyID { return r.keys[0] }

// Keys are all keys, the one that seals first.
func (r *Ring) Keys() []KeyID { return slices.Clone(r.keys) }

// Has reports whether the ring has the key.
func (r *Ring) Has(id KeyID) bool { return slices.Contains(r.keys, id) }

// Rotated returns the ring with a new key, which from then on seals.
func (r *Ring) Rotated() (*Ring, error) {
	m := keyset.NewManagerFromHandle(r.seal)
	id, err := m.Add(aead.AES256GCMKeyTemplate())
	if err == nil {
		err = m.SetPrimary(id)
	}
	return r.with(m, err)
}

// Without returns the ring without the key: what it sealed opens no more. The key that seals is ErrPrimary,
// one that the ring does not have ErrUnknownKey.
func (r *Ring) Without(id KeyID) (*Ring, error) {
	switch {
	case id == r.Primary():
		return nil, ErrPrimary
	case !r.Has(id):
		return nil, ErrUnknownKey
	}
	m := keyset.NewManagerFromHandle(r.seal)
	return r.with(m, m.Delete(uint32(id)))
}

func (r *Ring) with(m *keyset.Manager, err error) (*Ring, error) {
	if err != nil {
		return nil, err
	}
	seal, err := m.Handle()
	if err != nil {
		return nil, err
	}
	return ringOf(seal, r.lookup)
}

// tinkHead is what tink puts before what it encrypted: a byte and the key's id.
const tinkHead = 5

// Seal seals a text for its place.
func (r *Ring) Seal(at Place, plain []byte) (Text, error) {
	raw, err := r.aead.Encrypt(plain, []byte(at))
	if err != nil {
		return Text{}, err
	}
	out := make([]byte, 0, head+encoding.EncodedLen(len(raw)-tinkHead))
	out = append(out, mark...)
	out = hex.AppendEncode(out, raw[1:tinkHead])
	out = append(out, ':')
	return Text{string(encoding.AppendEncode(out, raw[tinkHead:]))}, nil
}

// Open returns what was sealed for the place; nil for nothing. The errors are ErrUnknownKey and ErrBroken.
func (r *Ring) Open(at Place, t Text) ([]byte, error) {
	if t.form == "" {
		return nil, nil
	}
	id := t.Key()
	if !r.Has(id) {
		return nil, fmt.Errorf("key %s: %w", id, ErrUnknownKey)
	}
	raw := make([]byte, tinkHead, tinkHead+encoding.DecodedLen(len(t.form)-head))
	raw[0] = 1
	binary.BigEndian.PutUint32(raw[1:], uint32(id))
	raw, err := encoding.AppendDecode(raw, []byte(t.form[head:]))
	if err != nil {
		return nil, ErrBroken
	}
	plain, err := r.aead.Decrypt(raw, []byte(at))
	if err != nil {
		return nil, ErrBroken // tink says no more either
	}
	return plain, nil
}

// blindMark begins what Blind returns.
const blindMark = "k1:"

// Blind returns what a text can be found by without being told: the same for the same text in the same use,
// now and later, and telling nothing of it to whoever does not have the ring. It does not come back.
func (r *Ring) Blind(use, plain string) (string, error) {
	sum, err := r.prf.ComputePrimaryPRF([]byte(At("blind", use, plain)), 32)
	return blindMark + encoding.EncodeToString(sum), err
}
