package casework_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

// The seats as the document heads them.
const (
	onCase   = "mediator or adviser on the case"
	manager  = "manager of the provider"
	sendiass = "SENDIASS linked by consent"
	forum    = "forum volunteer linked by consent"
	nobody   = "anybody else"
	area     = "authority"
	glass    = "manager who broke the glass"
	before   = "manager of the provider before"
	operator = "operator"
)

// documented reads the first table of a Markdown file: its cells by item and head.
func documented(t *testing.T, file, firstHead string) map[string]map[string]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var heads []string
	out := map[string]map[string]string{}
	for l := range strings.Lines(string(b)) {
		parts := strings.Split(strings.Trim(strings.TrimSpace(l), "|"), "|")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		switch {
		case heads == nil && parts[0] == firstHead:
			heads = parts[1:]
		case heads == nil || strings.HasPrefix(parts[0], "---"):
		case len(parts) < 2:
			return out
		default:
			out[parts[0]] = map[string]string{}
			for i, head := range heads {
				out[parts[0]][head] = parts[1+i]
			}
		}
	}
	return out
}

// seated is a case in a state: who sits where on it, and with which consent.
type seated struct {
	*world
	c      casework.Case
	seats  map[casework.PersonID]string // of those who are more than nobody
	scope  string                       // of the consent to the advice service and to the forum
	closed bool
	holder string            // the organisation that has the case, if any
	state  string            // "" or a head of the document's table of states
	gone   bool              // it was erased
	keeps  casework.PersonID // who broke the glass and keeps the case as it stood too
}

func (s *seated) seat(p casework.PersonID) string {
	switch p {
	case "operator-1":
		return operator
	case "commissioner-1", "commissioner-2", "commissioner-3":
		return area
	}
	if at := s.seats[p]; at != "" {
		return at
	}
	return nobody
}

// states are the states of a case that the matrix walks.
var states = map[string]func(t *testing.T) *seated{
	"open, no consent":                 func(t *testing.T) *seated { return worked(t, "") },
	"open, consent to dates":           func(t *testing.T) *seated { return worked(t, "dates") },
	"open, consent to facts":           func(t *testing.T) *seated { return worked(t, "facts") },
	"open, consent to the agreement":   func(t *testing.T) *seated { return worked(t, "agreement") },
	"open, consent to all":             func(t *testing.T) *seated { return worked(t, "all") },
	"consent withdrawn":                withdrawn,
	"closed":                           closed,
	"taken in by a mediation adviser":  takenInByProvider,
	"taken in by an advice service":    takenInByService,
	"taken in by a forum":              takenInByForum,
	"handed over":                      handedOver,
	"handed over and allocated":        allocatedAnew,
	"the glass broken":                 glassBroken,
	"the glass broken after hand-over": glassBrokenBefore,
	"under a legal hold":               held,
	"restricted":                       restricted,
	"restricted after the glass broke": restrictedBrokenGlass,
	"closed and held":                  closedAndHeld,
	"erased":                           erasedCase,
	"erased after the glass broke":     erasedBrokenGlass,
	"handed over and erased":           erasedHandedOver,
}

// material is what every case of the matrix holds beside who is on it.
func material() []law.Event {
	agreement := fact("agreement-made", "2026-11-16 Mon", "parties=authority")
	agreement.Items = []law.Item{{Item: "assessment", What: "assess"}}
	report := fact("information-given", "2026-11-09 Mon")
	report.Reported = true
	return []law.Event{refusedToAssess(), fact("mediation-held", "2026-11-16 Mon", "authority_present=true"), agreement, report}
}

// supported are the links of a family's supporters.
func supported(scope string) []law.Event {
	out := []law.Event{assigned("sendias-adviser", "adviser-1"), assigned("supporter", "volunteer-1")}
	if scope != "" {
		out = append(out, consents("tees-sendiass", scope), consents("tees-forum", scope))
	}
	return out
}

func linkedSeats(scope string, more map[casework.PersonID]string) map[casework.PersonID]string {
	if scope != "" {
		more["adviser-1"], more["volunteer-1"] = sendiass, forum
	}
	return more
}

func matrixWorld(t *testing.T) *world {
	w := newWorld(t)
	w.Service = w.WithHistory(w.store).WithForgetting(w.store)
	return w
}

func worked(t *testing.T, scope string) *seated {
	w := matrixWorld(t)
	c := w.opened("manager-1", slices.Concat(material(), []law.Event{assigned("mediator", "mediator-1")}, supported(scope))...)
	return &seated{world: w, c: c, scope: scope, holder: "north-mediation",
		seats: linkedSeats(scope, map[casework.PersonID]string{"mediator-1": onCase, "manager-1": manager})}
}

func withdrawn(t *testing.T) *seated {
	s := worked(t, "all")
	s.record("mediator-1", s.c.ID, fact("consent-withdrawn", "2026-11-20 Fri", "to=tees-sendiass"), fact("consent-withdrawn", "2026-11-20 Fri", "to=tees-forum"))
	delete(s.seats, "adviser-1")
	delete(s.seats, "volunteer-1")
	return s
}

func closed(t *testing.T) *seated {
	s := worked(t, "all")
	s.record("mediator-1", s.c.ID, fact("case-closed", "2026-11-20 Fri", "why=agreed"))
	s.closed = true
	return s
}

func takenInByProvider(t *testing.T) *seated {
	w := matrixWorld(t)
	c := w.opened("intake-1", slices.Concat(material(), supported("all"))...)
	return &seated{world: w, c: c, scope: "all", holder: "north-mediation",
		seats: linkedSeats("all", map[casework.PersonID]string{"intake-1": onCase, "manager-1": manager})}
}

// bothManagers are those of the providers that work for the area: until one of them accepts it an intake is
// open to both.
func bothManagers() map[casework.PersonID]string {
	return map[casework.PersonID]string{"manager-1": manager, "manager-9": manager}
}

func takenInByService(t *testing.T) *seated {
	w := matrixWorld(t)
	c := w.opened("adviser-1", refusedToAssess())
	w.record("operator-1", c.ID, slices.Concat(material()[1:], []law.Event{assigned("supporter", "volunteer-1"), consents("tees-forum", "facts")})...)
	return &seated{world: w, c: c, scope: "facts", seats: linkedSeats("facts", bothManagers())}
}

func takenInByForum(t *testing.T) *seated {
	w := matrixWorld(t)
	c := w.opened("volunteer-1", refusedToAssess(), consents("tees-forum", "facts"))
	w.record("operator-1", c.ID, slices.Concat(material()[1:], []law.Event{assigned("sendias-adviser", "adviser-1"), consents("tees-sendiass", "facts")})...)
	return &seated{world: w, c: c, scope: "facts", seats: linkedSeats("facts", bothManagers())}
}

func handedOver(t *testing.T) *seated {
	s := worked(t, "all")
	s.record("mediator-1", s.c.ID, consents("south-mediation", "all"), fact("provider-handed-over", "2026-11-20 Fri", "to=south-mediation"))
	s.holder = "south-mediation"
	s.seats = linkedSeats("all", map[casework.PersonID]string{"manager-9": manager, "manager-1": before})
	return s
}

func allocatedAnew(t *testing.T) *seated {
	s := handedOver(t)
	s.record("manager-9", s.c.ID, assigned("mediator", "mediator-9"))
	s.seats["mediator-9"] = onCase
	return s
}

func glassBroken(t *testing.T) *seated {
	s := worked(t, "all")
	s.breakGlass("manager-9")
	return s
}

func glassBrokenBefore(t *testing.T) *seated {
	s := allocatedAnew(t)
	s.breakGlass("manager-1")
	s.keeps = "manager-1"
	return s
}

func held(t *testing.T) *seated { return worked(t, "all").hold() }

func closedAndHeld(t *testing.T) *seated { return closed(t).hold() }

func (s *seated) hold() *seated {
	s.t.Helper()
	s.record("manager-1", s.c.ID, fact("legal-hold-set", "2026-11-20 Fri"))
	s.state = "under a legal hold"
	return s
}

func restricted(t *testing.T) *seated { return worked(t, "all").restrict() }

func restrictedBrokenGlass(t *testing.T) *seated { return glassBroken(t).restrict() }

func (s *seated) restrict() *seated {
	s.t.Helper()
	s.record("manager-1", s.c.ID, fact("processing-restricted", "2026-11-20 Fri", "why=objection"))
	s.state = "processing restricted"
	return s
}

func erasedCase(t *testing.T) *seated { return worked(t, "all").eraseIt() }

func erasedBrokenGlass(t *testing.T) *seated { return glassBroken(t).eraseIt() }

func erasedHandedOver(t *testing.T) *seated { return allocatedAnew(t).eraseIt() }

func (s *seated) eraseIt() *seated {
	s.t.Helper()
	s.c = s.whole()
	if err := s.erase("operator-1", s.c.ID); err != nil {
		s.t.Fatal(err)
	}
	s.state, s.gone = "erased", true
	return s
}

func (s *seated) breakGlass(p casework.PersonID) {
	s.t.Helper()
	if _, err := s.BreakGlass(asking(), s.who(p), casework.Breaking{Reference: string(s.c.Reference), Reason: "absence", At: now}); err != nil {
		s.t.Fatal(err)
	}
	s.seats[p] = glass
}

// expects says what a cell of the document promises to the person, with the scope of the family's consent.
func expects(t *testing.T, cell string, scope string, p *casework.Person) bool {
	t.Helper()
	switch cell {
	case "yes", "as a report", "as it stood", "with a reason":
		return true
	case "no", "not needed", "own link only", "**never**", "–", "yes, unless it was handed over":
		return false
	case "if consented", "what the scope covers", "report what the scope covers":
		return scope != ""
	case "scope `agreement`":
		return scope == "agreement" || scope == "all"
	case "managers of the area, with a reason":
		return !p.Disabled && slices.Contains(p.Roles, casework.Manager) && strings.HasSuffix(string(p.Organisation), "-mediation")
	}
	t.Fatalf("the document says %q, and nobody knows what that means", cell)
	return false
}

// leaves says whether the cell of the document about a state leaves to the seat what the table gives it.
func leaves(t *testing.T, cell, seat string) bool {
	t.Helper()
	switch cell {
	case "as above":
		return true
	case "manager of the provider and operator only":
		return seat == manager || seat == operator
	case "nobody":
		return false
	}
	t.Fatalf("the document says %q of a state, and nobody knows what that means", cell)
	return false
}

func TestEverybodyCanDoWhatTheDocumentSaysAndNothingElse(t *testing.T) {
	doc, inState := documented(t, rightsFile, "item"), documented(t, rightsFile, "item in the state")
	for name, build := range states {
		t.Run(name, func(t *testing.T) {
			s := build(t)
			for i := range people {
				for item, try := range tries {
					p := &people[i]
					cell, ok := doc[item][s.seat(p.ID)]
					if !ok {
						t.Fatalf("the document has no line %q for %q", item, s.seat(p.ID))
					}
					want := cell == "yes, unless it was handed over" && s.holder != "south-mediation" || expects(t, cell, s.scope, p)
					if s.state != "" {
						want = want && leaves(t, inState[item][s.state], s.seat(p.ID))
					}
					if got := try(s, p.ID); got != want {
						t.Errorf("%s (%s), %s: %v, and the document says %q", p.ID, s.seat(p.ID), item, got, cell)
					}
					s = build(t)
				}
			}
		})
	}
}

func TestTheMatrixWalksEveryLineOfTheDocument(t *testing.T) {
	for item := range documented(t, rightsFile, "item") {
		if tries[item] == nil && triesWithoutCase[item] == nil && item != "What was said in mediation" {
			t.Errorf("nothing tries %q", item)
		}
	}
}

// ctx is a request of now.
func (s *seated) ctx() context.Context { return asking() }
