package main

import (
	"context"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
)

// eachCase reads files of cases, of whatever form.
func eachCase(ctx context.Context, f admin.CaseFile, take func(admin.Incoming) error) error {
	book, err := configs.Book(configs.England)
	if err != nil {
		return err
	}
	return casefile.Each(ctx, f.Name, f.In, book, func(p casefile.Placed) error {
		return take(admin.Incoming{File: f.Name, Nr: p.Nr, Place: p.Place, Header: p.Header, Facts: p.Facts, At: p.At, Err: p.Err})
	})
}
