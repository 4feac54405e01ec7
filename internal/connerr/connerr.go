// Package connerr recognizes connection failures that a retry cannot fix: untrusted
// certificates, servers without TLS, and proxies that refuse a connection.
package connerr

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"net/url"
	"strings"

	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Kind is a kind of permanent failure.
type Kind int

const (
	// None is any other error. Other connection failures may be transient.
	None Kind = iota
	// UnknownAuthority is a certificate of an untrusted authority.
	UnknownAuthority
	// WrongHost is a certificate for another host.
	WrongHost
	// InvalidCertificate is a certificate that cannot be verified for another reason,
	// such as its dates.
	InvalidCertificate
	// NotTLS is a server that does not respond with TLS.
	NotTLS
	// ProxyAuthentication is a proxy that requires other credentials.
	ProxyAuthentication
	// ProxyRefusal is a proxy that refuses to connect to the host.
	ProxyRefusal
)

// Of returns the kind of failure that err reports.
func Of(err error) Kind {
	switch {
	case is[x509.UnknownAuthorityError](err):
		return UnknownAuthority
	case is[x509.HostnameError](err):
		return WrongHost
	case is[x509.CertificateInvalidError](err), is[*tls.CertificateVerificationError](err):
		return InvalidCertificate
	case is[tls.RecordHeaderError](err), errors.Is(err, http.ErrSchemeMismatch):
		return NotTLS
	default:
		return ofProxy(err)
	}
}

// ofProxy compares the text of the error. For the response of a proxy to CONNECT,
// net/http returns only the reason phrase, and for a refused SOCKS login an error
// without a type.
func ofProxy(err error) Kind {
	var sending *smithyhttp.RequestSendError
	var requested *url.Error
	switch {
	case errors.As(err, &sending):
		err = sending
	case errors.As(err, &requested):
		err = requested
	default:
		return None
	}
	phrase := strings.ToLower(innermost(err).Error())
	switch compact := strings.ReplaceAll(phrase, " ", ""); {
	case strings.HasPrefix(compact, "proxyauthentication"), compact == "authenticationrequired",
		phrase == "username/password authentication failed", phrase == "no acceptable authentication methods":
		return ProxyAuthentication
	case isRefusal(phrase):
		return ProxyRefusal
	default:
		return None
	}
}

// isRefusal reports whether a reason phrase is that of a client error status.
func isRefusal(phrase string) bool {
	for status := http.StatusBadRequest; status < http.StatusInternalServerError; status++ {
		switch status {
		case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
			continue
		}
		if text := http.StatusText(status); text != "" && strings.EqualFold(text, phrase) {
			return true
		}
	}
	return false
}

func innermost(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}

func is[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}
