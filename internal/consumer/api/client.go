package api

import (
	"context"
	"iter"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder"
	"github.com/seed-78d42d54/imagebuilder-go/imagebuilder/imagebuildertest"
	"github.com/seed-78d42d54/imagebuilder-go/types"
)

type (
	output  = imagebuilder.ListWorkflowStepExecutionsOutput
	pages   = imagebuilder.ListWorkflowStepExecutionsPaginator
	step    = types.WorkflowStepMetadata
	callOpt = func(*imagebuilder.Options)
	server  = imagebuildertest.Server
	fault   = imagebuildertest.Fault
)

// What imagebuilder has beyond the official client.
var (
	_ func(*pages, context.Context, ...callOpt) iter.Seq2[step, error]    = (*pages).All
	_ func(*pages, context.Context, ...callOpt) iter.Seq2[*output, error] = (*pages).Pages

	_ func(types.WorkflowStepExecution, types.WorkflowStepActionType, string) *imagebuilder.SendWorkflowStepActionInput = imagebuilder.StepActionInput

	_ int64 = imagebuilder.DefaultMaxResponseBytes

	_ = imagebuilder.Options{
		DisableClockSkewCorrection: true,
		DisableInputValidation:     true,
		MaxResponseBytes:           int64(1 << 20),
	}
)

// Package imagebuildertest.
var (
	_ func() *server = imagebuildertest.NewServer
	_ func() *server = imagebuildertest.NewInMemoryServer

	_ func(*server)                                           = (*server).Close
	_ func(*server) aws.Config                                = (*server).Config
	_ func(*server, string, ...step)                          = (*server).SetSteps
	_ func(*server, string, imagebuildertest.Execution)       = (*server).SetExecution
	_ func(*server, string, func(*imagebuildertest.Step))     = (*server).UpdateStep
	_ func(*server, types.Image)                              = (*server).SetImage
	_ func(*server, string, imagebuildertest.Build)           = (*server).SetPipeline
	_ func(*server, imagebuildertest.Build)                   = (*server).Play
	_ func(*server)                                           = (*server).Reset
	_ func(*server)                                           = (*server).ClearFaults
	_ func() imagebuildertest.Build                           = imagebuildertest.SampleBuild
	_ func() imagebuildertest.Build                           = imagebuildertest.SampleFailingBuild
	_ func() imagebuildertest.Build                           = imagebuildertest.SampleWaitingBuild
	_ func() (string, imagebuildertest.Execution)             = imagebuildertest.SampleExecution
	_ int                                                     = imagebuildertest.Always
	_ func(*server, aws.Credentials)                          = (*server).AddCredentials
	_ func(*server, func() time.Time)                         = (*server).SetClock
	_ func(*server, int)                                      = (*server).SetDefaultPageSize
	_ func(*server, string)                                   = (*server).SetRegion
	_ func(*server, fault, int, ...string)                    = (*server).Inject
	_ func(*server, func(imagebuildertest.Request) fault)     = (*server).InjectFunc
	_ func(*server) []imagebuildertest.Request                = (*server).Requests
	_ func(*server)                                           = (*server).ResetRequests
	_ string                                                  = server{}.URL
	_ fault                                                   = func(next http.Handler) http.Handler { return next }
	_ func(int) fault                                         = imagebuildertest.CutBody
	_ func() fault                                            = imagebuildertest.CutHeader
	_ func(time.Duration) fault                               = imagebuildertest.Delay
	_ func() fault                                            = imagebuildertest.DropConnection
	_ func() fault                                            = imagebuildertest.EndlessBody
	_ func(smithy.APIError) fault                             = imagebuildertest.Exception
	_ func(int, smithy.APIError) fault                        = imagebuildertest.ExceptionStatus
	_ func() fault                                            = imagebuildertest.Hang
	_ func(status int, header http.Header, body string) fault = imagebuildertest.Respond
	_ func(int) fault                                         = imagebuildertest.StallBody

	_ = imagebuildertest.Execution{
		Steps:                   []step{},
		WorkflowBuildVersionArn: "",
		ImageBuildVersionArn:    "",
		Message:                 "",
	}
	_ = imagebuildertest.Request{
		Method:              "",
		Path:                "",
		Header:              http.Header{},
		Body:                []byte{},
		Time:                time.Time{},
		RequestId:           "",
		Attempt:             int(0),
		WorkflowExecutionId: "",
		MaxResults:          int32(0),
		NextToken:           "",
		Status:              int(0),
		ErrorCode:           "",
	}
)
