#include "client/draft/reader.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <limits>
#include <vector>

#include "client/draft/field_form.h"
#include "client/draft/json_tree.h"
#include "core/text/escape.h"
#include "core/text/nearest.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// More than these are not named at once.
constexpr int kMostMistakes = 20;

Error At(const std::string& path, Sentence what) { return BadInput(std::move(what)).At(path); }

std::vector<std::string_view> FieldNames(const Descriptor& type) {
  std::vector<std::string_view> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return names;
}

class DraftReader {
 public:
  explicit DraftReader(const DraftResolver& resolve) : resolve_(resolve) {}

  Status Fill(const JsonNode& node, const std::string& path, Message& message);
  // Every mistake in the draft, kMostMistakes at most with a line that counts the others; empty:
  // there is none.
  std::vector<Sentence> mistakes() const {
    std::vector<Sentence> all = mistakes_;
    if (count_ > kMostMistakes) all.push_back(Said("and {count} more", count_ - kMostMistakes));
    return all;
  }

 private:
  // A mistake in one field is kept, and reading goes on behind it, so that all are named at once.
  Status KeepMistake(const Status& status);

  Status FillField(const JsonNode& node, const std::string& path, const FieldDescriptor& field,
                   Message& message);
  Status FillItems(const JsonNode& node, const std::string& path, const FieldDescriptor& field,
                   Message& message);
  Status FillLocalized(const JsonNode& node, const std::string& path, const FieldDescriptor& field,
                       Message& message);
  Status FillOne(const JsonNode& node, const std::string& path, const FieldDescriptor& field,
                 Message& message);
  Status FillScalar(const JsonNode& node, const std::string& path, const FieldDescriptor& field,
                    Message& message);

  const DraftResolver& resolve_;
  std::vector<Sentence> mistakes_;
  int count_ = 0;
};

Status DraftReader::KeepMistake(const Status& status) {
  if (status.ok() || status.error().code != ErrorCode::kBadInput) return status;
  if (count_ < kMostMistakes) mistakes_.push_back(status.error().sentence);
  ++count_;
  return Ok();
}

Status DraftReader::Fill(const JsonNode& node, const std::string& path, Message& message) {
  const Descriptor& type = *message.GetDescriptor();
  if (IsMoney(type)) return ReadMoney(node, path, message);
  const JsonNode::Object* object = node.object();
  if (object == nullptr) {
    return At(path.empty() ? "draft" : path,
              Said("write an object here, {example}, not {kind}", "{ ... }", KindOf(node)));
  }
  for (const auto& [key, value] : *object) {
    const FieldDescriptor* field = type.FindFieldByName(key);
    if (field == nullptr) {
      const Error unknown = At(path.empty() ? "draft" : path,
                               Said("there is no field \"{name}\"{did_you_mean}",
                                    EscapeForTerminal(key), DidYouMean(key, FieldNames(type))));
      WARIFU_RETURN_IF_ERROR(KeepMistake(unknown));
      continue;
    }
    const std::string below = path.empty() ? key : path + "." + key;
    WARIFU_RETURN_IF_ERROR(KeepMistake(FillField(value, below, *field, message)));
  }
  return Ok();
}

Status DraftReader::FillField(const JsonNode& node, const std::string& path,
                              const FieldDescriptor& field, Message& message) {
  if (IsLocalizedList(field)) return FillLocalized(node, path, field, message);
  if (field.is_repeated()) return FillItems(node, path, field, message);
  if (field.real_containing_oneof() != nullptr &&
      message.GetReflection()->HasOneof(message, field.real_containing_oneof())) {
    return At(path, Said("only one of these may be given: {names}", OneofNames(field)));
  }
  return FillOne(node, path, field, message);
}

Status DraftReader::FillItems(const JsonNode& node, const std::string& path,
                              const FieldDescriptor& field, Message& message) {
  const JsonNode::Array* items = node.array();
  if (items == nullptr) {
    return At(path, Said("write a list here, [ ... ], not {kind}", KindOf(node)));
  }
  for (std::size_t i = 0; i < items->size(); ++i) {
    const std::string item = path + "[" + std::to_string(i) + "]";
    WARIFU_RETURN_IF_ERROR(KeepMistake(FillOne((*items)[i], item, field, message)));
  }
  return Ok();
}

// { "en": "...", "vi": "..." } for a list of texts with their languages.
Status DraftReader::FillLocalized(const JsonNode& node, const std::string& path,
                                  const FieldDescriptor& field, Message& message) {
  const JsonNode::Object* languages = node.object();
  if (languages == nullptr) {
    return At(path,
              Said("write each language with its text here, as {example}", "{ \"en\": \"...\" }"));
  }
  for (const auto& [language, text] : *languages) {
    if (text.text() == nullptr) {
      WARIFU_RETURN_IF_ERROR(
          KeepMistake(At(path + "." + EscapeForTerminal(language), Said("write a text here"))));
      continue;
    }
    Message* item = message.GetReflection()->AddMessage(&message, &field);
    const Descriptor& type = *item->GetDescriptor();
    item->GetReflection()->SetString(item, type.FindFieldByNumber(1), language);
    item->GetReflection()->SetString(item, type.FindFieldByNumber(2), *text.text());
  }
  return Ok();
}

Status DraftReader::FillOne(const JsonNode& node, const std::string& path,
                            const FieldDescriptor& field, Message& message) {
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    return FillScalar(node, path, field, message);
  }
  const auto& reflection = *message.GetReflection();
  Message* below = field.is_repeated() ? reflection.AddMessage(&message, &field)
                                       : reflection.MutableMessage(&message, &field);
  return Fill(node, path, *below);
}

Status DraftReader::FillScalar(const JsonNode& node, const std::string& path,
                               const FieldDescriptor& field, Message& message) {
  const ScalarContext context{path, field, resolve_};
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      WARIFU_ASSIGN_OR_RETURN(const std::string value, ReadBytesOrText(context, node));
      return SetScalar(message, field, value);
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      WARIFU_ASSIGN_OR_RETURN(const int value, ReadEnum(context, node));
      return SetScalar(message, field, value);
    }
    case FieldDescriptor::CPPTYPE_BOOL: {
      if (node.boolean() == nullptr) return At(path, Said("write true or false"));
      return SetScalar(message, field, *node.boolean());
    }
    default: {
      WARIFU_ASSIGN_OR_RETURN(const std::uint64_t value, ReadNumber(context, node));
      return SetScalar(message, field, value);
    }
  }
}

}  // namespace

Result<v1::Statement> ReadDraft(std::string_view draft, const DraftResolver& resolve) {
  WARIFU_ASSIGN_OR_RETURN(const JsonNode tree, ParseJsonTree(draft));
  return ReadDraftTree(tree, resolve);
}

Result<v1::Statement> ReadDraftTree(const JsonNode& tree, const DraftResolver& resolve) {
  v1::Statement statement;
  DraftReader reader(resolve);
  const Status filled = reader.Fill(tree, "", statement);
  if (!reader.mistakes().empty()) return BadInput(InLines(reader.mistakes()));
  if (!filled.ok()) return filled.error();
  if (statement.body_case() == v1::Statement::BODY_NOT_SET) {
    return BadInput(
        "draft: it says nothing: write one of genesis, key_binding, ruleset, "
        "organization, appointment, offer, allocation, change");
  }
  return statement;
}

}  // namespace warifu
