package main

import (
	"bufio"
	"fmt"
	"io"
	"log/slog"
	"mime/quotedprintable"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/dashboard"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/casework/post"
	"github.com/redress-send/redress/configs"
)

// linked is a reminder that was sent by mail, with the pages that its links lead to.
type linked struct {
	*rooms

	t     *testing.T
	at    time.Time // what is now
	mail  string    // as it was taken, decoded
	pages http.Handler
}

// remindedAt is when the reminder is written: a fortnight before Mon 1 February, two months after 1 December.
var remindedAt = time.Date(2027, 1, 18, 10, 0, 0, 0, time.UTC)

func sendReminder(t *testing.T, base string) *linked {
	t.Helper()
	l := &linked{rooms: roundsWorld(t), t: t, at: remindedAt}
	l.routes = append(l.routes, "mail")
	org := casework.Organisation{ID: "north-mediation", Kind: casework.MediationProvider, Authorities: []string{"E06000001"}}
	good(t, l.db.PutPeople(t.Context(), []casework.Organisation{org}, []casework.Person{
		{ID: "mediator-1", Organisation: org.ID, Roles: []casework.Role{casework.Mediator}, Email: "mediator-1@example.org", Digest: casework.Digest{By: []string{"email"}}}}))
	server, taken := mailbox(t)
	env := map[string]string{"SMTP_URL": "smtp://" + server, "MAIL_FROM": "redress@example.org", "BASE_URL": base}
	h := &home{world: world{now: func() time.Time { return l.at }, getenv: func(k string) string { return env[k] }}, log: slog.New(slog.DiscardHandler)}
	var err error
	h.settings, err = configs.ReadSettings(h.getenv, nil)
	good(t, err)
	l.pages = h.pages(l.rooms)
	runner, err := l.reminders("", h.log)
	good(t, err)
	_, err = runner.Sweep(t.Context(), l.at)
	good(t, err)
	office, err := h.carrier(l.db, l.db, nil, func() *rooms { return l.rooms }, chat.Options{})
	good(t, err)
	_, err = office.Deliver(t.Context())
	good(t, err)
	select {
	case l.mail = <-taken:
	default:
		t.Fatal("no mail was taken")
	}
	return l
}

// mailbox is a mail server that keeps what it takes.
func mailbox(t *testing.T) (address string, taken <-chan string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	good(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	mails := make(chan string, 10)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go takeMail(conn, mails)
		}
	}()
	return listener.Addr().String(), mails
}

func takeMail(conn net.Conn, mails chan<- string) {
	defer func() { _ = conn.Close() }()
	in := bufio.NewScanner(conn)
	fmt.Fprint(conn, "220 here\r\n")
	for in.Scan() {
		switch verb, _, _ := strings.Cut(in.Text(), " "); verb {
		case "DATA":
			fmt.Fprint(conn, "354 go on\r\n")
			var b strings.Builder
			for in.Scan() && in.Text() != "." {
				b.WriteString(in.Text() + "\r\n")
			}
			plain, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(b.String())))
			mails <- string(plain)
			fmt.Fprint(conn, "250 taken\r\n")
		case "QUIT":
			fmt.Fprint(conn, "221 bye\r\n")
			return
		default:
			fmt.Fprint(conn, "250 good\r\n")
		}
	}
}

// ask sends a request to the pages.
func (l *linked) ask(method, path, form string) (*http.Response, string) {
	l.t.Helper()
	w, q := httptest.NewRecorder(), httptest.NewRequestWithContext(l.t.Context(), method, path, strings.NewReader(form))
	if method == http.MethodPost {
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	l.pages.ServeHTTP(w, q)
	body, err := io.ReadAll(w.Result().Body)
	good(l.t, err)
	return w.Result(), string(body)
}

func (l *linked) press(path string) (int, string) {
	l.t.Helper()
	answer, body := l.ask(http.MethodPost, path, "confirm=yes")
	return answer.StatusCode, body
}

const linksBase = "https://redress.example.org/here"

// to is the path of the first line's link of that label in the mail's page.
func (l *linked) to(label string) string {
	l.t.Helper()
	found := regexp.MustCompile(`<a href="` + linksBase + `(/answer/[\w-]+)" aria-label="` + label + `, number 1">`).FindStringSubmatch(l.mail)
	if found == nil {
		l.t.Fatalf("no link %s in\n%s", label, l.mail)
	}
	return found[1]
}

// settled is what the person settled about what the reminder told, and what is waiting to be sent.
func (l *linked) settled() (items []casework.ItemWish, letters []string) {
	l.t.Helper()
	keys, err := l.db.ListOf(l.t.Context(), "mediator-1", "remind:mediator-1:2027-01-18:1")
	good(l.t, err)
	w, err := l.db.Wishes(l.t.Context(), "mediator-1", keys)
	good(l.t, err)
	waiting, err := l.db.Claim(l.t.Context(), []string{post.ToPerson, "console", "mail", webRoute}, l.at.Add(time.Minute), time.Nanosecond, 100)
	good(l.t, err)
	for _, letter := range waiting {
		letters = append(letters, letter.Key)
	}
	slices.Sort(letters)
	return w.Items, letters
}

// Whoever follows every link of a mail changes nothing; the button of the page does what it says, once, as the button
// of the reminder in chat does.
func TestALinkAsksAndItsButtonAnswers(t *testing.T) {
	l := sendReminder(t, linksBase+"/")
	_, lettersBefore := l.settled()
	links := regexp.MustCompile(linksBase+`(/answer/[\w-]+)`).FindAllStringSubmatch(l.mail, -1)
	if len(links) < 4 {
		t.Fatalf("the text has one link and the page three for each line: %v in\n%s", links, l.mail)
	}
	for _, link := range links {
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodGet} {
			answer, body := l.ask(method, link[1], "")
			if answer.StatusCode != http.StatusOK || method == http.MethodGet && !strings.Contains(body, "<h1>HPL-0001: ") {
				t.Errorf("%s: %s %s", method, answer.Status, body)
			}
			for name, want := range map[string]string{"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow", "Set-Cookie": ""} {
				if got := answer.Header.Get(name); got != want {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
		}
		if strings.Contains(link[1], "mediator") {
			t.Errorf("%s names somebody", link[1])
		}
	}
	if items, letters := l.settled(); len(items) != 0 || !slices.Equal(letters, lettersBefore) {
		t.Fatalf("following the links settled %+v, and waiting are %v, before it %v", items, letters, lettersBefore)
	}

	// Links outlive a change of the keys that seal, and what was sealed before.
	_, err := l.db.RotateKeys(t.Context())
	good(t, err)
	_, err = l.db.Reseal(t.Context(), func(int) {})
	good(t, err)
	gone, err := l.db.RetireKeys(t.Context())
	if err != nil || len(gone) != 1 {
		t.Fatalf("taken out are %v: %v", gone, err)
	}
	_, page := l.ask(http.MethodGet, l.to("Snooze"), "")
	button := regexp.MustCompile(`<form method="post" action="([\w-]+)"><button type="submit" name="confirm" value="yes">Remind me again tomorrow</button>`).FindStringSubmatch(page)
	if button == nil || dashboard.AnswerPath+button[1] != l.to("Snooze") || strings.Count(page, "<form") != 1 || !strings.Contains(page, "<h1>HPL-0001: remind me again tomorrow?</h1>") {
		t.Fatal(page)
	}
	if status, said := l.press(l.to("Snooze")); status != http.StatusOK || !strings.Contains(said, "HPL-0001: no reminder of") || !strings.Contains(said, "until Tue 19 January 2027") {
		t.Fatalf("%d %s", status, said)
	}
	items, letters := l.settled()
	if len(items) != 1 || items[0].Until != civil.On(2027, 1, 19) || items[0].NotMine || !items[0].At.Equal(l.at) || !slices.Equal(letters, lettersBefore) {
		t.Errorf("settled are %+v, waiting %v", items, letters)
	}
	if kept, err := l.db.IsAnswered(t.Context(), deliveryOf(button[1])); !kept || err != nil {
		t.Errorf("the press is not kept as answered: %v", err)
	}

	l.at = l.at.Add(24 * time.Hour)
	if status, said := l.press(l.to("Snooze")); status != http.StatusOK || !strings.Contains(said, "answered already") {
		t.Errorf("pressed again: %d %s", status, said)
	}
	if again, _ := l.settled(); cmp.Diff(items, again) != "" {
		t.Errorf("pressed again: %s", cmp.Diff(items, again))
	}
	if _, said := l.ask(http.MethodGet, l.to("Snooze"), ""); strings.Contains(said, "<form") || !strings.Contains(said, "answered already") {
		t.Errorf("opened again: %s", said)
	}
}

// What is not theirs is told to their managers once, and the link for “done” says what to say in chat.
func TestNotMineAndDoneByLink(t *testing.T) {
	l := sendReminder(t, linksBase)
	_, before := l.settled()
	if status, said := l.press(l.to("Done")); status != http.StatusNotFound {
		t.Errorf("a link without a purpose of its own: %d %s", status, said)
	}
	_, page := l.ask(http.MethodGet, l.to("Done"), "")
	if strings.Count(page, "<form") != 2 || !strings.Contains(page, "say in chat what happened and on which day, with the reference HPL-0001.") {
		t.Error(page)
	}
	for range 2 {
		if status, said := l.press(l.to("Not mine")); status != http.StatusOK {
			t.Fatalf("%d %s", status, said)
		}
	}
	_, after := l.settled()
	var told []string
	for _, key := range after {
		if !slices.Contains(before, key) {
			told = append(told, key)
		}
	}
	if len(told) != 1 || !strings.HasPrefix(told[0], "not-mine:web:") || !strings.HasSuffix(told[0], ":manager-1") {
		t.Errorf("waiting to be sent: %v", told)
	}
}

// A link that is good for nothing is answered in one way, whatever is wrong with it, and does nothing.
func TestALinkThatIsGoodForNothingTellsNothing(t *testing.T) {
	l := sendReminder(t, linksBase)
	path := l.to("Snooze")
	token := strings.TrimPrefix(path, dashboard.AnswerPath)
	never := map[string]string{}
	heads := map[string]http.Header{}
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		answer, body := l.ask(method, dashboard.AnswerPath+"x", "confirm=yes")
		if answer.StatusCode != http.StatusNotFound {
			t.Fatal(answer.Status)
		}
		never[method], heads[method] = body, answer.Header
	}
	same := func(what, path string) {
		t.Helper()
		for method, want := range never {
			answer, body := l.ask(method, path, "confirm=yes")
			if answer.StatusCode != http.StatusNotFound || body != want || cmp.Diff(heads[method], answer.Header) != "" {
				t.Errorf("%s, %s: %s %s", what, method, answer.Status, body)
			}
		}
	}
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	for i := range token {
		for n := range 6 { // each bit of each letter
			other := letters[strings.IndexByte(letters, token[i])^1<<n]
			same(fmt.Sprintf("letter %d", i), dashboard.AnswerPath+token[:i]+string(other)+token[i+1:])
		}
		if i > 0 {
			same("cut off", dashboard.AnswerPath+token[:i])
		}
	}
	same("longer", path+"A")
	same("of another purpose", dashboard.AnswerPath+token[:12]+strings.TrimPrefix(l.to("Not mine"), dashboard.AnswerPath)[12:])

	l.at = remindedAt.Add(answerable + time.Second)
	same("thirty days and a second later", path)
	l.at = remindedAt
	if answer, _ := l.ask(http.MethodGet, path, ""); answer.StatusCode != http.StatusOK {
		t.Fatalf("still: %s", answer.Status)
	}
	for what, then := range map[string]func(*linked){
		"of somebody disabled": func(l *linked) {
			good(t, l.db.PutPeople(t.Context(), nil, []casework.Person{{ID: "mediator-1", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}, Disabled: true}}))
		},
		"of a closed case": func(l *linked) {
			l.record(law.Event{Type: "case-closed", On: civil.On(2027, 1, 18), Attrs: law.Attrs{}.With("why", "agreed")})
		},
		"of a case that is somebody else's": func(l *linked) {
			good(t, l.db.PutPeople(t.Context(), nil, []casework.Person{{ID: "mediator-2", Organisation: "north-mediation", Roles: []casework.Role{casework.Mediator}}}))
			l.record(law.Event{Type: "assigned", On: civil.On(2027, 1, 18), Attrs: law.Attrs{}.With("person", "mediator-2").With("role", "mediator")})
		},
		"of an erased case": func(l *linked) {
			operator := l.actor("operator-1")
			weighed, err := l.service.WeighErasure(t.Context(), operator, l.caseID(), casework.WhyMistake, l.at)
			good(t, err)
			_, err = l.service.Erase(t.Context(), operator, weighed)
			good(t, err)
		},
	} {
		l = sendReminder(t, linksBase)
		path = l.to("Snooze")
		if answer, _ := l.ask(http.MethodGet, path, ""); answer.StatusCode != http.StatusOK {
			t.Fatalf("%s, before: %s", what, answer.Status)
		}
		then(l)
		same(what, path)
		if items, _ := l.settled(); len(items) != 0 {
			t.Errorf("%s: settled are %+v", what, items)
		}
	}
}

func (l *linked) record(f law.Event) {
	l.t.Helper()
	_, err := l.service.Record(l.t.Context(), l.actor("mediator-1"), casework.Recording{
		Case: l.caseID(), BasedOn: -1, Facts: []law.Event{f}, Envelope: casework.Envelope{Source: "test:later", At: l.at}})
	good(l.t, err)
}

// caseID is the case that the reminder told of.
func (l *linked) caseID() casework.CaseID {
	l.t.Helper()
	lines, err := l.db.LinesOf(l.t.Context(), "mediator-1", "remind:mediator-1:2027-01-18:1")
	good(l.t, err)
	return lines[0].Case
}

func (l *linked) actor(id casework.PersonID) casework.Actor {
	l.t.Helper()
	who, err := l.db.Person(l.t.Context(), id)
	good(l.t, err)
	return who
}

// Only the button's own request does something: not another method, not one without the button, not a long one.
func TestOnlyTheButtonAnswers(t *testing.T) {
	l := sendReminder(t, linksBase)
	path := l.to("Snooze")
	for what, c := range map[string]struct {
		method, form string
		status       int
	}{
		"without the button": {http.MethodPost, "", http.StatusBadRequest},
		"with something":     {http.MethodPost, "confirm=no", http.StatusBadRequest},
		"too long":           {http.MethodPost, "confirm=yes&x=" + strings.Repeat("x", 2000), http.StatusBadRequest},
		"put":                {http.MethodPut, "confirm=yes", http.StatusMethodNotAllowed},
		"deleted":            {http.MethodDelete, "", http.StatusMethodNotAllowed},
		"in the address":     {http.MethodPost, "", http.StatusBadRequest},
	} {
		to := path
		if what == "in the address" {
			to += "?confirm=yes"
		}
		if answer, body := l.ask(c.method, to, c.form); answer.StatusCode != c.status {
			t.Errorf("%s: %s %s", what, answer.Status, body)
		}
	}
	if items, _ := l.settled(); len(items) != 0 {
		t.Errorf("settled are %+v", items)
	}
}

// Where nobody said how the pages are reached a mail has no links, and says how to answer in chat.
func TestWithoutABaseAddressAMailHasNoLinks(t *testing.T) {
	l := sendReminder(t, "")
	if strings.Contains(l.mail, dashboard.AnswerPath) || !strings.Contains(l.mail, "Answer by number: “done 1”, “snooze 1 until Monday”, “not mine 1”.") ||
		!strings.Contains(l.mail, "Say it in chat: this mailbox is not read.") {
		t.Error(l.mail)
	}
}
