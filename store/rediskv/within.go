package rediskv

import "context"

// within does what asks the server and waits for it no longer than the context lasts. The client obeys a
// deadline by itself, but notices a cancellation only when the server answers or its time is up; what was
// asked goes on by itself until then.
func within[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		v, err := do()
		done <- outcome{v, err}
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// heard is within for what answers nothing.
func heard(ctx context.Context, do func() error) error {
	_, err := within(ctx, func() (struct{}, error) { return struct{}{}, do() })
	return err
}
