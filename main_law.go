package main

import (
	"context"
	"fmt"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/casework/civil"
	"github.com/redress-send/redress/casework/law"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
)

// calculate answers facts files.
func calculate(ctx context.Context, c admin.Calculation) error {
	book, err := configs.Book(c.Book)
	if err != nil {
		return err
	}
	calendar, err := configs.CalendarOf(book)
	if err != nil {
		return err
	}
	calculator := casefile.Calculator{Book: book, Calendar: calendar, At: c.At, WhatIf: c.WhatIf, EasyRead: c.EasyRead}
	if !c.Lines {
		return calculator.Write(c.Name, c.In, c.Out, c.JSON)
	}
	faults, err := calculator.Stream(ctx, c.In, c.Out)
	if err == nil && faults > 0 {
		err = fmt.Errorf("%d of the lines could not be answered: their answers say why", faults)
	}
	return err
}

// compare gets two books ready to be compared over cases, each counted by its own closed days.
func compare(from, to *law.Book, at civil.Date) (admin.Comparer, error) {
	var sides [2]casefile.Side
	for i, book := range []*law.Book{from, to} {
		calendar, err := configs.CalendarOf(book)
		if err != nil {
			return nil, fmt.Errorf("the book %s: %w", book.Name, err)
		}
		sides[i] = casefile.Side{Book: book, Calendar: calendar}
	}
	return casefile.NewComparison(sides[0], sides[1], at), nil
}
