package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/redress-send/redress/casework/post"
)

// Each process that has the journal open holds a file beside it that is its own: the path with .process, then with
// .process.2, and so on. Whoever ends, however it ends, lets go of it, and what that process had not settled is known
// at once to be nobody's.

// sideBySide is how many processes find a file of their own. Those beyond are waited for as long as a lease.
const sideBySide = 16

// errHeld is a file that another process holds.
var errHeld = errors.New("another process holds it")

func processFile(path string, n int) string {
	if n == 1 {
		return path + ".process"
	}
	return fmt.Sprintf("%s.process.%d", path, n)
}

// hold takes the first file that nobody holds. Where there is none, or the system knows no such thing, the number is 0.
func hold(path string) (file *os.File, number int, err error) {
	for n := 1; n <= sideBySide; n++ {
		file, err = holdFile(processFile(path, n), os.O_CREATE)
		if err == nil {
			return file, n, nil
		}
		if !errors.Is(err, errHeld) {
			break
		}
	}
	if errors.Is(err, errHeld) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return nil, 0, err
}

// appear gives this process its number. What another process accepted under that number it has left.
func (j *Journal) appear(ctx context.Context) (err error) {
	if j.own, j.number, err = hold(j.path); err != nil {
		return err
	}
	if err = j.pool.QueryRowContext(ctx, "SELECT coalesce(max(nr), 0) FROM delivery").Scan(&j.before); err != nil && j.own != nil {
		err = errors.Join(err, j.own.Close())
	}
	return err
}

// gone are the numbers of processes that hold their file no longer.
func (j *Journal) gone() []int {
	var numbers []int
	for n := 1; n <= sideBySide; n++ {
		if n == j.number {
			continue
		}
		if file, err := holdFile(processFile(j.path, n), 0); err == nil {
			_ = file.Close()
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// Left returns the oldest deliveries that are not settled and were accepted by processes that have ended, at most limit.
func (j *Journal) Left(ctx context.Context, limit int) ([]post.Delivery, error) {
	if j.number == 0 {
		return nil, nil
	}
	numbers, err := json.Marshal(append([]int{}, j.gone()...))
	if err != nil {
		return nil, err
	}
	return j.unsettled(ctx, `(process = ? AND nr <= ? OR process IN (SELECT value FROM json_each(?))) ORDER BY accepted_at, nr LIMIT ?`,
		j.number, j.before, string(numbers), limit)
}
