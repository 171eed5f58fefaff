package talk

import (
	"regexp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/brief"
	"github.com/redress-send/redress/casework/law"
)

var saysEasyRead = regexp.MustCompile(`(?i)\beasy[ -]?read\b`)

// wantsEasy reports whether the answer is to be in easy read. Somebody who records that a family needs easy
// read wants no other answer for it.
func (t *turn) wantsEasy() bool { return t.easy || saysEasyRead.MatchString(t.ev.Text) }

// easyAgain explains what was spoken of last in easy read, where nothing else was asked; nil: nothing was.
func (t *turn) easyAgain() (*answer, error) {
	if !t.wantsEasy() {
		return nil, nil
	}
	t.heard.Intent = words.Why
	if t.hypothetical() || t.tied && len(t.remembered()) > 0 {
		return t.why()
	}
	return t.say(words.Help, answered, wordEasyHow).add(chat.Note, wordNotAdvice), nil
}

// sayDeadline says one deadline in the register that is wanted, with the reasons for its day where why is set.
func (t *turn) sayDeadline(a *answer, d *law.Deadline, why bool) {
	if t.wantsEasy() {
		a.add(chat.Plain, brief.Easy(d, t.today)...)
		return
	}
	a.add(chat.Plain, brief.Deadline(d, t.today))
	if why {
		a.add(chat.Bullet, brief.Why(d)...)
	}
}

// easyDue lists in easy read what is open or missed.
func (t *turn) easyDue(a *answer, r *law.Result) {
	before := len(a.lines)
	for i := range r.Deadlines {
		a.add(chat.Plain, brief.EasyNext(&r.Deadlines[i], t.today)...)
	}
	if len(a.lines) == before {
		a.add(chat.Plain, wordEasyNoneDue)
	}
}

// easyDifferences says in easy read what changes from one result to the other.
func (t *turn) easyDifferences(a *answer, c *casework.Case, before, after *law.Result) {
	old, gone := match(c, before, after)
	n := len(a.lines)
	for i := range after.Deadlines {
		is := &after.Deadlines[i]
		if t.difference(old[i], is) != "" {
			a.add(chat.Plain, brief.EasyChange(old[i], is, t.today)...)
		}
	}
	for _, was := range gone {
		if was.Status(t.today) == law.Open && !was.Due.IsZero() {
			a.add(chat.Plain, brief.EasyChange(was, nil, t.today)...)
		}
	}
	if len(a.lines) == n {
		a.add(chat.Plain, wordEasyNoChange)
	}
}

// ending ends an answer about deadlines, in the register that is wanted.
func (t *turn) ending(a *answer) {
	if t.wantsEasy() {
		a.add(chat.Note, brief.EasyNotAdvice)
		return
	}
	a.add(chat.Note, wordNotAdvice)
}

// offerEasy says that there is easy read, where the case has it as an access need.
func (t *turn) offerEasy(a *answer, c *casework.Case) {
	if t.wantsEasy() {
		return
	}
	for _, f := range c.Live() {
		if f.Type == "access-need-recorded" && f.Attrs.Has("need", "easy-read") {
			a.add(chat.Note, wordEasyOffer)
			return
		}
	}
}
