package sqldb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/store/sealed"
)

// accountUse is what the ids of accounts are blinded for: they are looked up by that, and read where one is
// written to only.
const accountUse = "accounts.account"

// accountRow says whose an account of a chat platform is.
type accountRow struct {
	Account string `gorm:"primaryKey"` // its id, blinded
	Person  string
	TiedAt  int64
	Address sealed.Text // its id; empty where it was tied before addresses were kept, and not used since
	UsedAt  int64
}

// TableName is for gorm.
func (*accountRow) TableName() string { return "accounts" }

// linkCodeRow is a code that ties an account to the person, once.
type linkCodeRow struct {
	CodeHash string `gorm:"primaryKey"`
	Person   string
	UntilAt  int64
}

// TableName is for gorm.
func (*linkCodeRow) TableName() string { return "link_codes" }

// PersonAt returns the person to whom the account is tied, with the rights of this moment, or an error of kind
// NotFound.
func (d *DB) PersonAt(ctx context.Context, account string) (casework.Actor, error) {
	const op = "sqldb.PersonAt"
	if _, err := d.ring(ctx); err != nil {
		return casework.Actor{}, d.fail(ctx, op, err)
	}
	name, err := d.blind(accountUse, account)
	if err != nil {
		return casework.Actor{}, d.fail(ctx, op, err)
	}
	var row accountRow
	err = d.read(ctx).Where("account = ?", name).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return casework.Actor{}, casework.E(casework.NotFound, op, "This account is not tied to anybody.", nil)
	}
	if err != nil {
		return casework.Actor{}, d.fail(ctx, op, err)
	}
	return d.Person(ctx, casework.PersonID(row.Person))
}

// Tie ties an account to a person, whoever's it was before; by is who did it.
func (d *DB) Tie(ctx context.Context, account string, person, by casework.PersonID, at time.Time) error {
	return d.write(ctx, "sqldb.Tie", func(tx *gorm.DB) error { return d.tie(tx, account, string(person), by, at) })
}

func (d *DB) tie(tx *gorm.DB, account, person string, by casework.PersonID, at time.Time) error {
	name, err := d.blind(accountUse, account)
	if err != nil {
		return err
	}
	before, err := rowsOf[accountRow](d.locked(tx).Where("account = ? AND person <> ?", name, person))
	if err != nil {
		return err
	}
	var entries []casework.AuditEntry
	for i := range before {
		entries = append(entries, casework.Tied(casework.ActUntie, account, casework.PersonID(before[i].Person), by, at))
	}
	entries = append(entries, casework.Tied(casework.ActTie, account, casework.PersonID(person), by, at))
	if err := d.appendAudit(tx, "sqldb.Tie", entries); err != nil {
		return err
	}
	address, err := d.seal(accountPlace(name), []byte(account))
	if err != nil {
		return err
	}
	row := accountRow{Account: name, Person: person, TiedAt: millis(at), Address: address, UsedAt: millis(at)}
	return tx.Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "account"}}, DoUpdates: clause.AssignmentColumns([]string{"person", "tied_at", "address", "used_at"}),
	}).Create(&row).Error
}

// Used keeps that the account was used at the instant. One that is tied to nobody stays so.
func (d *DB) Used(ctx context.Context, account string, at time.Time) error {
	return d.write(ctx, "sqldb.Used", func(tx *gorm.DB) error {
		name, err := d.blind(accountUse, account)
		if err != nil {
			return err
		}
		address, err := d.seal(accountPlace(name), []byte(account))
		if err != nil {
			return err
		}
		return tx.Model(&accountRow{}).Where("account = ? AND used_at < ?", name, millis(at)).
			UpdateColumns(map[string]any{"used_at": millis(at), "address": address}).Error
	})
}

// Untie makes the account nobody's. It reports whether it was the person's; by is who did it.
func (d *DB) Untie(ctx context.Context, account string, person, by casework.PersonID, at time.Time) (was bool, err error) {
	err = d.write(ctx, "sqldb.Untie", func(tx *gorm.DB) error {
		name, err := d.blind(accountUse, account)
		if err != nil {
			return err
		}
		done := tx.Where("account = ? AND person = ?", name, string(person)).Delete(&accountRow{})
		if was = done.RowsAffected > 0; done.Error != nil || !was {
			return done.Error
		}
		return d.appendAudit(tx, "sqldb.Untie", []casework.AuditEntry{casework.Tied(casework.ActUntie, account, person, by, at)})
	})
	return was, err
}

// AccountsOf returns the accounts of the person that can be written to, the one that was used last first.
func (d *DB) AccountsOf(ctx context.Context, person casework.PersonID) ([]string, error) {
	const op = "sqldb.AccountsOf"
	rows, err := rowsOf[accountRow](d.read(ctx).Where("person = ? AND address <> ''", string(person)).Order("used_at DESC, account"))
	if err != nil {
		return nil, d.fail(ctx, op, err)
	}
	out := make([]string, len(rows))
	for i := range rows {
		address, err := d.reveal(ctx, accountPlace(rows[i].Account), rows[i].Address)
		if err != nil {
			return nil, d.fail(ctx, op, err)
		}
		out[i] = string(address)
	}
	return out, nil
}

// KeepCode keeps a code that ties one account to the person until the instant. An older one of theirs is good no
// more.
func (d *DB) KeepCode(ctx context.Context, code string, person casework.PersonID, until time.Time) error {
	return d.write(ctx, "sqldb.KeepCode", func(tx *gorm.DB) error {
		if err := tx.Where("person = ?", string(person)).Delete(&linkCodeRow{}).Error; err != nil {
			return err
		}
		return tx.Create(&linkCodeRow{CodeHash: hashOf(code), Person: string(person), UntilAt: millis(until)}).Error
	})
}

// TieByCode ties the account to the person whose code it is, and uses the code up. A code that is not good, used up
// or too old is an error of kind NotFound; nobody learns which.
func (d *DB) TieByCode(ctx context.Context, account, code string, at time.Time) (person casework.PersonID, err error) {
	const op = "sqldb.TieByCode"
	found := false
	err = d.write(ctx, op, func(tx *gorm.DB) error {
		var row linkCodeRow
		err := d.locked(tx).Where("code_hash = ? AND until_at > ?", hashOf(code), millis(at)).Take(&row).Error
		if errors.Is(err, gorm.ErrRecordNotFound) {
			found = false
			return nil
		}
		if err != nil {
			return err
		}
		found, person = true, casework.PersonID(row.Person)
		if err := tx.Where("code_hash = ?", row.CodeHash).Delete(&linkCodeRow{}).Error; err != nil {
			return err
		}
		return d.tie(tx, account, row.Person, casework.PersonID(row.Person), at)
	})
	if err == nil && !found {
		err = casework.E(casework.NotFound, op, "This code is not good: it is used up, older than 24 hours, or mistyped.", nil)
	}
	return person, err
}

func hashOf(code string) string {
	sum := sha256.Sum256([]byte("redress link code\x00" + code))
	return hex.EncodeToString(sum[:])
}
