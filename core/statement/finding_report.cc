#include "core/statement/finding_report.h"

#include <google/protobuf/descriptor.h>

#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/statement/form.h"
#include "core/text/escape.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

constexpr std::string_view kCutMark = "...";

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// The first bytes of a long value, cut between two code points.
std::string Shortened(std::string_view value) {
  if (value.size() <= kMaxFoundBytes) return std::string(value);
  std::size_t end = kMaxFoundBytes;
  while (end > 0 && IsContinuation(value[end])) --end;
  return std::string(value.substr(0, end)).append(kCutMark);
}

std::string EnumName(const FieldSchema& field, std::uint64_t value) {
  const auto number = static_cast<std::int32_t>(value);
  const auto* known = field.enum_type->FindValueByNumber(number);
  return known != nullptr ? known->name() : std::to_string(number);
}

}  // namespace

std::string PathOf(const FieldPlace* place) {
  if (place == nullptr) return "";
  std::string path = PathOf(place->around);
  if (!path.empty()) path += '.';
  path += place->field->name;
  if (place->item >= 0) path.append("[").append(std::to_string(place->item)).append("]");
  return path;
}

std::string FoundNumber(const FieldSchema& field, std::uint64_t value) {
  if (field.kind == FieldKind::kEnum) return EnumName(field, value);
  if (field.kind == FieldKind::kInt64) return std::to_string(static_cast<std::int64_t>(value));
  if (field.form == v1::FORM_INSTANT) return FormatInstant(value);
  if (field.form == v1::FORM_INSTANT_MS) return FormatInstant(value / kMsPerSecond);
  return std::to_string(value);
}

std::string FoundSpan(const FieldSchema& field, std::string_view value) {
  if (field.kind == FieldKind::kString) return EscapeForTerminal(Shortened(value));
  return Shortened(EncodeHex(value.substr(0, kMaxFoundBytes)));
}

FindingValue WantedValue(const FieldSchema& field) {
  if (field.kind == FieldKind::kEnum) return Said("a known value");
  if (field.form != v1::FORM_UNSPECIFIED) return FormPattern(field.form);
  if (field.is_varint()) return std::to_string(field.min) + ".." + std::to_string(field.max);
  return {};
}

FindingValue WantedLength(const FieldSchema& field) {
  if (field.max_characters == 0) return Said("at most {bytes} bytes", field.max_bytes);
  return Said("at most {bytes} bytes and {characters} characters", field.max_bytes,
              field.max_characters);
}

FindingValue WantedItems(const FieldSchema& field) {
  return Said("{least} to {most} items", field.min_items, field.max_items);
}

}  // namespace warifu
