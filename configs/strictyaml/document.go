// Package strictyaml reads YAML (and JSON, which is YAML too) strictly: an unknown or doubled key is an
// error, and every fault names its file and line.
//
//	doc, err := strictyaml.Open("facts.yaml", data, &v)
//	doc.Fault("$.facts[2].on", "%q is not a day", text)
//	return doc.Err()
package strictyaml

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Document is one file while it is read: it knows on which line everything stands and collects faults.
type Document struct {
	name   string
	file   *ast.File
	faults []error
}

// Open decodes the file strictly into v. The error is one line with file and line. Tags, anchors and aliases
// are refused: a file that is read by people says everything where it stands.
func Open(name string, data []byte, v any) (d *Document, err error) {
	defer func() {
		if broken := recover(); broken != nil { // the YAML library gives up on some input
			d, err = nil, fmt.Errorf("%s: cannot be read as YAML: write it more plainly", name)
		}
	}()
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, located(name, err)
	}
	if len(file.Docs) > 1 {
		return nil, fmt.Errorf("%s: holds %d documents: one file holds one", name, len(file.Docs))
	}
	for _, doc := range file.Docs {
		plain := &plainness{}
		if doc.Body != nil {
			ast.Walk(plain, doc.Body)
		}
		if plain.wrong != nil {
			return nil, fmt.Errorf("%s:%d: tags, anchors and aliases (!, & and *) are not read here: write out what is meant, or put it in quotes",
				name, plain.wrong.GetToken().Position.Line)
		}
	}
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		return nil, located(name, err)
	}
	return &Document{name: name, file: file}, nil
}

// plainness looks for what only programs write.
type plainness struct{ wrong ast.Node }

// Visit notes the first such node.
func (p *plainness) Visit(n ast.Node) ast.Visitor {
	switch n.(type) {
	case *ast.TagNode, *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		p.wrong = n
	}
	if p.wrong != nil {
		return nil
	}
	return p
}

var position = regexp.MustCompile(`\[(\d+):\d+\] ([^\n]*)`)

// located turns the YAML library's error into one line with file and line.
func located(name string, err error) error {
	if m := position.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s:%s: %s", name, m[1], discreet(m[2]))
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("%s: %s", name, discreet(first))
}

var (
	quoted = regexp.MustCompile("[\"'`][^\"'`\n]*[\"'`]")
	ours   = regexp.MustCompile("^.[a-z][a-z0-9_]*.$")
	sign   = regexp.MustCompile(`^.[^\p{L}\p{N}]{1,7}.$`)
)

// discreet leaves out what the library quotes of a file, unless it looks like a field of ours or is a sign of
// YAML's: it may be somebody's name.
func discreet(text string) string {
	return quoted.ReplaceAllStringFunc(text, func(part string) string {
		if ours.MatchString(part) || sign.MatchString(part) {
			return part
		}
		return "…"
	})
}

// Line returns the line on which the path stands, or that of the nearest part of it that does.
func (d *Document) Line(path string) int {
	for path != "$" && path != "" {
		if p, err := yaml.PathString(path); err == nil {
			if n, err := p.FilterFile(d.file); err == nil && n != nil && n.GetToken() != nil {
				return lineOf(n)
			}
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 1 {
			break
		}
		path = path[:cut]
	}
	return 1
}

// lineOf returns the line on which a node begins. A mapping's own token is the colon of its first key.
func lineOf(n ast.Node) int {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
		n = m.Values[0].Key
	}
	return n.GetToken().Position.Line
}

// Fault notes something wrong at the path.
func (d *Document) Fault(path, format string, args ...any) {
	d.faults = append(d.faults, errors.New(d.name+":"+strconv.Itoa(d.Line(path))+": "+fmt.Sprintf(format, args...)))
}

// Err returns all that was noted, one fault a line.
func (d *Document) Err() error { return errors.Join(d.faults...) }
