package types

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// mostTold is how many places of an output are told.
	mostTold = 5
	// maxShort is how long an output may be that is told whole, and the end of one
	// that says nothing of an error.
	maxShort = 240
)

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
