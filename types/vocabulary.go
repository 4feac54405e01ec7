package types

import "strings"

// A sense is the meaning of a word in a line.
type sense uint8

const (
	label   sense = iota + 1 // names an error
	that                     // says that something failed
	why                      // says why
	hint                     // says why, in a line that names an error
	soft                     // in front of an error, makes a warning of it
	hard                     // anywhere, makes a warning of it
	aside                    // about the time after an error: cleaning up, uploading logs
	exit                     // a status follows
	level                    // the severity follows
	program                  // as the first word, begins code or a message of progress
	passing                  // as the first word, says that all is well
)

// senses has the words in lower case.
var senses = words(map[sense]string{
	label: `
		error errors err fatal exception panic critical crit emerg emergency severe caused fehler erreur`,
	that: `
		fail fails failed failure failures failing errored unsuccessful unsuccessfully abort aborted
		aborting aborts`,
	why: `
		unable cannot can't couldn't denied refused unauthorized forbidden invalid illegal malformed
		unrecognized unrecognised unexpected undefined unresolved unresolvable unsupported mismatch
		mismatched conflict conflicts conflicting corrupt corrupted expired exceeded exceeds insufficient
		unavailable unreachable nonexistent killed segfault panicked unmet unsatisfied unsatisfiable
		rejected violates violated violation crashed inaccessible incompatible unbound throttled deadlock
		oom wrong`,
	hint: `
		missing required requires require must expected unknown disabled locked limit timeout broken stopped
		bad doesn't didn't isn't wasn't won't incorrect held but received exists syntax`,
	soft:  "warning warn deprecated optional notice",
	hard:  "continuing ignoring ignored retrying skipping non-fatal nonfatal harmless proceeding xfail xfailed",
	aside: "upload uploading cleanup cleaning teardown",
	exit:  "exit exited exitcode errorlevel rc",
	level: "level lvl severity loglevel",
	program: `
		throw raise return echo import def class catch except installing verifying unpacking selecting
		preparing downloading collecting compiling`,
	passing: "ok pass passed success successfully",
})

func words(of map[sense]string) map[string]sense {
	all := map[string]sense{}
	for s, list := range of {
		for word := range strings.FieldsSeq(list) {
			all[word] = s
		}
	}
	return all
}

// pairs are the reasons of two words. The key is the second word; the value lists the
// words that may come one or two words before it.
var pairs = map[string]string{
	"found": "not never", "exist": "not doesn't didn't", "recognized": "not", "recognised": "not", "authorized": "not", "authorised": "not",
	"permitted": "not", "have": "not doesn't", "declared": "not", "option": "bad", "superblock": "bad", "magic": "bad",
	"signature": "bad", "address": "bad", "allowed": "not", "supported": "not", "available": "not no", "installed": "not",
	"provisioned": "not", "known": "not",
	"accessible": "not", "reachable": "not", "valid": "not no", "match": "not no", "matched": "not", "matching": "no",
	"set": "not", "defined": "not", "contain": "not doesn't",
	"complete": "not didn't", "completed": "not", "open": "not", "running": "not", "listening": "not", "in": "not",
	"respond": "not", "responding": "not",
	"writable": "not", "implemented": "not", "responded": "not", "registered": "not", "mounted": "not", "satisfied": "not", "provided": "not",
	"such": "no", "space": "no", "candidate": "no", "package": "no", "packages": "no", "route": "no", "module": "no",
	"default": "no", "version": "no", "versions": "no",
	"suitable": "no", "acceptable": "no", "rule": "no", "provider": "no", "host": "no", "credentials": "no",
	"provides": "nothing", "input": "no", "public": "no",
	"not":    "could can",
	"memory": "of", "range": "of", "out": "timed time", "fault": "segmentation", "dumped": "core", "request": "bad",
	"gateway": "bad", "interpreter": "bad", "descriptor": "bad",
	"many": "too", "large": "too", "long": "too", "small": "too", "old": "too", "few": "too", "use": "already", "peer": "by", "system": "read-only",
	"timeout": "o gateway connection handshake", "exists": "already", "went": "what", "full": "disk", "reset": "connection", "closed": "connection",
}

// boilerplate are phrases of lines near errors that do not describe them, in lower
// case.
var boilerplate = []string{
	"complete log of this run", "more information", "more details", "for details", "note that", "note: ", "re-run ",
	"rerun ", "run with ", "stack trace:", "stacktrace",
	"please read", "[help 1]", "see the ", "see above", "see \"", "try '", "if this is not the intended",
	"file a bug report", "above exception", "originates from a subprocess",
	"mostly not a problem", "post-mortem", "begin output of", "end output of", "usage:", "common_parameters",
	"default: false", "to see the full", "a new release of",
	"categoryinfo", "fullyqualifiederrorid", "short test summary", "failed examples:", "error executing action",
	"help make the error", "hint: ", "this is most likely not a problem with",
}

// excuses are phrases that make a line a warning, in lower case.
var excuses = []string{
	"will retry", "trying again", "try again in", "falling back", "using default", "not fatal", "not critical", "safe to ignore", "can be ignored", "carrying on", "|| true",
}

// headings are beginnings of lines whose next lines describe an error, in lower case.
var headings = []string{
	"--- fail", "not ok ", "[-] ", "* what went wrong", "cmake error", "× ", "✕ ", "✗ ", "✘ ", "❌", "error: 0x",
	"dpkg: error processing", "failure/error:", "mixlib::",
	"the following packages have unmet", "some builds didn't complete",
}

// framings are beginnings of lines that show code or its position, in lower case.
var framings = []string{
	"file \"", "goroutine ", "from /", "... ", "+ ", "++ ", "+++ ", "~~~", "traceback", "during handling",
	"stack backtrace", "at line:", "[signal ", "npm err! at ", ">   ", "#!", "node_modules/", "$ ", "line |", "=== run",
	"=== cont", "=== pause",
}
