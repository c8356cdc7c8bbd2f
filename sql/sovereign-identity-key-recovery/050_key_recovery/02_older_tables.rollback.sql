-- The change looked and made nothing, so there is nothing to take back.
select 'nothing to take back' as rollback;
