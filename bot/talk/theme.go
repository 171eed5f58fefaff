package talk

import (
	"regexp"
	"slices"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
)

// topic is something that families say again and again. What is kept of a theme is its topic, never a word of
// what was said.
type topic struct {
	ID, Title string
	says      *regexp.Regexp
}

// thingsOf are topics by a thing that no other topic is about, whatever else is said of it: a refused taxi is
// transport, and a plan that waits for a psychologist is about psychologists. In the order in which they are looked for.
var thingsOf = []topic{
	{ID: "transport", says: regexp.MustCompile(`(?i)transport|\btaxis?\b|minibus`)},
	{ID: "professionals", says: regexp.MustCompile(`(?i)\beps?\b|psycholog`)},
	{ID: "placement", says: refusesPlace},
}

// topics in the order in which they are looked for: the particular before the general.
var topics = []topic{
	{"impartiality", "mediator seen as taking sides", regexp.MustCompile(`(?i)mediat\w* .*(side|bias|partial|neutral|fair|works? for)|(side|` +
		`bias|partial|neutral|fair).* mediat`)},
	{"certificate-late", "certificate late", regexp.MustCompile(`(?i)\bcert`)},
	{"mediation-late", "mediation not arranged in time", regexp.MustCompile(`(?i)mediation.*(late|wait|cancel|delay|week|month|arrange|never)|` +
		`(late|wait|cancel|delay).*mediation`)},
	{"nobody-to-decide", "nobody at mediation who could decide", regexp.MustCompile(`(?i)(authority|power|able|could|can'?t) .*decide|` +
		`nobody .*decide|no[- ]?one .*decide|not turn|did ?n.t (come|turn)|no show`)},
	{"agreement-not-kept", "what was agreed is not done", regexp.MustCompile(`(?i)\bagree`)},
	{"order-not-kept", "tribunal order not carried out", regexp.MustCompile(`(?i)tribunal.*(ignor|not|n't)|\border`)},
	{"no-reply", "no reply from the authority", regexp.MustCompile(`(?i)repl|respon|answer|ignor|ring back|call back|email back|ghost|silence`)},
	{"wrong-information", "wrong or missing information", regexp.MustCompile(`(?i)wrong|told (they|that|to)|mislead|inform|didn.t know|` +
		`not told|rights|60 days|eight weeks`)},
	{"pressure", "pressed not to appeal or to mediate", regexp.MustCompile(`(?i)press|forc|push|talked out|put off|discourag|have to mediate`)},
	{"refusals", "refusals to assess", regexp.MustCompile(`(?i)refus|turned down|say(ing|s)? no|rejected`)},
	{"transport", "school transport", regexp.MustCompile(`(?i)transport|\btaxis?\b|minibus|\bbus(?:es)?\b|travel`)},
	{"provision", "provision in the plan not given", regexp.MustCompile(`(?i)provision|therap|salt|support not|no support|\bta\b`)},
	{"placement", "school places", regexp.MustCompile(`(?i)school|place|college|academ|nursery`)},
	{"review", "annual reviews", regexp.MustCompile(`(?i)review`)},
	{"cost", "cost", regexp.MustCompile(`(?i)cost|afford|expens|pay`)},
	{"professionals", "no psychologist or other professional", regexp.MustCompile(`(?i)\beps?\b|psycholog|therapist|no (?:reports?|professionals?)\b`)},
	{"case-officers", "case officers who change or cannot be reached", regexp.MustCompile(`(?i)case ?(?:worker|officer)s?\b|\b(?:sen|send) officers?\b|turnover|staff`)},
	{"plan-quality", "plans that are vague or copied", regexp.MustCompile(`(?i)copy|copied|paste|vague|generic|template|wording|not specific|out of date`)},
	{"informal-meetings", "informal meetings put before mediation", regexp.MustCompile(`(?i)way[- ]forward|early resolution|informal meeting`)},
	{"delay", "delay", regexp.MustCompile(`(?i)late|delay|wait|slow|week|month|overdue|20|on time|behind|backlog|queue|too long`)},
	{"other", "something else", nil},
}

// topicTitle says the topic of that id.
func topicTitle(id string) string {
	for i := range topics {
		if topics[i].ID == id {
			return topics[i].Title
		}
	}
	return id
}

// refusesPlace is a school that refuses, not an authority.
var refusesPlace = regexp.MustCompile(`(?i)(?:schools?|colleges?|academ\w+) .*(?:refus|turn|sa(?:ys?|id|ying) no|full|won'?t|take)|` +
	`no (?:school|college) place`)

// theme proposes to log what families say: the area, the quarter and the topic.
func (t *turn) theme() (*answer, error) {
	if t.Desk == nil {
		return t.notYet()
	}
	if howTo.MatchString(t.ev.Text) {
		if a := t.ruleFromHandbook(); a != nil {
			return a, nil
		}
	}
	if t.says("how", "many", "count", "which", "what") && t.says("themes", "theme") && !t.says("log") {
		return t.countThemes()
	}
	d := &draft{Kind: kindTheme, Intent: words.Theme, Theme: &casework.Theme{Quarter: t.thisQuarter(), Authority: t.heard.Authority}}
	d.Theme.Topic = topicIn(t.ev.Text)
	return t.proposeTheme(d)
}

// howTo asks how something is done here.
var howTo = regexp.MustCompile(`(?i)\bhow (?:do|can|could|would|to)\b`)

// topicIn is the topic that the text speaks of, empty where it is none of the list.
func topicIn(text string) string {
	text = themeLead.ReplaceAllString(text, " ")
	for _, all := range [...][]topic{thingsOf, topics} {
		for i := range all {
			if all[i].says != nil && all[i].says.MatchString(text) {
				return all[i].ID
			}
		}
	}
	return ""
}

// heardOf asks how often families told of something, rather than for cases: "how many have we logged about transport".
var heardOf = regexp.MustCompile(`(?i)\bhow (?:many|often|much)\b.*\b(?:logged|noted|heard (?:about|of|from)|hear about|raised|brought up|mention\w*|` +
	`complain\w*|moan\w*|told us|said to us|come to us|spoken to us)\b`)

// asksThemes reports whether numbers of themes are asked for.
func (t *turn) asksThemes() bool {
	return t.says("theme", "themes") || heardOf.MatchString(t.ev.Text) && topicIn(t.ev.Text) != ""
}

// beginsTheme is how a theme is logged by its word, as “/theme” does.
var beginsTheme = regexp.MustCompile(`(?i)^\s*/?(?:please |pls |can you |can i )?(?:(?:log|add|record|note|new|save)\s+(?:an?|the|` +
	`this)?\s*)?theme\b(?:\s*(?:words)?\s*[:=-])?\s*\S`)

// aboutThemes asks for the themes that were logged.
var aboutThemes = regexp.MustCompile(`(?i)^\s*(?:how many|which|what|show|list|count|themes|top|main|common)\b|\bthemes\b`)

// saysTheme hears a message that begins with the word as a theme, whatever its words are.
func (t *turn) saysTheme() {
	if t.heard.Refusal == "" && beginsTheme.MatchString(t.ev.Text) && !aboutThemes.MatchString(t.ev.Text) {
		t.heard.Intent, t.heard.Facts, t.heard.Doubts, t.heard.References = words.Theme, nil, nil, nil
	}
}

// themeLead is how a theme is begun, which says nothing of its topic.
var themeLead = regexp.MustCompile(`(?i)\b((?:log )?(?:an? )?theme|(lots of |many |several |some )?(parents|families|mums|members|` +
	`people)( are| r| keep)? (all )?` +
	`(say(ing)?|tell(ing)?|report(ing)?|complain(ing)?|feel(ing)?)( that| us)?)\b`)

func (t *turn) proposeTheme(d *draft) (*answer, error) {
	if d.Header.Authority != "" {
		d.Theme.Authority = d.Header.Authority
	}
	if d.Kind == kindTheme && d.Theme.Authority == "" {
		area, err := t.ownArea()
		if err != nil {
			return nil, err
		}
		if d.Theme.Authority = area; area == "" {
			return t.ask(d, &question{About: aboutAuthority, Text: wordThemeArea, Options: t.ownAuthorities()}), nil
		}
	}
	if d.Theme.Topic == "" {
		q := &question{About: aboutTopic, Text: wordWhichTheme}
		for i := range topics {
			q.Options = append(q.Options, option{capital(topics[i].Title), topics[i].ID})
		}
		return t.ask(d, q), nil
	}
	next := d.copy()
	next.ID, next.At, next.Asked = token(t.ev.Key), t.at, nil
	t.state.put(next)
	a := t.say(next.Intent, proposed)
	title := wordThemeToSave
	if next.Kind == kindThemeBack {
		title = wordThemeToTakeBack
	}
	a.add(chat.Title, title).add(chat.Bullet, t.themeLine(next.Theme)).add(chat.Note, wordThemeKept)
	return a.offer(next.ID, verbSave, "Save").offer(next.ID, verbCancel, "Cancel"), nil
}

// themeLine says a theme: the area, the quarter and the topic.
func (t *turn) themeLine(th *casework.Theme) string {
	from, to, _ := th.Quarter.Days()
	return fill(wordThemeLine, t.authorityName(th.Authority), from.Short(), to.Short(), topicTitle(th.Topic))
}

// saveTheme writes the theme, or takes one back, together with the answer.
func (t *turn) saveTheme(d *draft) (*answer, error) {
	if d.Asked != nil {
		return t.ask(d, d.Asked), nil
	}
	a := t.say(words.Theme, saved)
	s := casework.Settlement{Person: t.actor.ID}
	if d.Kind == kindThemeBack {
		s.Drop = []string{d.Theme.ID}
		a.intent = words.Undo
		a.add(chat.Plain, fill(wordTookBack, t.themeLine(d.Theme)), wordThemeElsewhere)
	} else {
		th := *d.Theme
		th.ID, th.By, th.At = "theme-"+d.ID, t.actor.ID, t.at
		s.Themes = []casework.Theme{th}
		a.add(chat.Title, wordThemeSaved).add(chat.Bullet, t.themeLine(&th)).add(chat.Note, wordThemeKept)
		if th.Topic == "impartiality" {
			a.add(chat.Plain, wordThemeComplain)
		}
	}
	t.state.end(outcomeSaved, "")
	return t.settle(a, &s)
}

// themeBack proposes to take back the person's own last theme; nil: there is none.
func (t *turn) themeBack() (*answer, error) {
	if t.Desk == nil || !t.tied {
		return nil, nil
	}
	mine, err := t.Desk.Themes(t.ctx, casework.ThemeFilter{By: t.actor.ID})
	if err != nil || len(mine) == 0 {
		return nil, err
	}
	last := mine[len(mine)-1]
	return t.proposeTheme(&draft{Kind: kindThemeBack, Intent: words.Undo, Theme: &last})
}

// countThemes says how often each topic was logged in an area in a quarter, small numbers suppressed.
func (t *turn) countThemes() (*answer, error) {
	if t.Desk == nil {
		return t.notYet()
	}
	area := t.heard.Authority
	if area == "" {
		var err error
		if area, err = t.ownArea(); err != nil {
			return nil, err
		}
	}
	q := casework.QuarterOf(months(t.today, 3, 1, 0, "").from)
	if saysLast.MatchString(t.ev.Text) {
		q = casework.QuarterOf(months(t.today, 3, 1, 1, "").from)
	}
	all, err := t.Desk.Themes(t.ctx, casework.ThemeFilter{Authority: area, Quarter: q})
	if err != nil {
		return nil, err
	}
	only := topicIn(t.ev.Text)
	var shown []casework.Group // each by itself: no sum of them is said
	for i := range topics {
		n := 0
		for _, th := range all {
			if th.Topic == topics[i].ID {
				n++
			}
		}
		shown = append(shown, casework.Group{Total: casework.Cell{Name: topics[i].ID, N: n}})
	}
	casework.Suppress(shown)
	if only != "" { // taken from what is shown of all, so that asking one by one tells no more
		shown = slices.DeleteFunc(shown, func(g casework.Group) bool { return g.Total.Name != only })
	}
	return t.themeCounts(area, q, shown), nil
}

func (t *turn) themeCounts(area string, q casework.Quarter, shown []casework.Group) *answer {
	where := wordAllAreas
	if area != "" {
		where = t.authorityName(area)
	}
	from, to, _ := q.Days()
	a := t.say(t.heard.Intent, answered).add(chat.Title, fill(wordThemesOf, where, from.Short(), to.Short()))
	slices.SortStableFunc(shown, func(x, y casework.Group) int { return shownSize(y.Total) - shownSize(x.Total) })
	hidden := 0
	for _, g := range shown {
		if g.Total.Hide && len(shown) > 1 {
			hidden++
			continue
		}
		a.add(chat.Bullet, capital(topicTitle(g.Total.Name))+": "+cell(g.Total))
	}
	switch {
	case hidden > 0 && hidden == len(shown):
		a.add(chat.Plain, wordAllUnderFive)
	case hidden > 0:
		a.add(chat.Bullet, wordOthersUnderFive)
	}
	return a.add(chat.Note, wordSuppressed)
}

// shownSize is the size of what is shown: the order must not tell what is hidden.
func shownSize(c casework.Cell) int {
	if c.Hide {
		return -1
	}
	return c.N
}
