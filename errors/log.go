package errors

import "log/slog"

// LogValue returns err for a structured log: a group of its text, and, where they
// are known, of code, status, request_id and attempts. It is nil for a
// nil error.
//
//	slog.Error("list steps", "error", errors.LogValue(err))
//
// The error of a call is a *smithy.OperationError, which slog would log as its text
// alone. Nothing is looked up before the record is known to be logged.
func LogValue(err error) slog.Value {
	if err == nil {
		return slog.AnyValue(nil)
	}
	return slog.AnyValue(logValuer{err})
}

type logValuer struct{ err error }

func (v logValuer) LogValue() slog.Value { return attributes(v.err) }

func attributes(err error) slog.Value {
	attrs := []slog.Attr{slog.String("text", err.Error())}
	if code := Code(err); code != "" {
		attrs = append(attrs, slog.String("code", code))
	}
	if status := HTTPStatus(err); status != 0 {
		attrs = append(attrs, slog.Int("status", status))
	}
	if id := RequestID(err); id != "" {
		attrs = append(attrs, slog.String("request_id", id))
	}
	if attempts := Attempts(err); attempts != 0 {
		attrs = append(attrs, slog.Int("attempts", attempts))
	}
	return slog.GroupValue(attrs...)
}
