-- The guard looks and makes nothing, so there is nothing to take back.
select 'nothing to take back: the guard makes nothing' as guard;
