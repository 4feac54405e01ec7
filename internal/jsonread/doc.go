// Package jsonread reads the JSON of a response straight into structs, in one pass
// over its bytes. Use reads like the structure of the document:
//
//	func readStep(r *jsonread.Reader, step *Step) {
//		for name := range r.Members {
//			switch string(name) {
//			case "action":
//				r.String(&step.Action)
//			case "status":
//				jsonread.Enum(r, &step.Status)
//			case "reasons":
//				jsonread.List(r, &step.Reasons, readReason)
//			}
//		}
//	}
//
//	err := jsonread.Decode(body, size, func(r *jsonread.Reader) { readStep(r, &step) })
//
// Members that no case reads are checked and skipped. It is as strict as
// encoding/json: nesting of at most 10,000, numbers, escapes, control characters.
// Bytes that are no UTF-8 and lone surrogates become U+FFFD. Where the two differ:
//
//   - names have to match in case;
//   - a null leaves a member as it is, and is an empty element of a list;
//   - of a member that is there twice, the last that is not null counts, as a whole;
//   - what follows the document is not looked at.
//
// # Memory
//
// The depth of a document costs no stack: what is skipped is skipped without
// recursion, and what is read is as deep as the caller's structures.
//
// Strings of up to 512 bytes share pieces of memory of 4 kB, and 64 pointers to them
// 1 kB: keeping one keeps these two. A longer string stands alone; a pointer to one
// of up to 5 kB keeps another such one.
//
// This package knows nothing of HTTP and of AWS's services.
package jsonread
