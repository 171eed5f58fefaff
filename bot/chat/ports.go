package chat

import (
	"context"
	"time"

	"github.com/redress-send/redress/casework/post"
)

// Inbox keeps what came in until it is answered.
type Inbox interface {
	// Accept keeps the delivery. fresh is false where its key was accepted before.
	Accept(ctx context.Context, d post.Delivery) (fresh bool, err error)
	// Answered marks the delivery as answered and writes the replies, in one transaction. A reply whose
	// key exists is left as it is.
	Answered(ctx context.Context, key string, replies []post.Letter) error
	// IsAnswered reports whether the delivery was accepted and answered.
	IsAnswered(ctx context.Context, key string) (bool, error)
	// Unanswered returns the oldest deliveries that were accepted before the instant and not answered.
	Unanswered(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error)
}

// Journal keeps what came in apart from the cases, so that neither a slow nor an absent database costs an
// acknowledgement. Whether a delivery is answered is known by the Inbox alone, from the transaction of its
// effect; the journal is told afterwards, and may not have been when the process ended.
type Journal interface {
	// Accept keeps the delivery durably. fresh is false where its key was accepted before.
	Accept(ctx context.Context, d post.Delivery) (fresh bool, err error)
	// Settle forgets what the delivery said, and remembers its key for a while.
	Settle(ctx context.Context, key string) error
	// Unsettled returns the oldest deliveries that were accepted before the instant and not settled.
	Unsettled(ctx context.Context, before time.Time, limit int) ([]post.Delivery, error)
}

// Heir is a Journal that knows at once what processes that have ended had accepted and not settled. Of any other it is
// taken up when it is half a lease old.
type Heir interface {
	// Left returns the oldest of those deliveries, at most limit.
	Left(ctx context.Context, limit int) ([]post.Delivery, error)
}

// Outbox keeps what is to be said until it is said.
type Outbox interface {
	// Claim takes up at most n letters of the routes that are due at now and that nobody holds, oldest
	// first, for the length of the lease. Each comes with its Attempt and Claim.
	Claim(ctx context.Context, routes []string, now time.Time, lease time.Duration, n int) ([]post.Letter, error)
	// Keep keeps the letters of the claims in hand until the instant.
	Keep(ctx context.Context, claims []string, until time.Time) error
	// Sent ends a letter. It does nothing for a letter whose claim has passed to somebody else.
	Sent(ctx context.Context, l post.Letter, ref string, at time.Time) error
	// Later gives a letter back, to be taken up again at the instant, failing since when it says. cause holds no
	// message text.
	Later(ctx context.Context, l post.Letter, at time.Time, cause string) error
	// Back gives letters back that nobody tried to post, to be taken up again at the instant, as if they had not
	// been taken up.
	Back(ctx context.Context, letters []post.Letter, at time.Time) error
	// Dead ends a letter that cannot be delivered. cause holds no message text.
	Dead(ctx context.Context, l post.Letter, at time.Time, cause string) error
	// Move gives a letter for a person back, to be taken up at once on the route and in the room, as one that
	// was never taken up; l says which routes were tried. It stays the same letter.
	Move(ctx context.Context, l post.Letter, route, room, cause string) error
	// Withdraw ends a letter that nobody is to get any more, and forgets what it says.
	Withdraw(ctx context.Context, l post.Letter, at time.Time, cause string) error
}
