package configs

import (
	_ "embed"
	"fmt"
)

//go:embed reminders.yaml
var standardReminders []byte

// Reminders returns when people are reminded, as YAML, and the name of the file for errors about it: the file at the
// path, or, where the path is empty, the one that Redress comes with. The reminders read it.
func Reminders(path string, readFile func(string) ([]byte, error)) (name string, data []byte, err error) {
	if path == "" {
		return "configs/reminders.yaml", standardReminders, nil
	}
	if data, err = readFile(path); err != nil {
		return path, nil, fmt.Errorf("REDRESS_REMINDERS names %s, which cannot be read; correct the path or unset it: %w", path, err)
	}
	return path, data, nil
}
