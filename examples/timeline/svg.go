package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// The layout of the picture in pixels, and of text columns in characters. The template
// clips wider texts.
const (
	pictureWidth = 960
	namesX       = 16
	maxName      = 27
	statusesX    = 232
	maxStatus    = 11
	axisX        = 316
	axisLength   = 510
	axisY        = 76
	laneHeight   = 24
	barHeight    = 14
)

// fills are the colors of the template's style, for viewers that do not know CSS
// variables.
var fills = map[kind]string{
	done: "#1a7f37", failed: "#cf222e", running: "#0969da", waiting: "#9a6700", idle: "#59636e", other: "#8250df",
}

//go:embed picture.svg.tmpl
var pictureSVG string

var pictureTemplate = template.Must(template.New("picture").Parse(pictureSVG))

type picture struct {
	Width, Height         int
	Title, Headline, Text string
	AxisTop, AxisBottom   int
	NamesX, StatusesX     int
	AxisX                 int
	Ticks                 []tick
	Lanes                 []pictureLane
}

type tick struct{ X, Label string }

type pictureLane struct {
	Kind                        kind
	Fill                        string
	Y, TextY, Height            int
	Name, Status, Took, Tooltip string
	BarX, BarWidth, TookX       string
	Started                     bool
}

// drawSVG draws the timeline as a picture with one lane per step.
func drawSVG(w io.Writer, t timeline) error {
	p := picture{
		Width:      pictureWidth,
		Height:     axisY + laneHeight*len(t.lanes) + 20,
		Title:      "Steps of workflow execution " + t.id,
		Headline:   headline(t),
		Text:       describe(t),
		NamesX:     namesX,
		StatusesX:  statusesX,
		AxisX:      axisX,
		AxisTop:    axisY - 8,
		AxisBottom: axisY + laneHeight*len(t.lanes) + 4,
	}
	moments, layout := t.ticks(axisLength / 80)
	if t.start.IsZero() {
		moments = nil
	}
	for _, moment := range moments {
		p.Ticks = append(p.Ticks, tick{pixels(axisX + t.at(moment, axisLength)), moment.Format(layout)})
	}
	for i, l := range t.lanes {
		y := axisY + i*laneHeight
		drawn := pictureLane{
			Kind:    l.kind,
			Fill:    fills[l.kind],
			Y:       y + (laneHeight-barHeight)/2,
			TextY:   y + laneHeight/2 + 4,
			Height:  barHeight,
			Name:    clip(l.name, maxName),
			Status:  clip(l.status, maxStatus),
			Took:    l.took,
			Tooltip: fmt.Sprintf("%s (%s): %s, %s", l.name, l.action, l.status, l.took),
			TookX:   pixels(axisX + 6),
			Started: !l.start.IsZero(),
		}
		if drawn.Started {
			from, until := t.at(l.start, axisLength), t.at(l.end, axisLength)
			until = max(until, from+3) // Keep the shortest step visible.
			drawn.BarX, drawn.BarWidth = pixels(axisX+from), pixels(until-from)
			drawn.TookX = pixels(axisX + until + 6)
		}
		p.Lanes = append(p.Lanes, drawn)
	}
	return pictureTemplate.Execute(w, p)
}

// describe returns a description of the picture.
func describe(t timeline) string {
	var counts, failures []string
	for _, status := range slices.Sorted(maps.Keys(t.summary.ByStatus)) {
		counts = append(counts, fmt.Sprintf("%d %s", t.summary.ByStatus[status], text(string(status))))
	}
	for _, step := range t.summary.Failed {
		failures = append(failures, text(aws.ToString(step.Name)))
	}
	description := fmt.Sprintf("%d steps: %s.", t.summary.Total, strings.Join(counts, ", "))
	if len(failures) > 0 {
		description += " Failed: " + strings.Join(failures, ", ") + "."
	}
	return description
}

func pixels(x float64) string { return fmt.Sprintf("%.1f", x) }
