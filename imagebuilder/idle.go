package imagebuilder

import "sync"

// idlePipelines keeps pipelines between calls. Running a pipeline writes to it,
// so each serves one call at a time.
type idlePipelines struct {
	pools sync.Map // the operation to its *operationPools
}

type operationPools struct {
	plain, paginating sync.Pool
}

func (i *idlePipelines) pool(operation any, paginating bool) *sync.Pool {
	found, ok := i.pools.Load(operation)
	if !ok {
		found, _ = i.pools.LoadOrStore(operation, new(operationPools))
	}
	pools := found.(*operationPools)
	if paginating {
		return &pools.paginating
	}
	return &pools.plain
}
