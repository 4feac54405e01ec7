package diagnosis

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/seed-78d42d54/imagebuilder-go/internal/identifier"
)

// Commands returns commands of the AWS CLI that show the Logs, in their order. They
// only read. Each is one line, quoted for a POSIX shell, and names the Region of the
// build. An https URL has no command, nor has an identifier that is not in the form that
// AWS documents: it may come from what ran in the build.
func (r Report) Commands() []string {
	arn, _ := identifier.ParseARN(r.ImageBuildVersionArn)
	var commands []string
	for _, log := range r.Logs {
		words := log.command()
		if words == nil {
			continue
		}
		region := arn.Region
		if execution, ok := identifier.ParseARN(log.ExecutionArn); ok {
			region = execution.Region
		}
		if region != "" {
			words = append(words, "--region", region)
		}
		if line, ok := shellLine(words); ok {
			commands = append(commands, line)
		}
	}
	return commands
}

var (
	runCommandForm = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	instanceForm   = regexp.MustCompile(`^i-[0-9a-f]+$`)
	executionForm  = regexp.MustCompile(`^arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:[a-zA-Z]+:[^"*?\[\]<>{}|^~` + "`" + `$&,;\\\s]+$`)
)

// command returns the words of a command, or nil if there is none.
func (l Log) command() []string {
	hasInstance := instanceForm.MatchString(l.InstanceId)
	switch {
	case l.Kind == LogKindStream && validLogGroup.MatchString(l.LogGroupName):
		return []string{"aws", "logs", "get-log-events", "--log-group-name", l.LogGroupName, "--log-stream-name", l.LogStreamName, "--query", "events[].message", "--output", "text"}
	case l.Kind == LogKindPrefix:
		return []string{"aws", "s3", "ls", "--recursive", l.Url}
	case l.Kind == LogKindObject && strings.HasPrefix(l.Url, "s3://"):
		return []string{"aws", "s3", "cp", l.Url, "-"}
	case l.Kind == LogKindRunCommand && runCommandForm.MatchString(l.RunCommandId) && hasInstance:
		return []string{"aws", "ssm", "get-command-invocation", "--command-id", l.RunCommandId, "--instance-id", l.InstanceId}
	case l.Kind == LogKindRunCommand && runCommandForm.MatchString(l.RunCommandId):
		return []string{"aws", "ssm", "list-command-invocations", "--command-id", l.RunCommandId, "--details"}
	case l.Kind == LogKindStateMachineExecution && executionForm.MatchString(l.ExecutionArn):
		return []string{"aws", "stepfunctions", "describe-execution", "--execution-arn", l.ExecutionArn}
	case l.Kind == LogKindInstance && hasInstance:
		return []string{"aws", "ec2", "describe-instances", "--instance-ids", l.InstanceId}
	default:
		return nil
	}
}

// plainWord is a word that means itself in a shell.
var plainWord = regexp.MustCompile(`^[a-zA-Z0-9_/.:@%+=-]+$`)

// shellLine quotes words for a POSIX shell. What does not print, such as a line
// break, has no place on the line.
func shellLine(words []string) (string, bool) {
	quoted := make([]string, len(words))
	for i, word := range words {
		if strings.ContainsFunc(word, func(r rune) bool { return !strconv.IsPrint(r) }) {
			return "", false
		}
		quoted[i] = word
		if !plainWord.MatchString(word) {
			quoted[i] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
	}
	return strings.Join(quoted, " "), true
}
