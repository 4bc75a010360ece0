// warifu help [TOPIC]: a few sentences about what more than one command has to do with.
#include <array>
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/render/error.h"
#include "client/render/print.h"
#include "core/base/exit.h"
#include "core/text/escape.h"
#include "core/text/wrap.h"

namespace warifu {
namespace {

struct Topic {
  std::string_view name;
  MessageId text;
};

constexpr std::array kTopics = {
    Topic{"codes", MessageId::kHelpCodes},          Topic{"drafts", MessageId::kHelpDrafts},
    Topic{"exit-codes", MessageId::kHelpExitCodes}, Topic{"files", MessageId::kHelpFiles},
    Topic{"languages", MessageId::kHelpLanguages},  Topic{"signing", MessageId::kHelpSigning},
    Topic{"trust", MessageId::kHelpTrust},          Topic{"verify", MessageId::kHelpVerify}};

std::string TopicNames() {
  std::string names;
  for (const Topic& topic : kTopics) names += (names.empty() ? "" : ", ") + std::string(topic.name);
  return names;
}

// The text in each of the reader's languages, broken to the screen's width.
std::string TextOf(const Context& context, MessageId id, MessageArgs args = {}) {
  std::string text;
  for (const std::string& language : context.languages) {
    text += WrapLine(Say(language, id, args), context.display.columns, 0) + "\n";
  }
  return text;
}

}  // namespace

CommandDeclaration Declare(HelpArgs& args) {
  return {
      .name = "help",
      .what = "A few sentences about one topic",
      .takes = {Word("topic", "TOPIC", &args.topic, "One of " + TopicNames()).OneOf(TopicNames())},
      .examples = {"warifu help trust", "warifu help exit-codes --lang vi"},
      .exit_codes = "0 done; 2 a mistake in what was typed."};
}

CommandResult RunCommand(Context& context, const HelpArgs& args) {
  const std::string names = TopicNames();
  std::string text = args.topic.empty()
                         ? TextOf(context, MessageId::kHelpTopics, {{"topics", names}})
                         : std::string();
  for (const Topic& topic : kTopics) {
    if (topic.name == args.topic) text = TextOf(context, topic.text);
  }
  if (text.empty()) {
    return BadInput(Verbatim(Say(ErrorLanguage(context), MessageId::kHelpNoTopic,
                                 {{"topic", EscapeForTerminal(args.topic)}, {"topics", names}})));
  }
  if (context.global.json) {
    PrintJson(context, {{"help", text}});
  } else {
    context.out << text;
  }
  return kExitOk;
}

}  // namespace warifu
