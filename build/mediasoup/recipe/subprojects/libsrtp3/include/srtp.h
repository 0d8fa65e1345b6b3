// The calls of libsrtp 3 that the worker makes, over Debian's libsrtp 2. Version 3 hides its policy behind a handle,
// writes beside the input instead of over it, and says how long the output may be.
#pragma once

#include <srtp2/srtp.h>

#include <cstdint>
#include <cstring>

#define srtp_err_status_buffer_small static_cast<srtp_err_status_t>(28)
#define srtp_err_status_cryptex_err static_cast<srtp_err_status_t>(29)
#ifndef SRTP_MAX_SRTCP_TRAILER_LEN
// RTCP's trailer has an index of four bytes more than RTP's.
#define SRTP_MAX_SRTCP_TRAILER_LEN (SRTP_MAX_TRAILER_LEN + 4)
#endif

namespace srtp3
{
struct Policy
{
	srtp_policy_t version2{};
	uint8_t key[SRTP_MAX_KEY_LEN]{};
};
using policy_t = Policy*;

inline srtp_err_status_t policy_create(policy_t* policy)
{
	*policy = new Policy();
	return srtp_err_status_ok;
}

inline void policy_destroy(policy_t policy)
{
	if (policy == nullptr)
	{
		return;
	}
	memset(policy->key, 0, sizeof(policy->key));
	delete policy;
}

inline srtp_err_status_t policy_set_ssrc(policy_t policy, srtp_ssrc_t ssrc)
{
	policy->version2.ssrc = ssrc;
	return srtp_err_status_ok;
}

inline srtp_err_status_t policy_set_profile(policy_t policy, srtp_profile_t profile)
{
	const auto status = srtp_crypto_policy_set_from_profile_for_rtp(&policy->version2.rtp, profile);
	return status == srtp_err_status_ok
	         ? srtp_crypto_policy_set_from_profile_for_rtcp(&policy->version2.rtcp, profile)
	         : status;
}

inline srtp_err_status_t policy_add_key(
  policy_t policy, const uint8_t* key, size_t keyLength, const uint8_t* salt, size_t saltLength, const uint8_t*, size_t)
{
	if (keyLength + saltLength > sizeof(policy->key))
	{
		return srtp_err_status_bad_param;
	}
	memcpy(policy->key, key, keyLength);
	memcpy(policy->key + keyLength, salt, saltLength);
	policy->version2.key = policy->key;
	return srtp_err_status_ok;
}

inline srtp_err_status_t policy_set_allow_repeat_tx(policy_t policy, bool allow)
{
	policy->version2.allow_repeat_tx = allow;
	return srtp_err_status_ok;
}

inline srtp_err_status_t policy_set_window_size(policy_t policy, size_t size)
{
	policy->version2.window_size = size;
	return srtp_err_status_ok;
}

inline srtp_err_status_t create(srtp_t* session, policy_t policy)
{
	return srtp_create(session, &policy->version2);
}

using InPlace = srtp_err_status_t (*)(srtp_t, void*, int*);

/** `growth`: by how many bytes the output may be longer than the input. */
inline srtp_err_status_t beside(
  InPlace work, size_t growth, srtp_t session, const uint8_t* in, size_t inLength, uint8_t* out, size_t* outLength)
{
	if (in != out)
	{
		if (inLength + growth > *outLength)
		{
			return srtp_err_status_buffer_small;
		}
		memcpy(out, in, inLength);
	}
	int length        = static_cast<int>(inLength);
	const auto status = work(session, out, &length);
	if (status == srtp_err_status_ok)
	{
		*outLength = static_cast<size_t>(length);
	}
	return status;
}

inline srtp_err_status_t protect(
  srtp_t session, const uint8_t* in, size_t inLength, uint8_t* out, size_t* outLength, size_t)
{
	return beside(srtp_protect, SRTP_MAX_TRAILER_LEN, session, in, inLength, out, outLength);
}

inline srtp_err_status_t unprotect(
  srtp_t session, const uint8_t* in, size_t inLength, uint8_t* out, size_t* outLength)
{
	return beside(srtp_unprotect, 0, session, in, inLength, out, outLength);
}

inline srtp_err_status_t protect_rtcp(
  srtp_t session, const uint8_t* in, size_t inLength, uint8_t* out, size_t* outLength, size_t)
{
	return beside(srtp_protect_rtcp, SRTP_MAX_SRTCP_TRAILER_LEN, session, in, inLength, out, outLength);
}

inline srtp_err_status_t unprotect_rtcp(
  srtp_t session, const uint8_t* in, size_t inLength, uint8_t* out, size_t* outLength)
{
	return beside(srtp_unprotect_rtcp, 0, session, in, inLength, out, outLength);
}
} // namespace srtp3

#define srtp_policy_t srtp3::policy_t
#define srtp_policy_create srtp3::policy_create
#define srtp_policy_destroy srtp3::policy_destroy
#define srtp_policy_set_ssrc srtp3::policy_set_ssrc
#define srtp_policy_set_profile srtp3::policy_set_profile
#define srtp_policy_add_key srtp3::policy_add_key
#define srtp_policy_set_allow_repeat_tx srtp3::policy_set_allow_repeat_tx
#define srtp_policy_set_window_size srtp3::policy_set_window_size
#define srtp_stream_remove srtp_remove_stream
#define srtp_create srtp3::create
#define srtp_protect srtp3::protect
#define srtp_unprotect srtp3::unprotect
#define srtp_protect_rtcp srtp3::protect_rtcp
#define srtp_unprotect_rtcp srtp3::unprotect_rtcp
