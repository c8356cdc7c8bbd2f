drop function sovereign.open_otp_session_at(text, timestamptz);
