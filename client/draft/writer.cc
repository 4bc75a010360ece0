#include "client/draft/writer.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "client/draft/field_comments.h"
#include "client/draft/field_form.h"

namespace warifu {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kIndentSpaces = 2;

// Writes messages as JSON objects, one field to a line.
class DraftWriter {
 public:
  DraftWriter(DraftComments comments, std::string_view language)
      : comments_(comments), language_(language) {}

  std::string Take() { return std::move(out_); }

  void WriteMessage(const Message& message) {
    if (IsMoney(*message.GetDescriptor())) {
      out_ += WriteMoney(message);
      return;
    }
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    out_ += "{";
    ++depth_;
    for (const FieldDescriptor* field : fields) {
      WriteField(message, *field, field == fields.back());
    }
    --depth_;
    NewLine();
    out_ += "}";
  }

 private:
  void NewLine() { out_ += "\n" + std::string(depth_ * kIndentSpaces, ' '); }

  void WriteField(const Message& message, const FieldDescriptor& field, bool last) {
    if (comments_ == DraftComments::kYes) WriteComment(field);
    NewLine();
    out_ += QuoteJson(field.name()) + ": ";
    if (IsLocalizedList(field)) {
      WriteLocalized(message, field);
    } else if (field.is_repeated()) {
      WriteItems(message, field);
    } else {
      WriteOne(message, field, -1);
    }
    if (!last) out_ += ",";
  }

  void WriteComment(const FieldDescriptor& field) {
    const std::string_view comment =
        FieldComment(field.containing_type()->name() + "." + field.name(), language_);
    if (comment.empty()) return;
    NewLine();
    out_ += "// ";
    out_ += comment;
  }

  void WriteOne(const Message& message, const FieldDescriptor& field, int index) {
    const auto& reflection = *message.GetReflection();
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      out_ += WriteScalar(message, field, index);
    } else if (index < 0) {
      WriteMessage(reflection.GetMessage(message, &field));
    } else {
      WriteMessage(reflection.GetRepeatedMessage(message, &field, index));
    }
  }

  void WriteItems(const Message& message, const FieldDescriptor& field) {
    const int count = message.GetReflection()->FieldSize(message, &field);
    const bool lines = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    out_ += "[";
    ++depth_;
    for (int i = 0; i < count; ++i) {
      if (lines) NewLine();
      WriteOne(message, field, i);
      if (i + 1 < count) out_ += lines ? "," : ", ";
    }
    --depth_;
    if (lines) NewLine();
    out_ += "]";
  }

  void WriteLocalized(const Message& message, const FieldDescriptor& field) {
    const auto& reflection = *message.GetReflection();
    const int count = reflection.FieldSize(message, &field);
    out_ += "{";
    ++depth_;
    for (int i = 0; i < count; ++i) {
      const Message& item = reflection.GetRepeatedMessage(message, &field, i);
      const auto& type = *item.GetDescriptor();
      NewLine();
      out_ += WriteScalar(item, *type.FindFieldByNumber(1), -1) + ": " +
              WriteScalar(item, *type.FindFieldByNumber(2), -1);
      if (i + 1 < count) out_ += ",";
    }
    --depth_;
    NewLine();
    out_ += "}";
  }

  DraftComments comments_;
  std::string_view language_;
  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string WriteDraft(const v1::Statement& statement, DraftComments comments,
                       std::string_view language) {
  DraftWriter writer(comments, language);
  writer.WriteMessage(statement);
  return writer.Take() + "\n";
}

}  // namespace warifu
