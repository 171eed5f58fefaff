package casework

import (
	"context"
	"strings"
	"time"
)

// Accounts keeps whose an account of a chat platform is. An account is written "slack/TEAM/USER" or "discord/USER".
// Every change of it is in the audit, in the same transaction, without the account.
type Accounts interface {
	// PersonAt returns the person to whom the account is tied, with the rights of this moment, or NotFound.
	PersonAt(ctx context.Context, account string) (Actor, error)
	// AccountsOf returns the accounts of the person, the one that was used last first.
	AccountsOf(ctx context.Context, person PersonID) ([]string, error)
	// Tie ties an account to a person, whoever's it was before; by is who did it.
	Tie(ctx context.Context, account string, person, by PersonID, at time.Time) error
	// Untie makes the account nobody's, and reports whether it was the person's.
	Untie(ctx context.Context, account string, person, by PersonID, at time.Time) (was bool, err error)
	// Used keeps that the account was used at the instant. One that is tied to nobody stays so.
	Used(ctx context.Context, account string, at time.Time) error
	// KeepCode keeps a code that ties one account to the person until the instant. An older one of theirs is good
	// no more.
	KeepCode(ctx context.Context, code string, person PersonID, until time.Time) error
	// TieByCode ties the account to the person whose code it is, and uses the code up; else NotFound.
	TieByCode(ctx context.Context, account, code string, at time.Time) (PersonID, error)
}

// Channels keeps which channels of chat platforms are bound to whose team. A channel is written "slack/CHANNEL".
// Every change of it is in the audit, in the same transaction.
type Channels interface {
	// Bind binds a channel to an organisation, whichever it was bound to before.
	Bind(ctx context.Context, channel string, to OrganisationID, by PersonID, at time.Time) error
	// Unbind makes a channel nobody's. One that is nobody's already is no error, and not in the audit.
	Unbind(ctx context.Context, channel string, by PersonID, at time.Time) error
	// Bound returns every bound channel with the organisation that it is bound to.
	Bound(ctx context.Context) (map[string]OrganisationID, error)
}

// What the audit calls changes of accounts and channels. They are about no case and in no line of the permission
// table: whoever can run the commands ties accounts, and a manager binds a channel to their own team.
const (
	ActTie    Action = "tie-account"
	ActUntie  Action = "untie-account"
	ActBind   Action = "bind-channel"
	ActUnbind Action = "unbind-channel"
)

// Tied is the audit's entry about an account that was tied to a person, or is theirs no more. It says on which
// platform, not which account.
func Tied(act Action, account string, person, by PersonID, at time.Time) AuditEntry {
	platform, _, _ := strings.Cut(account, "/")
	return AuditEntry{At: at, Person: by, Action: act, Detail: platform + " account of " + string(person)}
}

// ChannelBound is the audit's entry about a channel that was bound to an organisation, or is theirs no more.
func ChannelBound(act Action, channel string, org OrganisationID, by PersonID, at time.Time) AuditEntry {
	return AuditEntry{At: at, Person: by, Action: act, Detail: channel + " of " + string(org)}
}
