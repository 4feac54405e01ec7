package imagebuilder

import "sync"

// idlePipelines keeps pipelines between calls. Running a pipeline writes to it,
// so each serves one call at a time.
type idlePipelines struct {
	pools sync.Map // the *operation to its *sync.Pool
}

func (i *idlePipelines) pool(op *operation) *sync.Pool {
	found, ok := i.pools.Load(op)
	if !ok {
		found, _ = i.pools.LoadOrStore(op, new(sync.Pool))
	}
	return found.(*sync.Pool)
}
