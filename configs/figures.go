package configs

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"

	"github.com/redress-send/redress/casework"
	"github.com/redress-send/redress/casework/invent"
)

//go:embed figures/authorities-2024.csv
var figuresFile []byte

// FiguresYear is the year of the published figures.
const FiguresYear = 2024

// Figures returns what was published for 2024 about every local authority: mediations held, appeals after
// them, appeals registered. Source: Department for Education, SEN2 (Open Government Licence v3.0).
func Figures() ([]invent.Authority, error) { return readFigures(figuresFile) }

func readFigures(file []byte) ([]invent.Authority, error) {
	all, err := Authorities()
	if err != nil {
		return nil, err
	}
	letters := make(map[string]string, len(all))
	for _, a := range all {
		letters[a.Code] = a.Letters
	}
	rows, column, err := figureRows(file)
	if err != nil {
		return nil, err
	}
	out := make([]invent.Authority, 0, len(rows))
	for n, row := range rows {
		a := invent.Authority{Code: row[column["code"]]}
		if a.Letters = letters[a.Code]; a.Letters == "" {
			return nil, fmt.Errorf("authorities-2024.csv:%d: %q is no authority", n+2, a.Code)
		}
		for name, into := range map[string]*int{
			"mediations_refusal_to_assess": &a.Mediations[0], "mediations_refusal_to_issue": &a.Mediations[1], "mediations_other": &a.Mediations[2],
			"appeals_after_mediation_refusal_to_assess": &a.Appealed[0], "appeals_after_mediation_refusal_to_issue": &a.Appealed[1],
			"appeals_after_mediation_other": &a.Appealed[2], "appeals_registered": &a.Appeals,
		} {
			text := row[column[name]]
			if text == "" || text == ".." {
				continue // not published
			}
			if *into, err = strconv.Atoi(text); err != nil {
				return nil, fmt.Errorf("authorities-2024.csv:%d: %s: %q is no number", n+2, name, text)
			}
		}
		out = append(out, a)
	}
	return out, nil
}

// figureRows returns the rows of the file below its heading, and where each column stands.
func figureRows(file []byte) (rows [][]string, column map[string]int, err error) {
	rows, err = csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, nil, errors.Join(errors.New("authorities-2024.csv cannot be read"), err)
	}
	column = map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	return rows[1:], column, nil
}

// Published returns the published figures of every local authority as people ask for them. A number that was
// not published is casework.Unpublished. The sources are those of Figures, and for appeals registered the
// Ministry of Justice, Tribunal Statistics.
func Published() ([]casework.Published, error) { return readPublished(figuresFile) }

func readPublished(file []byte) ([]casework.Published, error) {
	rows, column, err := figureRows(file)
	if err != nil {
		return nil, err
	}
	out := make([]casework.Published, 0, len(rows))
	for n, row := range rows {
		p := casework.Published{Code: row[column["code"]], Name: row[column["name"]], Region: row[column["region"]], Year: FiguresYear}
		for name, into := range publishedColumns(&p) {
			if *into, err = published(row[column[name]]); err != nil {
				return nil, fmt.Errorf("authorities-2024.csv:%d: %s: %w", n+2, name, err)
			}
		}
		out = append(out, p)
	}
	return out, nil
}

func published(text string) (int, error) {
	if text == "" || text == ".." {
		return casework.Unpublished, nil
	}
	return strconv.Atoi(text)
}

// publishedColumns says which column of the file goes where.
func publishedColumns(p *casework.Published) map[string]*int {
	return map[string]*int{
		"requests": &p.Requests, "refusals_to_assess": &p.RefusedAssess, "refusals_to_issue": &p.RefusedPlan, "appeals_registered": &p.Appeals,
		"mediations_refusal_to_assess": &p.Mediations[0], "mediations_refusal_to_issue": &p.Mediations[1], "mediations_other": &p.Mediations[2],
		"appeals_after_mediation_refusal_to_assess": &p.Followed[0], "appeals_after_mediation_refusal_to_issue": &p.Followed[1],
		"appeals_after_mediation_other": &p.Followed[2],
	}
}
