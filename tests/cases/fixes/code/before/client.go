package lab // proxmox

import "crypto/tls"

var config = tls.Config{InsecureSkipVerify: true}
var privileges = []string{
	"VM.Allocate",
	"VM.Audit",
	"VM.Monitor", // the agent
	"VM.Clone",
	"VM.PowerMgmt",
}
