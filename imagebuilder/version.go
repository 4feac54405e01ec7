package imagebuilder

// version is this library's own, as the User-Agent header reports it.
const version = "0.1.0"
