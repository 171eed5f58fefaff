package talk

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"strings"
	"time"

	"github.com/redress-send/redress/bot/chat"
	"github.com/redress-send/redress/bot/talk/words"
	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
)

// How long things of a conversation last.
const (
	proposalLife = 30 * time.Minute // until a proposal or a question runs out
	memoryLife   = 12 * time.Hour   // until the case last spoken of is forgotten
	remembered   = 8                // finished drafts whose buttons still get a fitting answer
)

// stateVersion is the version of what is kept in Dialogs; anything else is forgotten.
const stateVersion = 2

// state is what is remembered of one person in one room.
type state struct {
	V     int
	Case  casework.CaseID // the case last spoken of
	Other casework.CaseID // the one spoken of before it
	// Row are the cases that were last told of together, in order.
	Row   []casework.CaseID `json:",omitempty"`
	Draft *draft            // what is proposed or asked
	Said  string            // the message that the draft came of, where the platform names it
	Past  []past            // drafts that are over, the latest last
	Hypo  *hypothetical     // the last letter without a case
	Limit string            // the limit last spoken of
	// Question is the kind of question that was answered last, so that it can be followed up.
	Question words.Intent
	Passed   bool    // what was said last was not understood, so that a correction may be of that
	Unseen   bool    // what was asked last was refused: it is of others, or may not be seen
	Rule     string  // the answer of the handbook that was given last, by its id
	Duty     string  // the one before it, where the last says what comes if that is not done
	Counted  counted `json:",omitzero"` // the days of the last question for numbers
	// CountedOnly are the groups that the last question for numbers named.
	CountedOnly []string `json:",omitempty"`
	// Unsettled is what was to be settled where the day was asked for last: "mute 0231".
	Unsettled string `json:",omitempty"`
	Period    string // of the last question for numbers, where it was a unit: "quarter", "last month"
	// Sum is the last count of days, and Supposed what was supposed last of a case: its type and its day.
	Sum      *words.Sum `json:",omitempty"`
	Supposed *law.Event `json:",omitempty"`
	// List are the keys of the deadlines of the list shown last, in the order of their numbers.
	List   []string
	ListAt time.Time
	// Shown are the cases of the list shown last that have buttons, and ShownID is what their ids begin with.
	Shown   []casework.CaseID `json:",omitempty"`
	ShownID string            `json:",omitempty"`
	// Last is the key of the last event that changed this state, and Reply its answer: when the same event
	// is handled again, because the program ended in between, the same answer is written. It can be read in what is
	// kept, as everything else, so that whoever erases a case finds it.
	Last  string
	Reply json.RawMessage `json:",omitempty"`
}

// past is a draft that is over.
type past struct {
	ID      string
	Outcome outcome
	Case    casework.CaseID // where it was saved
}

// outcome is how a draft ended.
type outcome string

const (
	outcomeSaved     outcome = "saved"
	outcomeCancelled outcome = "cancelled"
	outcomeReplaced  outcome = "replaced"
)

// hypothetical is a letter that somebody asked about without a case.
type hypothetical struct {
	Grounds []string
	Events  []law.Event
	Told    int `json:",omitempty"` // how many of them the last message told; they stand last
}

// kind says what a draft does when it is confirmed.
type kind string

const (
	kindOpen      kind = "open"       // opens a case
	kindRecord    kind = "record"     // adds or corrects facts
	kindUndo      kind = "undo"       // takes back one's own last change
	kindConfirm   kind = "confirm"    // confirms what was reported
	kindTheme     kind = "theme"      // logs a theme
	kindThemeBack kind = "theme-back" // takes one's own last theme back
	kindTogether  kind = "together"   // adds facts to several cases at once, or moves them from one to another
	kindWithout   kind = "without"    // saves nothing: goes on with a message without its personal detail
	kindAsk       kind = "ask"        // saves nothing: waits for the case that a question is about
)

// draft is something that was understood and is not saved.
type draft struct {
	ID      string // new with every change, so that old buttons are known to be old
	Kind    kind
	Intent  words.Intent
	At      time.Time
	Case    casework.CaseID
	Version casework.Version
	Known   []string // ids of the facts that the person was shown

	Header  casework.Header
	From    civil.Date // the day from which an assignment is wanted, where that lies ahead
	NoDay   bool       // opened without a decision's day, as the person wished
	Facts   []pending
	Offered bool     // a card offered it; nothing was read back on its own
	Doubted bool     // somebody said that something in it is to be different, and not yet what
	Only    bool     // of the Facts only the one that is chosen is meant
	Confirm []string // ids of the saved facts that are to be confirmed or taken back
	InSpite string   // the reason for which somebody gets the case in spite of a conflict

	Theme *casework.Theme // for kindTheme and kindThemeBack
	Parts []part1         // for kindTogether
	// Warned: something was to be looked at twice when it was read back.
	Warned bool
	Moved  bool // the first of the Parts gives its facts to the second

	Asked  *question
	Left   string    // for kindWithout: the message without its personal detail
	Before *draft    // for kindWithout: what was open before it
	Rest   []pending // facts that are kept back: something is missing of them, and the others are saved first
	// Guesses are what the message sounds like, the likeliest first; one of them is to be chosen.
	Guesses []pending   `json:",omitempty"`
	Limit   string      // for kindAsk
	Range   words.Range // for kindAsk
	Easy    bool        // for kindAsk: the answer is to be in easy read
}

// pending is one fact of a draft. Due says that the day that was typed is the one that the fact fixes;
// Skipped are the attributes that the person does not know.
type pending struct {
	Event   law.Event
	Due     bool
	Skipped []string
	InOn    *words.Doubt // what has to be asked about its day
	InDue   *words.Doubt // and about the day that it fixes
}

// subject says what a question is about.
type subject string

const (
	aboutAuthority subject = "authority"
	aboutGround    subject = "ground"
	aboutDecision  subject = "decision" // the day of the decision letter
	aboutDay       subject = "day"      // a fact's day
	aboutDue       subject = "due"      // the day that a fact fixes
	aboutAttr      subject = "attr"     // one of a fact's attributes
	aboutCase      subject = "case"
	aboutFact      subject = "fact"   // which fact of the draft a day belongs to
	aboutType      subject = "type"   // which type of fact is meant
	aboutTopic     subject = "topic"  // of a theme
	aboutMove      subject = "move"   // the case that facts are to be moved to
	aboutSay       subject = "say"    // what an option stands for is heard as if it were typed
	aboutAnswer    subject = "answer" // which question of the handbook is meant
)

// question is what is asked, and what may be pressed in answer.
type question struct {
	About   subject
	Part    int    // for kindTogether: which of the Parts, from 1
	Fact    int    // index in Facts
	Attr    string // for aboutAttr
	Options []option
	Text    string
	All     []casework.CaseID // for aboutCase: what "all of them" means
	When    words.When        // for aboutType: the one day of the message
	Again   int               `json:",omitempty"` // how often it was put before and not answered
}

// option is one answer that can be pressed or typed.
type option struct{ Label, Value string }

// token makes the id of a draft from the event that made it.
func token(eventKey string) string {
	sum := sha256.Sum256([]byte("draft\x00" + eventKey))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}

// expired reports whether the draft has run out at the instant.
func (d *draft) expired(at time.Time) bool { return at.Sub(d.At) > proposalLife }

// end finishes the draft with the outcome.
func (s *state) end(o outcome, c casework.CaseID) {
	if s.Draft != nil {
		s.over(s.Draft.ID, o, c)
		s.Draft = nil
	}
}

// over remembers that the draft of that id is over.
func (s *state) over(id string, o outcome, c casework.CaseID) {
	s.Past = append(s.Past, past{id, o, c})
	if len(s.Past) > remembered {
		s.Past = s.Past[len(s.Past)-remembered:]
	}
}

// speakOf makes the case the one last spoken of.
func (s *state) speakOf(id casework.CaseID) {
	if s.Case != "" && s.Case != id {
		s.Other = s.Case
	}
	s.Case = id
}

// speakOfNone makes no case the one last spoken of.
func (s *state) speakOfNone() {
	if s.Case != "" {
		s.speakOf("")
	}
}

// put makes d the draft; the one before it, if any, is replaced.
func (s *state) put(d *draft) {
	s.end(outcomeReplaced, "")
	s.Draft = d
}

// find returns the finished draft of that id.
func (s *state) find(id string) (past, bool) {
	for _, p := range s.Past {
		if p.ID == id {
			return p, true
		}
	}
	return past{}, false
}

// dialogKey names the conversation of one person: in one room or thread of the team, or in private, wherever they are.
// What is said where others read is answered in private, on some platforms in another room, and goes on there.
func dialogKey(ev *chat.Event) string {
	room, thread := ev.Room.ID, ev.Room.Thread
	switch ev.Room.Privacy {
	case chat.Direct:
		room = ""
	case chat.Shared:
		room, thread = "", ""
	case chat.Private:
	}
	return strings.Join([]string{"dialog", ev.Account, ev.Room.Route, room, thread}, "|")
}

// threadKey names a thread, for the case that is spoken of in it; empty outside threads.
func threadKey(ev *chat.Event) string {
	if ev.Room.Thread == "" {
		return ""
	}
	return strings.Join([]string{"thread", ev.Room.Route, ev.Room.ID, ev.Room.Thread}, "|")
}

func decodeState(b []byte) *state {
	s := &state{}
	if len(b) == 0 || json.Unmarshal(b, s) != nil || s.V != stateVersion {
		return &state{V: stateVersion}
	}
	return s
}
