// Package dial is how the chat adapters call out: the library's way, with connections kept open for a burst.
package dial

import "net/http"

// keptOpen is how many connections to one host wait for the next call.
const keptOpen = 32

// Transport is the library's, with connections kept open for a burst of answers: an acknowledgement does not wait for
// a new one then.
func Transport() http.RoundTripper {
	standard, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return http.DefaultTransport
	}
	own := standard.Clone()
	own.MaxIdleConnsPerHost = keptOpen
	return own
}
