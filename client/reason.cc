#include "client/reason.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "client/draft/field_form.h"
#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

std::string WordOf(const google::protobuf::EnumValueDescriptor& value) {
  std::string word = ShortEnumName(value);
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) {
    return c == '_' ? '-' : static_cast<char>(std::tolower(c));
  });
  return word;
}

std::vector<v1::Reason> ReasonsFor(ReasonFor what) {
  switch (what) {
    case ReasonFor::kWithdraw:
      return {v1::REASON_JOB_GONE,        v1::REASON_MISTAKE,        v1::REASON_FILLED_OTHERWISE,
              v1::REASON_BUSINESS_CLOSED, v1::REASON_OVERCHARGING,   v1::REASON_LABOR_LAW,
              v1::REASON_LICENSE_ENDED,   v1::REASON_CONTRACT_ENDED, v1::REASON_PLACE_RETURNED,
              v1::REASON_FORGED_CHANGE,   v1::REASON_INVESTIGATION};
    case ReasonFor::kSuspend:
    case ReasonFor::kRevoke:
      return {v1::REASON_INVESTIGATION, v1::REASON_OVERCHARGING,    v1::REASON_LABOR_LAW,
              v1::REASON_LICENSE_ENDED, v1::REASON_BUSINESS_CLOSED, v1::REASON_MISTAKE,
              v1::REASON_FORGED_CHANGE};
    case ReasonFor::kReinstate:
      return {v1::REASON_CAUSE_REMOVED, v1::REASON_MISTAKE, v1::REASON_FORGED_CHANGE};
    case ReasonFor::kKeyRevoke:
      return {v1::REASON_KEY_STOLEN, v1::REASON_KEY_REPLACED, v1::REASON_BUSINESS_CLOSED,
              v1::REASON_MISTAKE, v1::REASON_FORGED_CHANGE};
    case ReasonFor::kPlaceTake:
      return {v1::REASON_PLACE_RETURNED, v1::REASON_MISTAKE,         v1::REASON_JOB_GONE,
              v1::REASON_CONTRACT_ENDED, v1::REASON_BUSINESS_CLOSED, v1::REASON_FORGED_CHANGE};
  }
  return {};
}

std::string WordOf(v1::Reason reason) {
  return WordOf(*v1::Reason_descriptor()->FindValueByNumber(reason));
}

}  // namespace

std::string ReasonWords(ReasonFor what) {
  std::string all;
  for (const v1::Reason reason : ReasonsFor(what)) {
    all += (all.empty() ? "" : ", ") + WordOf(reason);
  }
  return all;
}

Result<v1::Reason> ParseReason(ReasonFor what, const std::string& typed) {
  std::vector<std::string> words;
  for (const v1::Reason reason : ReasonsFor(what)) {
    words.push_back(WordOf(reason));
    if (words.back() == typed) return reason;
  }
  const std::vector<std::string_view> views(words.begin(), words.end());
  const auto& type = *v1::Reason_descriptor();
  for (int i = 1; i < type.value_count(); ++i) {
    if (WordOf(*type.value(i)) != typed) continue;
    return BadInput("--reason {typed}: no reason for what is done here; one of: {reasons}", typed,
                    ReasonWords(what));
  }
  return BadInput("--reason {typed}: there is no such reason{did_you_mean}; one of: {reasons}",
                  EscapeForTerminal(typed), DidYouMean(typed, views), ReasonWords(what));
}

}  // namespace warifu
