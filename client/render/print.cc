#include "client/render/print.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "client/render/json_text.h"
#include "core/text/wrap.h"

namespace warifu {
namespace {

constexpr std::size_t kHanging = 2;  // spaces before what goes on in the next line

// The message in each language, once where they say the same.
std::vector<std::string> InAll(const Context& context, MessageId id, MessageArgs args) {
  std::vector<std::string> lines;
  for (const std::string& language : context.languages) {
    std::string line = Say(language, id, args);
    if (lines.empty() || lines.back() != line) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

void Print(Context& context, MessageId id, MessageArgs args) {
  for (const std::string& line : InAll(context, id, args)) context.out << line << "\n";
}

void PrintFitting(Context& context, MessageId id, MessageArgs args) {
  for (const std::string& line : InAll(context, id, args)) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const bool fits = !context.display.terminal;
    context.out << (fits ? line : WrapLine(line, context.display.columns, indent + kHanging))
                << "\n";
  }
}

void PrintAside(Context& context, MessageId id, MessageArgs args) {
  if (context.global.quiet) return;
  for (const std::string& line : InAll(context, id, args)) context.err << line << "\n";
}

std::string Question(const Context& context, MessageId id, MessageArgs args) {
  std::string question;
  for (const std::string& line : InAll(context, id, args)) {
    question += (question.empty() ? "" : "\n") + line;
  }
  return question + " ";
}

bool IsYes(const Context& context, std::string_view answer) {
  return std::any_of(
      context.languages.begin(), context.languages.end(),
      [&](const std::string& language) { return answer == Say(language, MessageId::kYes); });
}

void PrintJson(Context& context, const nlohmann::json& object) { context.out << JsonText(object); }

}  // namespace warifu
