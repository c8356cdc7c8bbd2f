drop view reporting.pipeline_full;
