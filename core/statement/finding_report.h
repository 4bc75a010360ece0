// Collects findings, with the path of the field, what was found and what would do.
//
// Threads: one collector belongs to one check.
#ifndef WARIFU_CORE_STATEMENT_FINDING_REPORT_H_
#define WARIFU_CORE_STATEMENT_FINDING_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/statement/canonical.h"
#include "core/statement/examined.h"
#include "core/statement/finding_value.h"
#include "core/statement/schema.h"

namespace warifu {

// Values are quoted in findings up to this length.
inline constexpr std::size_t kMaxFoundBytes = 120;

// A field, and the item of it, inside the messages around it. Lives on the stack of the check.
struct FieldPlace {
  const FieldPlace* around = nullptr;
  const FieldSchema* field = nullptr;
  std::int64_t item = -1;  // -1: not repeated, or the field as a whole
};

// "offer.parties[1].appointment"; empty for nullptr.
std::string PathOf(const FieldPlace* place);

// A value as a finding quotes it: printable, at most kMaxFoundBytes and a little.
std::string FoundNumber(const FieldSchema& field, std::uint64_t value);
std::string FoundSpan(const FieldSchema& field, std::string_view value);

// What a field must be: "1..1000", "YYYY-MM-DD", "at most 300 bytes", "1 to 8 items".
FindingValue WantedValue(const FieldSchema& field);
FindingValue WantedLength(const FieldSchema& field);
FindingValue WantedItems(const FieldSchema& field);

class FindingReport {
 public:
  bool full() const { return findings_.size() >= kMaxFindings; }
  void Add(v1::FindingCode code, const FieldPlace& place, const FindingValue& found,
           const FindingValue& wanted) {
    AddAt(code, PathOf(&place), found, wanted);
  }
  void AddAt(v1::FindingCode code, std::string path, const FindingValue& found,
             const FindingValue& wanted) {
    if (full()) return;
    findings_.push_back(MakeFinding(code, std::move(path), found, wanted));
  }
  // `place` may be nullptr: the bytes as a whole.
  void NotCanonical(const FieldPlace* place, const FindingValue& found) {
    AddAt(v1::FINDING_CODE_NOT_CANONICAL, PathOf(place), found, {});
  }
  void NotCanonical(const FieldPlace& place, const FindingValue& found) {
    NotCanonical(&place, found);
  }
  Findings Take() { return std::move(findings_); }

 private:
  Findings findings_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_FINDING_REPORT_H_
