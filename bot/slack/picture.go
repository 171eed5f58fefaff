package slack

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"github.com/redress-send/redress/bot/chat"
)

// A figure is shown as a picture beside its card, where everybody who sees the picture sees the card: in direct
// messages, and in a channel whose card is for all who read it. What only one person sees in a channel has no picture,
// because Slack shares no file with one person there. A picture that fails costs nothing but itself: the words say
// what matters.

// Limits of pictures.
const (
	maxAlt        = 1000                   // characters of the text alternative (files.getUploadURLExternal: alt_txt_too_large)
	pictureWithin = 6 * time.Second        // for all of it
	uploadTries   = 2                      // of the steps that nobody sees
	uploadAgain   = 300 * time.Millisecond // between them
)

// show uploads the message's figure to where its card is. there says what was posted of the letter already.
func (s *Slack) show(ctx context.Context, channel, thread string, m chat.Message, there *posted) {
	if m.Figure == nil || s.opt.Draw == nil || s.withoutPictures.Load() || there.unknown {
		return
	}
	mark := figureMark(m.Key)
	if _, shown := there.marks[mark]; shown {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, pictureWithin)
	defer cancel()
	method, err := s.upload(ctx, channel, thread, mark, m.Figure)
	if err == nil {
		return
	}
	code := codeOf(err)
	if slices.Contains(never, code) {
		s.withoutPictures.Store(true)
		s.opt.Log.Warn("no pictures are shown from now on: give the app the scope files:write (“redress slack manifest” has it), "+
			"let the workspace take files, and install the app again", "method", method, "cause", code)
		return
	}
	s.opt.Log.Warn("a card is shown without its picture", "letter", m.Key, "method", method, "cause", why(err))
}

// never are the errors after which no upload will do, until a person has changed something.
var never = []string{"missing_scope", "not_allowed_token_type", "file_uploads_disabled", "restricted_action", "file_type_not_allowed", "unknown_method"}

// upload draws the figure and shares it, in Slack's three steps. method is the step that failed.
func (s *Slack) upload(ctx context.Context, channel, thread, mark string, f *chat.Figure) (method string, err error) {
	picture, err := s.opt.Draw(f)
	if err != nil {
		return "drawing", err
	}
	var file string
	for try := 1; ; try++ {
		if file, method, err = s.bring(ctx, picture, mark, f); err == nil {
			break
		}
		if code := codeOf(err); try == uploadTries || code != "" && !slices.Contains(passing, code) || ctx.Err() != nil {
			return method, err
		}
		chat.Pause(ctx, uploadAgain)
	}
	_, err = s.api.CompleteUploadExternalContext(ctx, slack.CompleteUploadExternalParameters{
		Files: []slack.FileSummary{{ID: file, Title: "Time line of " + f.Title}}, Channel: channel, ThreadTimestamp: thread,
	})
	return "files.completeUploadExternal", err
}

// bring brings the picture to Slack, where nobody sees it yet.
func (s *Slack) bring(ctx context.Context, picture []byte, mark string, f *chat.Figure) (file, method string, err error) {
	name := mark + ".png"
	way, err := s.api.GetUploadURLExternalContext(ctx, slack.GetUploadURLExternalParameters{
		FileName: name, FileSize: len(picture), AltTxt: f.Alt(maxAlt),
	})
	if err != nil {
		return "", "files.getUploadURLExternal", err
	}
	return way.FileID, "the upload", s.carry(ctx, way.UploadURL, name, picture)
}

// carry sends the picture to the address that Slack gave for it. The address is what lets it in: no token goes along.
func (s *Slack) carry(ctx context.Context, address, name string, picture []byte) error {
	if !s.ours(address) {
		return errElsewhere
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("filename", name)
	if err != nil {
		return err
	}
	if _, err := part.Write(picture); err != nil {
		return err
	}
	if err := form.Close(); err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, &body)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	answer, err := s.client.Do(r)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 64<<10)) // so that the connection can be used again
	if answer.StatusCode != http.StatusOK {
		return slack.StatusCodeError{Code: answer.StatusCode, Status: answer.Status}
	}
	return nil
}

// figureMark names the picture of a letter; it is the name of its file, by which it is found again.
func figureMark(key string) string { return "time-line-" + letterMark(key, -1) }

// posted is what there is already of a letter of which it is not known whether it was posted.
type posted struct {
	marks   map[string]string // time stamps, by the mark of each part
	unknown bool              // it could not be looked up
}

// findIn notes the parts of letters among messages.
func (p *posted) findIn(messages []slack.Message) {
	p.marks = map[string]string{}
	for i := range messages {
		m := &messages[i]
		if mark, ok := m.Metadata.EventPayload["letter"].(string); ok && m.Metadata.EventType == noted {
			p.marks[mark] = m.Timestamp
		}
		for j := range m.Files {
			if mark, ours := strings.CutSuffix(m.Files[j].Name, ".png"); ours && strings.HasPrefix(mark, "time-line-") {
				p.marks[mark] = m.Timestamp
			}
		}
	}
}

var errElsewhere = errors.New("an answer leads to another host, where nothing is sent")
