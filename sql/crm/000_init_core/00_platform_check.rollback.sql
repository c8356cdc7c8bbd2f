-- The check looks and makes nothing, so there is nothing to take back.
select 'nothing to take back: the platform check makes nothing' as platform_check;
