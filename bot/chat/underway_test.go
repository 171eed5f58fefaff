package chat_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/redress-send/redress/bot/chat"
)

func TestWhatIsUnderWayIsWaitedForAndNothingMoreBegins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var u chat.Underway
		for _, takes := range []time.Duration{time.Second, 3 * time.Second} {
			if !u.Begin() {
				t.Fatal("nothing may begin")
			}
			go func() {
				defer u.End()
				time.Sleep(takes)
			}()
		}
		began := time.Now()
		u.Stop(2 * time.Second)
		if took := time.Since(began); took != 2*time.Second {
			t.Errorf("waited %s, want no longer than 2 s", took)
		}
		if u.Begin() {
			t.Error("something begins while it stops")
		}
		u.Stop(time.Minute)
		if took := time.Since(began); took != 3*time.Second {
			t.Errorf("waited %s, want until all had ended", took)
		}
	})
}
