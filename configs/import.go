package configs

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/redress-send/redress/configs/sheet"
)

//go:embed import/*.yaml
var importFiles embed.FS

// Mapping returns what the columns of a table mean: the mapping that comes with Redress under that name, or
// else the one in the file.
func Mapping(name string, readFile func(string) ([]byte, error)) (*sheet.Mapping, error) {
	authorities, err := Authorities()
	if err != nil {
		return nil, err
	}
	if name == "" {
		return nil, errors.New("say what the columns mean: --map provider for the usual spreadsheet of a provider, or --map and a mapping file")
	}
	file := "import/" + name + ".yaml"
	data, err := importFiles.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		file = name
		data, err = readFile(name)
	}
	if err != nil {
		return nil, fmt.Errorf("%s is no mapping that comes with Redress (provider), and no file that can be read", name)
	}
	return sheet.ReadMapping(file, data, authorities)
}
