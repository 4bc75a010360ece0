#include "core/statement/canonical.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/statement/finding_report.h"
#include "core/statement/form.h"
#include "core/statement/wire.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMaxTag = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kTypeMask = (1u << kTagTypeBits) - 1;

struct Tag {
  std::uint64_t number;
  WireType type;
};

WireType TypeOf(const FieldSchema& field) {
  return field.is_varint() && !field.repeated ? WireType::kVarint : WireType::kSpan;
}

// Whether protobuf would keep all bits of the value.
bool FitsType(FieldKind kind, std::uint64_t value) {
  switch (kind) {
    case FieldKind::kUint32:
      return value <= std::numeric_limits<std::uint32_t>::max();
    case FieldKind::kBool:
      return value <= 1;
    case FieldKind::kEnum: {
      const auto number = static_cast<std::int64_t>(value);
      return number >= std::numeric_limits<std::int32_t>::min() &&
             number <= std::numeric_limits<std::int32_t>::max();
    }
    default:
      return true;
  }
}

bool IsKnownEnumValue(const FieldSchema& field, std::uint64_t value) {
  return value < kMaxSchemaNumber && ((field.enum_values >> value) & 1) != 0;
}

// What must differ from item to item: the language of a localized text, else the whole item.
std::string_view KeyOfItem(const FieldSchema& field, std::string_view item) {
  if (field.message == nullptr || !field.message->localized) return item;
  WireReader in(item);
  const auto tag = in.ReadVarint();
  if (!tag || tag->value != ((1u << kTagTypeBits) | static_cast<unsigned>(WireType::kSpan))) {
    return item;
  }
  const auto length = in.ReadVarint();
  return length ? in.ReadBytes(length->value).value_or(item) : item;
}

// One message; those in it are walked by another of these.
class MessageWalk {
 public:
  MessageWalk(const MessageSchema& schema, std::string_view bytes, const FieldPlace* place,
              FindingReport& report)
      : schema_(schema), in_(bytes), place_(place), report_(report) {}

  void Run() {
    while (!in_.done()) {
      if (report_.full() || !ReadField()) return;
    }
    CheckRequired();
    CheckOneofs();
  }

 private:
  // All Read... functions: false when the rest of the message cannot be read.
  bool ReadField() {
    const std::optional<Tag> tag = ReadTag();
    if (!tag) return false;
    const FieldSchema* field = schema_.Find(tag->number);
    if (field == nullptr) {
      report_.NotCanonical(place_, Said("unknown field {number}", tag->number));
      return Skip(tag->type);
    }
    CheckOrder(*field);
    if (tag->type != TypeOf(*field)) {
      report_.NotCanonical(At(*field), Said("another wire type"));
      return Skip(tag->type);
    }
    if (TypeOf(*field) == WireType::kVarint) return ReadNumber(*field);
    if (field->is_varint()) return ReadPacked(*field);
    return field->repeated ? ReadItems(*field) : ReadOne(*field);
  }

  std::optional<Tag> ReadTag() {
    const auto tag = in_.ReadVarint();
    if (!tag || tag->value > kMaxTag) {
      report_.NotCanonical(place_, Said("cut short"));
      return std::nullopt;
    }
    if (!tag->minimal) report_.NotCanonical(place_, Said("padded tag"));
    return Tag{tag->value >> kTagTypeBits, static_cast<WireType>(tag->value & kTypeMask)};
  }

  void CheckOrder(const FieldSchema& field) {
    if ((seen_ & field.bit()) != 0) {
      report_.NotCanonical(At(field), Said("twice"));
    } else if (field.number < last_number_) {
      report_.NotCanonical(At(field), Said("out of order"));
    }
    seen_ |= field.bit();
    last_number_ = std::max(last_number_, field.number);
  }

  bool Skip(WireType type) {
    switch (type) {
      case WireType::kVarint:
        return in_.ReadVarint().has_value() || CutShort();
      case WireType::kFixed64:
        return in_.ReadBytes(8).has_value() || CutShort();
      case WireType::kFixed32:
        return in_.ReadBytes(4).has_value() || CutShort();
      case WireType::kSpan:
        return ReadSpan().has_value();
    }
    return CutShort();  // groups, and types that do not exist
  }

  bool CutShort() {
    report_.NotCanonical(place_, Said("cut short"));
    return false;
  }

  std::optional<std::string_view> ReadSpan() {
    const auto length = in_.ReadVarint();
    if (!length) return CutShort(), std::nullopt;
    if (!length->minimal) report_.NotCanonical(place_, Said("padded length"));
    const auto bytes = in_.ReadBytes(length->value);
    if (!bytes) CutShort();
    return bytes;
  }

  bool ReadNumber(const FieldSchema& field) {
    const auto number = in_.ReadVarint();
    if (!number) return CutShort();
    const FieldPlace here{place_, &field, -1};
    CheckVarint(field, *number, here);
    return true;
  }

  bool ReadOne(const FieldSchema& field) {
    const auto span = ReadSpan();
    if (!span) return false;
    CheckSpan(field, *span, {place_, &field, -1});
    return true;
  }

  // A packed list; only enums are repeated.
  bool ReadPacked(const FieldSchema& field) {
    const auto span = ReadSpan();
    if (!span) return false;
    if (span->empty()) report_.NotCanonical(At(field), Said("an empty list"));
    WireReader items(*span);
    FieldPlace here{place_, &field, 0};
    std::uint64_t values = 0;
    for (; !items.done() && !report_.full(); ++here.item) {
      const auto number = items.ReadVarint();
      if (!number) {
        report_.NotCanonical(here, Said("cut short"));
        return true;  // the list's own end is known
      }
      CheckVarint(field, *number, here);
      CheckNotIn(values, field, number->value, here);
    }
    CheckCount(field, static_cast<std::uint64_t>(here.item));
    return true;
  }

  void CheckNotIn(std::uint64_t& values, const FieldSchema& field, std::uint64_t value,
                  const FieldPlace& here) {
    if (!field.unique_items || value >= kMaxSchemaNumber) return;
    const std::uint64_t bit = std::uint64_t{1} << value;
    if ((values & bit) != 0) ReportTwice(FoundNumber(field, value), here);
    values |= bit;
  }

  bool ReadItems(const FieldSchema& field) {
    std::vector<std::pair<std::string_view, std::int64_t>> keys;
    FieldPlace here{place_, &field, 0};
    do {
      const auto span = ReadSpan();
      if (!span) return false;
      CheckSpan(field, *span, here);
      if (field.unique_items) keys.emplace_back(KeyOfItem(field, *span), here.item);
      ++here.item;
      if (report_.full()) return false;
    } while (TakeTagOf(field));
    CheckCount(field, static_cast<std::uint64_t>(here.item));
    CheckUnique(field, keys);
    return true;
  }

  // Takes the tag of one more item, if it is next and minimal.
  bool TakeTagOf(const FieldSchema& field) {
    WireReader ahead = in_;
    const auto tag = ahead.ReadVarint();
    const std::uint64_t wanted =
        (std::uint64_t{field.number} << kTagTypeBits) | static_cast<std::uint64_t>(WireType::kSpan);
    if (!tag || !tag->minimal || tag->value != wanted) return false;
    in_ = ahead;
    return true;
  }

  void CheckUnique(const FieldSchema& field,
                   std::vector<std::pair<std::string_view, std::int64_t>>& keys) {
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 1; i < keys.size(); ++i) {
      if (keys[i].first != keys[i - 1].first) continue;
      const bool is_text = field.kind != FieldKind::kMessage || field.message->localized;
      ReportTwice(is_text ? FoundSpan(TextField(field), keys[i].first) : "",
                  {place_, &field, keys[i].second});
    }
  }

  static const FieldSchema& TextField(const FieldSchema& field) {
    return field.message != nullptr ? field.message->fields[0] : field;
  }

  void ReportTwice(std::string found, const FieldPlace& here) {
    report_.Add(v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, here, std::move(found),
                Said("no item twice"));
  }

  void CheckCount(const FieldSchema& field, std::uint64_t count) {
    if (count >= field.min_items && count <= field.max_items) return;
    report_.Add(v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, At(field), Said("{count} items", count),
                WantedItems(field));
  }

  void CheckVarint(const FieldSchema& field, const Varint& number, const FieldPlace& here) {
    if (!number.minimal) report_.NotCanonical(here, Said("padded number"));
    if (!FitsType(field.kind, number.value)) return report_.NotCanonical(here, Said("too large"));
    if (number.value == 0 && !field.has_presence && !field.repeated) {
      return report_.NotCanonical(here, Said("explicit default"));
    }
    CheckNumber(field, number.value, here);
  }

  void CheckNumber(const FieldSchema& field, std::uint64_t value, const FieldPlace& here) {
    v1::FindingCode code = v1::FINDING_CODE_FIELD_OUT_OF_LIMITS;
    bool good = false;
    if (field.kind == FieldKind::kEnum) {
      good = IsKnownEnumValue(field, value);
    } else if (field.form != v1::FORM_UNSPECIFIED) {
      good = HasNumberForm(field.form, value);
      code = v1::FINDING_CODE_FIELD_MALFORMED;
    } else {  // a negative int64 is a huge value here, above every max
      good = value >= field.min && value <= field.max;
    }
    if (!good) report_.Add(code, here, FoundNumber(field, value), WantedValue(field));
  }

  void CheckSpan(const FieldSchema& field, std::string_view span, const FieldPlace& here) {
    if (field.kind == FieldKind::kMessage) {
      MessageWalk(*field.message, span, &here, report_).Run();
    } else if (field.kind != FieldKind::kOpaque) {
      CheckString(field, span, here);
    }
  }

  void CheckString(const FieldSchema& field, std::string_view value, const FieldPlace& here) {
    if (value.empty() && !field.repeated) {
      if (!field.has_presence) return report_.NotCanonical(here, Said("explicit default"));
      return report_.Add(v1::FINDING_CODE_FIELD_MISSING, here, {}, WantedValue(field));
    }
    CheckLength(field, value, here);
    const bool localized = schema_.localized;
    if (localized && field.number == 1) language_ = value;
    const FormVerdict verdict = CheckForm(field.form, value, localized ? language_ : "");
    if (verdict != FormVerdict::kGood) ReportForm(verdict, field, value, here);
  }

  void ReportForm(FormVerdict verdict, const FieldSchema& field, std::string_view value,
                  const FieldPlace& here) {
    if (field.kind == FieldKind::kString && !IsValidUtf8(value)) {
      return report_.NotCanonical(here, Said("not UTF-8"));
    }
    report_.Add(verdict == FormVerdict::kUnclean ? v1::FINDING_CODE_TEXT_UNCLEAN
                                                 : v1::FINDING_CODE_FIELD_MALFORMED,
                here, FoundSpan(field, value), WantedValue(field));
  }

  void CheckLength(const FieldSchema& field, std::string_view value, const FieldPlace& here) {
    const bool too_long = field.max_bytes != 0 && value.size() > field.max_bytes;
    const bool too_many = field.max_characters != 0 && value.size() > field.max_characters &&
                          CountCodePoints(value) > field.max_characters;
    if (!too_long && !too_many) return;
    report_.Add(v1::FINDING_CODE_FIELD_OUT_OF_LIMITS, here, Said("{bytes} bytes", value.size()),
                WantedLength(field));
  }

  void CheckRequired() {
    std::uint64_t missing = schema_.required & ~seen_;
    if (missing == 0) return;
    for (const FieldSchema& field : schema_.fields) {
      if ((missing & field.bit()) == 0) continue;
      report_.Add(v1::FINDING_CODE_FIELD_MISSING, At(field), {},
                  field.repeated ? WantedItems(field) : WantedValue(field));
    }
  }

  void CheckOneofs() {
    for (const OneofSchema& oneof : schema_.oneofs) {
      const std::uint64_t set = seen_ & oneof.members;
      if (set == 0) ReportOneof(v1::FINDING_CODE_FIELD_MISSING, oneof, "");
      if ((set & (set - 1)) != 0) ReportOneof(v1::FINDING_CODE_NOT_CANONICAL, oneof, "several");
    }
  }

  void ReportOneof(v1::FindingCode code, const OneofSchema& oneof, std::string found) {
    std::string path = PathOf(place_);
    if (!path.empty()) path += '.';
    report_.AddAt(code, path + oneof.name, std::move(found), Said("one of its fields"));
  }

  // The place of a field as a whole, for a finding.
  FieldPlace At(const FieldSchema& field) const { return {place_, &field, -1}; }

  const MessageSchema& schema_;
  WireReader in_;
  const FieldPlace* place_;
  FindingReport& report_;
  std::uint64_t seen_ = 0;
  std::uint32_t last_number_ = 0;
  std::string_view language_;
};

}  // namespace

Findings CheckCanonical(const MessageSchema& schema, std::string_view bytes) {
  FindingReport report;
  MessageWalk(schema, bytes, nullptr, report).Run();
  return report.Take();
}

bool HasNotCanonical(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const v1::Finding& finding) {
    return finding.code() == v1::FINDING_CODE_NOT_CANONICAL;
  });
}

}  // namespace warifu
