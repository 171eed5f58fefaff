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
)

// accountUse is what the ids of accounts are blinded for: they are looked up and never read.
const accountUse = "accounts.account"

// accountRow says whose an account of a chat platform is.
type accountRow struct {
	Account string `gorm:"primaryKey"` // its id, blinded
	Person  string
	TiedAt  int64
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

// Tie ties an account to a person, whoever's it was before.
func (d *DB) Tie(ctx context.Context, account string, person casework.PersonID, at time.Time) error {
	return d.write(ctx, "sqldb.Tie", func(tx *gorm.DB) error { return d.tie(tx, account, string(person), at) })
}

func (d *DB) tie(tx *gorm.DB, account, person string, at time.Time) error {
	name, err := d.blind(accountUse, account)
	if err != nil {
		return err
	}
	row := accountRow{Account: name, Person: person, TiedAt: millis(at)}
	return tx.Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "account"}}, DoUpdates: clause.AssignmentColumns([]string{"person", "tied_at"}),
	}).Create(&row).Error
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
		return d.tie(tx, account, row.Person, at)
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
