#include "core/rules/offer/offer_difference.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/encoding.h"
#include "core/rules/money.h"
#include "core/rules/offer/worse.h"
#include "core/text/instant.h"
#include "warifu/v1/annotations.pb.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool IsMessage(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
}

// One value to us, though a message.
bool IsAmount(const FieldDescriptor& field) {
  return IsMessage(field) && field.message_type() == v1::Money::descriptor();
}

const v1::Money& AmountOf(const Message& message, const FieldDescriptor& field) {
  return static_cast<const v1::Money&>(message.GetReflection()->GetMessage(message, &field));
}

// "SERVICE_CHARGE" of FEE_CODE_SERVICE_CHARGE: without what its type's first value begins with.
std::string EnumWord(const EnumValueDescriptor& value) {
  constexpr std::string_view kFirst = "UNSPECIFIED";
  const std::string& first = value.type()->value(0)->name();
  return value.name().substr(first.size() - kFirst.size());
}

// An item of a list, or, with index -1, the field itself.
std::string TextOf(const Message& message, const FieldDescriptor& field, int index = -1);

std::string TextOfBytes(const FieldDescriptor& field, const std::string& value) {
  return field.type() == FieldDescriptor::TYPE_BYTES ? EncodeHex(value) : value;
}

// All that a message says, in one line.
std::string TextOfMessage(const Message& message) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  };
  const Descriptor& type = *message.GetDescriptor();
  const Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.is_repeated()) {
      for (int j = 0; j < reflection.FieldSize(message, &field); ++j)
        add(TextOf(message, field, j));
    } else if (reflection.HasField(message, &field)) {
      add(TextOf(message, field));
    }
  }
  return text;
}

std::string TextOf(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool item = index >= 0;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return TextOfBytes(field, item ? reflection.GetRepeatedString(message, &field, index)
                                     : reflection.GetString(message, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumWord(item ? *reflection.GetRepeatedEnum(message, &field, index)
                           : *reflection.GetEnum(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(reflection.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_UINT64: {
      const std::uint64_t value = reflection.GetUInt64(message, &field);
      const v1::Limits& limits = field.options().GetExtension(v1::limits);
      return limits.form() == v1::FORM_INSTANT ? FormatInstant(value) : std::to_string(value);
    }
    default:
      if (IsAmount(field)) return MoneyText(AmountOf(message, field));
      return TextOfMessage(item ? reflection.GetRepeatedMessage(message, &field, index)
                                : reflection.GetMessage(message, &field));
  }
}

std::optional<int> Sign(bool less, bool more) { return less ? -1 : more ? 1 : 0; }

// How a single value compares with the one before: below 0 less; nothing: they cannot be compared.
std::optional<int> Compare(const Message& before, const Message& after,
                           const FieldDescriptor& field) {
  const Reflection& reflection = *before.GetReflection();
  const auto of = [&](auto get) {
    const auto a = (reflection.*get)(before, &field);
    const auto b = (reflection.*get)(after, &field);
    return Sign(b < a, a < b);
  };
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM:
      return of(&Reflection::GetEnumValue);
    case FieldDescriptor::CPPTYPE_BOOL:
      return of(&Reflection::GetBool);
    case FieldDescriptor::CPPTYPE_UINT32:
      return of(&Reflection::GetUInt32);
    case FieldDescriptor::CPPTYPE_UINT64:
      return of(&Reflection::GetUInt64);
    case FieldDescriptor::CPPTYPE_STRING:
      return of(&Reflection::GetString);  // dates, which sort as they stand
    default:
      break;
  }
  const v1::Money& a = AmountOf(before, field);
  const v1::Money& b = AmountOf(after, field);
  if (!SameCurrency(a, b)) return std::nullopt;
  return Sign(b.minor_units() < a.minor_units(), a.minor_units() < b.minor_units());
}

Effect EffectOf(bool worse) { return worse ? Effect::kWorse : Effect::kBetter; }

// A bonus or raise: none, by result, fixed.
int Sureness(int kind) {
  switch (kind) {
    case v1::EXTRA_KIND_FIXED:
      return 2;
    case v1::EXTRA_KIND_BY_RESULT:
      return 1;
    default:
      return 0;
  }
}

// Of a value that is there before and after, and differs.
Effect EffectOfChange(const Message& before, const Message& after, const FieldDescriptor& field,
                      Worse worse) {
  const auto enum_of = [&](const Message& message) {
    return message.GetReflection()->GetEnumValue(message, &field);
  };
  switch (worse) {
    case Worse::kIfLess:
    case Worse::kIfMore: {
      const std::optional<int> sign = Compare(before, after, field);
      if (!sign) return Effect::kUnclear;
      return EffectOf((*sign < 0) == (worse == Worse::kIfLess));
    }
    case Worse::kIfTheWorker:
      if (enum_of(after) == v1::PAYER_WORKER) return Effect::kWorse;
      return enum_of(before) == v1::PAYER_WORKER ? Effect::kBetter : Effect::kNone;
    case Worse::kIfLessSure:
      return EffectOf(Sureness(enum_of(after)) < Sureness(enum_of(before)));
    case Worse::kIfChanged:
    case Worse::kToRead:
      return Effect::kUnclear;
    default:
      return Effect::kNone;
  }
}

// Of a value or item that came or went.
Effect EffectOfPresence(Worse worse, bool came, std::string_view text) {
  switch (worse) {
    case Worse::kIfLess:
      return EffectOf(!came);
    case Worse::kIfMore:
      return EffectOf(came);
    case Worse::kIfBroker:
      return text == "BROKER" ? EffectOf(came) : Effect::kNone;
    case Worse::kNever:
      return Effect::kNone;
    default:
      return Effect::kUnclear;
  }
}

// Where a field stands: by the keys of its items, and in the later offer.
struct Path {
  std::string by_key;
  std::string later;

  Path Field(const std::string& name) const {
    return {by_key.empty() ? name : by_key + "." + name, later.empty() ? name : later + "." + name};
  }
};

class Comparison {
 public:
  // `to_read`: within a list that only a reader can compare.
  void Walk(const Message& before, const Message& after, const Path& path, bool to_read) {
    const Descriptor& type = *before.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      const WorseRow& row = WorseRowOf(type.name() + "." + field.name());
      const Place place{field, row, path.Field(field.name()),
                        to_read || row.worse == Worse::kToRead};
      if (!field.is_repeated()) {
        WalkValue(before, after, place);
      } else if (IsMessage(field)) {
        WalkItems(before, after, place);
      } else {
        WalkSet(before, after, place);
      }
    }
  }

  std::vector<OfferDifference> Take() && { return std::move(found_); }

 private:
  struct Place {
    const FieldDescriptor& field;
    const WorseRow& row;
    Path path;
    bool to_read;
  };

  void Add(const Place& place, std::string before, std::string after, Effect effect) {
    const bool unclear = effect == Effect::kUnclear && !place.to_read;
    found_.push_back({place.path.by_key, place.path.later, std::string(place.row.field),
                      std::move(before), std::move(after), effect,
                      effect != Effect::kWorse && !unclear});
  }

  void AddPresence(const Place& place, const std::string& text, bool came) {
    const Effect effect = EffectOfPresence(place.row.worse, came, text);
    Add(place, came ? "" : text, came ? text : "", effect);
  }

  void WalkValue(const Message& before, const Message& after, const Place& place) {
    const Reflection& reflection = *before.GetReflection();
    const bool had = reflection.HasField(before, &place.field);
    const bool has = reflection.HasField(after, &place.field);
    if (had != has) return AddPresence(place, TextOf(has ? after : before, place.field), has);
    if (!had) return;
    if (IsMessage(place.field) && !IsAmount(place.field)) {
      return Walk(reflection.GetMessage(before, &place.field),
                  reflection.GetMessage(after, &place.field), place.path, place.to_read);
    }
    std::string old = TextOf(before, place.field);
    std::string now = TextOf(after, place.field);
    if (old == now) return;
    const Effect effect = EffectOfChange(before, after, place.field, place.row.worse);
    Add(place, std::move(old), std::move(now), effect);
  }

  static std::vector<std::string> Values(const Message& message, const FieldDescriptor& field) {
    std::vector<std::string> values;
    for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i) {
      values.push_back(TextOf(message, field, i));
    }
    return values;
  }

  // A list of single values, whose order says nothing.
  void WalkSet(const Message& before, const Message& after, const Place& place) {
    const std::vector<std::string> old = Values(before, place.field);
    const std::vector<std::string> now = Values(after, place.field);
    const auto holds = [](const std::vector<std::string>& values, const std::string& value) {
      return std::find(values.begin(), values.end(), value) != values.end();
    };
    for (const std::string& value : old) {
      if (!holds(now, value)) AddPresence(place, value, false);
    }
    for (const std::string& value : now) {
      if (!holds(old, value)) AddPresence(place, value, true);
    }
  }

  struct Item {
    const Message* message;
    std::string key;
    bool matched = false;
  };

  static std::string KeyOf(const Message& item, std::string_view fields, int index) {
    if (fields.empty()) return std::to_string(index);
    std::string key;
    while (!fields.empty()) {
      const std::size_t end = fields.find(' ');
      const std::string name(fields.substr(0, end));
      key += (key.empty() ? "" : " ") + TextOf(item, *item.GetDescriptor()->FindFieldByName(name));
      fields = end == std::string_view::npos ? std::string_view() : fields.substr(end + 1);
    }
    return key;
  }

  static std::vector<Item> Items(const Message& message, const Place& place) {
    std::vector<Item> items;
    const Reflection& reflection = *message.GetReflection();
    for (int i = 0; i < reflection.FieldSize(message, &place.field); ++i) {
      const Message& item = reflection.GetRepeatedMessage(message, &place.field, i);
      items.push_back({&item, KeyOf(item, place.row.key, i)});
    }
    return items;
  }

  // Of an item that is gone there is no place in the later offer but the list's.
  static Place ItemPlace(const Place& list, const Item& item, std::optional<std::size_t> now) {
    Place place = list;
    place.path.by_key += "[" + item.key + "]";
    if (now) place.path.later += "[" + std::to_string(*now) + "]";
    return place;
  }

  // A list of messages, whose order says nothing: of several with one key the first meets the
  // first.
  void WalkItems(const Message& before, const Message& after, const Place& place) {
    const std::vector<Item> old = Items(before, place);
    std::vector<Item> now = Items(after, place);
    for (const Item& item : old) {
      const auto found = std::find_if(now.begin(), now.end(), [&](const Item& one) {
        return !one.matched && one.key == item.key;
      });
      if (found == now.end()) {
        AddPresence(ItemPlace(place, item, std::nullopt), TextOfMessage(*item.message), false);
        continue;
      }
      found->matched = true;
      const auto index = static_cast<std::size_t>(found - now.begin());
      Walk(*item.message, *found->message, ItemPlace(place, item, index).path, place.to_read);
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i].matched) continue;
      AddPresence(ItemPlace(place, now[i], i), TextOfMessage(*now[i].message), true);
    }
  }

  std::vector<OfferDifference> found_;
};

}  // namespace

std::vector<OfferDifference> CompareOffers(const v1::Offer& before, const v1::Offer& after) {
  Comparison comparison;
  comparison.Walk(before, after, {}, false);
  return std::move(comparison).Take();
}

}  // namespace warifu
