-- The check looks and makes nothing, so there is nothing to take back.
select 'nothing to take back: the check makes nothing' as check_legacy_column;
