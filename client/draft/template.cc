#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "client/draft/field_comments.h"
#include "client/draft/field_form.h"
#include "client/draft/writer.h"
#include "client/text/catalogue.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

constexpr std::size_t kIndentSpaces = 2;

// What stands in a template where a person must write. Each is refused by the reader or by lint, so
// that an unfinished draft is never signed.
std::string Blank(const FieldDescriptor& field) {
  switch (FormOf(field)) {
    case v1::FORM_DATE:
      return "\"YYYY-MM-DD\"";
    case v1::FORM_INSTANT:
    case v1::FORM_INSTANT_MS:
      return "\"YYYY-MM-DDThh:mm:ss+00:00\"";
    case v1::FORM_TIME_OF_DAY:
      return "\"hh:mm\"";
    case v1::FORM_HASH:
      return "\"64 HEX DIGITS, A CODE OR A .statement FILE\"";
    case v1::FORM_PUBLIC_KEY:
      return "\"64 HEX DIGITS\"";
    default:
      break;
  }
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
    case FieldDescriptor::CPPTYPE_ENUM:
      return "\"\"";
    case FieldDescriptor::CPPTYPE_BOOL:
      return "false";
    default:
      return "0";
  }
}

// Computed at signing: nobody writes it, and a template that asked for it could not be filled in.
bool IsMadeAtSigning(const FieldDescriptor& field) {
  return field.containing_type()->name() == "OrganizationName" && field.name().ends_with("_key");
}

std::string Choices(const EnumDescriptor& type) {
  std::string names;
  for (int i = 1; i < type.value_count(); ++i) {
    names += (names.empty() ? "" : ", ") + ShortEnumName(*type.value(i));
  }
  return names;
}

bool IsRequired(const FieldDescriptor& field) {
  const v1::Limits& limits = field.options().GetExtension(v1::limits);
  if (field.real_containing_oneof() != nullptr) return field.index_in_oneof() == 0;
  return field.is_repeated() ? limits.min_items() > 0 : limits.required();
}

// Writes a message's fields with their comments; what may be left out stands behind "//".
class TemplateWriter {
 public:
  TemplateWriter(std::string_view language, const DraftNotes& notes)
      : language_(language), notes_(notes) {}

  std::string Write(const FieldDescriptor& body) {
    out_ = "{";
    ++depth_;
    WriteField(body, true);
    return out_ + "\n}\n";
  }

 private:
  void Line(const std::string& text) {
    out_ += "\n";
    if (in_comment_) out_ += "//";
    out_ += std::string(depth_ * kIndentSpaces, ' ') + text;
  }

  void WriteMessage(const Descriptor& type, const std::string& end) {
    ++depth_;
    for (int i = 0; i < type.field_count(); ++i) {
      if (IsMadeAtSigning(*type.field(i))) continue;
      WriteField(*type.field(i), IsLastRequired(type, i));
    }
    --depth_;
    Line("}" + end);
  }

  // JSON has no comma behind the last member, and members in comments do not count.
  bool IsLastRequired(const Descriptor& type, int index) const {
    for (int i = index + 1; i < type.field_count(); ++i) {
      if (IsMadeAtSigning(*type.field(i))) continue;
      if (in_comment_ || IsRequired(*type.field(i))) return false;
    }
    return true;
  }

  void WriteField(const FieldDescriptor& field, bool last) {
    WriteComment(field);
    const bool optional = depth_ > 1 && !IsRequired(field) && !in_comment_;
    if (optional) in_comment_ = true;
    WriteValue(field, last ? "" : ",");
    if (optional) in_comment_ = false;
  }

  void WriteComment(const FieldDescriptor& field) {
    const std::string name = field.containing_type()->name() + "." + field.name();
    std::string text(FieldComment(name, language_));
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      text +=
          " " + Say(language_, MessageId::kDraftOneOf, {{"values", Choices(*field.enum_type())}});
    }
    if (const auto* oneof = field.real_containing_oneof(); oneof != nullptr && depth_ > 1) {
      text += " " + Say(language_, MessageId::kDraftExactlyOne, {{"fields", OneofNames(field)}});
    }
    CommentLine(text);
    const auto notes = notes_.find(name);
    if (notes == notes_.end()) return;
    for (const std::string& note : notes->second) CommentLine(note);
  }

  void CommentLine(const std::string& text) {
    out_ += "\n" + std::string(depth_ * kIndentSpaces, ' ') + "// " + text;
  }

  void WriteValue(const FieldDescriptor& field, const std::string& end) {
    const std::string name = QuoteJson(field.name()) + ": ";
    if (IsLocalizedList(field)) return Line(name + "{ \"en\": \"\" }" + end);
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      return Line(name + (field.is_repeated() ? "[" + Blank(field) + "]" : Blank(field)) + end);
    }
    if (IsMoney(*field.message_type())) return Line(name + "\"0 JPY\"" + end);
    if (!field.is_repeated()) {
      Line(name + "{");
      return WriteMessage(*field.message_type(), end);
    }
    Line(name + "[");
    ++depth_;
    Line("{");
    WriteMessage(*field.message_type(), "");
    --depth_;
    Line("]" + end);
  }

  std::string_view language_;
  const DraftNotes& notes_;
  std::string out_;
  std::size_t depth_ = 0;
  bool in_comment_ = false;
};

}  // namespace

std::string DraftTemplate(StatementKind kind, std::string_view language, const DraftNotes& notes) {
  const Descriptor& statement = *v1::Statement::descriptor();
  return TemplateWriter(language, notes)
      .Write(*statement.FindFieldByNumber(static_cast<int>(kind)));
}

}  // namespace warifu
