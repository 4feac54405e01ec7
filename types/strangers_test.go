package types_test

// strangers are more outputs, each within a log of successful commands, with the
// expected excerpt.
var strangers = map[string][2]string{
	"RSpec": {`Failures:

  1) Package "nginx" should be installed
     On host ` + "`localhost`" + `
     Failure/Error: it { should be_installed }
       expected Package "nginx" to be installed

     # ./spec/web_spec.rb:3:in ` + "`block (2 levels) in <top (required)>'" + `

Finished in 0.2 seconds (files took 0.3 seconds to load)
3 examples, 1 failure

Failed examples:

rspec ./spec/web_spec.rb:3 # Package "nginx" should be installed`, `expected Package "nginx" to be installed`},
	"Bats":          {"1..2\nok 1 no errors are logged\nnot ok 2 nginx listens\n# (in test file web.bats, line 7)\n#   `nc -z localhost 80' failed", "not ok 2 nginx listens"},
	"gem":           {"ERROR:  Could not find a valid gem 'raills' (>= 0) in any repository\nERROR:  Possible alternatives: rails", "Could not find a valid gem 'raills'"},
	"Ruby":          {"/opt/x.rb:3:in `setup': undefined method `port' for nil:NilClass (NoMethodError)\n\tfrom /opt/x.rb:9:in `<main>'", "undefined method `port' for nil:NilClass (NoMethodError)"},
	"Perl":          {"Can't locate JSON/XS.pm in @INC (you may need to install the JSON::XS module) (@INC contains: /etc/perl) at x.pl line 2.\nBEGIN failed--compilation aborted at x.pl line 2.", "Can't locate JSON/XS.pm in @INC"},
	"PHP":           {"PHP Fatal error:  Uncaught Exception: no database in /srv/x.php:3\nStack trace:\n#0 {main}\n  thrown in /srv/x.php on line 3", "Uncaught Exception: no database"},
	"Rust":          {"thread 'main' panicked at src/main.rs:2:5:\ncalled `Option::unwrap()` on a `None` value\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace", "called `Option::unwrap()` on a `None` value"},
	"OOM":           {"[ 123.4] Out of memory: Killed process 1234 (java) total-vm:8000000kB\nKilled", "Out of memory: Killed process 1234 (java)"},
	"killed":        {"/tmp/script.sh: line 9:  4242 Killed                  java -jar build.jar", "4242 Killed"},
	"tar":           {"gzip: stdin: not in gzip format\ntar: Child returned status 1\ntar: Error is not recoverable: exiting now", "gzip: stdin: not in gzip format"},
	"ssh":           {"git@github.example: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.", "Permission denied (publickey)"},
	"cmd":           {"'choco' is not recognized as an internal or external command,\r\noperable program or batch file.", "'choco' is not recognized as an internal or external command"},
	"cmdlet":        {"choco : The term 'choco' is not recognized as the name of a cmdlet, function, script file, or operable program. Check \r\nthe spelling of the name, or if a path was included, verify that the path is correct and try again.\r\nAt C:\\x.ps1:1 char:1\r\n+ choco install x\r\n+ ~~~~~\r\n    + CategoryInfo          : ObjectNotFound: (choco:String) [], CommandNotFoundException\r\n    + FullyQualifiedErrorId : CommandNotFoundException", "The term 'choco' is not recognized as the name of a cmdlet"},
	"DownloadFile":  {"Exception calling \"DownloadFile\" with \"2\" argument(s): \"The remote server returned an error: (404) Not Found.\"\r\nAt C:\\x.ps1:4 char:1\r\n+ $client.DownloadFile($url, $file)\r\n+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\r\n    + CategoryInfo          : NotSpecified: (:) [], MethodInvocationException\r\n    + FullyQualifiedErrorId : WebException", "The remote server returned an error: (404) Not Found."},
	"in use":        {"The process cannot access the file 'C:\\agent.exe' because it is being used by another process.\r\n        0 file(s) copied.", "The process cannot access the file 'C:\\agent.exe'"},
	"access":        {"System error 5 has occurred.\r\n\r\nAccess is denied.\r\n", "Access is denied."},
	"Puppet":        {"\x1b[1;31mError: Execution of '/usr/bin/dnf -y install htpd' returned 1: Error: Unable to find a match: htpd\x1b[0m\n\x1b[1;31mError: /Stage[main]/Web/Package[htpd]/ensure: change from 'absent' to 'present' failed: Execution of '/usr/bin/dnf -y install htpd' returned 1\x1b[0m\n\x1b[mNotice: Applied catalog in 3.21 seconds\x1b[0m", "Error: Unable to find a match: htpd"},
	"Salt":          {"          ID: web\n    Function: pkg.installed\n      Result: False\n     Comment: The following packages failed to install/update: htpd\n     Started: 14:13:43\n\nSummary for local\n------------\nSucceeded: 3\nFailed:    1\n------------\nTotal states run: 4", "The following packages failed to install/update: htpd"},
	"GPG":           {"W: GPG error: https://repo.example stable InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 23E7166788B63E1E\nE: The repository 'https://repo.example stable InRelease' is not signed.\nN: Updating from such a repository can't be done securely, and is therefore disabled by default.", "is not signed."},
	"hash":          {"E: Failed to fetch https://repo.example/x.deb  Hash Sum mismatch\n   Hashes of expected file:\n    - SHA256:123\nE: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?", "Hash Sum mismatch"},
	"Docker":        {"Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "Cannot connect to the Docker daemon"},
	"mocha":         {"  2 passing (10ms)\n  1 failing\n\n  1) web\n       listens:\n     AssertionError [ERR_ASSERTION]: 8080 == 80\n      + expected - actual\n\n      -8080\n      +80\n\n      at Context.<anonymous> (test/web.js:5:12)", "8080 == 80"},
	"node-gyp":      {"> web@1.0.0 build\n> node-gyp rebuild\n\nsh: 1: node-gyp: not found\nnpm ERR! code ELIFECYCLE\nnpm ERR! syscall spawn\nnpm ERR! file sh\nnpm ERR! errno ENOENT\nnpm ERR! web@1.0.0 build: `node-gyp rebuild`\nnpm ERR! spawn ENOENT\nnpm ERR! \nnpm ERR! Failed at the web@1.0.0 build script.\nnpm ERR! This is probably not a problem with npm. There is likely additional logging output above.\n\nnpm ERR! A complete log of this run can be found in:\nnpm ERR!     /root/.npm/_logs/x-debug.log", "sh: 1: node-gyp: not found"},
	"C#":            {"/src/Program.cs(3,14): error CS1002: ; expected [/src/web.csproj]\n\nBuild FAILED.\n    0 Warning(s)\n    1 Error(s)\n\nTime Elapsed 00:00:02.13", "error CS1002: ; expected"},
	"MSBuild":       {"C:\\src\\web.csproj(21,5): error MSB3073: The command \"copy a b\" exited with code 1.\r\n    0 Warning(s)\r\n    1 Error(s)", "error MSB3073: The command \"copy a b\" exited with code 1."},
	"TypeError":     {"/app/web.js:3\n  a.b.c();\n      ^\n\nTypeError: Cannot read properties of undefined (reading 'c')\n    at Object.<anonymous> (/app/web.js:3:7)\n    at node:internal/main/run_main_module:23:47\n\nNode.js v18.16.0", "TypeError: Cannot read properties of undefined (reading 'c')"},
	"SyntaxError":   {"  File \"/opt/x.py\", line 3\n    if x = 1:\n       ^^^^^\nSyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?", "SyntaxError: invalid syntax."},
	"shell syntax":  {"/tmp/x.sh: line 3: syntax error near unexpected token `fi'\n/tmp/x.sh: line 3: `fi'", "syntax error near unexpected token `fi'"},
	"grub":          {"grub-install: error: cannot find EFI directory.", "cannot find EFI directory"},
	"assertion":     {"FAIL: port is 8080, expected 80", "FAIL: port is 8080, expected 80"},
	"locale":        {"FEHLER: Verbindung abgelehnt", "FEHLER: Verbindung abgelehnt"},
	"TOE":           {"ExecuteBash: STARTED EXECUTION\nStderr: /tmp/x: line 2: nginx: command not found\nExecuteBash: FINISHED EXECUTION WITH ERRORS\nCmdExecution: ExitCode 127", "line 2: nginx: command not found"},
	"licence":       {"License check: FAILED (seats used: 10 of 10)", "License check: FAILED (seats used: 10 of 10)"},
	"bar":           {"\x1b[K downloading [####------] 40%\r\x1b[K downloading [##########] 100%\r\nsha256sum: WARNING: 1 computed checksum did NOT match\nagent.rpm: FAILED", "agent.rpm: FAILED"},
	"signed":        {"warning: agent.rpm: Header V4 RSA/SHA256 Signature, key ID 123: NOKEY\nPublic key for agent.rpm is not installed. Failing package is: agent-1.0\nError: GPG check FAILED", "Public key for agent.rpm is not installed."},
	"no space":      {"tee: /data/log: No space left on device", "No space left on device"},
	"disk":          {"OSError: [Errno 28] No space left on device: '/data'", "[Errno 28] No space left on device"},
	"time":          {"The operation timed out after 600 seconds waiting for agentd", "timed out after 600 seconds"},
	"exit in Go":    {"2026/06/29 14:13:43 dial tcp 192.0.2.1:443: i/o timeout\nexit status 1", "dial tcp 192.0.2.1:443: i/o timeout"},
	"Java checked":  {"org.apache.maven.lifecycle.LifecycleExecutionException: Failed to execute goal\n\tat org.apache.X.y(X.java:1)\nCaused by: java.security.cert.CertPathValidatorException: validity check failed\n\t... 3 more", "CertPathValidatorException: validity check failed"},
	"zypper":        {"No provider of 'htpd' found.\n'htpd' not found in package names. Trying capabilities.", "'htpd' not found in package names"},
	"Windows Setup": {"Exit code 3010 is a success, a restart is needed\nSetup failed with exit code 0x80070643: Fatal error during installation.", "Fatal error during installation"},
	"cfn-init":      {"Error occurred during build: Command 01_install failed\n2026-06-29 14:13:43,123 [ERROR] Unhandled exception during build: Command 01_install failed\nTraceback (most recent call last):\n  File \"/opt/aws/bin/cfn-init\", line 181, in <module>\n    worklog.build(metadata, configSets)\ncfnbootstrap.construction_errors.ToolError: Command 01_install failed", "Command 01_install failed"},
	"sudo":          {"sudo: a terminal is required to read the password; either use the -S option to read from standard input or configure an askpass helper\nsudo: a password is required", "sudo: a password is required"},
	"proxy":         {"curl: (56) Received HTTP code 407 from proxy after CONNECT", "HTTP code 407 from proxy"},
	"TLS":           {"curl: (60) SSL certificate problem: unable to get local issuer certificate\nMore details here: https://curl.example/docs/sslcerts.html", "SSL certificate problem: unable to get local issuer certificate"},
	"service":       {"Start-Service : Service 'Agent (vagent)' cannot be started due to the following error: Cannot start service vagent on \r\ncomputer '.'.\r\nAt C:\\x.ps1:2 char:1\r\n+ Start-Service vagent\r\n+ ~~~~~~~~~~~~~~~~~~~~\r\n    + CategoryInfo          : OpenError: (System.ServiceProcess.ServiceController:ServiceController) [Start-Service], \r\n   ServiceCommandException\r\n    + FullyQualifiedErrorId : CouldNotStartService", "Service 'Agent (vagent)' cannot be started"},
}
