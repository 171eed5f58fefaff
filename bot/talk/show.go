package talk

import (
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

// show answers with the cards of the cases that are asked for.
func (t *turn) show() (*answer, error) {
	return t.eachCase(&draft{Kind: kindAsk, Intent: words.Show}, t.card)
}

// eachCase answers for every case that the message names, or for the one last spoken of.
func (t *turn) eachCase(d *draft, f func(*answer, *casework.Case) error) (*answer, error) {
	t.bothCases()
	d.Limit, d.Range, d.Facts, d.Easy = t.heard.Limit, t.heard.Range, pendingFacts(&t.heard), t.wantsEasy()
	refs := t.heard.References
	if len(refs) < 2 {
		c, a, err := t.which(d)
		if a != nil || err != nil {
			return a, err
		}
		out := t.say(d.Intent, answered).about(c)
		return out, f(out, c)
	}
	out := t.say(d.Intent, refused)
	out.refusal, out.ref = refusalRights, strings.ToUpper(clip(refs[0], 40))
	said := map[casework.CaseID]bool{}
	for _, ref := range refs[:min(len(refs), offeredCases)] {
		c, a, err := t.named(ref, d)
		switch {
		case err != nil:
			return nil, err
		case a != nil:
			out.lines = append(out.lines, a.lines...)
			continue
		case said[c.ID]:
			continue
		}
		said[c.ID] = true
		out.state, out.refusal = answered, ""
		out.about(c)
		if err := f(out, c); err != nil {
			return nil, err
		}
	}
	if len(said) > 1 {
		out.figure = nil // a picture is of one case
	}
	return out, nil
}

// card says everything about a case that its reader may see: where it stands, what happened, what is due.
func (t *turn) card(a *answer, c *casework.Case) error {
	r, err := t.Service.WorkOut(c)
	if err != nil {
		return err
	}
	a.add(chat.Title, fill(wordCard, string(c.Reference), t.authorityName(c.Authority), t.groundTitles(c.Grounds)))
	a.add(chat.Plain, fill(wordStage, stageName(r.Stage), t.tracks(&r)))
	facts := c.Live()
	slices.SortStableFunc(facts, func(x, y casework.Fact) int {
		xd, _ := x.Day()
		yd, _ := y.Day()
		return xd.Compare(yd)
	})
	if len(facts) > 0 {
		a.add(chat.Plain, wordFacts)
	}
	for i := range facts {
		if t.overheard(&facts[i].Event) {
			continue
		}
		a.add(chat.Bullet, capital(brief.Fact(t.Service.Book().Vocabulary, &facts[i].Event)))
	}
	if err := t.addBroken(a, c); err != nil {
		return err
	}
	t.addDue(a, &r)
	t.addNext(a, &r)
	if ids := reported(c); len(ids) > 0 && casework.Allowed(&t.actor, casework.ActConfirm, c) {
		a.add(chat.Plain, fill(wordToBeConfirmed, count(len(ids), "reported fact")))
		d := &draft{ID: token(t.ev.Key), Kind: kindConfirm, Intent: words.Record, At: t.at, Offered: true,
			Case: c.ID, Version: c.Version, Known: idsOf(c), Confirm: ids}
		if open := t.state.Draft; open == nil || open.Offered || open.expired(t.at) {
			t.state.put(d)
			a.offer(d.ID, verbSave, "Save as confirmed")
		}
	}
	a.add(chat.Note, wordNotAdvice)
	a.figure = t.timeLine(c, &r)
	return nil
}

// stageName says a stage for people.
func stageName(s string) string {
	if s == "" {
		return "nothing yet"
	}
	return strings.ReplaceAll(s, "-", " ")
}

// tracks says how far each independent track has come.
func (t *turn) tracks(r *law.Result) string {
	var out []string
	for _, tr := range r.Tracks {
		out = append(out, tr.Name+" "+strings.ReplaceAll(tr.State, "-", " "))
	}
	if len(out) == 0 {
		return ""
	}
	return " Tracks: " + strings.Join(out, ", ") + "."
}

// addDue lists what is open or missed.
func (t *turn) addDue(a *answer, r *law.Result) {
	if t.wantsEasy() {
		t.easyDue(a, r)
		return
	}
	lines := t.dueLines(r)
	if len(lines) == 0 {
		a.add(chat.Plain, wordNothingDue)
		return
	}
	a.add(chat.Plain, wordDue)
	a.add(chat.Bullet, lines...)
}

// dueLines says every deadline that is open or missed, by day; what is only worth knowing is left out.
func (t *turn) dueLines(r *law.Result) []string {
	var out []string
	for i := range r.Deadlines {
		d := &r.Deadlines[i]
		if s := d.Status(t.today); d.Rule.Sense != law.Information && (s == law.Open || s == law.Missed) {
			out = append(out, capital(brief.Line(d, t.today)))
		}
	}
	return out
}

// nextSteps is how many next steps a card says.
const nextSteps = 3

func (t *turn) addNext(a *answer, r *law.Result) {
	next := brief.Next(r, t.today)
	if len(next) > 0 && !t.wantsEasy() {
		a.add(chat.Plain, wordNext)
		a.add(chat.Bullet, next[:min(len(next), nextSteps)]...)
	}
	t.addGaps(a, r, func(*law.Gap) bool { return true })
}

// addGaps says what cannot be worked out, each once.
func (t *turn) addGaps(a *answer, r *law.Result, wanted func(*law.Gap) bool) {
	var said []string
	for i := range r.Missing {
		text := brief.Gap(&r.Missing[i])
		if !wanted(&r.Missing[i]) || slices.Contains(said, text) {
			continue
		}
		said = append(said, text)
		if t.wantsEasy() {
			a.add(chat.Note, brief.EasyGap(&r.Missing[i])...)
		} else {
			a.add(chat.Note, text)
		}
	}
}
