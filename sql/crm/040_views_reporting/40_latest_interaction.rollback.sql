drop view reporting.latest_interaction;
