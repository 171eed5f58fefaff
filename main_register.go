package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/journal"
	"github.com/redress-send/redress/store/sqldb"
)

// The register of erasures is a file that outlives the database: what was erased, by reference, and how it is counted,
// sealed. It is written after every erasure and read whenever a backup is put back.

// registerUse ties the register's seal to what it is.
const registerUse = "redress erasures"

// registerPath is the file: the one that is set, or one beside the database.
func (h *home) registerPath() string {
	if path := h.settings.Register; path != "" {
		return path
	}
	if file, ok := strings.CutPrefix(h.settings.DatabaseURL.Reveal(), "sqlite://"); ok {
		return filepath.Clean(file) + ".erasures"
	}
	return "redress.erasures"
}

// readRegister reads a register, sealed or as “redress case erased --json” lists erasures; nil where there is no
// such file. stale says that it is not sealed with the key of today.
func (h *home) readRegister(path string) (known *sqldb.Register, stale bool, err error) {
	bytes, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, casework.E(casework.Internal, "register", "The register of erasures cannot be read from "+path+": check who may read it.", err)
	}
	if known, err := sqldb.ReadRegister(bytes); err == nil {
		return known, true, nil
	}
	keys, err := h.keysOf(path)
	if err != nil {
		return nil, false, err
	}
	for i := range keys {
		sealer, err := journal.WithKeys(keys[i])
		if err != nil {
			return nil, false, err
		}
		plain, err := sealer.Open(bytes, []byte(registerUse))
		if err != nil {
			continue
		}
		known, err = sqldb.ReadRegister(plain)
		return known, i > 0, err
	}
	return nil, false, casework.E(casework.Invalid, "register", path+" is not a register of erasures, is damaged, or was sealed with another key. "+
		"Set REDRESS_KEY (or REDRESS_KEY_OLD) to the key of then, put its key file beside it where no key is set, or set REDRESS_REGISTER to another file.", nil)
}

// register writes down what was erased in the database and is not in the register yet, and returns the register. Of
// several processes that write at the same time the last one looks once more, so that nothing is missing.
func (h *home) register(ctx context.Context, db *sqldb.DB) (*sqldb.Register, error) {
	path := h.registerPath()
	for {
		known, stale, err := h.readRegister(path)
		if err != nil {
			return nil, err
		}
		if known == nil {
			known = &sqldb.Register{}
		}
		erased, err := db.Register(ctx)
		if err != nil || known.Join(erased) == 0 && !stale {
			return known, err
		}
		if err := h.writeRegister(path, known); err != nil {
			return nil, err
		}
	}
}

// writeRegister puts the register in the place of the one before, for the eyes of its owner only.
func (h *home) writeRegister(path string, known *sqldb.Register) (err error) {
	plain, err := known.Bytes()
	if err != nil {
		return err
	}
	keys, err := h.keysOf(path)
	if err != nil {
		return err
	}
	sealer, err := journal.WithKeys(keys[0])
	if err != nil {
		return err
	}
	bytes, err := sealer.Seal(plain, []byte(registerUse))
	if err != nil {
		return err
	}
	if err := putFile(path, bytes); err != nil {
		return casework.E(casework.Internal, "register", fmt.Sprintf("Erasures cannot be written down in %s: make its folder writable, "+
			"free some space, or set REDRESS_REGISTER to another file.", path), err)
	}
	return nil
}

// putFile puts bytes in the place of a file once they are on the disk.
func putFile(path string, bytes []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.partial")
	if err != nil {
		return err
	}
	_, err = f.Write(bytes)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
