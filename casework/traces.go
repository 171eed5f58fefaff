package casework

import (
	"context"
	"slices"
)

// Traces are what is kept of cases for a while beside the store: halves of conversations, and messages that wait
// to be answered. They go with a case that is erased.
type Traces interface {
	// About returns what there is about the case, as rows of what a family would call it.
	About(ctx context.Context, id CaseID, r Reference) ([]Row, error)
	// Forget takes out whatever names one of the cases, and returns how much there was by kind. It is called after the
	// cases were erased, and may be called again. With dry nothing is taken out.
	Forget(ctx context.Context, gone []Erased, dry bool) (Rows, error)
}

// WithTraces returns the service with what is kept of cases beside its store.
func (s *Service) WithTraces(t Traces) *Service {
	out := *s
	out.traces = t
	return &out
}

// forgetTraces takes out what is kept beside the store of cases that were erased.
func (s *Service) forgetTraces(ctx context.Context, op string, gone []Erased) (Rows, error) {
	if s.traces == nil || len(gone) == 0 {
		return nil, nil
	}
	rows, err := s.traces.Forget(ctx, gone, false)
	if err != nil {
		err = E(Internal, op, "The case is erased, but not everything beside the database was done about it: "+Sentence(err)+
			" Run the same command again to try once more.", err)
	}
	return rows, err
}

// ForgetErased takes out once more what is kept beside the store of cases that were erased, and returns how much
// there was. Only an operator may ask.
func (s *Service) ForgetErased(ctx context.Context, a Actor, gone []Erased) (Rows, error) {
	const op = "casework.ForgetErased"
	if err := s.mayForget(op, &a); err != nil {
		return nil, err
	}
	return s.forgetTraces(ctx, op, gone)
}

// NamesIn are the references and ids of cases that the text names, each once: what referenceForm and idForm find, in
// one look at the text, for it is done after every message.
func NamesIn(text []byte) []string {
	var out []string
	for at := 0; at < len(text); at++ {
		word := wordAt(text[at:])
		switch n := len(word); {
		case n == 17 && word[0] == 'c' && consistsOf(word[1:], isIDLetter):
			out = append(out, string(word))
		case n >= 2 && n <= 6 && at+n < len(text) && text[at+n] == '-' && consistsOf(word, isCapital):
			if number := wordAt(text[at+n+1:]); len(number) >= 4 && len(number) <= 7 && consistsOf(number, isFigure) {
				out = append(out, string(text[at:at+n+1+len(number)]))
			}
		}
		at += len(word)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// wordAt is the word with which the text begins, as regular expressions understand words; it may be empty.
func wordAt(text []byte) []byte {
	for i, c := range text {
		if !isCapital(c) && !isFigure(c) && (c < 'a' || c > 'z') && c != '_' {
			return text[:i]
		}
	}
	return text
}

func consistsOf(word []byte, is func(byte) bool) bool {
	return !slices.ContainsFunc(word, func(c byte) bool { return !is(c) })
}

func isCapital(c byte) bool  { return c >= 'A' && c <= 'Z' }
func isFigure(c byte) bool   { return c >= '0' && c <= '9' }
func isIDLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= '2' && c <= '7' }

// ErasedAmong returns those of the names that are the reference or the id of a case that was erased. It says so to
// the program, which forgets what it held about them, and is to be told to nobody.
func (s *Service) ErasedAmong(ctx context.Context, names []string) ([]string, error) {
	if s.forgetting == nil || len(names) == 0 {
		return nil, nil
	}
	return s.forgetting.ErasedAmong(ctx, names)
}
