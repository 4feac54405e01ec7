package types

import (
	"strconv"
	"strings"
)

const (
	clixmlHeader = "#< CLIXML"
	clixmlBegin  = "<Objs "
	clixmlEnd    = "</Objs>"
	clixmlBreak  = "_x000D__x000A_"
)

// withoutCLIXML replaces CLIXML, the form in which one PowerShell passes its streams
// to another, by the text of the error stream.
func withoutCLIXML(s string) string {
	if !strings.Contains(s, clixmlBegin) {
		// A document without its beginning still has the escapes.
		return strings.ReplaceAll(s, clixmlBreak, "\n")
	}
	s = strings.ReplaceAll(s, clixmlHeader, "")
	var b strings.Builder
	for {
		before, document, found := strings.Cut(s, clixmlBegin)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		document, s, _ = strings.Cut(document, clixmlEnd)
		writeErrors(&b, document)
		b.WriteByte('\n')
	}
}

// writeErrors writes the strings of the error stream and the texts of its error
// records. The document may be truncated.
func writeErrors(b *strings.Builder, document string) {
	record := false
	for tag := range strings.SplitSeq(document, "<") {
		name, content, _ := strings.Cut(tag, ">")
		switch {
		case strings.HasPrefix(name, `S S="`):
			if strings.EqualFold(name, `S S="Error"`) {
				writeUnescaped(b, content)
			}
		case strings.HasPrefix(name, `Obj S="`):
			record = strings.HasPrefix(strings.ToLower(name), `obj s="error"`)
		case name == "ToString" && record:
			record = false
			writeUnescaped(b, content)
			b.WriteByte('\n')
		}
	}
}

// xmlEntities are those that PowerShell writes. Package html would add its table of all
// entities to each program.
var xmlEntities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'", "&amp;", "&",
	"&#39;", "'", "&#x9;", "\t", "&#xA;", "\n", "&#xD;", "\r")

// writeUnescaped resolves the entities of XML, and _x000A_ for the character with
// that number.
func writeUnescaped(b *strings.Builder, content string) {
	content = xmlEntities.Replace(content)
	for {
		i := strings.Index(content, "_x")
		if i < 0 {
			b.WriteString(content)
			return
		}
		b.WriteString(content[:i])
		content = content[i:]
		if len(content) >= 7 && content[6] == '_' {
			if n, err := strconv.ParseUint(content[2:6], 16, 16); err == nil {
				b.WriteRune(rune(n))
				content = content[7:]
				continue
			}
		}
		b.WriteString("_x")
		content = content[2:]
	}
}
