-- The check looks and makes nothing, so there is nothing to take back.
select 'nothing to take back' as rollback;
