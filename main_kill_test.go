package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// asRedress makes this test's own program be redress: a real process that can be killed.
const asRedress = "REDRESS_TEST_AS_REDRESS"

func TestMain(m *testing.M) {
	if os.Getenv(asRedress) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// A person says two facts and confirms them, and the process is killed with kill -9 somewhere in the middle
// of saving, 200 times over. However it falls, both facts are there exactly once or neither is, and what
// was answered as saved is there.
func TestKilledInTheMiddleOfAConfirmedSave(t *testing.T) {
	s := newShell(t)
	s.do("case", "import", s.file("case.yaml", "case: {reference: HPL-0001, authority: E06000001, grounds: [refuse-assess], appellant: parent}\nfacts: []\n"))
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	first := time.Date(2026, time.April, 1, 12, 0, 0, 0, time.UTC)
	rng := rand.New(rand.NewPCG(7, 11))
	answered := map[string]bool{}
	for i := range rounds {
		day := first.Add(time.Duration(i) * 24 * time.Hour).Format(time.DateOnly)
		longest := 12 * time.Millisecond
		if i%2 == 1 {
			longest = 60 * time.Millisecond // for a machine on which everything takes longer
		}
		answered[day] = killWhileSaving(t, s, day, time.Duration(rng.Int64N(int64(longest))))
	}
	made, acknowledged := factsByDay(t, s)
	saved, kept := 0, 0
	for day, ok := range answered {
		if made[day] > 1 || made[day] != acknowledged[day] {
			t.Errorf("%s: %d of the one fact and %d of the other", day, made[day], acknowledged[day])
		}
		if ok && made[day] != 1 {
			t.Errorf("%s: answered as saved and not there", day)
		}
		if ok {
			saved++
		}
		kept += made[day]
	}
	t.Logf("%d kills: %d answered before, %d kept", rounds, saved, kept)
	if kept == 0 || kept == rounds {
		t.Error("the kills all fell on one side of the save: they prove nothing")
	}
}

// killWhileSaving has a process save two facts of the day and kills it after the pause. It reports whether
// the process had answered that they were saved.
func killWhileSaving(t *testing.T, s *shell, day string, pause time.Duration) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0], "console", "--as", "operator-1", "--json")
	cmd.Env = append(os.Environ(), asRedress+"=1", "DATABASE_URL="+s.env["DATABASE_URL"], "REDRESS_NOW=2026-11-23T09:30:00Z")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	say(t, in, fmt.Sprintf("HPL-0001 record complaint-made %s and complaint-acknowledged %s", day, day))
	if line, err := lines.ReadString('\n'); err != nil || !strings.Contains(line, `"state":"proposed"`) {
		t.Fatalf("%s was not proposed: %v %s", day, err, line)
	}
	say(t, in, "save")
	time.Sleep(pause) // the moment of the kill, drawn at random: nothing is waited for
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(lines)
	_ = cmd.Wait()
	return strings.Contains(string(rest), `"state":"saved"`)
}

func say(t *testing.T, in io.Writer, text string) {
	t.Helper()
	if _, err := io.WriteString(in, text+"\n"); err != nil {
		t.Fatal(err)
	}
}

// factsByDay counts the two facts by day, as a new process finds them.
func factsByDay(t *testing.T, s *shell) (made, acknowledged map[string]int) {
	t.Helper()
	var shown struct {
		Facts []struct{ Type, On string }
	}
	if err := json.Unmarshal([]byte(s.do("case", "show", "HPL-0001", "--json")), &shown); err != nil {
		t.Fatal(err)
	}
	made, acknowledged = map[string]int{}, map[string]int{}
	for _, f := range shown.Facts {
		switch f.Type {
		case "complaint-made":
			made[f.On]++
		case "complaint-acknowledged":
			acknowledged[f.On]++
		}
	}
	return made, acknowledged
}
