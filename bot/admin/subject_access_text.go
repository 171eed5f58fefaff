package admin

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// packText is the pack for people.
func (h *House) packText(w io.Writer, b *law.Book, p *casework.Pack) error {
	t := &packPage{w: w}
	c := &p.Case
	t.line("# Everything that is kept about case %s", c.Reference)
	t.line("")
	t.line("Written %s. Nobody in it is named: people are known by ids, families not at all.", london(p.At))
	t.section("The case")
	t.bullet("Authority: %s (%s)", h.authorityName(c.Authority), c.Authority)
	t.bullet("About: %s; the appeal is the right of: %s", strings.Join(groundTitles(b, c.Grounds), ", "), strings.ReplaceAll(c.Appellant, "-", " "))
	t.bullet("Opened %s by %s", london(c.OpenedAt), c.OpenedBy)
	stands := map[string]bool{}
	for _, f := range c.Live() {
		stands[f.ID] = true
	}
	t.section("What is recorded (%d facts; what was corrected or taken back stays here to be seen)", len(c.Facts))
	for i := range c.Facts {
		f := &c.Facts[i]
		more := ""
		if !stands[f.ID] {
			more = "; it no longer stands"
		}
		if f.Supersedes != "" {
			more += "; in the place of " + f.Supersedes
		}
		t.bullet("%s. Id %s, recorded %s by %s%s", brief.Fact(b.Vocabulary, &f.Event), f.ID, london(f.RecordedAt), f.RecordedBy, more)
	}
	packSaid(t, b, p)
	t.section("The records as they are kept, table by table")
	for _, table := range p.Tables {
		h.packTable(t, p, table)
	}
	t.line("")
	t.line("%s", brief.NotAdvice)
	return t.err
}

// packSaid says what follows from the case, who was told of it, and who did and saw what.
func packSaid(t *packPage, b *law.Book, p *casework.Pack) {
	t.section("What follows from it")
	for i := range p.Result.Deadlines {
		if d := &p.Result.Deadlines[i]; p.Result.Shown(d, casework.Today(p.At)) {
			t.bullet("%s", brief.Line(d, casework.Today(p.At)))
		}
	}
	t.section("Who was told which day")
	for i := range p.Told {
		told := &p.Told[i]
		limit, _ := told.Limit()
		sent := "not sent"
		if !told.Sent.IsZero() {
			sent = "sent " + london(told.Sent)
		}
		t.bullet("%s, of “%s”: %s (written %s, %s)", told.Person, limitTitle(b, limit), told.Due.Short(), london(told.At), sent)
	}
	if len(p.Told) == 0 {
		t.line("Nobody was told of a day by Redress.")
	}
	t.section("Who did and saw what")
	for _, e := range p.Trail {
		t.bullet("%s  %s %s", london(e.At), e.Person, did(b, &e))
	}
	t.section("Who these are")
	for _, who := range p.People {
		says := strings.Trim(fmt.Sprintf("%s %s %s", roles(who.Roles), who.Kind, who.Organisation), " ")
		switch {
		case says == "" && who.ID == operator().ID:
			says = "whoever ran the program at its command line"
		case says == "":
			says = "not among the people that are known here"
		}
		t.bullet("%s: %s", who.ID, says)
	}
}

func (h *House) packTable(t *packPage, p *casework.Pack, table string) {
	title := table
	if says := packTables[table]; says != "" {
		title += ": " + says
	}
	t.line("")
	t.line("### %s", title)
	t.line("")
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Table != table {
			continue
		}
		var parts []string
		for _, f := range r.Fields {
			value := kept(f.Name, f.Value)
			if f.Name == "body" {
				value = strings.Join(p.LinesAbout(h.Lines([]byte(f.Value))), " / ")
			}
			if value != "" && f.Name != "prev" && f.Name != "hash" { // which say nothing to people
				parts = append(parts, f.Name+"="+value)
			}
		}
		t.bullet("%s", strings.Join(parts, "; "))
	}
}

// didWords say what the audit says that somebody did. Others are said by their names.
var didWords = map[casework.Action]string{
	casework.ActOpen: "opened the case", casework.ActSee: "looked", casework.ActRecord: "recorded", casework.ActUndo: "took back",
	casework.ActCorrect: "corrected", casework.ActConfirm: "confirmed what was reported", casework.ActAllocate: "gave the case to somebody",
	casework.ActOverride: "gave the case to somebody in spite of a conflict of interest", casework.ActHandOver: "handed the case over",
	casework.ActClose: "closed or reopened the case", casework.ActBreakGlass: "opened the case for a day, with a reason",
	casework.ActExport: "wrote the case out", casework.ActAnswerRights: "answered a request for what is kept",
	casework.ActHold: "held the case against erasure, or let it go",
}

// did says an entry of the audit in words. One that begins with “refused” was tried, and not done.
func did(b *law.Book, e *casework.AuditEntry) string {
	says := didWords[e.Action]
	if says == "" {
		says = strings.ReplaceAll(string(e.Action), "-", " ")
	}
	detail := detailInWords(b, e.Detail)
	switch {
	case strings.HasPrefix(detail, "refused"):
		return "tried and was refused: " + strings.ReplaceAll(string(e.Action), "-", " ")
	case detail == "" || detail == says:
		return says
	}
	return says + ": " + detail
}

// detailInWords says the types of facts in a detail of the audit as people read them.
func detailInWords(b *law.Book, detail string) string {
	parts := strings.Split(detail, "; ")
	for i, part := range parts {
		name, rest, _ := strings.Cut(part, " ")
		if t, ok := b.Vocabulary.Type(name); ok && t.Says != "" {
			parts[i] = strings.TrimSpace(t.Says + " " + rest)
		}
	}
	return strings.Join(parts, "; ")
}

// groundTitles say what the dispute is about.
func groundTitles(b *law.Book, grounds []string) []string {
	out := slices.Clone(grounds)
	for i, id := range out {
		if at := slices.IndexFunc(b.Grounds, func(g law.Ground) bool { return g.ID == id }); at >= 0 {
			out[i] = b.Grounds[at].Title
		}
	}
	return out
}

// kept is a value of a row as people read it: an instant is kept as milliseconds since 1970, none as a number below.
func kept(name, value string) string {
	ms, err := strconv.ParseInt(value, 10, 64)
	switch {
	case err != nil || !strings.HasSuffix(name, "_at") && !strings.HasSuffix(name, "_until"):
		return value
	case ms <= 0:
		return ""
	}
	return london(time.UnixMilli(ms))
}

func limitTitle(b *law.Book, id string) string {
	i := slices.IndexFunc(b.Rules, func(r law.Rule) bool { return r.ID == id })
	if i < 0 {
		return id
	}
	return b.Rules[i].Title
}

// london is an instant as people read it.
func london(at time.Time) string { return at.In(casework.London).Format("Mon 2 January 2006, 15:04") }

// packPage writes lines and remembers the first error.
type packPage struct {
	w   io.Writer
	err error
}

func (t *packPage) line(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format+"\n", args...)
	}
}

func (t *packPage) section(format string, args ...any) {
	t.line("")
	t.line("## "+format, args...)
	t.line("")
}

func (t *packPage) bullet(format string, args ...any) { t.line("- "+format, args...) }
