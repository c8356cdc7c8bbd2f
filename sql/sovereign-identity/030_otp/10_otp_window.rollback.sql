drop function sovereign.otp_window(timestamptz);
