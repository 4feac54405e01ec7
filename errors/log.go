package errors

import "log/slog"

// LogValue returns the attributes of err for a structured log: its text and, if known,
// code, status, requestId and attempts. For a nil error, the value is nil.
//
//	slog.Error("list steps", "error", errors.LogValue(err))
//
// Without it, slog logs only the text of an error. The attributes are computed only if
// the record is logged.
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
		attrs = append(attrs, slog.String("requestId", id))
	}
	if attempts := Attempts(err); attempts != 0 {
		attrs = append(attrs, slog.Int("attempts", attempts))
	}
	return slog.GroupValue(attrs...)
}
