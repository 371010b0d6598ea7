package lab // proxmox

import "crypto/tls"

var config = tls.Config{InsecureSkipVerify: false}
var privileges = []string{
	"VM.Allocate",
	"VM.Audit",
	"VM.Monitor", // the agent
	"VM.Clone",
	"VM.PowerMgmt",
}
