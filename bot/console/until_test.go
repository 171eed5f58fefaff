package console

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"
)

func TestAnInputThatNobodyTypesIntoEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		in, keyboard := io.Pipe()
		read := make(chan error)
		go func() {
			_, err := Until(ctx, in).Read(make([]byte, 10))
			read <- err
		}()
		synctest.Wait() // it waits for somebody to type
		stop()
		if err := <-read; !errors.Is(err, io.EOF) {
			t.Errorf("error %v, want EOF", err)
		}
		_ = keyboard.Close()
	})
}

func TestAnInputIsReadWhole(t *testing.T) {
	want := strings.Repeat("what is due this week?\n", 1000)
	got, err := io.ReadAll(Until(t.Context(), strings.NewReader(want)))
	if err != nil || string(got) != want {
		t.Errorf("%d bytes, %v, want %d", len(got), err, len(want))
	}
}
