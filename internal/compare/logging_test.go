package compare_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/logging"
	"github.com/aws/smithy-go/middleware"
)

func TestLogs_areTheSame(t *testing.T) {
	for _, mode := range []aws.ClientLogMode{
		0, aws.LogSigning, aws.LogRetries, aws.LogRequest, aws.LogRequestWithBody, aws.LogResponse, aws.LogResponseWithBody,
		aws.LogDeprecatedUsage, aws.LogRequestWithBody | aws.LogResponseWithBody | aws.LogRetries | aws.LogSigning,
	} {
		t.Run(fmt.Sprint(mode), func(t *testing.T) {
			want, got := onBothSides(t, func(t *testing.T, s side) (lines []string) {
				cfg := config(responding(failure(500, "ServiceException"), response{status: 200, header: http.Header{"Date": {"Sat, 01 Jan 2000 00:00:03 GMT"}}, body: emptyPage}))
				fixedBackoff(&cfg)
				cfg.ClientLogMode = mode
				cfg.APIOptions = []func(*middleware.Stack) error{fixInvocationID}
				cfg.Logger = logging.LoggerFunc(func(class logging.Classification, format string, v ...any) {
					lines = append(lines, string(class)+" "+userAgentProduct.ReplaceAllString(fmt.Sprintf(format, v...), "product"))
				})
				listOnce(t, s.make(cfg), listing(), nil)
				return lines
			})
			sameFields(t, "log", struct{ Lines []string }{want}, struct{ Lines []string }{got})
			if isQuiet := mode == 0 || mode == aws.LogDeprecatedUsage; len(want) == 0 != isQuiet {
				t.Errorf("%d lines were logged", len(want))
			}
		})
	}
}
