--liquibase formatted sql logicalFilePath:shop.sql

--changeset alice:010_orders splitStatements:false
create foreign table app.orders (order_id bigint)
server warehouse;
--rollback drop foreign table app.orders;
