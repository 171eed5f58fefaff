package rediskv

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/logging"
	"github.com/redis/go-redis/v9/maintnotifications"

	"github.com/redress-send/redress/casework"
)

// Redis keeps the states of conversations in a Redis server. It may be used by any number of goroutines.
type Redis struct {
	client *redis.Client
	place  string // host and port, for people
	prefix string
}

// answersWithin is how long the server may take for its first answer.
const answersWithin = 5 * time.Second

// Open connects to the server at the address (redis://user:password@host:6379/0, or rediss:// for TLS) and
// waits up to 5 seconds for its first answer. The error is of kind Invalid for an address that cannot be
// read, else Internal; its sentence says what to do and holds no password.
func Open(address string) (*Redis, error) {
	r, err := Later(address)
	if err != nil {
		return nil, err
	}
	if err := r.Answers(); err != nil {
		_ = r.client.Close()
		return nil, err
	}
	return r, nil
}

// Answers waits up to 5 seconds for an answer of the server. The error is as Open's.
func (r *Redis) Answers() error {
	ctx, stop := context.WithTimeout(context.Background(), answersWithin)
	defer stop()
	return r.fail(context.Background(), "rediskv.Open", r.client.Ping(ctx).Err())
}

// Later is Open for a server that need not be there yet: only an address that cannot be read is an error.
func Later(address string) (*Redis, error) {
	const op = "rediskv.Open"
	// The error is not kept: it can quote the password.
	options, err := redis.ParseURL(address)
	if err != nil {
		return nil, casework.E(casework.Invalid, op, "REDIS_URL is not an address of Redis that can be read. "+
			"Write redis://user:password@host:6379/0 (rediss:// for TLS), or leave it empty to do without Redis.", nil)
	}
	logging.Disable() // what goes wrong is said in errors
	options.ContextTimeoutEnabled = true
	options.DialerRetries = 1 // a command that fails is tried again as a whole
	options.DisableIdentity = true
	options.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
	return &Redis{client: redis.NewClient(options), place: "Redis at " + options.Addr, prefix: "redress:"}, nil
}

// Under returns a store on the same connections whose names all begin with the prefix, apart from every
// other one. Closing either closes both.
func (r *Redis) Under(prefix string) *Redis {
	out := *r
	out.prefix = r.prefix + prefix + ":"
	return &out
}

// Close ends every connection.
func (r *Redis) Close() error {
	if err := r.client.Close(); err != nil {
		return casework.E(casework.Internal, "rediskv.Close", r.place+" did not close cleanly. Nothing is lost by it.", err)
	}
	return nil
}

// Load returns the state, or nil where there is none or its time has run out.
func (r *Redis) Load(ctx context.Context, key string) ([]byte, error) {
	state, err := within(ctx, func() ([]byte, error) { return r.client.Get(ctx, r.dialog(key)).Bytes() })
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	if err != nil {
		return nil, r.fail(ctx, "rediskv.Load", err)
	}
	return state, nil
}

// Save keeps the state for the length of time, at least a millisecond, in place of what was there.
func (r *Redis) Save(ctx context.Context, key string, state []byte, keep time.Duration) error {
	const op = "rediskv.Save"
	if err := checkLifetime(op, keep); err != nil {
		return err
	}
	state = slices.Clone(state) // it may be on its way when the caller has gone on
	return r.fail(ctx, op, heard(ctx, func() error { return r.client.Set(ctx, r.dialog(key), state, keep).Err() }))
}

// Drop forgets the state. There need not be one.
func (r *Redis) Drop(ctx context.Context, key string) error {
	return r.fail(ctx, "rediskv.Drop", heard(ctx, func() error { return r.client.Del(ctx, r.dialog(key)).Err() }))
}

func (r *Redis) dialog(key string) string { return r.prefix + "dialog:" + key }

// fail is the door through which every error leaves.
func (r *Redis) fail(ctx context.Context, op string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return casework.Stopped(op, ctx.Err())
	case redis.IsAuthError(err), redis.IsPermissionError(err):
		return casework.E(casework.Internal, op, r.place+" refused the user or the password in REDIS_URL: correct them.", err)
	case redis.IsOOMError(err), redis.IsMaxClientsError(err):
		return casework.E(casework.Internal, op, r.place+" has no room left (memory or connections): free some, then try again.", err)
	case redis.IsReadOnlyError(err), redis.IsLoadingError(err):
		return casework.E(casework.Internal, op, r.place+" takes nothing at the moment: check that REDIS_URL names the primary server, then try again.", err)
	}
	return casework.E(casework.Internal, op, r.place+" cannot be reached: check that it runs there and that REDIS_URL is right.", err)
}
