#include "client/render/log.h"

#include <optional>
#include <variant>

#include "client/render/print.h"
#include "client/render/statement.h"
#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"
#include "core/statement/under_way.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {
namespace {

// One entry taken apart as far as it can be.
struct ShownEntry {
  LeafIndex index;
  Result<UntrustedEntry> frame;
  std::optional<UnfinishedStatement> statement;
};

ShownEntry Read(LeafIndex index, std::string_view untrusted_entry) {
  ShownEntry shown{index, ParseEntry(untrusted_entry), std::nullopt};
  const auto* signed_statement =
      shown.frame.ok() ? std::get_if<std::string>(&shown.frame->content) : nullptr;
  if (signed_statement == nullptr) return shown;
  UnfinishedResult statement = ReadUnderWay(std::nullopt, kHighestRulesVersion, *signed_statement);
  if (auto* readable = std::get_if<UnfinishedStatement>(&statement)) {
    shown.statement = std::move(*readable);
  }
  return shown;
}

void PrintEntry(Context& context, const ShownEntry& shown) {
  const std::string index = std::to_string(shown.index.value());
  if (!shown.frame.ok()) return Print(context, MessageId::kLogEntryMalformed, {{"index", index}});
  const std::string& language = context.languages.front();
  const std::string time =
      FormatDateTime(shown.frame->admitted_at_ms / kMsPerSecond, context.zone_minutes, language);
  if (const auto* seal = std::get_if<SealContent>(&shown.frame->content)) {
    const std::string root = EncodeHex(seal->standing_root.view());
    return Print(context, MessageId::kLogEntrySeal,
                 {{"index", index}, {"time", time}, {"root", root}});
  }
  if (!shown.statement) {
    return Print(context, MessageId::kLogEntryUnreadable, {{"index", index}, {"time", time}});
  }
  Print(context, MessageId::kLogEntry,
        {{"index", index},
         {"time", time},
         {"kind", KindInWords(language, shown.statement->kind())},
         {"code", shown.statement->code().ToString()}});
}

nlohmann::json JsonOf(const ShownEntry& shown, std::string_view untrusted_entry) {
  nlohmann::json object = {{"index", shown.index.value()}, {"entry", EncodeHex(untrusted_entry)}};
  if (!shown.frame.ok()) {
    object["error"] = shown.frame.error().message();
    return object;
  }
  object["admitted_at_ms"] = shown.frame->admitted_at_ms;
  object["rules_version"] = shown.frame->rules_version;
  if (const auto* seal = std::get_if<SealContent>(&shown.frame->content)) {
    object["standing_root"] = EncodeHex(seal->standing_root.view());
  } else if (shown.statement) {
    object["statement"] = StatementJson(shown.statement->statement(), shown.statement->name(),
                                        SignersOf(*shown.statement));
  }
  return object;
}

nlohmann::json CheckpointJson(const SignedCheckpoint& head) {
  return {{"origin", EscapeForTerminal(head.checkpoint.origin)},
          {"size", head.checkpoint.size.value()},
          {"root", EncodeHex(head.checkpoint.root.view())},
          {"note", head.note}};
}

}  // namespace

void RenderCheckpoint(Context& context, const SignedCheckpoint& head) {
  if (context.global.json) return PrintJson(context, {{"checkpoint", CheckpointJson(head)}});
  Print(context, MessageId::kLogOrigin, {{"origin", EscapeForTerminal(head.checkpoint.origin)}});
  Print(context, MessageId::kLogSize,
        {{"size", FormatCount(head.checkpoint.size.value(), context.languages.front())}});
  Print(context, MessageId::kLogRoot, {{"root", EncodeHex(head.checkpoint.root.view())}});
  Print(context, MessageId::kLogSigned);
}

void EntryListRenderer::Add(LeafIndex index, std::string_view untrusted_entry) {
  ++count_;
  const ShownEntry shown = Read(index, untrusted_entry);
  if (context_.global.json) {
    list_.push_back(JsonOf(shown, untrusted_entry));
  } else {
    PrintEntry(context_, shown);
  }
}

void EntryListRenderer::Finish() {
  if (context_.global.json) {
    return PrintJson(context_, {{"checkpoint", CheckpointJson(head_)}, {"entries", list_}});
  }
  const std::string& language = context_.languages.front();
  PrintAside(context_, MessageId::kLogEntriesProven,
             {{"count", FormatCount(count_, language)},
              {"size", FormatCount(head_.checkpoint.size.value(), language)}});
}

}  // namespace warifu
