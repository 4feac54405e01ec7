package types

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// longestPiece is how much of a line is looked at as one. A longer line, such
	// as a JSON document, is several.
	longestPiece = 300
	// mostContinued is how many lines behind a heading belong to it.
	mostContinued = 4
	// mostTold is how many places of an output are told.
	mostTold = 5
	// longestCommand is how far into a line the command that failed may stand.
	longestCommand = 80
	// maxShort is how long an output may be that is told whole, and the end of one
	// that says nothing of an error.
	maxShort = 240
)

// A piece is a line of a text, or a part of a long one.
type piece struct {
	start, end  int
	overwritten bool // The terminal shows other text in its place.
}

// pieces yields the pieces of a text that hold a letter, a digit or another
// character that is not ASCII.
func pieces(text string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for start := 0; start < len(text); {
			end := len(text)
			if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
				end = start + i
			}
			if !yieldPieces(text, start, end, yield) {
				return
			}
			start = end + 1
		}
	}
}

func yieldPieces(text string, start, end int, yield func(piece) bool) bool {
	overwritten := false
	if end < len(text) && text[end] == '\r' && saysSomething(text[start:end]) {
		next := strings.TrimLeft(text[end:], "\r \t")
		overwritten = next != "" && next[0] != '\n'
	}
	for start < end {
		stop := start + pieceLength(text[start:end])
		if saysSomething(text[start:stop]) && !yield(piece{start, stop, overwritten}) {
			return false
		}
		start = stop
	}
	return true
}

// pieceLength ends a piece of a long line where a part of it ends.
func pieceLength(line string) int {
	if len(line) <= longestPiece {
		return len(line)
	}
	window := line[:longestPiece]
	for _, end := range []string{`\n`, `", "`, `","`, ". ", "; ", " "} {
		if i := strings.Index(window, end); i > 0 && (end != " " && i > 20 || end == " ") {
			if end == " " {
				i = strings.LastIndex(window, end)
			}
			return i + len(strings.TrimSuffix(end, `"`))
		}
	}
	stop := longestPiece
	for stop > longestPiece-utf8.UTFMax && !utf8.RuneStart(line[stop]) {
		stop--
	}
	return stop
}

func saysSomething(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		if r < utf8.RuneSelf {
			return isAlphanumeric(byte(r))
		}
		return !unicode.IsSpace(r) && (r < '─' || r > '▟') // boxes, rules and bars
	})
}

// marker is what Systems Manager writes into an output on a line of its own.
func marker(line string) string {
	if !strings.HasPrefix(line, "--") {
		return ""
	}
	switch m := strings.ToLower(strings.Trim(line, "- ")); m {
	case "output truncated", "error truncated", "error":
		return m
	}
	return ""
}

// isCut reports whether Systems Manager kept only the beginning of an output.
func isCut(output string) bool {
	for _, m := range []string{"---Output truncated---", "---Error truncated---"} {
		if strings.Contains(output, m) {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimSpace(output), "--output truncated--")
}

// excerpt tells what an output says of an error, in at most limit bytes that are
// safe to print on one line: all of a short one; of a long one the places that say
// what went wrong, in their order, and where there are none, the end. What is told
// already is left out.
func excerpt(output string, limit int, told string) string {
	output = strings.TrimSpace(output)
	if len(output) < 4*maxShort {
		if all := printable(tidy(output)); len(all) <= min(limit, maxShort) {
			return all
		}
	}
	spans := place(output, limit, told)
	if len(spans) == 0 {
		return ending(output, min(limit, maxShort))
	}
	return head(render(output, spans), limit)
}

// place chooses the places that are told.
func place(output string, limit int, told string) []piece {
	var s search
	for p := range pieces(output) {
		s.add(output, p)
	}
	s.close()

	best := tellsMost
	for best > tellsWarning && len(s.found[best].all) == 0 {
		best--
	}
	if best <= tellsWarning {
		return nil
	}
	var chosen []piece
	room := limit
	known := []string{}
	for score := best; score >= max(tellsThat, best-3) && len(chosen) < mostTold; score-- {
		if score < tellsWhy && len(chosen) > 0 {
			break
		}
		for _, p := range s.found[score].inOrder() {
			said := printable(tidy(output[p.start:p.end]))
			bare := strings.Map(withoutDigits, said)
			if said == "" || strings.Contains(told, said) || slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, bare) }) {
				continue
			}
			if cost := len(said) + len(" … "); len(chosen) == 0 || cost <= room {
				chosen = append(chosen, p)
				known = append(known, bare)
				room -= cost
			}
			if len(chosen) == mostTold {
				break
			}
		}
	}
	if best < tellsWhy && len(chosen) > 0 {
		// It says that something failed. Why is likely to stand at the end.
		chosen = append(chosen[:1], endingPiece(output, min(room, maxShort)))
	}
	slices.SortFunc(chosen, func(a, b piece) int { return a.start - b.start })
	return chosen
}

func withoutDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return -1
	}
	return r
}

// A search reads the pieces of an output and keeps those that tell something.
type search struct {
	found [tellsMost + 1]shelf

	open      piece // The last one that tells something; lines may still belong to it.
	score     int
	continues int
	title     bool

	recent    [12]recent
	inErrors  bool
	traceback bool
}

// A recent line is one that an error record may begin with.
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

// close puts the open piece to the others.
func (s *search) close() {
	if s.score > 0 {
		s.found[s.score].put(s.open)
	}
	s.open, s.score, s.continues = piece{}, 0, 0
}

// isPlaceOfRecord reports whether a line is the one by which PowerShell says where
// an error came about: it stands behind the message.
func isPlaceOfRecord(line string) bool {
	return strings.HasPrefix(line, "At ") && strings.Contains(line, " char:")
}

// record takes the lines in front of its place for the message of an error record:
// from the command that it names up to its stack, or else the last one.
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

// isParted reports whether an empty line stands between two pieces.
func isParted(gap string) bool {
	return strings.TrimSpace(gap) == "" && strings.Count(gap, "\n") > 1
}

func isIndented(raw string) bool {
	for _, p := range []string{"Stdout: ", "Stderr: ", "CmdExecution: "} {
		raw = strings.TrimPrefix(raw, p)
	}
	return strings.HasPrefix(raw, " ") || strings.HasPrefix(raw, "\t")
}

// isAsserted reports whether pytest marks the line as what an assertion found.
func isAsserted(raw string) bool { return strings.HasPrefix(raw, "E   ") }

// A shelf keeps the first and the last of many pieces.
type shelf struct{ all []piece }

const mostOnShelf = 8

func (s *shelf) put(p piece) {
	if len(s.all) == mostOnShelf {
		copy(s.all[2:], s.all[3:])
		s.all = s.all[:mostOnShelf-1]
	}
	s.all = append(s.all, p)
}

// inOrder has the last in front, which most often ended the run, and then the
// first, which most often brought about the others.
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

// render puts the chosen pieces on as many lines, with an ellipsis where something
// is left out.
func render(output string, chosen []piece) string {
	var b strings.Builder
	end := 0
	for _, p := range chosen {
		p.start = max(p.start, end)
		if p.start >= p.end {
			continue
		}
		switch gap := output[end:p.start]; {
		case strings.TrimSpace(gap) != "" && end == 0:
			b.WriteString(ellipsis)
		case strings.TrimSpace(gap) != "":
			b.WriteString(" " + ellipsis + " ")
		case strings.ContainsAny(gap, "\r\n"):
			b.WriteByte('\n')
		default:
			b.WriteString(gap)
		}
		b.WriteString(tidy(output[p.start:p.end]))
		end = p.end
	}
	if strings.TrimSpace(output[end:]) != "" {
		b.WriteString(ellipsis)
	}
	return b.String()
}

// endingPiece is as much of the end as there is room for in whole lines.
func endingPiece(output string, room int) piece {
	start := len(output)
	for limit := max(0, start-4*maxShort); start > limit; {
		next := limit + strings.LastIndexByte(output[limit:start-1], '\n') + 1
		if next == limit && limit > 0 || len(printable(tidy(output[next:]))) > room {
			break
		}
		start = next
	}
	return piece{start: start, end: len(output)}
}

// ending is the end of an output that says nothing of an error.
func ending(output string, limit int) string {
	start := max(0, len(output)-4*maxShort)
	for start > 0 && start < len(output) && !utf8.RuneStart(output[start]) {
		start++
	}
	if start == 0 {
		return tail(tidy(output), limit)
	}
	end := tidy(output[start:])
	if cut := tail(end, limit); strings.HasPrefix(cut, ellipsis) {
		return cut
	}
	return ellipsis + tail(end, limit-len(ellipsis))
}
