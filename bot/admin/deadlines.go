package admin

import (
	"context"
	"io"
	"os"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/civil"
)

type deadlinesCmd struct {
	JSON   bool       `name:"json" xor:"form" help:"Write JSON."`
	JSONL  bool       `name:"jsonl" xor:"form" help:"Read one JSON object a line, write one a line."`
	At     day        `placeholder:"DATE" help:"The day that decides what is open, met or missed; default today."`
	Book   string     `placeholder:"NAME" help:"The law book; default the law in force."`
	Easy   bool       `name:"easy-read" help:"In easy read: short sentences, everyday words."`
	WhatIf []Supposed `placeholder:"FACT=DATE" sep:"none" help:"Add a fact that has not happened; may be repeated."`
	File   string     `arg:"" help:"A facts file in YAML or JSON; - for standard input."`
}

// Run works out the deadlines.
func (c *deadlinesCmd) Run(ctx context.Context, h *House) (err error) {
	in, err := h.read(c.File)
	if err != nil {
		return err
	}
	defer closing(in, &err)
	at, err := h.day(c.At)
	if err != nil {
		return err
	}
	book := c.Book
	if book == "" {
		book = h.Books[0]
	}
	run := Calculation{Name: named(c.File), In: in, Out: h.Out, JSON: c.JSON, Lines: c.JSONL, EasyRead: c.Easy, At: at, Book: book}
	for _, s := range c.WhatIf {
		run.WhatIf = append(run.WhatIf, s.String())
	}
	return h.Calculate(ctx, run)
}

// day returns the day that was typed, or today.
func (h *House) day(typed day) (civil.Date, error) {
	if !typed.IsZero() {
		return typed.Date, nil
	}
	now, err := h.Now()
	if err != nil {
		return civil.Date{}, err
	}
	return casework.Today(now), nil
}

// read opens a file, or standard input for "-".
func (h *House) read(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(h.In), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, casework.E(casework.Invalid, "admin.read",
			name+" cannot be read: check the path and that you may read it.", err)
	}
	return f, nil
}

func named(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}
