-- the trigger
create function log_device() returns trigger language plpgsql as $body$
begin
  insert into device_log (device_id) values (new.id);
  return new;
end
$body$
//
create trigger device_log_trg after insert or update of kind on device for each row execute procedure log_device()
//
