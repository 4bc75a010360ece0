#include "tests/core/statement/doc_tables.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <fstream>
#include <set>
#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/statement/file.h"
#include "core/statement/form.h"
#include "core/statement/limits.h"
#include "tests/core/statement/any_message.h"
#include "tests/support/build_folder.h"
#include "warifu/v1/log.pb.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

// The descriptor set that the build makes with comments: the program's own descriptors have none.
class Sources {
 public:
  Sources() {
    std::ifstream in(DescriptorSetPath(), std::ios::binary);
    google::protobuf::FileDescriptorSet files;
    WARIFU_CHECK(files.ParseFromIstream(&in));
    for (const auto& file : files.file()) WARIFU_CHECK(pool_.BuildFile(file) != nullptr);
  }

  std::string CommentOf(const Descriptor& message) {
    return Comment(pool_.FindMessageTypeByName(message.full_name()));
  }
  std::string CommentOf(const FieldDescriptor& field) {
    return Comment(pool_.FindFieldByName(field.full_name()));
  }
  std::string CommentOf(const EnumDescriptor& type) {
    return Comment(pool_.FindEnumTypeByName(type.full_name()));
  }
  std::string CommentOf(const google::protobuf::EnumValueDescriptor& value) {
    return Comment(pool_.FindEnumValueByName(value.full_name()));
  }

 private:
  // On one line.
  template <typename Described>
  static std::string Comment(const Described* described) {
    google::protobuf::SourceLocation location;
    WARIFU_CHECK(described != nullptr && described->GetSourceLocation(&location));
    std::string line;
    for (const char c : location.leading_comments) {
      if (c == '|') line += '\\';
      const bool space = c == ' ' || c == '\n';
      if (!space) {
        line += c;
      } else if (!line.empty() && line.back() != ' ') {
        line += ' ';
      }
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    WARIFU_CHECK(!line.empty());
    return line;
  }

  DescriptorPool pool_;
};

// "DATE" of FORM_DATE.
std::string FormName(v1::Form form) { return v1::Form_Name(form).substr(5); }

std::string TypeOf(const FieldDescriptor& field) {
  std::string type = field.type_name();
  if (field.message_type() != nullptr) type = field.message_type()->name();
  if (field.enum_type() != nullptr) type = "enum " + field.enum_type()->name();
  if (field.is_repeated()) type = "list of " + type;
  return type;
}

std::string PresenceOf(const FieldDescriptor& field) {
  const v1::Limits& limits = LimitsOf(field);
  if (field.real_containing_oneof() != nullptr)
    return "one of `" + field.real_containing_oneof()->name() + "`";
  if (limits.required()) return field.has_optional_keyword() ? "yes, may be 0" : "yes";
  if (field.has_optional_keyword()) return "no, may be 0";
  return limits.min_items() > 0 ? "yes" : "no";
}

void Append(std::string& list, const std::string& item) {
  if (!list.empty()) list += "; ";
  list += item;
}

std::string LimitsTextOf(const FieldDescriptor& field) {
  const v1::Limits& limits = LimitsOf(field);
  std::string text;
  if (limits.form() != v1::FORM_UNSPECIFIED) Append(text, FormName(limits.form()));
  if (limits.max() != 0) {
    const std::uint64_t least = limits.min() != 0 || field.has_presence() ? limits.min() : 1;
    const std::uint64_t from = limits.required() ? least : 0;
    Append(text, std::to_string(from) + ".." + std::to_string(limits.max()));
  }
  if (limits.max_bytes() != 0) Append(text, "<= " + std::to_string(limits.max_bytes()) + " bytes");
  if (limits.max_characters() != 0) {
    Append(text, "<= " + std::to_string(limits.max_characters()) + " characters");
  }
  if (field.is_repeated()) {
    Append(text, std::to_string(limits.min_items()) + ".." + std::to_string(limits.max_items()) +
                     " items");
  }
  if (limits.unique_items()) Append(text, "no item twice");
  return text;
}

class Tables {
 public:
  // The tables of a message and of all in it that no block before this had.
  std::string Fields(const Descriptor& message) {
    std::string block;
    std::vector<const Descriptor*> waiting = {&message};
    while (!waiting.empty()) {
      const Descriptor& next = *waiting.front();
      waiting.erase(waiting.begin());
      if (!done_.insert(next.full_name()).second) continue;
      block += Table(next);
      for (int i = 0; i < next.field_count(); ++i) {
        const FieldDescriptor& field = *next.field(i);
        if (field.message_type() != nullptr) waiting.push_back(field.message_type());
        if (field.enum_type() != nullptr)
          enums_.emplace(field.enum_type()->name(), field.enum_type());
      }
    }
    return block;
  }

  // Without the messages in it.
  std::string OneTable(const Descriptor& message) {
    done_.insert(message.full_name());
    return Table(message);
  }

  std::string Enums() {
    std::string block;
    for (const auto& [name, type] : enums_) {
      block += "\n**" + name + "**: " + sources_.CommentOf(*type) + "\n\n";
      for (int i = 0; i < type->value_count(); ++i) {
        const auto& value = *type->value(i);
        if (value.number() == 0) continue;
        block += "- " + std::to_string(value.number()) + " `" + value.name() +
                 "`: " + sources_.CommentOf(value) + "\n";
      }
    }
    return block + "\n";
  }

  std::string Forms() {
    std::string block = "\n| form | as findings say it | meaning |\n|---|---|---|\n";
    const auto& type = *v1::Form_descriptor();
    for (int i = 1; i < type.value_count(); ++i) {
      const auto form = static_cast<v1::Form>(type.value(i)->number());
      block += "| " + FormName(form) + " | " + FormPattern(form).English() + " | " +
               sources_.CommentOf(*type.value(i)) + " |\n";
    }
    return block + "\n";
  }

 private:
  std::string Table(const Descriptor& message) {
    std::string table = "\n**" + message.name() + "**: " + sources_.CommentOf(message) + "\n\n";
    table += "| no. | field | type | must be there | limits | what |\n|---|---|---|---|---|---|\n";
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      table += "| " + std::to_string(field.number()) + " | " + field.name() + " | " +
               TypeOf(field) + " | " + PresenceOf(field) + " | " + LimitsTextOf(field) + " | " +
               sources_.CommentOf(field) + " |\n";
    }
    return table + "\n";
  }

  Sources sources_;
  std::set<std::string> done_;
  std::map<std::string, const EnumDescriptor*> enums_;
};

std::string Sizes() {
  std::string block = "\n| what | bytes at most |\n|---|---|\n";
  for (int number = 3; number <= 10; ++number) {
    const auto kind = static_cast<StatementKind>(number);
    block += "| payload of a statement of kind " + std::string(StatementKindName(kind)) + " | " +
             std::to_string(MaxPayloadBytes(kind)) + " |\n";
  }
  block += "| signed statement | " + std::to_string(kMaxSignedStatementBytes) + " |\n";
  block += "| entry | " + std::to_string(kMaxEntryBytes) + " |\n";
  return block + "\n";
}

std::string FileKinds() {
  std::string block = "\n| ending | first line | what | form |\n|---|---|---|---|\n";
  for (const FileKind kind :
       {FileKind::kStatement, FileKind::kProof, FileKind::kTrust, FileKind::kEvidence,
        FileKind::kReceipt, FileKind::kPlace, FileKind::kKey, FileKind::kState}) {
    block += "| `" + std::string(FileEndingOf(kind)) + "` | `" + std::string(FirstLineOf(kind)) +
             "` | " + std::string(FileKindWords(kind).english()) + " | " +
             (IsBinaryKind(kind) ? "binary" : "text") + " |\n";
  }
  return block + "\n";
}

}  // namespace

std::map<std::string, std::string> DocTables() {
  Tables tables;
  std::map<std::string, std::string> blocks;
  for (const Descriptor* common :
       {v1::Money::descriptor(), v1::LocalizedText::descriptor(), v1::LocalizedName::descriptor(),
        v1::Corridor::descriptor(), v1::DateRange::descriptor(), v1::Occupation::descriptor(),
        v1::Lineage::descriptor()}) {
    blocks["fields of common messages"] += tables.Fields(*common);
  }
  blocks["fields of Statement"] = tables.OneTable(*v1::Statement::descriptor());
  blocks["fields of SignedStatement"] = tables.Fields(*v1::SignedStatement::descriptor());
  for (const Descriptor* body :
       {v1::Genesis::descriptor(), v1::KeyBinding::descriptor(), v1::Organization::descriptor(),
        v1::Appointment::descriptor(), v1::Offer::descriptor(), v1::Ruleset::descriptor(),
        v1::Allocation::descriptor(), v1::Change::descriptor()}) {
    blocks["fields of " + body->name()] = tables.Fields(*body);
  }
  blocks["fields of Entry"] = tables.Fields(*v1::Entry::descriptor());
  blocks["fields of OfferProof"] = tables.Fields(*v1::OfferProof::descriptor());
  blocks["fields of Receipt"] = tables.Fields(*v1::Receipt::descriptor());
  blocks["fields of Evidence"] = tables.Fields(*v1::Evidence::descriptor());
  blocks["values of enums"] = tables.Enums();
  blocks["forms"] = tables.Forms();
  blocks["sizes"] = Sizes();
  blocks["file kinds"] = FileKinds();
  return blocks;
}

}  // namespace warifu
