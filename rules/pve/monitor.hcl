# What the monitor of a virtual machine lets whom do: qemu-server 9.2.6 src/PVE/API2/Qemu/HMPPerms.pm. What is not listed is root's.

class "monitor" "none" {
  names = ["?", "help", "info"]
}

class "monitor" "Sys.Modify" {
  names = ["announce_self", "backup_cancel", "balloon", "block_job_cancel", "block_job_complete", "block_job_pause", "block_job_resume", "block_job_set_speed", "block_resize", "block_set_io_throttle", "boot_set", "c", "calc_dirty_rate", "cancel_vcpu_dirty_limit", "chardev-send-break", "closefd", "commit", "cont", "cpu", "delvm", "eject", "exit_preconfig", "expire_password", "getfd", "gpa2hpa", "gpa2hva", "gva2gpa", "i", "loadvm", "log", "migrate_cancel", "migrate_continue", "migrate_pause", "migrate_set_capability", "migrate_set_parameter", "migrate_start_postcopy", "mouse_button", "mouse_move", "mouse_set", "one-insn-per-tb", "p", "print", "q", "qemu-io", "qom-get", "qom-list", "quit", "replay_break", "replay_delete_break", "replay_seek", "ringbuf_read", "ringbuf_write", "s", "savevm", "sendkey", "set_link", "set_password", "set_vcpu_dirty_limit", "snapshot_blkdev_internal", "snapshot_delete_blkdev_internal", "stop", "stopcapture", "sum", "sync-profile", "system_powerdown", "system_reset", "system_wakeup", "trace-event", "x", "x_colo_lost_heartbeat", "xp"]
}
