package imagebuildertest

import (
	"encoding/json"
	"maps"

	"github.com/aws/smithy-go"
)

// performed is a call with a client token that was not refused.
type performed struct {
	parameters string
	response   any
}

// once requires a client token, and performs once for each.
func (in *input) once(operation string, do perform) perform {
	token := in.requiredText("clientToken", 64)
	members := maps.Clone(in.members)
	delete(members, "clientToken")
	maps.DeleteFunc(members, func(name string, _ json.RawMessage) bool { return !in.has(name) })
	parameters, _ := json.Marshal(members) // each member is JSON, and they are sorted
	return func(s *state, c call) (any, smithy.APIError) {
		key := operation + " " + token
		if earlier, ok := s.performed[key]; ok {
			if earlier.parameters != string(parameters) {
				return nil, refusal("IdempotentParameterMismatchException", "client token %s was used with other parameters", token)
			}
			return earlier.response, nil
		}
		response, refused := do(s, c)
		if refused == nil {
			s.performed[key] = performed{string(parameters), response}
		}
		return response, refused
	}
}
