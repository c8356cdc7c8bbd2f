drop schema sovereign;
