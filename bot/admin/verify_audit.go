package admin

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/redress-send/redress/casework"
)

type auditCmd struct {
	Verify auditVerifyCmd `cmd:"" help:"Check the audit chain from the first entry to the last."`
}

type auditVerifyCmd struct {
	Expect head  `placeholder:"HASH" help:"A hash that an earlier run printed, with or without its number: an entry must have it."`
	From   int64 `placeholder:"NUMBER" help:"Take the entry of this number for granted, by the hash in --expect, and verify what came after it."`
	JSON   bool  `name:"json" help:"Write JSON."`
}

// head is an entry's hash as it was written down: 1234:9f86…, or the hash alone.
type head struct{ casework.AuditHead }

// UnmarshalText reads a head.
func (h *head) UnmarshalText(text []byte) (err error) {
	number, hash, numbered := strings.Cut(strings.TrimSpace(string(text)), ":")
	if !numbered {
		number, hash = "", number
	}
	ok := true
	if numbered {
		h.Nr, err = strconv.ParseInt(number, 10, 64)
		ok = err == nil && h.Nr > 0
	}
	if h.Hash, numbered = casework.ParseAuditHash(hash); !ok || !numbered {
		return errors.New("that is not what “redress audit verify” prints as the head: write 64 signs of 0-9 and a-f, after the number and a colon or alone")
	}
	return nil
}

// written is how a head is written down.
func written(h casework.AuditHead) string { return fmt.Sprintf("%d:%s", h.Nr, h.Hash) }

// errTampered is the end of verifying where something is wrong: the first bad entry.
type errTampered struct{ fault *casework.AuditFault }

func (e *errTampered) Error() string { return e.fault.Says }

// Run verifies the chain.
func (c *auditVerifyCmd) Run(ctx context.Context, h *House) error {
	check, err := c.check()
	if err != nil {
		return err
	}
	return h.inside(ctx, func(rooms *Rooms) error {
		r, err := casework.VerifyAudit(ctx, rooms.Audit, check)
		if err != nil {
			return err
		}
		if c.JSON {
			err = writeJSON(h.Out, auditJSON(&r, &check))
		} else if r.Fault == nil {
			c.say(h, &r, &check)
		}
		if err == nil && r.Fault != nil {
			err = &errTampered{r.Fault}
		}
		return err
	})
}

// entries writes how many there are.
func entries(n int64) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func (c *auditVerifyCmd) check() (casework.AuditCheck, error) {
	check := casework.AuditCheck{Expect: c.Expect.Hash, ExpectNr: c.Expect.Nr}
	switch {
	case c.From == 0:
		return check, nil
	case c.From < 0:
		return check, wrongUsage("--from is the number of an entry, 1 or more")
	case check.Expect == casework.AuditHash{}:
		return check, wrongUsage("--from needs --expect with the hash of that entry: without it nothing speaks for what came before")
	case check.ExpectNr != 0 && check.ExpectNr != c.From:
		return check, wrongUsage("--from %d and the number in --expect (%d) are not the same", c.From, check.ExpectNr)
	}
	check.ExpectNr, check.FromExpected = c.From, true
	return check, nil
}

func (c *auditVerifyCmd) say(h *House, r *casework.AuditReport, check *casework.AuditCheck) {
	p := h.page()
	if r.Head.Nr == 0 {
		p.text("", "The audit is whole: it has no entries yet.")
		return
	}
	whole := fmt.Sprintf("The audit is whole: %s verified, from the first to the last.", entries(r.Entries))
	if check.FromExpected {
		whole = fmt.Sprintf("The audit is whole from entry %d on: %s verified; what came before was not looked at.", check.ExpectNr, entries(r.Entries))
	}
	p.text("", whole)
	if (check.Expect != casework.AuditHash{}) {
		p.text("", "The hash that was written down is in it.")
	}
	p.line("Head: %s", written(r.Head))
	p.text("", "Write the head down where nobody with this database can change it: --expect then finds also what was written anew from the first entry to the last.")
}

// faultJSON is the first bad entry as scripts get it.
type faultJSON struct {
	Entry  int64  `json:"entry"`
	Kind   string `json:"kind"`
	Says   string `json:"says"`
	At     string `json:"at,omitempty"`     // of what stands there now
	Person string `json:"person,omitempty"` // as it stands there now
	Action string `json:"action,omitempty"`
	Case   string `json:"case_id,omitempty"`
}

func auditJSON(r *casework.AuditReport, check *casework.AuditCheck) map[string]any {
	out := map[string]any{"whole": r.Fault == nil, "entries": r.Entries}
	if r.Head.Nr > 0 {
		out["head"] = map[string]any{"entry": r.Head.Nr, "hash": r.Head.Hash.String()}
	}
	if (check.Expect != casework.AuditHash{}) {
		out["expected_found"] = r.Fault == nil
	}
	if f := r.Fault; f != nil {
		shown := faultJSON{Entry: f.Nr, Kind: string(f.Kind), Says: f.Says}
		if f.Is != nil {
			shown.At, shown.Person = f.Is.At.UTC().Format("2006-01-02T15:04:05.000Z"), string(f.Is.Person)
			shown.Action, shown.Case = string(f.Is.Action), string(f.Is.Case)
		}
		out["fault"] = shown
	}
	return out
}
