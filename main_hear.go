package main

import (
	"errors"
	"sync"

	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/configs"
)

// ears hear what people type: by rules, and where these do not decide by what was learned from the sentences
// under configs.
type ears struct {
	once  sync.Once
	judge *words.Judge
	err   error
}

// learn learns from the sentences, once; it takes a fraction of a second.
func (r *rooms) learn() error {
	r.ears.once.Do(func() {
		sayings, err := configs.Sayings()
		facts, bad := configs.FactSayings()
		if err = errors.Join(err, bad); err != nil {
			r.ears.err = err
			return
		}
		book := r.service.Book()
		s := &words.Setting{Vocabulary: book.Vocabulary, Grounds: book.Grounds, Authorities: r.authorities, Calendar: r.service.Calendar()}
		for i := range book.Rules {
			s.Limits = append(s.Limits, book.Rules[i].ID)
		}
		r.ears.judge, r.ears.err = words.Learn(s, examplesOf(sayings), examplesOf(facts))
	})
	return r.ears.err
}

func examplesOf(sayings []configs.Saying) []words.Example {
	out := make([]words.Example, len(sayings))
	for i, s := range sayings {
		out[i] = words.Example(s)
	}
	return out
}

// hear hears a message. Where nothing could be learned, which the tests exclude, the rules decide alone.
func (r *rooms) hear(s *words.Setting, text string) words.Heard {
	if r.learn() != nil {
		return words.Hear(s, text)
	}
	return r.ears.judge.Hear(s, text)
}
