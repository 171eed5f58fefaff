package dashboard

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"strings"
)

// AnswerPath is where reminders are answered by link: AnswerPath + TOKEN.
const AnswerPath = "/answer/"

// ErrNoAnswer says that a link is good for nothing: it never was one, was changed, is too old, or what it is about
// is no longer the reader's.
var ErrNoAnswer = errors.New("there is nothing to answer")

// Asked is what a link is about, before anything is done.
type Asked struct {
	Question string // by reference: "HPL-0231: remind me again tomorrow?"
	About    string // which line of which message
	Acts     []Act
	How      string // how it is answered otherwise; empty: not at all
}

// Act is one thing that can be done, by its own link.
type Act struct {
	Label    string
	Token    string
	Answered bool // it was done already
}

// Answers is what links lead to. Both return ErrNoAnswer for a link that is good for nothing, whatever the reason.
type Answers interface {
	// Asked says what the link is about. It does nothing.
	Asked(ctx context.Context, token string) (Asked, error)
	// Press does what the link is for, once, and returns what is said to that.
	Press(ctx context.Context, token string) (said []string, err error)
}

// mostForm is how many bytes a pressed button may send.
const mostForm = 1 << 10

// Answer serves the links of mails. Programs that look at mails follow every link, so following one only asks, and
// what it asks is done by the button of its page. To a link that is good for nothing the answer is always the same.
func Answer(of Answers) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+AnswerPath+"{token}", func(w http.ResponseWriter, r *http.Request) {
		asked, err := of.Asked(r.Context(), r.PathValue("token"))
		sayPage(w, &answerPage{Title: asked.Question, Asked: &asked}, err)
	})
	mux.HandleFunc("POST "+AnswerPath+"{token}", func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, mostForm)
		if err := r.ParseForm(); err != nil || r.PostForm.Get("confirm") != "yes" {
			writePage(w, http.StatusBadRequest, &answerPage{Title: "Nothing was done", Said: []string{"Open the link again and press its button."}})
			return
		}
		said, err := of.Press(r.Context(), r.PathValue("token"))
		sayPage(w, &answerPage{Title: "Your answer", Said: said}, err)
	})
	return mux
}

// answerPage is a page about an answer.
type answerPage struct {
	Title string
	Asked *Asked
	Said  []string
}

func sayPage(w http.ResponseWriter, p *answerPage, err error) {
	switch {
	case errors.Is(err, ErrNoAnswer):
		writePage(w, http.StatusNotFound, &answerPage{Title: "There is nothing to answer here", Said: []string{
			"This link is too old, is not complete, or is about something that is no longer due or no longer yours. Nothing was done.",
			"In chat, “what is due” says how things stand."}})
	case err != nil:
		w.Header().Set("Retry-After", "300")
		writePage(w, http.StatusServiceUnavailable, &answerPage{Title: "Not now", Said: []string{"This cannot be answered at the moment. Please try again in some minutes."}})
	default:
		writePage(w, http.StatusOK, p)
	}
}

// A page that is read by people and by screen readers, with nothing to fetch, no script and no style of its own. The
// address of a button is beside that of the page, wherever the pages are served.
//
//nolint:misspell // HTML spells it so
var answerForm = template.Must(template.New("answer").Parse(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>{{.Title}} – Redress</title>
</head>
<body>
<main>
<h1>{{.Title}}</h1>
{{range .Said}}<p>{{.}}</p>
{{end}}{{with .Asked}}<p>{{.About}}</p>
{{range .Acts}}{{if .Answered}}<p>{{.Label}}: this was answered already.</p>
{{else}}<form method="post" action="{{.Token}}"><button type="submit" name="confirm" value="yes">{{.Label}}</button></form>
{{end}}{{end}}{{with .How}}<p>{{.}}</p>
{{end}}<p>Nothing is done by opening this page.</p>
{{end}}</main>
</body>
</html>
`))

func writePage(w http.ResponseWriter, status int, p *answerPage) {
	var b strings.Builder
	if err := answerForm.Execute(&b, p); err != nil {
		http.Error(w, "not now", http.StatusServiceUnavailable)
		return
	}
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Cache-Control", "no-store")
	head.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("X-Robots-Tag", "noindex, nofollow")
	head.Set("Referrer-Policy", "no-referrer")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(b.String())) // whoever asked has gone away
}
