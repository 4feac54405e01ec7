package types_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// noise is the output of programs without errors.
func noise(lines int) string {
	var b strings.Builder
	for i := range lines {
		fmt.Fprintf(&b, "Get:%d https://deb.example.org bookworm/main amd64 package-%d 1.%d [%d kB]\n", i, i*7, i, i*3)
	}
	return b.String()
}

const ssmEnd = "\nfailed to run commands: exit status 1"

// clixml wraps lines as PowerShell does that runs in PowerShell.
func clixml(lines ...string) string {
	var b strings.Builder
	b.WriteString("#< CLIXML\r\n" + `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj S="progress" RefId="0"><TN RefId="0"><T>System.Management.Automation.PSCustomObject</T><T>System.Object</T></TN><MS><I64 N="SourceId">1</I64><PR N="Record"><AV>Preparing modules for first use.</AV><AI>0</AI><Nil /><PI>-1</PI><PC>-1</PC><T>Completed</T><SR>-1</SR><SD> </SD></PR></MS></Obj>`)
	for _, line := range lines {
		b.WriteString(`<S S="Error">` + strings.ReplaceAll(line, "<", "&lt;") + `_x000D__x000A_</S>`)
	}
	b.WriteString("</Objs>")
	return b.String()
}

var outputs = []struct {
	name   string
	output string
	has    []string
	not    []string
}{
	{"Chef that ran a command", "Starting Chef Infra Client, version 17.10.0\n" + noise(20) + `
    ================================================================================
    Error executing action ` + "`run`" + ` on resource 'execute[install-agent]'
    ================================================================================

    Mixlib::ShellOut::ShellCommandFailed
    ------------------------------------
    Expected process to exit with [0], but received '127'
    ---- Begin output of /opt/install.sh ----
    STDOUT:
    STDERR: /opt/install.sh: line 4: jq: command not found
    ---- End output of /opt/install.sh ----
    Ran /opt/install.sh returned 127

    Resource Declaration:
    ---------------------
    # In /var/chef/cache/cookbooks/agent/recipes/default.rb

     12: execute 'install-agent' do
     13:   command '/opt/install.sh'
     14: end

Running handlers:
[2026-06-29T14:13:43+00:00] ERROR: Running exception handlers
Running handlers complete
[2026-06-29T14:13:43+00:00] ERROR: Exception handlers complete
Infra Phase failed. 2 resources updated in 01 minutes 02 seconds
[2026-06-29T14:13:43+00:00] FATAL: Stacktrace dumped to /var/chef/cache/chef-stacktrace.out
[2026-06-29T14:13:43+00:00] FATAL: Please provide the contents of the stacktrace.out file if you file a bug report
[2026-06-29T14:13:43+00:00] FATAL: Mixlib::ShellOut::ShellCommandFailed: execute[install-agent] (agent::default line 12) had an error: Mixlib::ShellOut::ShellCommandFailed: Expected process to exit with [0], but received '127'
`, []string{"jq: command not found"}, []string{"file a bug report"}},

	{"Ansible", "PLAY [all] ****\n\nTASK [Gathering Facts] ****\nok: [127.0.0.1]\n" + noise(10) + `
TASK [web : install] *******************************************************
fatal: [127.0.0.1]: FAILED! => {"changed": false, "failures": ["No package htpd available."], "msg": "Failed to install some of the specified packages", "rc": 1, "results": []}

PLAY RECAP *********************************************************************
127.0.0.1                  : ok=3    changed=1    unreachable=0    failed=1    skipped=0    rescued=0    ignored=0
` + ssmEnd, []string{"No package htpd available."}, []string{"Gathering"}},

	{"Ansible with an error that is ignored", noise(3) + `
TASK [probe] ****
fatal: [127.0.0.1]: FAILED! => {"changed": false, "msg": "Could not find the requested service old: host"}
...ignoring
` + noise(10) + `
TASK [deploy] ****
fatal: [127.0.0.1]: FAILED! => {"changed": false, "msg": "Destination directory /srv/app does not exist"}

PLAY RECAP ****
127.0.0.1 : ok=9 changed=1 unreachable=0 failed=1 skipped=0 rescued=0 ignored=1
`, []string{"/srv/app does not exist"}, []string{"service old"}},

	{
		"Ansible with a long result", noise(3) + `fatal: [default]: FAILED! => {"changed": true, "cmd": ["/bin/bash", "-c", "` + strings.Repeat("echo step; ", 60) + `"], "delta": "0:00:01.003", "end": "2026-06-29 14:13:43", "msg": "non-zero return code", "rc": 1, "start": "2026-06-29 14:13:42", "stderr": "gpg: no valid OpenPGP data found.", "stderr_lines": ["gpg: no valid OpenPGP data found."], "stdout": "` + strings.Repeat("fine ", 100) + `"}` + "\nPLAY RECAP ****\n127.0.0.1 : ok=3 failed=1\n",
		[]string{"no valid OpenPGP data found"},
		nil,
	},

	{
		"npm install of conflicting peers", noise(5) + `npm WARN deprecated request@2.88.2: request has been deprecated
npm ERR! code ERESOLVE
npm ERR! ERESOLVE unable to resolve dependency tree
npm ERR!
npm ERR! While resolving: app@1.0.0
npm ERR! Found: react@18.2.0
npm ERR! node_modules/react
npm ERR!   react@"^18.2.0" from the root project
npm ERR!
npm ERR! Could not resolve dependency:
npm ERR! peer react@"^17.0.0" from old-widget@3.1.0
npm ERR!
npm ERR! Fix the upstream dependency conflict, or retry
npm ERR! this command with --force or --legacy-peer-deps
npm ERR! to accept an incorrect (and potentially broken) dependency resolution.
npm ERR!
npm ERR! For a full report see:
npm ERR! /root/.npm/_logs/2026-06-29T14_13_43_123Z-eresolve-report.txt

npm ERR! A complete log of this run can be found in: /root/.npm/_logs/2026-06-29T14_13_43_123Z-debug-0.log` + ssmEnd,
		[]string{"unable to resolve dependency tree", `peer react@"^17.0.0" from old-widget@3.1.0`},
		[]string{"A complete log"},
	},

	{
		"npm 10, which writes error", noise(5) + `npm error code ENOTFOUND
npm error syscall getaddrinfo
npm error errno ENOTFOUND
npm error network request to https://packages.example/left-pad failed, reason: getaddrinfo ENOTFOUND packages.example
npm error network This is a problem related to network connectivity.
npm error network In most cases you are behind a proxy or have bad network settings.
npm error network
npm error network If you are behind a proxy, please make sure that the
npm error network 'proxy' config is set properly.  See: 'npm help config'
npm error A complete log of this run can be found in: /root/.npm/_logs/x.log`,
		[]string{"getaddrinfo ENOTFOUND packages.example"},
		[]string{"A complete log"},
	},

	{"yarn", "yarn install v1.22.19\n[1/4] Resolving packages...\n" + noise(5) + `error Couldn't find package "left-padd" on the "npm" registry.
info Visit https://yarnpkg.example/en/docs/cli/install for documentation about this command.
error Command failed with exit code 1.
`, []string{`Couldn't find package "left-padd"`}, nil},

	{"pnpm", noise(6) + ` ERR_PNPM_FETCH_404  GET https://packages.example/left-padd: Not Found - 404

This error happened while installing a direct dependency of /app

left-padd is not in the npm registry, or you have no permission to fetch it.
Progress: resolved 1, reused 0, downloaded 0, added 0
`, []string{"GET https://packages.example/left-padd: Not Found"}, nil},

	{"pip", "Collecting flask==99\n" + noise(5) + `ERROR: Could not find a version that satisfies the requirement flask==99 (from versions: 2.0.0, 2.0.1)
ERROR: No matching distribution found for flask==99
WARNING: You are using pip version 21.2.4; however, version 24.0 is available.
You should consider upgrading via the '/usr/bin/python3 -m pip install --upgrade pip' command.
`, []string{"Could not find a version that satisfies the requirement flask==99"}, []string{"You should consider"}},

	{"pip that builds", noise(5) + `  error: subprocess-exited-with-error

  × Building wheel for mysqlclient (pyproject.toml) did not run successfully.
  │ exit code: 1
  ╰─> [28 lines of output]
      Exception: Can not find valid pkg-config name.
      Specify MYSQLCLIENT_CFLAGS and MYSQLCLIENT_LDFLAGS env vars manually
      [end of output]

  note: This error originates from a subprocess, and is likely not a problem with pip.
  ERROR: Failed building wheel for mysqlclient
[notice] A new release of pip is available: 23.0.1 -> 24.0
[notice] To update, run: pip install --upgrade pip
ERROR: Could not build wheels for mysqlclient, which is required to install pyproject.toml-based projects
`, []string{"Can not find valid pkg-config name."}, []string{"new release"}},

	{
		"apt-get", "Reading package lists...\nBuilding dependency tree...\n" + noise(8) + "E: Unable to locate package htpd\nE: Couldn't find any package by glob 'htpd'\n" + "Cleaning up temporary files\nUploading logs to s3://logs/x\nupload: ./a.log to s3://logs/a.log\n" + noise(2) + ssmEnd,
		[]string{"E: Unable to locate package htpd"},
		[]string{"Uploading"},
	},

	{"apt-get update", noise(8) + `Err:5 http://archive.example/ubuntu focal Release
  404  Not Found [IP: 192.0.2.7 80]
Reading package lists...
E: The repository 'http://archive.example/ubuntu focal Release' does not have a Release file.
N: Updating from such a repository can't be done securely, and is therefore disabled by default.
N: See apt-secure(8) manpage for repository creation and user configuration details.
`, []string{"does not have a Release file"}, nil},

	{"dpkg", noise(8) + `Setting up nginx (1.18.0-6) ...
Job for nginx.service failed because the control process exited with error code.
See "systemctl status nginx.service" and "journalctl -xe" for details.
invoke-rc.d: initscript nginx, action "start" failed.
nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)
dpkg: error processing package nginx (--configure):
 installed nginx package post-installation script subprocess returned error exit status 1
Errors were encountered while processing:
 nginx
E: Sub-process /usr/bin/dpkg returned an error code (1)
`, []string{"bind() to 0.0.0.0:80 failed (98: Address already in use)"}, nil},

	{"apt-get with a lock", noise(8) + `E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (unattended-upgr)
N: Be aware that removing the lock file is not a solution and may break your system.
E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?
` + noise(1), []string{"held by process 1234 (unattended-upgr)"}, nil},

	{"dnf", "Last metadata expiration check: 0:12:43 ago.\n" + noise(6) + `Error:
 Problem: conflicting requests
  - nothing provides libssl.so.10 needed by collectd-5.8.0-1.x86_64 from local
(try to add '--skip-broken' to skip uninstallable packages or '--nobest' to use not only best candidate packages)
`, []string{"nothing provides libssl.so.10 needed by collectd-5.8.0-1.x86_64"}, nil},

	{"yum with a mirror that is away", noise(6) + `Errors during downloading metadata for repository 'amazonlinux':
  - Curl error (28): Timeout was reached for https://al2023-repos.example/core/mirror.list [Connection timed out after 30000 milliseconds]
Error: Failed to download metadata for repo 'amazonlinux': Cannot prepare internal mirrorlist: Curl error (28): Timeout was reached
Ignoring repositories: amazonlinux
`, []string{"Failed to download metadata for repo 'amazonlinux'"}, nil},

	{"choco", "Chocolatey v2.2.2\nInstalling the following packages:\nnotepadplusplusplus\n" + "By installing, you accept licenses for the packages.\n" + noise(4) + `notepadplusplusplus not installed. The package was not found with the source(s) listed.
 Source(s): 'https://community.chocolatey.example/api/v2/'
 NOTE: When you specify explicit sources, it overrides default sources.

Chocolatey installed 0/1 packages. 1 packages failed.
 See the log for details (C:\ProgramData\chocolatey\logs\chocolatey.log).

Failures
 - notepadplusplusplus - notepadplusplusplus not installed. The package was not found with the source(s) listed.
`, []string{"notepadplusplusplus not installed. The package was not found with the source(s) listed."}, nil},

	{"msi", noise(5) + `MSI (s) (10:A4) [14:13:43:123]: Note: 1: 1708
MSI (s) (10:A4) [14:13:43:123]: Product: Vendor Agent -- Error 1920. Service 'Vendor Agent' (vagent) failed to start. Verify that you have sufficient privileges to start system services.
MSI (s) (10:A4) [14:13:43:200]: Windows Installer installed the product. Product Name: Vendor Agent. Installation success or error status: 1603.
MSI (s) (10:A4) [14:13:43:201]: MainEngineThread is returning 1603
=== Verbose logging stopped: 6/29/2026  14:13:43 ===
`, []string{"Service 'Vendor Agent' (vagent) failed to start"}, nil},

	{"pytest", `============================= test session starts ==============================
platform linux -- Python 3.11.4, pytest-7.4.0
collected 3 items

tests/test_error_handling.py::test_error PASSED                          [ 33%]
tests/test_web.py::test_port FAILED                                      [ 66%]
tests/test_web.py::test_failure_page PASSED                              [100%]

=================================== FAILURES ===================================
__________________________________ test_port ___________________________________

    def test_port():
        s = socket.socket()
>       assert s.connect_ex(("127.0.0.1", 80)) == 0
E       AssertionError: port 80 is closed
E       assert 111 == 0

tests/test_web.py:7: AssertionError
=========================== short test summary info ============================
FAILED tests/test_web.py::test_port - AssertionError: port 80 is closed
========================= 1 failed, 2 passed in 0.12s ==========================
` + ssmEnd, []string{"AssertionError: port 80 is closed"}, []string{"test_failure_page"}},

	{"jest", `PASS src/errors.test.js
FAIL src/web.test.js
  ● web › listens on port 80

    expect(received).toBe(expected) // Object.is equality

    Expected: 80
    Received: 8080

      5 |   test("listens on port 80", () => {
    > 6 |     expect(port).toBe(80);
        |                  ^

      at Object.<anonymous> (src/web.test.js:6:18)

Test Suites: 1 failed, 1 passed, 2 total
Tests:       1 failed, 3 passed, 4 total
Snapshots:   0 total
Time:        1.2 s
Ran all test suites.
`, []string{"web › listens on port 80", "Received: 8080"}, []string{"Snapshots", "errors.test.js"}},

	{"go test", strings.Repeat("=== RUN   TestError\n--- PASS: TestError (0.00s)\n", 10) + `=== RUN   TestPort
    web_test.go:12: port is 8080, want 80
--- FAIL: TestPort (0.00s)
    web_test.go:14: giving up
FAIL
FAIL	example.org/web	0.012s
ok  	example.org/errors	0.005s
FAIL
`, []string{"--- FAIL: TestPort", "port is 8080, want 80"}, []string{"PASS", "TestError"}},

	{"go build", noise(8) + "# example.org/web\n./main.go:10:2: undefined: listenn\n./errors.go:12:9: cannot use x (variable of type int) as string value in return statement\n" + ssmEnd, []string{"./main.go:10:2: undefined: listenn"}, nil},

	{"InSpec", `Profile:   CIS (cis)
Version:   1.0.0
Target:    local://

  ✔  sshd-00: errors are logged
     ✔  File /var/log/error.log is expected to exist
  ×  sshd-01: Mode of the configuration (1 failed)
     ×  File /etc/ssh/sshd_config mode is expected to cmp == "0600"

     expected: "0600"
          got: "0644"

     (compared using ` + "`cmp`" + ` matcher)

Profile Summary: 1 successful control, 1 control failure, 0 controls skipped
Test Summary: 1 successful, 1 failure, 0 skipped
`, []string{`File /etc/ssh/sshd_config mode is expected to cmp == "0600"`}, nil},

	{"Pester", `Starting discovery in 1 files.
Discovery found 3 tests in 120ms.
Running tests.
[+] Errors are written to the event log 5ms (3ms|2ms)
[-] Service.Agent is running 12ms (10ms|2ms)
 Expected 'Running', but got 'Stopped'.
 at (Get-Service vagent).Status | Should -Be 'Running', C:\tests\agent.Tests.ps1:7
 at <ScriptBlock>, C:\tests\agent.Tests.ps1:7
Tests completed in 340ms
Tests Passed: 2, Failed: 1, Skipped: 0 NotRun: 0
`, []string{"Service.Agent is running", "Expected 'Running', but got 'Stopped'."}, []string{"event log"}},

	{"docker build", noise(4) + `#7 [2/3] RUN apt-get install -y htpd
#7 0.512 Reading package lists...
#7 1.204 E: Unable to locate package htpd
#7 ERROR: process "/bin/sh -c apt-get install -y htpd" did not complete successfully: exit code: 100
------
 > [2/3] RUN apt-get install -y htpd:
0.512 Reading package lists...
1.204 E: Unable to locate package htpd
------
Dockerfile:2
--------------------
   1 |     FROM debian
   2 | >>> RUN apt-get install -y htpd
   3 |     CMD ["htpd"]
--------------------
ERROR: failed to solve: process "/bin/sh -c apt-get install -y htpd" did not complete successfully: exit code: 100
`, []string{"E: Unable to locate package htpd"}, []string{"CMD"}},

	{"docker pull", noise(9) + "Error response from daemon: pull access denied for acme/web, repository does not exist or may require 'docker login': denied: requested access to the resource is denied\n" + noise(1), []string{"pull access denied for acme/web"}, nil},

	{"Packer", noise(5) + `==> amazon-ebs.web: Provisioning with shell script: /tmp/packer-shell123
    amazon-ebs.web: /tmp/script_9.sh: line 3: yumm: command not found
==> amazon-ebs.web: Provisioning step had errors: Running the cleanup provisioner, if present...
==> amazon-ebs.web: Terminating the source AWS instance...
==> amazon-ebs.web: Cleaning up any extra volumes...
==> amazon-ebs.web: No volumes to clean up, skipping
==> amazon-ebs.web: Deleting temporary security group...
==> amazon-ebs.web: Deleting temporary keypair...
Build 'amazon-ebs.web' errored after 2 minutes 3 seconds: Script exited with non-zero exit status: 127. Allowed exit codes are: [0]

==> Wait completed after 2 minutes 3 seconds

==> Some builds didn't complete successfully and had errors:
--> amazon-ebs.web: Script exited with non-zero exit status: 127. Allowed exit codes are: [0]

==> Builds finished but no artifacts were created.
`, []string{"line 3: yumm: command not found"}, []string{"security group"}},

	{"Python", noise(5) + `Traceback (most recent call last):
  File "/opt/configure.py", line 12, in <module>
    main()
  File "/opt/configure.py", line 8, in main
    raise error.ConfigProblem("no listener")
config.ConfigProblem: no listener in /etc/web.toml
` + noise(4), []string{"config.ConfigProblem: no listener in /etc/web.toml"}, []string{"line 12"}},

	{"Python with two tracebacks", noise(2) + `Traceback (most recent call last):
  File "/usr/lib/python3/urllib3/connection.py", line 174, in _new_conn
    conn = connection.create_connection(
socket.gaierror: [Errno -2] Name or service not known

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/opt/fetch.py", line 3, in <module>
    requests.get(url)
requests.exceptions.ConnectionError: HTTPSConnectionPool(host='artifacts.example', port=443): Max retries exceeded with url: /agent.zip
` + noise(1), []string{"requests.exceptions.ConnectionError: HTTPSConnectionPool(host='artifacts.example', port=443)", "socket.gaierror"}, nil},

	{"Java", noise(5) + `Exception in thread "main" java.lang.IllegalStateException: agent could not be configured
	at com.example.Agent.configure(Agent.java:41)
	at com.example.Agent.main(Agent.java:12)
Caused by: java.net.UnknownHostException: config.example
	at java.base/java.net.InetAddress.getAllByName(InetAddress.java:1383)
	... 12 more
` + noise(1), []string{"Caused by: java.net.UnknownHostException: config.example", "IllegalStateException: agent could not be configured"}, []string{"Agent.java"}},

	{"Maven", noise(5) + `[INFO] ------------------------------------------------------------------------
[INFO] BUILD FAILURE
[INFO] ------------------------------------------------------------------------
[INFO] Total time:  1.234 s
[ERROR] Failed to execute goal on project web: Could not resolve dependencies for project org.example:web:jar:1.0: Could not find artifact org.example:lib:jar:9 in central
[ERROR] 
[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
[ERROR] Re-run Maven using the -X switch to enable full debug logging.
[ERROR] 
[ERROR] For more information about the errors and possible solutions, please read the following articles:
[ERROR] [Help 1] http://cwiki.example/MAVEN/DependencyResolutionException
`, []string{"Could not find artifact org.example:lib:jar:9"}, []string{"re-run", "[Help 1]"}},

	{"Gradle", noise(5) + `
FAILURE: Build failed with an exception.

* What went wrong:
Execution failed for task ':compileJava'.
> Could not resolve all files for configuration ':compileClasspath'.
   > Could not find org.example:lib:9.

* Try:
> Run with --stacktrace option to get the stack trace.
> Run with --info or --debug option to get more log output.

BUILD FAILED in 3s
1 actionable task: 1 executed
`, []string{"Could not find org.example:lib:9."}, nil},

	{"Node", noise(5) + `node:internal/modules/cjs/loader:1080
  throw err;
  ^

Error: Cannot find module 'express'
Require stack:
- /app/index.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1077:15)
    at Module._load (node:internal/modules/cjs/loader:922:27) {
  code: 'MODULE_NOT_FOUND',
  requireStack: [ '/app/index.js' ]
}

Node.js v18.16.0
`, []string{"Error: Cannot find module 'express'"}, []string{"throw err"}},

	{".NET", noise(5) + `Unhandled exception. System.AggregateException: One or more errors occurred. (No connection could be made because the target machine actively refused it. (db.example:5432))
 ---> System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it.
   at System.Net.Sockets.Socket.AwaitableSocketAsyncEventArgs.ThrowException(SocketError error)
   --- End of inner exception stack trace ---
   at Program.<Main>$(String[] args) in /src/Program.cs:line 7
Aborted (core dumped)
`, []string{"the target machine actively refused it."}, []string{"Program.cs"}},

	{"Go that panics", noise(5) + `panic: runtime error: index out of range [3] with length 3

goroutine 1 [running]:
main.main()
	/src/main.go:8 +0x1d
exit status 2
`, []string{"panic: runtime error: index out of range [3] with length 3"}, nil},

	{
		"bash -e, traced", "+ set -e\n+ echo 'no errors so far'\nno errors so far\n" + strings.Repeat("+ cp -r /src/errors.go /dst\n", 10) + "+ systemctl enable agentd\nFailed to enable unit: Unit file agentd.service does not exist.\n" + noise(1) + ssmEnd,
		[]string{"Failed to enable unit: Unit file agentd.service does not exist."},
		nil,
	},

	{"bash with an unset variable", noise(5) + "/tmp/setup.sh: line 7: BUCKET: unbound variable\nremoved '/tmp/setup.sh'\nsync complete\n" + noise(2), []string{"BUCKET: unbound variable"}, nil},

	{
		"curl with its progress", noise(4) + "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n" + strings.Repeat("\r  0     0    0     0    0     0      0      0 --:--:--  0:00:01 --:--:--     0", 50) + "\ncurl: (6) Could not resolve host: artifacts.example\n" + "tidying up\n" + ssmEnd,
		[]string{"curl: (6) Could not resolve host: artifacts.example"},
		[]string{"--:--", "Dload"},
	},

	{"curl -f", noise(4) + "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\ncurl: (22) The requested URL returned error: 404\n", []string{"curl: (22) The requested URL returned error: 404"}, []string{"--:--"}},

	{
		"wget", noise(4) + "--2026-06-29 14:13:43--  https://artifacts.example/agent.rpm\nResolving artifacts.example... 192.0.2.8\nConnecting to artifacts.example|192.0.2.8|:443... connected.\nHTTP request sent, awaiting response... 403 Forbidden\n2026-06-29 14:13:43 ERROR 403: Forbidden.\n\n",
		[]string{"ERROR 403: Forbidden."},
		nil,
	},

	{
		"PowerShell", noise(4) + "Get-Item : Cannot find path 'C:\\agent\\config.json' because it does not \r\nexist.\r\nAt C:\\ProgramData\\Amazon\\TOE\\script.ps1:12 char:9\r\n+ $config = Get-Item C:\\agent\\config.json\r\n+           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~\r\n    + CategoryInfo          : ObjectNotFound: (C:\\agent\\config.json:String) [Get-Item], ItemNotFoundException\r\n    + FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand\r\n \r\n" + noise(2),
		[]string{`Get-Item : Cannot find path 'C:\agent\config.json' because it does not\nexist.`},
		[]string{"~~~", "CategoryInfo"},
	},

	{
		"PowerShell that throws", noise(4) + "The licence server says wait\r\nAt C:\\build\\licence.ps1:3 char:5\r\n+     throw \"The licence server says wait\"\r\n+     ~~~~~\r\n    + CategoryInfo          : OperationStopped: (The licence server says wait:String) [], RuntimeException\r\n    + FullyQualifiedErrorId : The licence server says wait\r\n",
		[]string{"The licence server says wait"},
		[]string{"CategoryInfo"},
	},

	{
		"PowerShell 7", noise(4) + "\x1b[31;1mGet-Item: \x1b[0m/opt/x.ps1:3\n\x1b[31;1mLine |\x1b[0m\n\x1b[31;1m   3 | \x1b[0m \x1b[36;1mGet-Item /nope\x1b[0m\n\x1b[31;1m     | \x1b[31;1m ~~~~~~~~~~~~~~\x1b[0m\n\x1b[31;1m     | \x1b[31;1mCannot find path '/nope' because it does not exist.\x1b[0m\n" + noise(1),
		[]string{"Cannot find path '/nope' because it does not exist."},
		[]string{"[31;1m", `\x1b`},
	},

	{
		"CLIXML", noise(3) + clixml("Install-WindowsFeature : ArgumentNotValid: The role, role service, or feature name is not valid: 'Web-Servr'. The ", "name was not found.", "At line:1 char:1", "+ Install-WindowsFeature Web-Servr", "+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~", "    + CategoryInfo          : InvalidArgument: (Web-Servr:String) [Install-WindowsFeature], Exception", "    + FullyQualifiedErrorId : NameDoesNotExist,Microsoft.Windows.ServerManager.Commands.AddWindowsFeatureCommand"),
		[]string{"The role, role service, or feature name is not valid: 'Web-Servr'."},
		[]string{"_x000D_", "<S", "Objs", "Preparing modules"},
	},

	{
		"CLIXML that is cut off", strings.TrimSuffix(clixml("curl.exe : The remote name could not be resolved: 'a.example' &amp; no more_x001B_[0m"), "_x000D__x000A_</S></Objs>") + "\n---Error truncated----",
		[]string{"The remote name could not be resolved: 'a.example' & no more", "the output was cut"},
		[]string{"<S", "x001B"},
	},

	{"CLIXML without an error", noise(2) + "It has begun\n" + clixml(), []string{"It has begun"}, []string{"Objs", "progress"}},

	{"systemd", noise(4) + `Job for agentd.service failed because a timeout was exceeded.
See "systemctl status agentd.service" and "journalctl -xeu agentd.service" for details.
● agentd.service - Agent
     Loaded: loaded (/etc/systemd/system/agentd.service; enabled; preset: disabled)
     Active: failed (Result: timeout) since Mon 2026-06-29 14:13:43 UTC; 4ms ago
   Main PID: 1234 (code=killed, signal=TERM)
` + noise(1), []string{"Job for agentd.service failed because a timeout was exceeded."}, nil},

	{
		"sysprep", noise(4) + "2026-06-29 14:13:42, Info                  SYSPRP Entering SysprepGeneralizeValidate (Appx)\r\n2026-06-29 14:13:43, Error                 SYSPRP Package Microsoft.LanguageExperiencePackde-DE_22621.20.99.0_neutral__8wekyb3d8bbwe was installed for a user, but not provisioned for all users. This package will not function properly in the sysprep image.\r\n2026-06-29 14:13:43, Error                 SYSPRP Failed to remove apps for the current user: 0x80073cf2.\r\n2026-06-29 14:13:43, Error      [0x0f0070] SYSPRP RunExternalDlls:An error occurred while running registry sysprep DLLs, halting sysprep execution. dwRet = 0x3cf2\r\n2026-06-29 14:13:43, Info       [0x0f004c] SYSPRP WaitThread:Exiting spawned waiting thread\r\n",
		[]string{"was installed for a user, but not provisioned for all users"},
		nil,
	},

	{
		"DISM", noise(4) + "\r\nDeployment Image Servicing and Management tool\r\nVersion: 10.0.20348.1\r\n\r\nImage Version: 10.0.20348.1\r\n\r\n[=====          10.0%          ]\r\n[==========================100.0%==========================] \r\n\r\nError: 0x800f081f\r\n\r\nThe source files could not be found. \r\nUse the \"Source\" option to specify the location of the files that are required to restore the feature.\r\n\r\nThe DISM log file can be found at C:\\Windows\\Logs\\DISM\\dism.log\r\n",
		[]string{"Error: 0x800f081f", "The source files could not be found."},
		nil,
	},

	{
		"Windows Update", noise(4) + "Searching for updates...\r\nFound 3 updates\r\nDownloading KB5087539\r\nInstallation Failure: Windows failed to install the following update with error 0x80073712: 2026-06 Cumulative Update (KB5087539).\r\nReboot required: False\r\nUpdate run finished\r\n" + noise(1),
		[]string{"with error 0x80073712"},
		nil,
	},

	{"AWS CLI", noise(5) + "fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden\n" + noise(2), []string{"An error occurred (403) when calling the HeadObject operation: Forbidden"}, nil},

	{"a secret that the copy of a download repeats", noise(5) + "curl: (22) The requested URL returned error: 403 https://b.s3.example/agent.zip?X-Amz-Credential=AKIA&X-Amz-Signature=0123abcd\n" + noise(1), []string{"returned error: 403 https://b.s3.example/agent.zip"}, []string{"0123abcd", "AKIA"}},

	{
		"Terraform", noise(5) + "╷\n│ Error: Reference to undeclared resource\n│ \n│   on main.tf line 3, in resource \"aws_instance\" \"web\":\n│    3:   subnet_id = aws_subnet.web.id\n│ \n│ A managed resource \"aws_subnet\" \"web\" has not been declared in the root module.\n╵\n",
		[]string{"Error: Reference to undeclared resource", "has not been declared"},
		[]string{"╷"},
	},

	{"make", noise(5) + "cc -c web.c\nweb.c:1:10: fatal error: zlib.h: No such file or directory\n    1 | #include <zlib.h>\n      |          ^~~~~~~~\ncompilation terminated.\nmake: *** [Makefile:2: web.o] Error 1\n", []string{"web.c:1:10: fatal error: zlib.h: No such file or directory"}, nil},

	{
		"cargo", "   Compiling thiserror v1.0.40\n   Compiling failure v0.1.8\n" + noise(5) + "error[E0425]: cannot find value `x` in this scope\n --> src/main.rs:2:5\n  |\n2 |     x\n  |     ^ not found in this scope\n\nFor more information about this error, try `rustc --explain E0425`.\nerror: could not compile `web` (bin \"web\") due to 1 previous error\n",
		[]string{"error[E0425]: cannot find value `x` in this scope"},
		[]string{"failure v0", "For more information"},
	},

	{"git", noise(5) + "Cloning into 'web'...\nremote: Repository not found.\nfatal: repository 'https://github.example/acme/web.git/' not found\n" + noise(1), []string{"fatal: repository 'https://github.example/acme/web.git/' not found"}, nil},

	{
		"logfmt", strings.Repeat("time=2026-06-29T14:13:42Z level=info msg=\"checking for errors\" failed=0\n", 10) + "time=2026-06-29T14:13:43Z level=error msg=\"agent stops\" err=\"dial tcp 192.0.2.1:443: connect: connection refused\"\n" + strings.Repeat("time=2026-06-29T14:13:44Z level=info msg=\"bye\" errors=0\n", 5),
		[]string{"connect: connection refused"},
		[]string{"bye"},
	},

	{"a warning after the error", noise(4) + "ERROR: disk quota exceeded on /data\n" + noise(3) + "WARNING: failed to find /etc/motd, continuing\nWARN: could not read locale\nwarning: unable to delete old directory\n0 errors were ignored\nno errors in clean-up\n", []string{"ERROR: disk quota exceeded on /data"}, []string{"motd", "locale", "old directory"}},

	{"false friends", "error: false\nfailed=0\nErrors: 0\n0 failed\nerrors.go\n--no-fail\n\"error\": null\nUnpacking libgpg-error0:amd64 (1.38-2) ...\nSelecting previously unselected package libgpg-error-l10n.\nInstalling : perl-Error-1:0.17029-5.noarch\nStarting fail2ban\ntest_error_handling ... ok\nfunc failed() error\nTests run: 3, Failures: 0, Errors: 0, Skipped: 0\nif the job fails, see /var/log/error.log\nerror handling is on\n" + "database migration 17 gave up: table users is locked by pid 7\n" + "error: false\nfailed=0\nErrors: 0\n", []string{"gave up: table users is locked by pid 7"}, nil},

	{
		"more false friends", "0/12 failed\n0 of 12 checks failed\n\"error\": \"\",\nerr=<nil>\nError rate: 0%\nexit code: 0\nErrors: no\nconnection refused, will retry in 5 s\ncould not read the cache, using defaults\nunable to resolve mirror1, falling back to mirror2\nattempt 1: timed out, trying again\nXFAIL tests/test_x.py::test_y - not supported\nAll checks passed\n" + noise(3) + "the magic smoke came out of node 7\n" + noise(1) + "0/12 failed\nerr=<nil>\nexited with code 0\n",
		[]string{"the magic smoke came out of node 7"},
		[]string{"XFAIL", "mirror1"},
	},

	{"a script that cannot be run", noise(8) + "failed to run commands: fork/exec /var/lib/amazon/ssm/i-1/document/_script.sh: permission denied\n" + noise(2), []string{"_script.sh: permission denied"}, nil},

	{"an error that nobody foresees", noise(30) + "the flux capacitor went backwards\n", []string{"the flux capacitor went backwards"}, nil},

	{"titles and colors", noise(3) + "\x1b]0;build: running\a\x1b[1m\x1b[31mERROR\x1b[0m: \x1b[4mno space left on device\x1b[0m\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x1b\\\n" + "\x1b[2K\x1b[1Gdone 100%\n" + noise(2), []string{"ERROR: no space left on device"}, []string{"x1b", "build: running", "[31m"}},

	{"an error in front of much that is overwritten", noise(3) + "mount: /data: wrong fs type, bad option, bad superblock on /dev/nvme1n1\n" + strings.Repeat("copying 17%\rcopying 18%\rcopying 19%\b\b\b\b\b\r", 400) + "\ncopied\n", []string{"bad superblock on /dev/nvme1n1"}, []string{"17%"}},

	{"encoded text in front of the error", noise(1) + strings.Repeat("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=", 300) + "\nopenssl: unable to load certificate\n" + strings.Repeat("0123456789abcdef", 200) + "\n", []string{"openssl: unable to load certificate"}, []string{"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=QUJD"}},

	{"JSON on one line", `{"level":"info","msg":"` + strings.Repeat("all is well. ", 100) + `"}` + "\n" + `{"level":"error","time":"2026-06-29T14:13:43Z","msg":"` + strings.Repeat("context; ", 60) + `cannot reach the licence server"}` + "\n" + strings.Repeat(`{"level":"info","msg":"bye"}`+"\n", 20), []string{"cannot reach the licence server"}, []string{"bye"}},

	{"the output of Systems Manager in two lists", "one\ntwo\n----------ERROR-------\nfailed to run commands: exit status 127\n/tmp/x.sh: line 2: foo: command not found\n" + strings.Repeat("tail\n", 80), []string{"line 2: foo: command not found"}, []string{"----"}},

	{"an error in the standard output, with the usual error section", noise(5) + "ERROR: licence has expired\n" + noise(3) + "\n----------ERROR-------\nfailed to run commands: exit status 1", []string{"ERROR: licence has expired"}, []string{"----"}},

	{"clean-up that fails as well", noise(3) + "ERROR: checksum mismatch of agent.rpm\n" + noise(2) + "rm: cannot remove '/tmp/build': No such file or directory\nupload failed: ./x.log to s3://logs/x.log An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n", []string{"ERROR: checksum mismatch of agent.rpm"}, nil},
}

func TestCause_tellsWhatProgramsPrintOfAnError(t *testing.T) {
	for _, c := range outputs {
		t.Run(c.name, func(t *testing.T) {
			for form, output := range map[string]any{"text": c.output, "list": strings.Split(c.output, "\n")} {
				document, err := json.Marshal(map[string]any{"status": "Failed", "output": output})
				if err != nil {
					t.Fatal(err)
				}
				got := failed(string(document)).Cause()
				checkPrintableLine(t, got)
				checkTold(t, got, c.has, c.not)
				if t.Failed() {
					t.Fatalf("as %s: got %s", form, got)
				}
			}
		})
	}
}

// The end is the output of programs that clean up, upload and report the failure.
func TestCause_tellsAnErrorBetweenMuchThatSaysNothing(t *testing.T) {
	const end = "\nCleaning up /tmp/build\nupload: ./console.log to s3://logs/console.log\n0 errors while uploading\nSummary: 12 steps run, 1 failed\nfailed to run commands: exit status 1\n"
	for name, c := range strangers {
		document, err := json.Marshal(map[string]string{"output": noise(10) + c[0] + "\n" + noise(5) + end})
		if err != nil {
			t.Fatal(err)
		}
		got := failed(string(document)).Cause()
		checkPrintableLine(t, got)
		if !strings.Contains(got, c[1]) {
			t.Errorf("%s: does not have %q: got %s", name, c[1], got)
		}
	}
}
