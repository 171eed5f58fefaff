package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/redress-send/redress/bot/admin"
	"github.com/redress-send/redress/configs"
	"github.com/redress-send/redress/configs/casefile"
)

// eachCase reads files of cases, of whatever form.
func (h *home) eachCase(ctx context.Context, f admin.CaseFile, take func(admin.Incoming) error) error {
	book, err := configs.Book(configs.England)
	if err != nil {
		return err
	}
	deal := func(p casefile.Placed) error {
		return take(admin.Incoming{File: f.Name, Nr: p.Nr, Place: p.Place, Header: p.Header, Facts: p.Facts, At: p.At,
			Faults: p.Faults, Err: p.Err})
	}
	if !isTable(&f) {
		return casefile.Each(ctx, f.Name, f.In, book, deal)
	}
	mapping, err := configs.Mapping(f.Map, h.readFile)
	if err != nil {
		return err
	}
	return mapping.Each(ctx, f.Name, f.In, book, deal)
}

// isTable reports whether the file is CSV or a workbook: by its name or, where that does not say, because
// there is a mapping.
func isTable(f *admin.CaseFile) bool {
	end := strings.ToLower(filepath.Ext(f.Name))
	return end == ".csv" || end == ".xlsx" || f.Map != "" && !slices.Contains([]string{".jsonl", ".json", ".yaml", ".yml"}, end)
}
