package casework

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"time"
)

// Forgetting is what the casework asks of a store that can forget.
type Forgetting interface {
	// Erase takes every row about the case out of every table but the audit, writes down that it was erased
	// and what is kept for counting, and adds e.Audit; all in one transaction, or nothing. It returns how
	// many rows of each table went. No case: NotFound. Another version than e.BasedOn: Conflict.
	Erase(ctx context.Context, e Erasure) (Rows, error)
	// Erasable counts, by table, the rows that Erase would take now; none where there is no such case. However
	// much else the store holds, it is quick.
	Erasable(ctx context.Context, id CaseID) (Rows, error)
	// About yields every row about the case, table by table, the audit's too; none where there is none.
	About(ctx context.Context, id CaseID) iter.Seq2[Row, error]
	// Erased yields the cases that were erased, by reference.
	Erased(ctx context.Context) iter.Seq2[Erased, error]
	// WasErased returns the erasure of the case with that reference, and whether there was one.
	WasErased(ctx context.Context, r Reference) (Erased, bool, error)
	// ErasedAmong returns those of the names that are the reference or the id of a case that was erased.
	ErasedAmong(ctx context.Context, names []string) ([]string, error)
	// Counted yields what was kept for counting, in an order that does not tell which case it was.
	Counted(ctx context.Context) iter.Seq2[Tally, error]
	// ForgetTexts empties what was said in conversations and is older than the instant: deliveries and
	// letters as they were written. What was not answered or sent by then never will be. With dry nothing
	// is written; the counts are the same.
	ForgetTexts(ctx context.Context, before time.Time, dry bool) (Texts, error)
}

// Erasure is one case on its way out.
type Erasure struct {
	Case    CaseID
	BasedOn Version // the version that was weighed; a negative one takes whatever there is
	At      time.Time
	Why     Why
	Tally   Tally // what is kept for counting
	Audit   []AuditEntry
}

// Why says why a case is erased. Nothing else of the reason is kept.
type Why string

// The reasons.
const (
	WhyRequest   Why = "request"   // the family asked for it
	WhyRetention Why = "retention" // the time for which it may be kept is over
	WhyMistake   Why = "mistake"   // opened by mistake, or twice
	WhyOther     Why = "other"
)

// Whys are the reasons, in the order of the documentation.
var Whys = []Why{WhyRequest, WhyRetention, WhyMistake, WhyOther}

// Erased is what is kept of the fact that a case was erased.
type Erased struct {
	Case      CaseID
	Reference Reference // never given again
	At        time.Time
	Why       Why
}

// Rows counts rows by table.
type Rows map[string]int64

// Row is one row of a table, as far as it can be read, in the order of its columns. What the table keeps
// sealed is left out of it.
type Row struct {
	Table  string
	Fields []Field
}

// Field is a column's name and what it holds, as text.
type Field struct{ Name, Value string }

// Texts counts what was said in conversations and is emptied.
type Texts struct {
	Deliveries int64 // that came in
	Letters    int64 // that were to go out, or could not
}

// CheckErasure says whether a store can take the erasure.
func CheckErasure(e *Erasure) error {
	if e.Case == "" || e.At.IsZero() || e.Why == "" {
		return unkeepable("an erasure needs a case, an instant and a reason")
	}
	return (&Change{Audit: e.Audit}).Check()
}

// WasErasedAlready is the answer to the opening of a case under the reference or the id of one that was
// erased.
func WasErasedAlready(op string, r Reference) error {
	return E(Exists, op, fmt.Sprintf("%s was the reference of a case that has been erased. It is not given again, and an erased case does not come back.", r), nil)
}

// ToldOfErased is the answer to a reminder of a case that was erased while the reminder was written.
func ToldOfErased(op string) error {
	return E(Conflict, op, "A case was erased meanwhile. Nothing was written; the next run says what is still due.", nil)
}

// Mentions reports whether the text names the case, by its reference or by its id.
func Mentions(text []byte, id CaseID, r Reference) bool {
	return names(text, []byte(id)) || names(text, []byte(r))
}

// names reports whether the name stands in the text by itself, not as a part of a longer one.
func names(text, name []byte) bool {
	if len(name) == 0 {
		return false
	}
	for from := 0; ; {
		at := bytes.Index(text[from:], name)
		if at < 0 {
			return false
		}
		at += from
		end := at + len(name)
		if (at == 0 || !wordByte(text[at-1])) && (end == len(text) || !wordByte(text[end])) {
			return true
		}
		from = at + 1
	}
}

func wordByte(b byte) bool { return isLetter(b) || b >= '0' && b <= '9' }
