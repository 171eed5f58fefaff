package mail_test

import (
	"errors"
	"testing"

	"github.com/redress-send/redress/bot/chat"
	ours "github.com/redress-send/redress/reminders/mail"
	"github.com/redress-send/redress/reminders/mail/mailtest"
)

// What a server does to the first mail, whether that is tried again, and how often the mail is there after the
// second try: 4xx and a lost connection are tried again, 5xx never, and a mail that was taken before the
// connection was lost is there twice under one Message-ID.
func TestWhatAServerDoesToAMail(t *testing.T) {
	for name, c := range map[string]struct {
		fault mailtest.Fault
		again bool
		never bool
		taken int
	}{
		"takes it":                               {mailtest.None, false, false, 1},
		"not now":                                {mailtest.Busy, true, false, 1},
		"no such address":                        {mailtest.Nobody, false, true, 0},
		"no room for it":                         {mailtest.Full, true, false, 1},
		"refuses it":                             {mailtest.Refuse, false, true, 0},
		"is slow":                                {mailtest.Slow, false, false, 1},
		"takes it and is gone before it says so": {mailtest.Drop, true, false, 2},
		"is gone before it takes it":             {mailtest.Lose, true, false, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv, err := mailtest.Start(t.Context(), func(_ string, n int) mailtest.Fault {
				if n == 1 {
					return c.fault
				}
				return mailtest.None
			})
			if err != nil {
				t.Fatal(err)
			}
			s, err := ours.NewSender("smtp://"+srv.Address(), "redress@example.org")
			if err != nil {
				t.Fatal(err)
			}
			_, err = s.Post(t.Context(), to, reminder())
			if never := errors.Is(err, chat.ErrUndeliverable); never != c.never || (err != nil && !never) != c.again {
				t.Fatalf("the first try: %v", err)
			}
			if c.again {
				if _, err := s.Post(t.Context(), to, reminder()); err != nil {
					t.Fatalf("the second try: %v", err)
				}
			}
			total := 0
			for _, n := range srv.Taken() {
				total += n
			}
			if len(srv.Taken()) > 1 || total != c.taken {
				t.Errorf("taken: %v, want one mail %d times", srv.Taken(), c.taken)
			}
		})
	}
}
