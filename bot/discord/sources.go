package discord

import (
	"regexp"
	"strings"
)

// source is an address of where the law and the guidance stand, with what comes after it. Those alone are links; every
// other address is shown as it stands.
var source = regexp.MustCompile(
	`(https://www\.(?:legislation\.gov\.uk|gov\.uk|lgo\.org\.uk)(?:/[A-Za-z0-9/_.~%=&?#+-]*[A-Za-z0-9/_~%=&#+-])?)` +
		`(\.?(?:$|[\s),;:”’]))`)

// safe makes a text harmless and lets the addresses of sources be links, without a preview.
func safe(text string) string {
	var out strings.Builder
	from := 0
	for _, m := range source.FindAllStringSubmatchIndex(text, -1) {
		out.WriteString(escape(text[from:m[2]]))
		out.WriteString("<" + text[m[2]:m[3]] + ">")
		from = m[3]
	}
	out.WriteString(escape(text[from:]))
	return out.String()
}
