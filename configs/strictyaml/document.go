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
	again  map[string]int // the lines of keys that stand in their map already, by path
}

// Open decodes the file strictly into v. The error is one line with file and line. Tags, anchors and aliases
// are refused: a file that is read by people says everything where it stands.
func Open(name string, data []byte, v any) (d *Document, err error) {
	defer givenUp(name, &d, &err)
	if d, err = parse(name, data); err != nil {
		return nil, err
	}
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		return nil, located(name, err)
	}
	return d, nil
}

// Tree decodes the file into maps, lists and scalars. Where a key stands twice in its map the last is taken, and
// twice has the paths of those keys, "facts[2].on": with them, and not at them, everything else can be named.
func Tree(name string, data []byte) (tree any, twice []string, d *Document, err error) {
	defer givenUp(name, &d, &err)
	if d, err = parse(name, data, parser.AllowDuplicateMapKey()); err != nil {
		return nil, nil, nil, err
	}
	d.again = map[string]int{}
	for _, doc := range d.file.Docs {
		if doc.Body != nil {
			twice = d.doubled(doc.Body, "", twice)
		}
	}
	if err := yaml.UnmarshalWithOptions(data, &tree, yaml.AllowDuplicateMapKey()); err != nil {
		return nil, nil, nil, located(name, err)
	}
	return tree, twice, d, nil
}

// givenUp makes an error of a panic: the YAML library gives up on some input.
func givenUp(name string, d **Document, err *error) {
	if broken := recover(); broken != nil {
		*d, *err = nil, fmt.Errorf("%s: cannot be read as YAML: write it more plainly", name)
	}
}

// parse finds where everything stands in the file.
func parse(name string, data []byte, opts ...parser.Option) (*Document, error) {
	file, err := parser.ParseBytes(data, 0, opts...)
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
	return &Document{name: name, file: file}, nil
}

// doubled adds to twice the paths of the keys that stand in the node's maps already.
func (d *Document) doubled(n ast.Node, path string, twice []string) []string {
	switch n := n.(type) {
	case *ast.MappingNode:
		seen := make(map[string]bool, len(n.Values))
		for _, v := range n.Values {
			key := v.Key.GetToken()
			at := strings.TrimPrefix(path+"."+key.Value, ".")
			if seen[key.Value] {
				twice, d.again["$."+at] = append(twice, at), key.Position.Line
			}
			seen[key.Value] = true
			twice = d.doubled(v.Value, at, twice)
		}
	case *ast.SequenceNode:
		for i, v := range n.Values {
			twice = d.doubled(v, fmt.Sprintf("%s[%d]", path, i), twice)
		}
	}
	return twice
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
	if line, ok := d.again[path]; ok {
		return line
	}
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
