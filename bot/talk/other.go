package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// help says what this person can say, by what they are.
func (t *turn) help() (*answer, error) {
	if a := t.ruleFromHandbook(); a != nil && t.heard.Topic != "" {
		return a, nil
	}
	a := t.say(words.Help, answered)
	a.add(chat.Title, wordHelpTitle)
	a.add(chat.Bullet, t.helpLines()...)
	if !t.tied {
		a.add(chat.Plain, wordUntied...)
	}
	return a.add(chat.Note, wordHelpEnd, wordNotAdvice), nil
}

// helpLines are examples of what the person may do: nothing is shown that would be refused.
func (t *turn) helpLines() []string {
	lines := slices.Clone(wordHelpAll)
	switch {
	case !t.tied:
		return lines
	case t.actor.Is(casework.Commissioner) || t.actor.Kind == casework.LocalAuthority:
		return append(slices.Clone(wordHelpCounts), lines...)
	case t.actor.Kind == casework.ParentCarerForum:
		lines = append(slices.Clone(wordHelpForum), lines...)
		return append(append(lines, wordHelpCounts...), wordHelpSettings...)
	}
	lines = append(slices.Clone(wordHelpCases), lines...)
	if t.actor.Kind != casework.Sendiass {
		lines = append(slices.Clone(wordHelpOpen), lines...)
	}
	if t.actor.Is(casework.Manager) {
		lines = append(lines, wordHelpManager...)
	}
	return append(append(lines, wordHelpCounts...), wordHelpSettings...)
}

// chat answers small talk; nothing is saved.
func (t *turn) chat() (*answer, error) {
	switch {
	case saysHello.MatchString(t.ev.Text):
		return t.say(words.Chat, answered, wordHello), nil
	case t.says("thanks", "thank", "thx", "ta", "cheers"):
		return t.say(words.Chat, answered, wordWelcome), nil
	}
	return t.say(words.Chat, answered, wordChat), nil
}

// greets is a greeting with more after it.
var greets = regexp.MustCompile(`(?i)^\s*(?:hi|hiya|hey|hello|morning|mornin|afternoon|evening|evenin|good (?:morning|afternoon|evening|` +
	`day)|alright|ey ?up)` +
	`(?: (?:there|all|team|both|folks|everyone|redress|bot|again|pal|mate))?[ ,.!:;…-]+(.+)$`)

// afterGreeting hears what comes after a greeting, where the greeting drowned it: "Morning whats red".
func (t *turn) afterGreeting() {
	if t.heard.Intent != words.Chat || t.heard.Refusal != "" || t.heard.Yes || t.heard.No {
		return
	}
	m := greets.FindStringSubmatch(t.ev.Text)
	if m == nil {
		return
	}
	switch heard := t.Hear(t.setting(), m[1]); heard.Intent {
	case words.Chat, words.OutOfScope:
	default:
		t.ev.Text, t.heard = m[1], heard
	}
}

// saysThanks is how somebody thanks among other words.
var saysThanks = regexp.MustCompile(`(?i)\b(?:thank you|thank u|thankyou|thanks|thx|ty|cheers|much appreciated)\b`)

// saysHello is how somebody begins who says nothing else yet.
var saysHello = regexp.MustCompile(`(?i)^\W*(hi|hiya|hey|hello|morning|afternoon|evening|good (morning|afternoon|evening|day))\b`)

// notYet answers what other commands will do one day.
func (t *turn) notYet() (*answer, error) {
	return t.say(t.heard.Intent, answered, wordsNotYet[t.heard.Intent]...), nil
}

// report says that reports come later; what is to be shared meanwhile is what is published.
func (t *turn) report() (*answer, error) {
	switch {
	case t.says("sar", "subject"):
		return t.subjectAccess(), nil
	case t.says("published") && len(t.Published) > 0:
		return t.publishedFigures(), nil
	case t.says("dashboard", "dashbord", "share") && len(t.Published) > 0:
		a := t.publishedFigures()
		a.intent = words.Report
		return a, nil
	}
	return t.notYet()
}

// subjectAccess says who answers a request for what is kept, and how; the same of every case.
func (t *turn) subjectAccess() *answer {
	if t.actor.Is(casework.Manager) || t.actor.Is(casework.Operator) {
		return t.say(words.Report, answered, wordSubjectAccess...)
	}
	a := t.say(words.Report, refused, wordSubjectManager)
	a.refusal = refusalRights
	return a
}

// rule says what the book has of a limit.
func (t *turn) rule() (*answer, error) {
	if t.state.Case != "" && t.heard.Limit != "" && t.ofSomebody() {
		t.heard.Intent = words.Deadlines
		return t.deadlines()
	}
	if a := t.ofTheLaw(); a != nil {
		return a, nil
	}
	return t.say(words.Rule, answered, wordWhichRule...), nil
}

// ofTheLaw answers out of the handbook, else, where a time is asked for, out of the book of rules, else with the answers
// that may be meant; nil where there is none of these.
func (t *turn) ofTheLaw() *answer {
	if a := t.ruleFromHandbook(); a != nil {
		return a
	}
	if asksTime.MatchString(t.ev.Text) {
		if a := t.ruleOfBook(); a != nil {
			return a
		}
	}
	return t.offerAnswers()
}

// asksTime are the words with which a time is asked for. What else is asked about a step no limit of the book answers.
var asksTime = regexp.MustCompile(`(?i)\b(when|how (long|soon|fast|quick\w*|many|much time)|by what|what date|which day|what day|deadlines?|` +
	`limits?|` +
	`last day|days?|weeks?|wks?|months?|time|due|late|period|until|till)\b`)

// ruleOfBook is what the law book has of the limit that is asked about; nil: none is.
func (t *turn) ruleOfBook() *answer {
	book := t.Service.Book()
	for i := range book.Rules {
		r := &book.Rules[i]
		if t.heard.Limit != "" && ruleID(r) == ruleIDOf(t.heard.Limit) {
			return t.ruleAnswer(r)
		}
	}
	return nil
}

func (t *turn) ruleAnswer(r *law.Rule) *answer {
	a := t.say(words.Rule, answered)
	a.add(chat.Title, r.Title)
	a.add(chat.Plain, fill(wordRuleStarts, r.Trigger))
	v := t.versionNow(r)
	for _, limb := range r.LaterOf {
		if lr := t.ruleByID(limb); lr != nil {
			a.add(chat.Bullet, fill(wordRuleLimb, small(lr.Title), t.versionNow(lr).Count.Period.String()))
		}
	}
	if v.Count.Kind == law.CountPeriod && len(r.LaterOf) == 0 {
		a.add(chat.Plain, fill(wordRulePeriod, v.Count.Period.String()))
	}
	for _, line := range []string{r.Satisfied, r.Exceptions, r.IfMissed} {
		if line != "" {
			a.add(chat.Plain, capital(line))
		}
	}
	a.add(chat.Plain, fill(wordRuleSource, v.Provision))
	if v.Confidence == "C" {
		a.add(chat.Plain, wordRemembered)
	}
	t.state.Limit = ruleID(r)
	return a.add(chat.Note, wordNotAdvice)
}

// versionNow is the version of the rule in force today, else its last one.
func (t *turn) versionNow(r *law.Rule) *law.Version {
	last := &law.Version{}
	for i := range r.Versions {
		v := &r.Versions[i]
		last = v
		if !v.From.After(t.today) && (v.To.IsZero() || !v.To.Before(t.today)) {
			return v
		}
	}
	return last
}

func (t *turn) ruleByID(id string) *law.Rule {
	book := t.Service.Book()
	for i := range book.Rules {
		if book.Rules[i].ID == id {
			return &book.Rules[i]
		}
	}
	return nil
}
