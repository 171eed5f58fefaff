package mail

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/redress-send/redress/bot/chat"
)

// The HTML part is a page that is read by people, by screen readers and in the dark: headings and lists that
// are ones, text that stands out from its ground by at least 7 to 1, no image, no script, nothing fetched.
var pageOf = template.Must(template.New("mail").Parse(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{.Subject}}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem; max-width: 40rem; background: #ffffff; color: #1a1a1a; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; line-height: 1.3; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 0.5rem; }
li { margin: 0 0 0.75rem; }
a { color: #0842a0; }
.acts a { display: inline-block; padding: 0.4rem 0.75rem 0.4rem 0; }
.note { color: #454545; font-size: 0.9rem; }
@media (prefers-color-scheme: dark) {
body { background: #121212; color: #ececec; }
a { color: #a8c7fa; }
.note { color: #c4c4c4; }
}
</style>
</head>
<body>
<main>
{{range .Blocks}}{{if eq .Kind "title"}}<h1>{{.Text}}</h1>
{{else if eq .Kind "head"}}<h2>{{.Text}}</h2>
{{else if eq .Kind "list"}}{{if .Numbered}}<ol>
{{else}}<ul>
{{end}}{{range .Items}}<li{{if .Number}} value="{{.Number}}"{{end}}>{{.Text}}{{$item := .}}{{if .Acts}}
<div class="acts">{{range .Acts}}<a href="{{.URL}}" aria-label="{{.Label}}, number {{$item.Number}}">{{.Label}}</a> {{end}}</div>{{end}}</li>
{{end}}{{if .Numbered}}</ol>
{{else}}</ul>
{{end}}{{else if eq .Kind "note"}}<p class="note">{{.Text}}</p>
{{else}}<p>{{.Text}}</p>
{{end}}{{end}}{{if .How}}<p>{{.How}}</p>
{{end}}{{if .Calendar}}<p><a href="{{.Calendar}}">Your calendar</a></p>
{{end}}</main>
</body>
</html>
`))

// block is one part of the page.
type block struct {
	Kind     string // title, head, list, note, text
	Text     string
	Numbered bool
	Items    []entry
}

// entry is one line of a list.
type entry struct {
	Number int
	Text   string
	Acts   []Link
}

func html(m chat.Message, links *Links) (string, error) {
	var b strings.Builder
	err := pageOf.Execute(&b, struct {
		Subject, How, Calendar string
		Blocks                 []block
	}{subject(m), howToAnswer(m, links), links.Calendar, blocks(m, links)})
	if err != nil {
		return "", fmt.Errorf("mail: write the page: %w", err)
	}
	return b.String(), nil
}

func blocks(m chat.Message, links *Links) []block {
	var out []block
	for i := range m.Lines {
		l := &m.Lines[i]
		switch {
		case l.Kind == chat.Bullet:
			n, said := number(l)
			last := len(out) - 1
			if last < 0 || out[last].Kind != "list" || out[last].Numbered != (n > 0) {
				out = append(out, block{Kind: "list", Numbered: n > 0})
				last++
			}
			out[last].Items = append(out[last].Items, entry{n, plain(said), links.Items[n]})
		case l.Kind == chat.Title && i == 0:
			out = append(out, block{Kind: "title", Text: plain(l.Text)})
		case l.Kind == chat.Title, l.Kind == chat.Plain && strings.HasSuffix(l.Text, ":") && followed(m.Lines, i):
			out = append(out, block{Kind: "head", Text: plain(strings.TrimSuffix(l.Text, ":"))})
		case l.Kind == chat.Note:
			out = append(out, block{Kind: "note", Text: plain(l.Text)})
		default:
			out = append(out, block{Kind: "text", Text: plain(l.Text)})
		}
	}
	return out
}

// followed reports whether a list begins after the line.
func followed(lines []chat.Line, i int) bool {
	return i+1 < len(lines) && lines[i+1].Kind == chat.Bullet
}
