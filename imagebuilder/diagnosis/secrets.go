package diagnosis

import (
	"encoding/json"

	"github.com/seed-78d42d54/imagebuilder-go/internal/presigned"
)

// withoutSecrets returns a deep copy of a structure of package types, whose texts
// have no URL that grants access.
func withoutSecrets[T any](structure T) T {
	text, err := json.Marshal(structure)
	var copied T
	if err == nil {
		err = json.Unmarshal([]byte(presigned.Hide(string(text))), &copied)
	}
	if err != nil {
		panic("diagnosis: " + err.Error()) // Strings, numbers, maps and lists of them.
	}
	return copied
}
