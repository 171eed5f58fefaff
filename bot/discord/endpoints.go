package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"time"
)

// InteractionsPath is the address to which Discord delivers interactions where they do not come over the gateway.
const InteractionsPath = "/discord/interactions"

// Bounds of what comes by HTTP.
const (
	maxBody   = 1 << 20         // bytes
	oldAtMost = 5 * time.Minute // since it was signed, or until
)

// Endpoints answers what Discord delivers by HTTP. What is not signed with the application's key, or was signed more
// than five minutes ago or ahead, is refused and not looked at.
func (d *Discord) Endpoints() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST "+InteractionsPath, d.serveInteraction)
	return mux
}

func (d *Discord) serveInteraction(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, "too long", http.StatusRequestEntityTooLarge)
		return
	}
	if !d.signed(r.Header, body) {
		http.Error(w, "invalid request signature", http.StatusUnauthorized)
		return
	}
	in, err := readInteraction(body)
	if err != nil {
		http.Error(w, "not an interaction", http.StatusBadRequest)
		return
	}
	a := d.acknowledging(in.Token)
	d.acknowledged(in.Token, a, d.answerByHTTP(r.Context(), w, in))
}

// signed reports whether Discord signed the body, and did lately.
func (d *Discord) signed(head http.Header, body []byte) bool {
	key, err := hex.DecodeString(d.opt.PublicKey)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return false
	}
	signature, err := hex.DecodeString(head.Get("X-Signature-Ed25519"))
	stamp := head.Get("X-Signature-Timestamp")
	if err != nil || stamp == "" || !ed25519.Verify(key, append([]byte(stamp), body...), signature) {
		return false
	}
	at, err := strconv.ParseInt(stamp, 10, 64)
	return err == nil && d.opt.Now().Sub(time.Unix(at, 0)).Abs() <= oldAtMost
}

// answerByHTTP answers an interaction once it is kept. It reports whether it did.
func (d *Discord) answerByHTTP(ctx context.Context, w http.ResponseWriter, in *inInteraction) bool {
	r, err := d.react(ctx, in)
	if err != nil {
		http.Error(w, "nothing that is offered", http.StatusBadRequest)
		return false
	}
	if r.kept != nil {
		if err := r.kept(); err != nil {
			d.opt.Log.Error("an interaction cannot be kept and is not acknowledged", "cause", err)
			http.Error(w, "not kept", http.StatusServiceUnavailable)
			return false
		}
	}
	body, err := json.Marshal(r.answer())
	if err != nil {
		http.Error(w, "no answer", http.StatusInternalServerError)
		return false
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, err = w.Write(body)
	return err == nil
}
