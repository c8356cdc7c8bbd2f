-- Running again, as before. A phase that was failed since stays failed: somebody had a reason.
update public.migration_control
set
    status = 'running',
    completed_at = null
where phase_number = 7
    and status = 'complete';
