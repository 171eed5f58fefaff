package memdb_test

import (
	"testing"

	"github.com/redress-send/redress/store/memdb"
	"github.com/redress-send/redress/store/storetest"
)

func TestMemoryIsAStore(t *testing.T) {
	storetest.Exercise(t, func(testing.TB) storetest.Store { return memdb.New() })
}
