package casework

import "fmt"

// CheckAll says whether a store can keep the changes together: each by itself, and no case, reference or
// source in two of them.
func CheckAll(all []Change) error {
	type key struct{ of, id string }
	facts := 0
	for i := range all {
		facts += len(all[i].Facts)
	}
	seen := make(map[key]bool, 2*len(all)+facts)
	var keys []key
	for i := range all {
		c := &all[i]
		if err := c.Check(); err != nil {
			return err
		}
		if c.Case == "" {
			return unkeepable(fmt.Sprintf("change %d is for no case", i+1))
		}
		if len(c.Organisations)+len(c.People) > 0 {
			return unkeepable(fmt.Sprintf("change %d is of people, and they are changed one act at a time", i+1))
		}
		keys = append(keys[:0], key{"case", string(c.Case)})
		if c.Open != nil {
			keys = append(keys, key{"reference", string(c.Open.Reference)})
		}
		for j := range c.Facts {
			keys = append(keys, key{"source", c.Facts[j].Source})
		}
		for _, k := range keys {
			if seen[k] {
				return unkeepable(fmt.Sprintf("change %d has the case, the reference or a source of another one", i+1))
			}
			seen[k] = true
		}
	}
	return nil
}
