package awscall

import (
	"cmp"

	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// addInterceptors adds the steps that run interceptors: all of them, since each sets
// context values for others.
func addInterceptors(stack *middleware.Stack, r *smithyhttp.InterceptorRegistry) error {
	if !hasInterceptors(r) {
		return nil
	}
	return cmp.Or(
		stack.Initialize.Add(&smithyhttp.InterceptExecution{
			BeforeExecution: r.BeforeExecution, AfterExecution: r.AfterExecution,
		}, middleware.Before),
		stack.Serialize.Insert(&smithyhttp.InterceptBeforeSerialization{
			Interceptors: r.BeforeSerialization,
		}, "OperationSerializer", middleware.Before),
		stack.Serialize.Insert(&smithyhttp.InterceptAfterSerialization{
			Interceptors: r.AfterSerialization,
		}, "OperationSerializer", middleware.After),
		stack.Finalize.Insert(&smithyhttp.InterceptBeforeRetryLoop{
			Interceptors: r.BeforeRetryLoop,
		}, "Retry", middleware.Before),
		stack.Finalize.Insert(&smithyhttp.InterceptAttempt{
			BeforeAttempt: r.BeforeAttempt, AfterAttempt: r.AfterAttempt,
		}, "Retry", middleware.After),
		stack.Finalize.Insert(&smithyhttp.InterceptBeforeSigning{
			Interceptors: r.BeforeSigning,
		}, "Signing", middleware.Before),
		stack.Finalize.Insert(&smithyhttp.InterceptAfterSigning{
			Interceptors: r.AfterSigning,
		}, "Signing", middleware.After),
		stack.Deserialize.Add(&smithyhttp.InterceptTransmit{
			BeforeTransmit: r.BeforeTransmit, AfterTransmit: r.AfterTransmit,
		}, middleware.After),
		// Responses pass the deserialize steps in reverse.
		stack.Deserialize.Insert(&smithyhttp.InterceptBeforeDeserialization{
			Interceptors: r.BeforeDeserialization,
		}, "OperationDeserializer", middleware.After),
		stack.Deserialize.Insert(&smithyhttp.InterceptAfterDeserialization{
			Interceptors: r.AfterDeserialization,
		}, "OperationDeserializer", middleware.Before),
	)
}

func hasInterceptors(r *smithyhttp.InterceptorRegistry) bool {
	return len(r.BeforeExecution)+len(r.AfterExecution)+
		len(r.BeforeSerialization)+len(r.AfterSerialization)+
		len(r.BeforeRetryLoop)+
		len(r.BeforeAttempt)+len(r.AfterAttempt)+
		len(r.BeforeSigning)+len(r.AfterSigning)+
		len(r.BeforeTransmit)+len(r.AfterTransmit)+
		len(r.BeforeDeserialization)+len(r.AfterDeserialization) > 0
}
