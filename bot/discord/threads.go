package discord

import (
	"encoding/json"
	"fmt"
)

// A thread has an id of its own, and a message in it does not say in which channel it is. What is bound to a team is
// the channel: its threads are too. Of a thread that is not known, people are answered privately.

// manyThreads is how many threads are remembered.
const manyThreads = 20_000

// thread is a thread as the events name it.
type thread struct {
	ID       string `json:"id"`
	ParentID string `json:"parent_id"`
}

// learnThreads remembers the threads that an event names.
func (d *Discord) learnThreads(event string, data []byte) error {
	var in struct {
		thread

		Threads []thread `json:"threads"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return fmt.Errorf("discord: read threads: %w", err)
	}
	if event == eventThread {
		in.Threads = append(in.Threads, in.thread)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.threads)+len(in.Threads) > manyThreads {
		clear(d.threads)
	}
	for _, t := range in.Threads {
		if t.ID != "" && t.ParentID != "" {
			d.threads[t.ID] = t.ParentID
		}
	}
	return nil
}

func (d *Discord) parentOf(channel string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.threads[channel]
}
