// Package jsonread decodes the JSON of a response into structs, in one pass over its
// bytes. The code follows the structure of the document:
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
// Members without a case are checked and skipped. The package is as strict as
// encoding/json about numbers, escapes, control characters and nesting, which is at
// most 10,000. Invalid UTF-8 and lone surrogates become U+FFFD. It differs from
// encoding/json as follows:
//
//   - names are case-sensitive;
//   - a null leaves a member unchanged, and is an empty element of a list;
//   - of a duplicate member, the last value that is not null counts, as a whole;
//   - data after the document is ignored.
//
// # Memory
//
// The depth of a document uses no stack: values are skipped without recursion, and
// reading is as deep as the caller's structures.
//
// Strings of up to 512 bytes share blocks of memory of 4 kB, and up to 112 pointers to
// them share 2 kB. Keeping one string keeps both. A longer string has its own memory;
// a pointer to one may keep two others, and at most 12.5 kB in all.
//
// The package depends on neither HTTP nor AWS.
package jsonread
