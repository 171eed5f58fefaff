package talk

import "regexp"

// changesTheme is how what was said of a theme is put right: "actually make that Redcar".
var changesTheme = regexp.MustCompile(`(?i)^\s*(?:(?:actually|sorry|no|oh|ok|wait|hmm)[ ,.]+)*(?:make (?:that|it)|(?:it|that) (?:was|is|should be)|its|it'?s|` +
	`for|i mean|change (?:it|that) to|actually|sorry|no)\b`)

// themeTyped takes what is typed for the area or the topic of the theme that is being logged; nil: it is neither.
func (t *turn) themeTyped(d *draft) (*answer, error) {
	if d.Kind != kindTheme || t.heard.Yes || t.heard.No || asksSomething.MatchString(t.ev.Text) || d.Asked == nil && !changesTheme.MatchString(t.ev.Text) {
		return nil, nil
	}
	topic := topicIn(t.ev.Text)
	if topic == "" && t.heard.Authority == "" || len(t.heard.References) > 0 {
		return nil, nil
	}
	next, th := d.copy(), *d.Theme
	next.Theme, next.Asked = &th, nil
	if topic != "" {
		th.Topic = topic
	}
	if t.heard.Authority != "" {
		th.Authority, next.Header.Authority = t.heard.Authority, t.heard.Authority
	}
	return t.proposeTheme(next)
}
