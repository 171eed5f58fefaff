package sqldb

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/redress-send/redress/store/sealed"
)

// sealedColumn is a column that holds sealed text only, which a check in the database sees to. A value is
// tied to its column and its row's key; where the table has none, to the column, and something else says
// where it belongs.
type sealedColumn struct {
	Table, Column string
	Key           []string // the columns that name a row, for whoever goes through the rows
	Loose         bool     // not tied to the row
	forgets       bool     // it is NULL where what it held was forgotten
	young         bool     // it came when texts were sealed already, and was never a plain one
}

// sealedColumns are all of them: what people write or say, how they are reached, and what platforms say of
// either. What else is free text belongs here too.
var sealedColumns = []sealedColumn{
	{Table: "facts", Column: "details", Key: []string{"case_id", "seq"}}, // every attribute that no query asks for
	{Table: "people", Column: "email", Key: []string{"id"}},
	{Table: "inbox", Column: "body", Key: []string{"key"}, forgets: true},
	{Table: "outbox", Column: "room", Key: []string{"key"}},
	{Table: "outbox", Column: "body", Key: []string{"key"}, forgets: true},
	{Table: "outbox", Column: "ref", Key: []string{"key"}},
	{Table: "outbox", Column: "cause", Key: []string{"key"}},
	{Table: "accounts", Column: "address", Key: []string{"account"}, young: true},
	{Table: "calendars", Column: "secret", Key: []string{"person"}, young: true},
	{Table: "dialog", Column: "state", Key: []string{"name"}, young: true},
	{Table: "tellings", Column: "deadline", Key: []string{"nr"}, Loose: true}, // its key, with what was agreed in it; the database numbers the rows
	{Table: "audit", Column: "detail", Key: []string{"nr"}, Loose: true},      // the chain tells where it belongs
}

// The places of values.
func factPlace(caseID string, seq int) sealed.Place {
	return sealed.At("facts", "details", caseID, strconv.Itoa(seq))
}
func emailPlace(person string) sealed.Place       { return sealed.At("people", "email", person) }
func inboxPlace(key string) sealed.Place          { return sealed.At("inbox", "body", key) }
func outboxPlace(column, key string) sealed.Place { return sealed.At("outbox", column, key) }
func accountPlace(account string) sealed.Place    { return sealed.At("accounts", "address", account) }
func calendarPlace(person string) sealed.Place    { return sealed.At("calendars", "secret", person) }

var (
	tellingPlace = sealed.At("tellings", "deadline")
	auditPlace   = sealed.At("audit", "detail")
)

// at is the place of the value in the row with that key.
func (c *sealedColumn) at(row []string) sealed.Place {
	if c.Loose {
		return sealed.At(c.Table, c.Column)
	}
	return sealed.At(c.Table, c.Column, row...)
}

// sealedColumnOf returns the sealed column of that name, nil where it is none.
func sealedColumnOf(table, column string) *sealedColumn {
	i := slices.IndexFunc(sealedColumns, func(c sealedColumn) bool { return c.Table == table && c.Column == column })
	if i < 0 {
		return nil
	}
	return &sealedColumns[i]
}

// toldUse is what the keys of deadlines are blinded for: what was told last is looked up by them.
const toldUse = "told.deadline"

// sealedCheck is the rule of the database that a column holds sealed text or nothing. It knows the form that
// package sealed writes. SQLite looks at every sign of a text more slowly than the program seals it, so it is
// asked for the beginning, the least length and the signs that text has and a sealed one has not.
func (d *DB) sealedCheck(column string) string {
	const least = 38 // of nonce and tag in base64
	if d.place.postgres != nil {
		return fmt.Sprintf("%s = '' OR %s ~ '^s1:[0-9a-f]{8}:[A-Za-z0-9_-]{%d,}$'", column, column, least)
	}
	return fmt.Sprintf("%s = '' OR (%[1]s GLOB 's1:%s:*' AND length(%[1]s) >= %[3]d AND instr(%[1]s, ' ') = 0 AND instr(%[1]s, '\"') = 0 AND instr(%[1]s, '@') = 0)",
		column, strings.Repeat("[0-9a-f]", 8), 12+least)
}

// blindCheck is the rule that a column holds what texts are looked up by, and no text.
func (d *DB) blindCheck(column string) string {
	if d.place.postgres != nil {
		return column + " ~ '^k1:[A-Za-z0-9_-]{43}$'"
	}
	return fmt.Sprintf("%s GLOB 'k1:*' AND length(%s) = 46 AND substr(%s, 4) NOT GLOB '*[^A-Za-z0-9_-]*'", column, column, column)
}
