package journal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// keyBytes is the length of a key.
const keyBytes = 32

// ring seals with AES-256-GCM, a nonce of its own before each text, by the first key; it opens with each.
type ring []cipher.AEAD

// WithKeys returns the Sealer of keys of 32 bytes. The first one seals; the others open what was sealed before the
// key was changed.
func WithKeys(keys ...[]byte) (Sealer, error) {
	var r ring
	for _, key := range keys {
		if len(key) != keyBytes {
			return nil, fmt.Errorf("journal: a key has %d bytes, not %d", keyBytes, len(key))
		}
		block, err := aes.NewCipher(key)
		if err != nil {
			return nil, err
		}
		gcm, err := cipher.NewGCMWithRandomNonce(block)
		if err != nil {
			return nil, err
		}
		r = append(r, gcm)
	}
	if len(r) == 0 {
		return nil, errors.New("journal: there is no key")
	}
	return r, nil
}

// Seal makes the text unreadable.
func (r ring) Seal(plain, about []byte) ([]byte, error) {
	return r[0].Seal(nil, nil, plain, about), nil //nolint:gosec // it makes a random nonce itself
}

// Open is the inverse of Seal.
func (r ring) Open(sealed, about []byte) (plain []byte, err error) {
	for _, key := range r {
		if plain, err = key.Open(nil, nil, sealed, about); err == nil {
			return plain, nil
		}
	}
	return nil, err
}

// KeyBeside returns the key in the file, and makes one where there is none, for the eyes of its owner only. It
// is for those who set no key of their own: a copy of the journal alone then tells nothing.
func KeyBeside(path string) ([]byte, error) {
	key, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = makeKey(path); err == nil {
			key, err = os.ReadFile(path)
		}
	}
	if err != nil {
		return nil, refused(path, err)
	}
	if len(key) != keyBytes {
		return nil, refused(path, fmt.Errorf("it holds %d bytes in place of a key", len(key)))
	}
	return key, nil
}

// makeKey makes the file with all of its key at once: of two processes that make it, the first one's stays.
func makeKey(path string) error {
	key := make([]byte, keyBytes)
	if _, err := rand.Read(key); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".redress-key-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if _, err := f.Write(key); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}
