package casework

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// Ids are made from where a thing came from, so that the same delivery gives the same ids however often it
// comes.

func factID(source string) string        { return "f" + digest("fact", source) }
func caseIDOf(source string) CaseID      { return CaseID("c" + digest("opening", source)) }
func importedID(r Reference) CaseID      { return CaseID("c" + digest("reference", string(r))) }
func nthSource(act string, n int) string { return act + "#" + strconv.Itoa(n) }

// actOf returns the source of the act that a fact came with: all up to the last "#".
func actOf(source string) string {
	if at := strings.LastIndexByte(source, '#'); at >= 0 {
		return source[:at]
	}
	return source
}

// small writes base32 in small letters.
var small = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567")

// digest is short enough to type and long enough (80 bits) never to meet itself.
func digest(parts ...string) string {
	whole := make([]byte, 0, 256)
	for i, p := range parts {
		if i > 0 {
			whole = append(whole, 0)
		}
		whole = append(whole, p...)
	}
	return digestOf(whole)
}

func digestOf(whole []byte) string {
	const bytes = 10
	sum := sha256.Sum256(whole)
	return small.EncodeToString(sum[:bytes])
}
