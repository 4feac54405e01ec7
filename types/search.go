package types

import (
	"slices"
	"strings"
)

const (
	// mostContinued is the maximum number of lines after a heading that belong to it.
	mostContinued = 4
	// longestCommand is the number of bytes of a line in which the name of the failed
	// command is looked for.
	longestCommand = 80
)

// A search reads the pieces of an output and keeps those that describe an error.
type search struct {
	found [tellsMost + 1]shelf

	open      piece // The last one that describes an error; lines may still belong to it.
	score     int
	continues int
	title     bool

	recent    [12]recent
	inErrors  bool
	traceback bool
}

// A recent line may be the beginning of an error record.
type recent struct {
	piece
	line string
	said telling
}

func (s *search) add(output string, p piece) {
	raw := output[p.start:p.end]
	line := strings.TrimSpace(raw)
	switch marker(line) {
	case "error":
		s.close()
		s.inErrors = true
		return
	case "error truncated", "output truncated":
		s.close()
		s.inErrors = false
		return
	}
	if strings.HasPrefix(line, "...ignoring") {
		s.open, s.score, s.continues = piece{}, 0, 0
		return
	}
	said := read(line)
	defer s.remember(recent{p, line, said})
	if isPlaceOfRecord(line) {
		s.record()
		return
	}
	switch {
	case strings.Contains(line, "Traceback (most recent call last)"):
		s.traceback = true
		return
	case s.traceback && !isIndented(raw):
		s.traceback = false
		said = telling{score: tellsAll}
	case s.traceback:
		return
	}
	if isAsserted(raw) {
		said.score = max(said.score, 6)
	}
	if s.continues > 0 {
		switch {
		case said.score == tellsWarning, said.framing, !s.title && s.continues < mostContinued && isParted(output[s.open.end:p.start]):
			s.continues = 0
		case said.score < s.score || s.continues == mostContinued:
			s.open.end = p.end
			s.score = max(s.score, min(tellsAll, said.score+1))
			s.continues--
			return
		}
	}
	if said.score <= tellsWarning {
		return
	}
	s.close()
	s.open, s.score, s.continues = p, said.score, 0
	if s.inErrors {
		s.score = min(s.score+1, tellsMost)
	}
	s.title = said.title
	if said.heading {
		s.continues = mostContinued
	}
	if s.score == tellsThat && s.recent[0].end > 0 {
		s.open.start = s.recent[0].start
	}
}

func (s *search) remember(p recent) {
	if p.overwritten {
		return
	}
	copy(s.recent[1:], s.recent[:])
	s.recent[0] = p
}

// close adds the open piece to the others.
func (s *search) close() {
	if s.score > 0 {
		s.found[s.score].put(s.open)
	}
	s.open, s.score, s.continues = piece{}, 0, 0
}

// isPlaceOfRecord reports whether a line has the position of a PowerShell error. It
// follows the message.
func isPlaceOfRecord(line string) bool {
	return strings.HasPrefix(line, "At ") && strings.Contains(line, " char:")
}

// record takes the lines before the position as the message of an error record: from
// the command that it names up to its stack, or else the last line.
func (s *search) record() {
	of := -1
	for i, p := range s.recent {
		if p.end == 0 || isPlaceOfRecord(p.line) {
			break
		}
		command, _, ok := strings.Cut(p.line[:min(len(p.line), longestCommand)], " : ")
		if ok && !strings.Contains(command, " ") {
			of = i
			break
		}
		if of < 0 && !p.said.framing {
			of = i
		}
	}
	if of < 0 {
		return
	}
	s.close()
	s.open, s.score = s.recent[of].piece, tellsMost
	for i := of - 1; i >= 0 && !s.recent[i].said.framing && s.recent[i].said.score != tellsWarning; i-- {
		s.open.end = s.recent[i].end
	}
}

// isParted reports whether the gap between two pieces is an empty line.
func isParted(gap string) bool {
	return strings.TrimSpace(gap) == "" && strings.Count(gap, "\n") > 1
}

func isIndented(raw string) bool {
	for _, p := range []string{"Stdout: ", "Stderr: ", "CmdExecution: "} {
		raw = strings.TrimPrefix(raw, p)
	}
	return strings.HasPrefix(raw, " ") || strings.HasPrefix(raw, "\t")
}

// isAsserted reports whether pytest marks the line as the result of an assertion.
func isAsserted(raw string) bool { return strings.HasPrefix(raw, "E   ") }

// A shelf keeps the first two and the last six of many pieces.
type shelf struct{ all []piece }

const mostOnShelf = 8

func (s *shelf) put(p piece) {
	if len(s.all) == mostOnShelf {
		copy(s.all[2:], s.all[3:])
		s.all = s.all[:mostOnShelf-1]
	}
	s.all = append(s.all, p)
}

// inOrder returns the last piece first, which most often ended the run, and then the
// first, which most often caused the others.
func (s *shelf) inOrder() []piece {
	if len(s.all) < 3 {
		ordered := slices.Clone(s.all)
		slices.Reverse(ordered)
		return ordered
	}
	ordered := []piece{s.all[len(s.all)-1], s.all[0]}
	for i := len(s.all) - 2; i > 0; i-- {
		ordered = append(ordered, s.all[i])
	}
	return ordered
}
