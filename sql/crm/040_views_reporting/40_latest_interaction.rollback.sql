set local lock_timeout = '2s';

drop view reporting.latest_interaction;
