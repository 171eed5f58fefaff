package sealed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"

	"github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
)

// KeySize is the size of a Key in bytes.
const KeySize = 32

// Key locks rings: REDRESS_KEY. The zero Key is none. It prints its id and never itself.
type Key struct{ raw string }

// NewKey takes the 32 bytes of a key.
func NewKey(raw []byte) (Key, error) {
	if len(raw) != KeySize {
		return Key{}, fmt.Errorf("a key has %d bytes, and this one %d", KeySize, len(raw))
	}
	return Key{string(raw)}, nil
}

// ID tells keys apart without telling anything of them: eight hexadecimal digits, empty for no key.
func (k Key) ID() string {
	if k.raw == "" {
		return ""
	}
	sum := sha256.Sum256([]byte("redress key id\x00" + k.raw))
	return hex.EncodeToString(sum[:4])
}

// String is the key's id.
func (k Key) String() string { return "key " + k.ID() }

// Format prints the key's id, whatever the verb.
func (k Key) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(k.String())) }

// LogValue logs the key's id.
func (k Key) LogValue() slog.Value { return slog.StringValue(k.String()) }

// MarshalText encodes the key's id.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Locked is a ring as it is kept.
type Locked struct {
	By     string // id of the Key that it is locked with; empty: it lies open
	Seal   []byte // the keys that seal
	Lookup []byte // the key of Blind
}

// What the two parts are bound to, so that neither stands in for the other.
var sealPart, lookupPart = []byte("redress keyset seal"), []byte("redress keyset lookup")

// Lock returns the ring as it may be kept: locked, or lying open where there is no key.
func (r *Ring) Lock(k Key) (Locked, error) {
	seal, err := lock(r.seal, k, sealPart)
	if err != nil {
		return Locked{}, err
	}
	lookup, err := lock(r.lookup, k, lookupPart)
	return Locked{By: k.ID(), Seal: seal, Lookup: lookup}, err
}

func lock(h *keyset.Handle, k Key, part []byte) ([]byte, error) {
	var out bytes.Buffer
	w := keyset.NewBinaryWriter(&out)
	if k.raw == "" {
		err := insecurecleartextkeyset.Write(h, w)
		return out.Bytes(), err
	}
	by, err := subtle.NewAESGCM([]byte(k.raw))
	if err == nil {
		err = h.WriteWithAssociatedData(w, by, part)
	}
	return out.Bytes(), err
}

// Unlock returns the ring, whichever of the keys locks it. The errors are ErrLocked where no key is given,
// ErrWrongKey where it is another one, and ErrBroken where the key is right and the ring was changed.
func Unlock(l Locked, keys ...Key) (*Ring, error) {
	with, given := Key{}, false
	for _, k := range keys {
		given = given || k.raw != ""
		if k.raw != "" && k.ID() == l.By {
			with = k
		}
	}
	switch {
	case l.By != "" && !given:
		return nil, ErrLocked
	case l.By != "" && with.raw == "":
		return nil, ErrWrongKey
	}
	seal, err := unlock(l.Seal, with, sealPart)
	if err != nil {
		return nil, err
	}
	lookup, err := unlock(l.Lookup, with, lookupPart)
	if err != nil {
		return nil, err
	}
	return ringOf(seal, lookup)
}

func unlock(kept []byte, k Key, part []byte) (*keyset.Handle, error) {
	r := keyset.NewBinaryReader(bytes.NewReader(kept))
	var h *keyset.Handle
	var err error
	if k.raw == "" {
		h, err = insecurecleartextkeyset.Read(r)
	} else {
		by, e := subtle.NewAESGCM([]byte(k.raw))
		if e != nil {
			return nil, e
		}
		h, err = keyset.ReadWithAssociatedData(r, by, part)
	}
	if err != nil {
		return nil, fmt.Errorf("the keys: %w", errors.Join(ErrBroken, err))
	}
	return h, nil
}
