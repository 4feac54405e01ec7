package types

import "strings"

// Scores of a line of an output by how well it describes an error. A line that says
// why scores more than one that says only that something failed, as the last line
// often does.
const (
	tellsNothing = 0
	tellsWarning = 1
	tellsThat    = 2
	tellsWhy     = 3
	tellsHeading = 4
	tellsAll     = 8
	tellsMost    = 9 // an error record of PowerShell, or the best of an error section

	// lessForAside is subtracted for a line about the cleanup after an error, and for
	// a line logged at level info or debug.
	lessForAside = 2
)

// A telling classifies a line.
type telling struct {
	score   int
	heading bool // The lines after it continue it.
	title   bool // It is the heading of a whole section.
	framing bool // It is code, or the position of code.
}

// read classifies a line that has no space around it.
func read(line string) telling {
	lower := strings.ReplaceAll(strings.ToLower(line), "’", "'")
	if isFraming(lower) {
		return telling{framing: true}
	}
	lower = withoutPrefix(lower)
	if isFraming(lower) {
		return telling{framing: true}
	}
	if lower == "" || isPassing(lower) {
		return telling{}
	}
	t, first := lineTally{line: lower}, true
	for i := 0; i < len(lower); {
		if !isLetter(lower[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(lower) && (isLetter(lower[end]) || isJoint(lower, end)) {
			end++
		}
		if !t.word(i, end, first) {
			return telling{}
		}
		first, i = false, end
	}
	return t.telling()
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// isJoint reports whether the character is an apostrophe or a hyphen within a word.
func isJoint(s string, i int) bool {
	return (s[i] == '\'' || s[i] == '-') && i+1 < len(s) && isLetter(s[i+1])
}

// withoutPrefix removes the prefixes that programs add to each line of the programs
// they run.
func withoutPrefix(lower string) string {
	for {
		s := strings.TrimLeft(lower, " \t|│>─╰╷╵*=•➤#┃")
		for _, p := range []string{"stdout:", "stderr:", "cmdexecution:", "executebash:", "executepowershell:", "executebinary:", "--->", "-->"} {
			s = strings.TrimPrefix(s, p)
		}
		if fields := strings.TrimLeft(s, "0123456789.:-/tz,+[]() "); len(s) > 0 && isDigit(s[0]) && len(fields) > 0 && s[len(s)-len(fields)-1] == ' ' {
			s = fields
		}
		if len(s) == len(lower) {
			return s
		}
		lower = s
	}
}

func isFraming(lower string) bool {
	for _, f := range framings {
		if strings.HasPrefix(lower, f) {
			return true
		}
	}
	if place, ok := strings.CutPrefix(lower, "at "); ok {
		place, _, _ = strings.Cut(strings.TrimLeft(place, " "), " ")
		return strings.ContainsAny(place, ".(/\\<:[")
	}
	return false
}

func isPassing(lower string) bool {
	for _, mark := range []string{"✓", "✔", "√", "[+]", "--- pass", "- [x]"} {
		if strings.HasPrefix(lower, mark) {
			return true
		}
	}
	return strings.HasSuffix(lower, " passed") || strings.HasSuffix(lower, "... ok") || strings.Contains(lower, " passed [")
}

// A lineTally collects the senses of the words of a line.
type lineTally struct {
	line                              string
	before, last                      string // the two previous words
	label, that, why, hints           int
	leads, warns, hard, aside, status bool
	words                             int
	bare                              bool // The line is only a label.
}

// word adds the word of the line from start to end. It reports whether the line may
// still describe an error.
func (t *lineTally) word(start, end int, first bool) bool {
	word := t.line[start:end]
	defer func() { t.before, t.last = t.last, word }()
	t.words++

	if first && len(word) == 1 && strings.HasPrefix(t.line[end:], ": ") {
		t.letter(word)
		return true
	}
	if of, ok := pairs[word]; ok && t.follows(of) {
		t.why = 4
		return true
	}
	s := senses[word]
	if s == 0 && len(word) > len("error") && (strings.HasSuffix(word, "error") || strings.HasSuffix(word, "exception") || strings.HasSuffix(word, "exceptions")) {
		if next := rest(t.line, end); next == "" || strings.IndexByte(":[(", next[0]) >= 0 {
			t.label, t.leads = 3, true // ModuleNotFoundError: …
		}
		return true
	}
	switch s {
	case program:
		return !first || !strings.HasPrefix(t.line[end:], " ")
	case passing:
		return !first || word == "success" && !strings.HasPrefix(t.line[end:], " ")
	case soft:
		t.warns = t.warns || !t.leads && t.that == 0 && t.why == 0
	case hard:
		t.hard = t.hard || !strings.HasPrefix(t.line[end:], "=")
	case aside:
		t.aside = true
	case why:
		if !inName(t.line, start, end) {
			t.why = 4
		}
	case hint:
		if !inName(t.line, start, end) {
			t.hints++
		}
	case exit:
		if n := number(t.line[end:]); n > 0 {
			t.that, t.status = max(t.that, tellsThat), true
		}
	case that:
		if inName(t.line, start, end) || t.isNegated(start, end) {
			break
		}
		after := t.line[end:]
		score := tellsThat
		for _, says := range []string{":", " to ", " because", " with error", "! =>", " while ", " due to"} {
			if strings.HasPrefix(after, says) {
				score = tellsWhy
			}
		}
		if front := strings.TrimRight(t.line[:start], " "); strings.HasSuffix(front, ":") || strings.HasSuffix(front, "[") || strings.HasSuffix(front, "...") {
			score = tellsWhy // agent.rpm: FAILED
		}
		if first && (word == "failed" || word == "fail") && strings.ContainsAny(after, "/:.") {
			score = 4 // FAILED tests/test_web.py::test_port - assert …
		}
		t.that = max(t.that, score)
	case label:
		t.error(start, end, first)
	}
	return true
}

// letter adds the severity that apt and dpkg put at the beginning of a line.
func (t *lineTally) letter(severity string) {
	switch severity {
	case "e":
		t.label, t.leads = 3, true
	case "w", "n":
		t.warns = true
	}
}

func (t *lineTally) error(start, end int, first bool) {
	after := t.line[end:]
	if t.last != "" && senses[t.last] == level && start > 0 && strings.IndexByte(`=":' `, t.line[start-1]) >= 0 {
		t.label, t.leads = 3, true // level=error
		return
	}
	if t.line[start:end] == "err" && strings.HasPrefix(after, "_") && !first {
		return
	}
	named := strings.HasPrefix(after, "_") && t.line[start:end] == "err" // ERR_PNPM_…
	if !named && (inName(t.line, start, end) || t.isNegated(start, end)) {
		return
	}
	if t.line[start:end] == "caused" && !strings.HasPrefix(after, " by:") {
		return
	}
	if rest(t.line, end) == "" {
		t.bare = t.words == 1
	}
	if next := rest(t.line, end); first || strings.HasPrefix(after, ":") || strings.HasPrefix(after, "!") || strings.HasPrefix(after, "]") || strings.HasPrefix(after, "[") || strings.HasPrefix(next, "=") {
		if len(next) > 0 && len(next) <= 3 && number(" "+next) >= 0 {
			t.that = tellsThat // make: *** [all] Error 2
			return
		}
		t.leads = t.leads || !t.warns
		t.label = 3
		return
	}
	t.label = max(t.label, 2)
}

func (t *lineTally) follows(words string) bool {
	for of := range strings.FieldsSeq(words) {
		if t.last == of || t.before == of {
			return true
		}
	}
	return false
}

// inName reports whether the word is part of the name of a file, an option, a
// variable, a function or a package.
func inName(line string, start, end int) bool {
	if start > 0 {
		switch c := line[start-1]; {
		case strings.IndexByte(`-_/\@$&#`, c) >= 0, isDigit(c):
			return !strings.HasPrefix(line[end:], ":") || c != '/'
		case c == '.':
			return start < 2 || line[start-2] != '.'
		case c == '=':
			return start < 2 || line[start-2] != '='
		}
	}
	if end == len(line) {
		return false
	}
	switch c := line[end]; {
	case strings.IndexByte(`-_\@(`, c) >= 0, isDigit(c):
		return !strings.HasPrefix(line[end:], "--")
	case c == '.' || c == '/':
		return end+1 < len(line) && (isLetter(line[end+1]) || line[end+1] == '*')
	}
	return false
}

// isNegated reports whether the line denies the word or uses it in general: "0
// errors", "failed=0", "error: false", "if it fails", "error handling".
func (t *lineTally) isNegated(start, end int) bool {
	switch t.last {
	case "no", "not", "without", "zero", "if", "on", "for", "never", "didn't", "won't", "when", "case", "handle", "handles", "handling", "report", "reports", "ignore", "returns", "any":
		return t.last != "for" || t.line[start:end] != "failed"
	case "installing", "compiling", "downloading", "collecting", "unpacking", "verifying":
		return true
	}
	front := strings.TrimRight(t.line[:start], ` "'([`)
	if digits := len(front) - len(strings.TrimRight(front, "0123456789.")); digits > 0 && len(front) < start && strings.Trim(front[len(front)-digits:], "0") == "" {
		return true
	}
	of := strings.TrimRight(front, "0123456789")
	if len(of) < len(front) && (strings.HasSuffix(of, " 0/") || of == "0/" || strings.HasSuffix(of, " 0 of ") || of == "0 of ") {
		return true
	}
	after := strings.TrimLeft(t.line[end:], `"' `)
	for _, noun := range []string{"handler", "handling", "log", "page", "report", "rate", "tolerance", "correction", "action", "threshold", "policy", "budget", "detection", "recovery", "callback", "-free", "scanner", "pages", "chance", "over"} {
		if strings.HasPrefix(after, noun) {
			return true
		}
	}
	for _, noun := range []string{"count", "code", "level", "s found", "found"} {
		after = strings.TrimPrefix(after, noun)
	}
	value := strings.TrimLeft(after, ` :="'(`)
	if len(value) == len(after) && !strings.HasPrefix(after, "[]") {
		return false
	}
	if value == "no" || strings.ContainsAny(after, `"'`) && (value == "" || value[0] == ',' || value[0] == '}') {
		return true
	}
	for _, nothing := range []string{"0", "false", "none", "null", "nil", "[]", "{}", "no,", "n/a", "<nil>", "<none>"} {
		if next, ok := strings.CutPrefix(value, nothing); ok && (next == "" || !isLetter(next[0]) && !isDigit(next[0]) && next[0] != '.' && !strings.HasPrefix(next, " of") && !strings.HasPrefix(next, " package")) {
			return true
		}
	}
	return false
}

// number returns the number that follows, at most after some words such as "status"
// and "code": 0, 1 for any other number, or -1 if there is none.
func number(after string) int {
	after = after[:min(len(after), 24)]
	i := strings.IndexFunc(after, func(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' || r == ';' })
	if i < 0 || !isDigit(after[i]) {
		return -1
	}
	if strings.Trim(after[i:], "0 .),]") == "" || after[i] == '0' && (i+1 == len(after) || !isDigit(after[i+1]) && after[i+1] != 'x') {
		return 0
	}
	return 1
}

// rest returns the text after a word.
func rest(line string, end int) string {
	return strings.TrimLeft(line[end:], " ")
}

func (t *lineTally) telling() telling {
	score := t.label + t.that + t.why
	switch {
	case score > 0 && t.why == 0:
		score += min(t.hints, 1)
	case score == 0 && (t.hints > 1 || t.hints > 0 && t.isOfProgram() || strings.HasPrefix(t.line, "curl: (")):
		score = tellsWhy
	}
	if strings.Contains(t.line, "_test.go:") {
		score = max(score, tellsWhy)
	}
	if score == tellsNothing {
		if isHeading(t.line) {
			return telling{score: tellsHeading, heading: true, title: true}
		}
		return telling{}
	}
	if t.why == 0 && (t.status || strings.HasPrefix(t.line, "failed to run commands")) {
		score = min(score, tellsWhy)
		if t.label == 0 {
			score = tellsThat
		}
	}
	if t.hard || t.warns && !t.leads {
		return telling{score: tellsWarning}
	}
	if t.aside || strings.HasPrefix(t.line, "rm:") || strings.HasPrefix(t.line, "rmdir:") || strings.HasPrefix(t.line, "umount:") {
		score = max(tellsWarning, score-lessForAside)
	}
	if strings.HasPrefix(t.line, "info") || strings.HasPrefix(t.line, "debug") || strings.HasPrefix(t.line, "[info") || strings.HasPrefix(t.line, "[debug") {
		score = max(tellsWarning, score-lessForAside)
	}
	for _, elsewhere := range [][]string{boilerplate, excuses} {
		for _, phrase := range elsewhere {
			if strings.Contains(t.line, phrase) {
				return telling{score: tellsWarning}
			}
		}
	}
	score = min(score, tellsMost-1)
	if strings.HasPrefix(t.line, "caused by:") {
		score = tellsAll
	}
	title := isHeading(t.line) || t.bare
	heading := title || score >= tellsWhy && (strings.HasSuffix(t.line, ":") || strings.HasSuffix(t.line, "=>"))
	if heading {
		score = max(score, tellsHeading)
	}
	return telling{score: score, heading: heading, title: title}
}

// isOfProgram reports whether the line begins with the name of a program and a
// colon, as messages of many do.
func (t *lineTally) isOfProgram() bool {
	name, _, ok := strings.Cut(t.line, ": ")
	return ok && !strings.Contains(name, " ")
}

func isHeading(lower string) bool {
	for _, h := range headings {
		if strings.HasPrefix(lower, h) {
			return true
		}
	}
	return strings.HasPrefix(lower, "● ") && strings.Contains(lower, " › ")
}
