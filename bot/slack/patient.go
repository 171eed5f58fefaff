package slack

import (
	"math"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// patient makes calls, and not those of a method that Slack said to wait with: they get the same answer again without
// being sent. Slack counts each method on its own; messages it counts by channel, whose letters wait for each other
// anyway.
type patient struct {
	client *http.Client

	mu    sync.Mutex
	until map[string]time.Time // by method
}

func newPatient(client *http.Client) *patient {
	return &patient{client: client, until: map[string]time.Time{}}
}

// Do makes the call, or answers that it has to wait.
func (p *patient) Do(r *http.Request) (*http.Response, error) {
	method := path.Base(r.URL.Path)
	if wait := p.left(method); wait > 0 {
		return tooMany(r, wait), nil
	}
	response, err := p.client.Do(r) //nolint:gosec // where to is said by the library, from the settings
	if err != nil || response.StatusCode != http.StatusTooManyRequests {
		return response, err
	}
	if wait, ok := retryAfter(response.Header); ok {
		response.Header.Set("Retry-After", strconv.Itoa(wait)) // whole seconds, as the library reads them
		p.hold(method, time.Duration(wait)*time.Second)
	}
	return response, nil
}

// retryAfter reads the wait in whole seconds, rounded up.
func retryAfter(head http.Header) (seconds int, ok bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(head.Get("Retry-After")), 64)
	if err != nil || n < 0 || n > 24*60*60 {
		return 0, false
	}
	return int(math.Ceil(n)), true
}

func (p *patient) hold(method string, wait time.Duration) {
	if method == "chat.postMessage" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.until[method] = deadline(wait)
}

func (p *patient) left(method string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	wait := time.Until(p.until[method]) //nolint:forbidigo // what Slack asks for is by the real clock
	if wait <= 0 {
		delete(p.until, method)
	}
	return wait
}

// tooMany is Slack's answer to a call that is too early.
func tooMany(r *http.Request, wait time.Duration) *http.Response {
	seconds := int(math.Ceil(wait.Seconds()))
	return &http.Response{
		Status: "429 Too Many Requests", StatusCode: http.StatusTooManyRequests, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Retry-After": {strconv.Itoa(seconds)}}, Body: http.NoBody, Request: r,
	}
}
