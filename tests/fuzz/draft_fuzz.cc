// Drafts: JSON with comments. What is read is written as a draft that reads as the same.
#include <google/protobuf/util/message_differencer.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "client/draft/reader.h"
#include "client/draft/table.h"
#include "client/draft/writer.h"
#include "core/base/check.h"
#include "core/base/utf8.h"

namespace warifu {
namespace {

DraftResolver Resolver() {
  return {[](const std::string& text) -> Result<Hash> {
            if (text.empty()) return NotFound("no such statement");
            return Hash();
          },
          [](const std::string&) -> Result<PublicKey> { return PublicKey(); }};
}

void TryDraft(std::string_view draft) {
  const Result<v1::Statement> read = ReadDraft(draft, Resolver());
  if (!read.ok()) {
    WARIFU_CHECK(!read.error().message().empty());
    return;
  }
  if (read->body_case() == v1::Statement::BODY_NOT_SET) return;
  const std::string written = WriteDraft(*read, DraftComments::kNo);
  const Result<v1::Statement> again = ReadDraft(written, Resolver());
  WARIFU_CHECK(again.ok());
  WARIFU_CHECK(google::protobuf::util::MessageDifferencer::Equals(*read, *again));
}

}  // namespace
}  // namespace warifu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  warifu::TryDraft(text);
  static_cast<void>(warifu::ParseCsv(text).ok());
  return 0;
}
