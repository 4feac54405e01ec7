package compare_test

import (
	"net/http"
	"os"
	"os/exec"
	"reflect"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
)

const readTimeoutSetting = "AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026"

func TestReadTimeouts_areTheSame(t *testing.T) {
	clients := map[string]aws.HTTPClient{
		"none": nil, "buildable": awshttp.NewBuildableClient(), "other": http.DefaultClient,
		"with a timeout": awshttp.NewBuildableClient().WithReadTimeout(time.Second), "without": awshttp.NewBuildableClient().WithReadTimeout(0),
	}
	for name, client := range clients {
		var timeouts [2]time.Duration
		var chosen [2]bool
		for i, s := range sides {
			options := s.make(aws.Config{Region: "us-west-2", HTTPClient: client}).options()
			if built, ok := reflect.ValueOf(options).Elem().FieldByName("HTTPClient").Interface().(*awshttp.BuildableClient); ok {
				timeouts[i], chosen[i] = built.GetReadTimeout()
			}
		}
		if timeouts[0] != timeouts[1] || chosen[0] != chosen[1] {
			t.Errorf("%s with %s=%q: official %v %v, ours %v %v", name, readTimeoutSetting, os.Getenv(readTimeoutSetting), timeouts[0], chosen[0], timeouts[1], chosen[1])
		}
		if want := os.Getenv(readTimeoutSetting) == "true"; name == "none" && chosen[1] != want {
			t.Errorf("a read timeout was chosen: %v, want %v", chosen[1], want)
		}
	}
}

// The SDK reads the setting once a process, so that each value needs one.
func TestReadTimeouts_areTheSameWhateverTheEnvironmentSays(t *testing.T) {
	for _, value := range []string{"true", "True", "1", "false"} {
		process := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestReadTimeouts_areTheSame$")
		process.Env = append(os.Environ(), keepEnvironment+"=true", readTimeoutSetting+"="+value)
		if said, err := process.CombinedOutput(); err != nil {
			t.Errorf("%s=%s: %v\n%s", readTimeoutSetting, value, err, said)
		}
	}
}
