package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redress-send/redress/bot/slack/slacktest"
)

// The guide to Slack is followed as it is written, in an environment that holds nothing else, at a Slack in the process:
// at its end the bot answers, and the account that it tied is known.
func TestTheGuideToSlackIsReal(t *testing.T) {
	a := newAtSlack(t, slacktest.Options{})
	a.unset("")
	port := freePort(t)
	a.set(asRedress, "1")
	a.set("SLACK_API_URL", a.slack.API)
	a.set("PORT", port)
	for name, secret := range map[string]string{"slack-app-token": slacktest.AppToken, "slack-bot-token": slacktest.BotToken, "slack-signing-secret": slacktest.Secret} {
		if err := os.WriteFile(filepath.Join(a.folder, name), []byte(secret+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ran, printed := map[string]int{}, map[string]string{}
	for _, line := range slices.Concat(guideBlocks(t, "bot/slack/README.md")...) {
		if named, ok := strings.CutPrefix(line, "export "); ok {
			name, value, _ := strings.Cut(named, "=")
			a.set(name, value)
			continue
		}
		if name, ok := strings.CutPrefix(line, "unset "); ok {
			a.unset(name + "=")
			continue
		}
		args, ours := strings.CutPrefix(line, "redress ")
		if !ours {
			t.Fatalf("%q is not tested", line)
		}
		words := strings.Fields(args)
		p := a.start(words...)
		ran[words[0]]++
		switch words[0] {
		case "bot":
			a.connected(2)
		case "web":
			if status := asked(t, a, p, port); status != http.StatusOK {
				t.Errorf("%s: a message is answered with %d:\n%s", line, status, p.log)
			}
		default:
			if status := a.ends(p, time.Minute); status != 0 {
				t.Errorf("%s: status %d: %s", line, status, p.log)
			}
			printed[line] = p.log.String()
		}
	}
	if ran["slack"] != 2 || ran["people"] != 3 || ran["web"] != 1 || !strings.Contains(printed["redress slack manifest --http"], "https://redress.example.org/slack/events") {
		t.Errorf("of the guide ran %v", ran)
	}
	before := len(a.slack.Said())
	a.slack.Say("U1", "D1", "what is due")
	a.answers(before+1, time.Minute)
	a.slack.Say("U2", "D2", "link "+codeIn(t, printed["redress people link mediator-1"]))
	a.answers(before+2, time.Minute)
	said := a.slack.Said()
	if last := said[len(said)-2:]; strings.Contains(last[0].Text, "not linked") || !strings.Contains(last[1].Text, "mediator-1") {
		t.Errorf("the accounts that the guide tied are not known: %+v", last)
	}
}

// asked says something to the pages as Slack does, once they are there, waits for the answer, and returns the status.
func asked(t *testing.T, a *atSlack, p *process, port string) int {
	t.Helper()
	before := len(a.slack.Said())
	body, err := json.Marshal(a.slack.Message("U3", "D3", "", sum).Payload)
	if err != nil {
		t.Fatal(err)
	}
	for range 300 {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://127.0.0.1:"+port+"/slack/events", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		stamp, signature := slacktest.Sign(body, time.Now())
		req.Header.Set("X-Slack-Request-Timestamp", stamp)
		req.Header.Set("X-Slack-Signature", signature)
		answer, err := http.DefaultClient.Do(req)
		if err != nil {
			<-time.After(100 * time.Millisecond) // it is starting
			continue
		}
		_ = answer.Body.Close()
		a.answers(before+1, time.Minute)
		return answer.StatusCode
	}
	t.Fatalf("nothing listens:\n%s", p.log)
	return 0
}
