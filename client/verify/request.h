// What somebody wants to know of an offer: the options of `verify`, parsed.
#ifndef WARIFU_CLIENT_VERIFY_REQUEST_H_
#define WARIFU_CLIENT_VERIFY_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/args.h"
#include "client/context.h"
#include "core/base/result.h"
#include "core/proof/verify.h"

namespace warifu {

inline constexpr std::size_t kMaxPaperBytes = 64 << 20;
inline constexpr std::size_t kMaxAccountBytes = 100;

struct VerifyRequest {
  std::uint64_t now_s = 0;
  std::optional<std::uint64_t> at_s;
  Told told;
  std::optional<Hash> holder_hash;
  std::vector<NewsItem> news;  // handed in
  bool offline = false;

  // For one proof.
  VerifyOptions OptionsFor(ProofSource source) const;
  // Places to prove from; 0: none.
  std::uint32_t first_place() const { return holder_hash ? 1 : 0; }
};

// Errors: kBadInput, naming the option; those of reading its file.
Result<VerifyRequest> ReadVerifyRequest(const Context& context, const VerifyArgs& args);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERIFY_REQUEST_H_
