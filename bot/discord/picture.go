package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"

	"github.com/redress-send/redress/bot/chat"
)

// A figure hangs on the last message of its card as a picture, with its words for those who do not see it. A picture
// that Discord does not take costs nothing but itself: the words say what matters.

// maxAlt is how long the words of a picture may be (attachment, description).
const maxAlt = 1024

// attachment is what a body says of a file that comes with it.
type attachment struct {
	ID          string `json:"id"` // the number of the file among those that come
	Filename    string `json:"filename"`
	Description string `json:"description"`
}

// picture is a file.
type picture struct {
	name    string
	content []byte
}

// hang draws the message's figure and hangs it on the last of its bodies.
func (d *Discord) hang(m *chat.Message, bodies []Body) {
	if m.Figure == nil || d.opt.Draw == nil {
		return
	}
	drawn, err := d.opt.Draw(m.Figure)
	if err != nil {
		d.opt.Log.Warn("a card is shown without its picture", "letter", m.Key, "cause", err)
		return
	}
	last := &bodies[len(bodies)-1]
	last.picture = &picture{"time-line.png", drawn}
	last.Attachments = []attachment{{"0", last.picture.name, cutUnits(m.Figure.Alt(maxAlt), maxAlt)}}
}

// plain is the body without its picture.
func (b Body) plain() Body {
	b.picture, b.Attachments = nil, nil
	return b
}

// sayBody makes the call that says a body, which say writes. Where Discord does not take the picture it is said
// without.
func (d *Discord) sayBody(ctx context.Context, b *Body, say func(b *Body) *call, out any) (*call, error) {
	c := say(b)
	c.picture = b.picture
	err := d.api.do(ctx, c, out)
	said := saidBy(err)
	if b.picture == nil || said == nil || isCode(err, lostPlaces...) {
		return c, err
	}
	switch said.Status {
	case http.StatusBadRequest, http.StatusForbidden, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType:
		d.opt.Log.Warn("a card is shown without its picture", "cause", why(err))
		bare := b.plain()
		c = say(&bare)
		return c, d.api.do(ctx, c, out)
	}
	return c, err
}

// lostPlaces are the errors that have nothing to do with a picture.
var lostPlaces = []int{
	codeUnknownChannel, codeUnknownMessage, codeUnknownWebhook, codeUnknownInteraction, codeMissingAccess, codeNotOurMessage,
	codeClosedDirect, codeBadHandle, codeArchivedThread,
}

// form is a body with a file: Discord takes the JSON as one part and the file as another.
func form(body any, p *picture) (kind string, content *bytes.Buffer, err error) {
	content = &bytes.Buffer{}
	parts := multipart.NewWriter(content)
	b, err := json.Marshal(body)
	if err != nil {
		return "", nil, fmt.Errorf("discord: write a request: %w", err)
	}
	for _, part := range []struct {
		head textproto.MIMEHeader
		body []byte
	}{
		{textproto.MIMEHeader{"Content-Disposition": {`form-data; name="payload_json"`}, "Content-Type": {"application/json"}}, b},
		{textproto.MIMEHeader{
			"Content-Disposition": {fmt.Sprintf(`form-data; name="files[0]"; filename=%q`, p.name)}, "Content-Type": {"image/png"},
		}, p.content},
	} {
		w, err := parts.CreatePart(part.head)
		if err == nil {
			_, err = w.Write(part.body)
		}
		if err != nil {
			return "", nil, fmt.Errorf("discord: write a request: %w", err)
		}
	}
	return parts.FormDataContentType(), content, parts.Close()
}
