drop function app.forget(bigint);
