package fakeservice

const oneStep = `{"requestId":"r-1","workflowExecutionId":"wf-165b1cb6-3a62-4618-a021-94ddcbe32908",
"workflowBuildVersionArn":"arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1",
"imageBuildVersionArn":"arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1",
"message":"all of it","unknown":{"deep":[1,2,{"a":null}]},
"steps":[{"stepExecutionId":"step-22673db0-e280-4948-b9b5-789791531c34","name":"Größe 大 🙂","description":"d","unknown":[true],
"action":"TerminateInstance","status":"NOT_YET_INVENTED","rollbackStatus":"ROLLING","message":null,
"inputs":"{\"instanceId\": \"i-1234567890abcdef0\"}","startTime":"2026-09-09T19:19:02.546Z"}]}`

// threePages has the response to each token.
var threePages = map[string]string{
	"": `{"requestId":"r-1","nextToken":"token 1","steps":[
{"stepExecutionId":"step-1","name":"LaunchBuildInstance","action":"LaunchInstance","status":"COMPLETED",
"inputs":"{\"waitFor\": \"ssmAgent\"}","outputs":"{\"instanceId\": \"i-1234567890abcdef0\"}",
"startTime":"2026-09-09T19:12:23.418Z","endTime":"2026-09-09T19:14:50.822Z"},
{"stepExecutionId":"step-2","name":"ApplyBuildComponents","action":"ExecuteComponents","status":"SKIPPED"}]}`,

	"token 1": `{"requestId":"r-2","nextToken":"token 2/+=é","steps":[]}`,

	"token 2/+=é": `{"requestId":"r-3","nextToken":"","steps":[
{"stepExecutionId":"step-3","name":"CreateOutputAMI","action":"CreateImage","status":"FAILED","rollbackStatus":"COMPLETED",
"outputs":"{\"error\": \"ValidationFailed\"}"},
{"stepExecutionId":"step-4","name":"TerminateBuildInstance","action":"TerminateInstance","status":"RUNNING"},
{"stepExecutionId":"step-5","name":"Approve","action":"WaitForAction","status":"PENDING"}]}`,
}
