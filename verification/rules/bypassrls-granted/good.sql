--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_reporter splitStatements:false
create role shop_reporter nologin;
--rollback drop role shop_reporter;
