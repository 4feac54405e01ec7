package regions

func consistsOf(s string, class func(byte) bool) bool {
	for i := range len(s) {
		if !class(s[i]) {
			return false
		}
	}
	return s != ""
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordCharacter(c byte) bool {
	return isDigit(c) || isLetter(c) || 'A' <= c && c <= 'Z' || c == '_'
}
