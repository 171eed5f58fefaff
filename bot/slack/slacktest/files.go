package slacktest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

// File is a file that the bot brought.
type File struct {
	ID, Name, Title, Alt string
	Channel, Thread      string // where it was shared; empty: nowhere yet
	Body                 []byte
	length               int
	done                 bool
}

// Files returns what the bot brought until now, in order.
func (s *Server) Files() []File {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]File, len(s.files))
	for i, f := range s.files {
		out[i] = *f
	}
	return out
}

// maxAlt is how long the text alternative of a file may be (files.getUploadURLExternal: alt_txt_too_large).
const maxAlt = 1000

func (s *Server) uploadURL(args map[string]any) map[string]any {
	length, err := strconv.Atoi(fmt.Sprint(args["length"]))
	f := &File{ID: fmt.Sprint("F", s.next()), Name: text(args, "filename"), Alt: text(args, "alt_txt"), length: length}
	switch {
	case f.Name == "" || err != nil || length <= 0:
		s.violations = append(s.violations, "files.getUploadURLExternal: no name or no length")
		return fail("missing_argument")
	case utf8.RuneCountInString(f.Alt) > maxAlt:
		s.violations = append(s.violations, "files.getUploadURLExternal: alt_txt_too_large")
		return fail("alt_txt_too_large")
	case strings.HasSuffix(f.Name, ".png") && strings.TrimSpace(f.Alt) == "":
		s.violations = append(s.violations, "files.getUploadURLExternal: a picture without its text alternative")
	}
	s.files = append(s.files, f)
	return map[string]any{"ok": true, "upload_url": s.http.URL + "/upload/v1/" + f.ID, "file_id": f.ID}
}

// serveUpload takes a file's bytes, raw or as a form.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "" {
		s.violate("a token is sent along with a file: the address alone lets it in")
	}
	body, err := fileIn(r)
	if err != nil {
		s.violate("an upload cannot be read: %v", err)
		http.Error(w, "bad upload", http.StatusBadRequest)
		return
	}
	if script, scripted := s.script("upload"); scripted && !script.After {
		script.play(w)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.fileOf(r.PathValue("file"))
	switch {
	case f == nil || f.done:
		s.violations = append(s.violations, "an upload to an address that was not given, or after its end")
		http.NotFound(w, r)
		return
	case len(body) != f.length:
		s.violations = append(s.violations, fmt.Sprintf("an upload of %d bytes, announced were %d", len(body), f.length))
	}
	f.Body = body
	if strings.HasSuffix(f.Name, ".png") {
		if _, err := png.Decode(bytes.NewReader(body)); err != nil {
			s.violations = append(s.violations, "an upload that is no PNG: "+err.Error())
		}
	}
	s.happened()
	_, _ = io.WriteString(w, "OK - "+fmt.Sprint(len(body))) //nolint:gosec // a number
}

func fileIn(r *http.Request) ([]byte, error) {
	kind, of, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return io.ReadAll(io.LimitReader(r.Body, 8<<20))
	}
	parts := multipart.NewReader(r.Body, of["boundary"])
	for {
		p, err := parts.NextPart()
		if err != nil {
			return nil, err
		}
		if p.FileName() != "" {
			return io.ReadAll(io.LimitReader(p, 8<<20))
		}
	}
}

func (s *Server) fileOf(id string) *File {
	for _, f := range s.files {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// completeUpload shares files: each is a message of its channel that has no words.
func (s *Server) completeUpload(args map[string]any) map[string]any {
	var list []struct{ ID, Title string }
	if err := json.Unmarshal(raw(args["files"]), &list); err != nil || len(list) == 0 {
		s.violations = append(s.violations, "files.completeUploadExternal: no list of files")
		return fail("invalid_arguments")
	}
	channel := text(args, "channel_id")
	if wrong := s.exists(channel); channel != "" && wrong != "" {
		return fail(wrong)
	}
	for _, named := range list {
		f := s.fileOf(named.ID)
		if f == nil || f.Body == nil || f.done {
			s.violations = append(s.violations, "files.completeUploadExternal: a file that was not uploaded, or is complete already")
			return fail("file_not_found")
		}
		f.done, f.Title = true, named.Title
		if channel == "" {
			continue
		}
		f.Channel, f.Thread = channel, text(args, "thread_ts")
		s.messages = append(s.messages, &Message{
			Channel: f.Channel, Thread: f.Thread, Way: "files.completeUploadExternal", At: s.opt.Now(), TS: s.stamp(), File: f,
		})
	}
	return map[string]any{"ok": true, "files": args["files"]}
}
