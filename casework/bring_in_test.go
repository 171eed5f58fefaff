package casework_test

import (
	"context"
	"testing"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/law"
)

func arrival(reference casework.Reference, facts ...law.Event) casework.Arrival {
	in := casework.Arrival{Header: casework.Header{Reference: reference, Authority: "E06000001", Grounds: []string{"refuse-assess"}, Appellant: "parent"}}
	for _, e := range facts {
		in.Facts = append(in.Facts, casework.Fact{Event: e})
	}
	return in
}

func TestWhatWasOnlyWeighedIsNotBroughtIn(t *testing.T) {
	w := newWorld(t)
	ctx, who := context.Background(), w.who("operator-1")
	in := []casework.Arrival{arrival("HPL-0231", fact("decision-sent", "2026-09-22 Tue", "ground=refuse-assess"))}
	only, err := w.Weigh(ctx, who, in, casework.Weighing{At: now, Only: true})
	if err != nil || !only[0].Opens || only[0].New != 1 || len(only[0].Faults) != 0 {
		t.Fatalf("weighed: %+v, %v", only, err)
	}
	fails(t, w.BringIn(ctx, only), casework.Invalid, "only weighed")
	if c, err := w.Resolve(ctx, who, "HPL-0231"); err != nil || len(c) != 0 {
		t.Errorf("saved: %v, %v", c, err)
	}
}

func TestFactsThatNameEachOtherAreWeighedTogether(t *testing.T) {
	w := newWorld(t)
	first, twice, lost := fact("decision-sent", "2026-09-22 Tue"), fact("decision-sent", "2026-09-23 Wed"), fact("decision-sent", "2026-09-24 Thu")
	first.ID, twice.ID, lost.Supersedes = "a", "a", "b"
	for _, only := range []bool{true, false} {
		got, err := w.Weigh(context.Background(), w.who("operator-1"), []casework.Arrival{arrival("HPL-0231", first, twice, lost)},
			casework.Weighing{At: now, Only: only})
		if err != nil {
			t.Fatal(err)
		}
		var fields []string
		for _, f := range got[0].Faults {
			fields = append(fields, f.Field)
		}
		if len(fields) != 2 || fields[0] != "facts[1].id" || fields[1] != "facts[2].supersedes" {
			t.Errorf("only %v: faults in %q", only, fields)
		}
	}
}
