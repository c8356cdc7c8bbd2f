--liquibase formatted sql

--changeset carol:reading
create table reading (
    taken_on date not null,
    sensor int not null,
    value numeric,
    primary key (taken_on, sensor)
) partition by range (taken_on);
create table reading_2025 partition of reading for values from ('2025-01-01') to ('2026-01-01');
create table reading_rest partition of reading default;
create index reading_sensor_idx on reading (sensor);
--rollback drop table reading;

--changeset carol:reading-2026
create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');
--rollback drop table reading_2026;
