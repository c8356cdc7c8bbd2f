delete from public.migration_control
where phase_number = 7;
