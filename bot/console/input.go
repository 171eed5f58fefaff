package console

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/redress-send/redress/bot/chat"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 64 << 10

// What is said of a line that cannot be read.
const (
	tooLong    = "This line is longer than 64 KB and was not read. Say it in shorter messages."
	notUTF8    = "This line is not UTF-8 text and was not read. Save it as UTF-8 and say it again."
	notJSON    = `This line begins like JSON and is none. Write {"text": "…"}, or plain text that does not begin with {.`
	badRoom    = `"room" is one of direct, private and shared.`
	unanswered = "This could not be answered now. It is kept and will be answered when the console is started again."
)

var errTooLong = errors.New("line too long")

// input is one line, in either form.
type input struct {
	Text   string `json:"text"`
	Room   string `json:"room"`
	Thread string `json:"thread"`
	Press  string `json:"press"`
}

func (in *input) empty() bool { return strings.TrimSpace(in.Text) == "" && in.Press == "" }

func (in *input) privacy() chat.Privacy {
	if in.Room == "" {
		return chat.Direct
	}
	return chat.Privacy(in.Room)
}

// readLine reads a line of any length without keeping more than maxLine of it. The last line need not end in
// a newline.
func readLine(r *bufio.Reader) (string, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > maxLine+1 {
			long, line = true, line[:0]
		}
		if !long {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		switch {
		case long:
			return "", errTooLong
		case err != nil && len(line) == 0:
			return "", io.EOF
		}
		return strings.TrimRight(string(line), "\r\n"), nil
	}
}

// parse reads a line: in JSON mode an object where it begins like one, else plain text. In text mode the
// number or the label of an offered choice presses it.
func (c *Console) parse(line string) (input, error) {
	if !utf8.ValidString(line) {
		return input{}, errors.New(notUTF8)
	}
	if c.opt.JSON && strings.HasPrefix(strings.TrimSpace(line), "{") {
		return parseJSON(line)
	}
	if !c.opt.JSON {
		if id, ok := c.pressed(line); ok {
			return input{Press: id}, nil
		}
	}
	return input{Text: line}, nil
}

func parseJSON(line string) (input, error) {
	var in input
	dec := json.NewDecoder(strings.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return input{}, errors.New(notJSON)
	}
	if dec.More() {
		return input{}, errors.New(notJSON)
	}
	switch in.privacy() {
	case chat.Direct, chat.Private, chat.Shared:
		return in, nil
	}
	return input{}, errors.New(badRoom)
}

// pressed finds the offered choice that a typed line names, by its number or its label.
func (c *Console) pressed(line string) (id string, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	typed := strings.TrimSpace(line)
	if n, err := strconv.Atoi(typed); err == nil && n >= 1 && n <= len(c.offered) {
		return c.offered[n-1].ID, true
	}
	for _, ch := range c.offered {
		if strings.EqualFold(ch.Label, typed) {
			return ch.ID, true
		}
	}
	return "", false
}

// hook finds the directive that a text begins with.
func (c *Console) hook(text string) (Hook, string, bool) {
	word, arg, _ := strings.Cut(strings.TrimSpace(text), " ")
	h, ok := c.opt.Hooks[word]
	return h, strings.TrimSpace(arg), ok
}
