// Command try builds the function, runs it in AWS's runtime interface emulator on a
// build that failed, and prints the report. It needs Linux, Go and nothing of AWS.
// Run it in the folder of the function:
//
//	go run ./try
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	if err := try(); err != nil {
		log.Fatal("try: ", err)
	}
}

func try() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	dir, err := os.MkdirTemp("", "lambda")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	function, path := filepath.Join(dir, "bootstrap"), filepath.Join(dir, "aws-lambda-rie")
	if err := buildFunction(ctx, function); err != nil {
		return err
	}
	if err := buildEmulator(ctx, path); err != nil {
		return err
	}
	server := newServer()
	defer server.Close()
	environment, err := settings(ctx, server)
	if err != nil {
		return err
	}
	emulator, err := start(ctx, path, function, environment...)
	if err != nil {
		return err
	}
	defer emulator.close()

	batch, err := payload("failed.json")
	if err != nil {
		return err
	}
	response, err := emulator.invoke(ctx, batch)
	if err != nil {
		return err
	}
	if string(response) != `{"batchItemFailures":null}` {
		return fmt.Errorf("the message is not done: response %s; the emulator printed: %s", response, emulator.printed())
	}
	if err := emulator.waitFor(ctx, "\"}\n"); err != nil { // The end of the line with the report.
		return err
	}
	for line := range strings.Lines(emulator.printed()) {
		var report bytes.Buffer
		if json.Indent(&report, []byte(line), "", "  ") == nil {
			fmt.Println(strings.TrimSpace(report.String()))
		}
	}
	fmt.Printf("response: %s\n", response)
	return nil
}
