package main

import (
	"io"
	"os"
	"strconv"
)

// inColor reports whether w is a terminal and the environment allows color.
func inColor(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// columns returns $COLUMNS, the width of w if it is a terminal, or 80.
func columns(w io.Writer) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if file, ok := w.(*os.File); ok {
		if n := terminalWidth(file); n > 0 {
			return n
		}
	}
	return 80
}
