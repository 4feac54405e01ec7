package types

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// mostPlaces limits the number of places that an excerpt has.
	mostPlaces = 5
	// maxShort limits an output that is included whole, and the end of one that does
	// not mention an error.
	maxShort = 240
)

// excerpt returns the parts of an output that describe an error, in at most limit
// bytes that are safe to print on one line. A short output is returned whole. A long
// one is reduced to the places that describe the error, in their order, or to its
// end if there are none. Places that shown already contains are left out.
func excerpt(output string, limit int, shown string) string {
	output = strings.TrimSpace(output)
	if len(output) < 4*maxShort {
		if all := printable(tidy(output)); len(all) <= min(limit, maxShort) {
			return all
		}
	}
	spans := place(output, limit, shown)
	if len(spans) == 0 {
		return ending(output, min(limit, maxShort))
	}
	return head(render(output, spans), limit)
}

// place chooses the places of an excerpt.
func place(output string, limit int, shown string) []piece {
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
	for score := best; score >= max(tellsThat, best-3) && len(chosen) < mostPlaces; score-- {
		if score < tellsWhy && len(chosen) > 0 {
			break
		}
		for _, p := range s.found[score].inOrder() {
			said := printable(tidy(output[p.start:p.end]))
			bare := strings.Map(withoutDigits, said)
			if said == "" || strings.Contains(shown, said) || slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, bare) }) {
				continue
			}
			if cost := len(said) + len(" … "); len(chosen) == 0 || cost <= room {
				chosen = append(chosen, p)
				known = append(known, bare)
				room -= cost
			}
			if len(chosen) == mostPlaces {
				break
			}
		}
	}
	if best < tellsWhy && len(chosen) > 0 {
		// It says only that something failed. The reason is likely to be at the end.
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

// render writes each of the chosen pieces on a line, with an ellipsis for each gap.
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

// endingPiece returns as many whole lines of the end as there is room for.
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

// ending returns the end of an output that does not mention an error.
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
