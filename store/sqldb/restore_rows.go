package sqldb

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// begin begins a table.
func (r *restoring) begin(line []byte) (*inserting, error) {
	var t backupTable
	if err := json.Unmarshal(line, &t); err != nil {
		return nil, r.damaged(err)
	}
	from := slices.IndexFunc(r.head.Tables, func(x table) bool { return x.Name == t.Table })
	to := slices.IndexFunc(r.tables, func(x table) bool { return x.Name == t.Table })
	if from < 0 || to < 0 {
		return nil, r.damaged(fmt.Errorf("no table %q", t.Table))
	}
	into := &inserting{r: r, to: table{Name: t.Table}}
	for _, c := range r.head.Tables[from].Columns { // in the order of the backup, with what the database wants
		i := slices.IndexFunc(r.tables[to].Columns, func(x column) bool { return x.Name == c.Name })
		into.to.Columns = append(into.to.Columns, r.tables[to].Columns[i])
	}
	r.out.Rows[t.Table] = 0
	return into, nil
}

// inserting collects rows of one table and writes them together.
type inserting struct {
	r      *restoring
	to     table
	values []any
}

// row takes up one row.
func (in *inserting) row(ctx context.Context, line []byte) error {
	var row []any
	reader := json.NewDecoder(bytes.NewReader(line))
	reader.UseNumber()
	if err := reader.Decode(&row); err != nil || len(row) != len(in.to.Columns) {
		return in.r.damaged(err)
	}
	for i := range row {
		v, err := in.to.Columns[i].native(row[i])
		if err != nil {
			return in.r.damaged(err)
		}
		in.values = append(in.values, v)
	}
	if len(in.values) >= valuesAtOnce {
		return in.flush(ctx)
	}
	return nil
}

// valuesAtOnce is how many values one statement writes, well below the limits of both databases.
const valuesAtOnce = 4000

func (in *inserting) flush(ctx context.Context) error {
	columns := len(in.to.Columns)
	if len(in.values) == 0 {
		return nil
	}
	numbered := in.r.d.place.postgres != nil
	var b strings.Builder
	b.WriteString("INSERT INTO " + quoted(in.to.Name) + " (" + in.to.names() + ")")
	if numbered {
		b.WriteString(" OVERRIDING SYSTEM VALUE")
	}
	b.WriteString(" VALUES ")
	for i := range in.values {
		b.WriteString(map[bool]string{true: "(", false: ", "}[i%columns == 0])
		if numbered {
			fmt.Fprintf(&b, "$%d", i+1)
		} else {
			b.WriteByte('?')
		}
		switch {
		case i == len(in.values)-1:
			b.WriteByte(')')
		case i%columns == columns-1:
			b.WriteString("), ")
		}
	}
	_, err := in.r.tx.ExecContext(ctx, b.String(), in.values...)
	in.values = in.values[:0]
	return err
}

// native is a value of a backup as the database wants it.
func (c *column) native(v any) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case string:
		if c.Kind == "bytes" {
			return base64.StdEncoding.DecodeString(v)
		}
		if c.Kind == "text" {
			return v, nil
		}
	case json.Number:
		if c.Kind == "real" {
			return v.Float64()
		}
		n, err := v.Int64()
		if c.yes {
			return n != 0, err
		}
		if c.Kind == "int" {
			return n, err
		}
	case map[string]any:
		text, _ := v["bytes"].(string)
		raw, err := base64.StdEncoding.DecodeString(text)
		return string(raw), err
	}
	return nil, fmt.Errorf("%T in a column of %s", v, c.Kind)
}
