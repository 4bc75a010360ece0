// Bytes as text and integers as bytes: hex, base64 (RFC 4648, padded), big-endian.
//
// Decoders are strict inverses of the encoders: they accept nothing that the encoder does not make
// (DecodeHex takes upper case too, since people type it).
#ifndef WARIFU_CORE_BASE_ENCODING_H_
#define WARIFU_CORE_BASE_ENCODING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace warifu {

std::string EncodeHex(std::string_view bytes);  // lower case
std::optional<std::string> DecodeHex(std::string_view hex);

std::string EncodeBase64(std::string_view bytes);
// Nothing for other alphabets, missing padding, spaces, or non-zero trailing bits.
std::optional<std::string> DecodeBase64(std::string_view base64);

void AppendBigEndian16(std::uint16_t value, std::string& out);
void AppendBigEndian32(std::uint32_t value, std::string& out);
void AppendBigEndian64(std::uint64_t value, std::string& out);
// Requires: at least 2, 4, 8 bytes.
std::uint16_t ReadBigEndian16(std::string_view bytes);
std::uint32_t ReadBigEndian32(std::string_view bytes);
std::uint64_t ReadBigEndian64(std::string_view bytes);

// Decimal without sign, leading zeros or spaces; nothing on overflow.
std::optional<std::uint64_t> ParseDecimal(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CORE_BASE_ENCODING_H_
