--liquibase formatted sql logicalFilePath:changelog.sql

--changeset meter:reading
create table reading (
    meter_id bigint not null,
    read_at timestamptz not null,
    value numeric(12, 3) not null,
    primary key (meter_id, read_at)
) partition by range (read_at);

create table reading_2025 partition of reading
    for values from ('2025-01-01 00:00:00+00') to ('2026-01-01 00:00:00+00');
--rollback drop table reading;

--changeset meter:reading_2026
create table reading_2026 partition of reading
    for values from ('2026-01-01 00:00:00+00') to ('2027-01-01 00:00:00+00');
--rollback drop table reading_2026;

--changeset meter:reading_default
create table reading_default partition of reading default;
--rollback drop table reading_default;

--changeset meter:reading_index
create index reading_read_at_idx on reading using brin (read_at);
--rollback drop index reading_read_at_idx;

--changeset meter:reading_archive
alter table reading detach partition reading_2025;
alter table reading_2025 rename to reading_archive_2025;
--rollback alter table reading_archive_2025 rename to reading_2025;
--rollback alter table reading attach partition reading_2025
--rollback     for values from ('2025-01-01 00:00:00+00') to ('2026-01-01 00:00:00+00');

--changeset meter:quality
alter table reading add column quality smallint not null default 0;
--rollback alter table reading drop column quality;
