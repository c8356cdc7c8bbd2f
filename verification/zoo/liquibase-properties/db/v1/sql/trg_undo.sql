drop trigger device_log_trg on device;
drop function log_device();
