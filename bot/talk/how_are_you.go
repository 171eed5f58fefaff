package talk

import "regexp"

// howAreYou is a greeting that asks how one is, and nothing else: "hello, how you getting on".
var howAreYou = regexp.MustCompile(`(?i)^\W*(?:(?:hi|hiya|hello|hey|morning|afternoon|evening|good (?:morning|afternoon|evening)|` +
	`ey up|alright|all right)[ ,.!]+)*` +
	`(?:how(?:'?s| is| are| r)? ?(?:you|u|ya|things|life|everything|tricks|it)?(?: all)? ?(?:getting on|gettin on|doing|keeping|going|today|been)?|` +
	`(?:you|u|are you|r u) (?:ok|okay|all ?right|well)|what'?s (?:up|new))(?: (?:with you|today|then|there|mate|pal|this morning|this afternoon))*\W*$`)

// howIsIt asks how "it" goes, which is the case where one was spoken of.
var howIsIt = regexp.MustCompile(`(?i)\bit\b`)

// greeted answers somebody who asks how one is; nil: nobody does.
func (t *turn) greeted() (*answer, error) {
	if !howAreYou.MatchString(t.ev.Text) || len(aWord.FindAllString(t.ev.Text, 3)) < 2 || howIsIt.MatchString(t.ev.Text) && t.state.Case != "" {
		return nil, nil
	}
	return t.chat()
}
