package drill

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/redress-send/redress/bot/chat"
)

// platforms are two chats in the process: what was posted, by route and letter.
type platforms struct {
	address string

	mu      sync.Mutex
	posted  map[string]map[string]int
	refused map[string]int
}

// startPlatforms listens on 127.0.0.1 until ctx ends.
func startPlatforms(ctx context.Context) (*platforms, error) {
	var setup net.ListenConfig
	listener, err := setup.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &platforms{
		address: "http://" + listener.Addr().String(),
		posted:  map[string]map[string]int{RouteKeyed: {}, RouteSeen: {}}, refused: map[string]int{},
	}
	server := &http.Server{Handler: p, ReadHeaderTimeout: time.Minute}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	go func() { _ = server.Serve(listener) }()
	return p, nil
}

// ServeHTTP takes a letter (POST /route?letter=KEY&to=ROOM), or says whether it was posted (GET).
func (p *platforms) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	route, key, to := strings.TrimPrefix(r.URL.Path, "/"), r.FormValue("letter"), r.FormValue("to")
	p.mu.Lock()
	defer p.mu.Unlock()
	posted, ok := p.posted[route]
	switch {
	case !ok:
		w.WriteHeader(http.StatusNotFound)
	case r.Method == http.MethodGet:
		if posted[key] == 0 {
			w.WriteHeader(http.StatusNoContent)
		}
	case unreachable(to):
		w.WriteHeader(http.StatusForbidden)
	case route == RouteKeyed && posted[key] > 0:
		p.refused[route]++
	default:
		posted[key]++
	}
}

// arrived is what arrived on a route, by letter.
func (p *platforms) arrived(route string) (by map[string]int, refused int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return maps.Clone(p.posted[route]), p.refused[route]
}

// adapter posts to one of the chats.
type adapter struct {
	route, address string
	client         *http.Client
}

// Run does nothing until ctx ends: nobody says anything.
func (a *adapter) Run(ctx context.Context, _ chat.Handler) error {
	<-ctx.Done()
	return nil
}

// Post posts the letter; where it may have been posted before, and the chat can be looked at, it looks.
func (a *adapter) Post(ctx context.Context, to chat.Room, m chat.Message) (chat.Ref, error) {
	if a.route == RouteSeen && m.Again {
		switch status, err := a.ask(ctx, http.MethodGet, to, m.Key); {
		case err != nil:
			return "", err
		case status == http.StatusOK:
			return chat.Ref(m.Key), nil
		}
	}
	status, err := a.ask(ctx, http.MethodPost, to, m.Key)
	switch {
	case err != nil:
		return "", err
	case status == http.StatusForbidden:
		return "", fmt.Errorf("%w: cannot message this user", chat.ErrUndeliverable)
	case status != http.StatusOK:
		return "", errors.New("the chat does not take it")
	}
	return chat.Ref(m.Key), nil
}

func (a *adapter) ask(ctx context.Context, method string, to chat.Room, key string) (status int, err error) {
	address := a.address + "/" + a.route + "?" + url.Values{"letter": {key}, "to": {to.ID}}.Encode()
	r, err := http.NewRequestWithContext(ctx, method, address, http.NoBody)
	if err != nil {
		return 0, err
	}
	answer, err := a.client.Do(r)
	if err != nil {
		return 0, err
	}
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, answer.Body.Close()
}
