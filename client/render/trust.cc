#include "client/render/trust.h"

#include <nlohmann/json.hpp>

#include "client/render/error.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"
#include "core/text/number_format.h"

namespace warifu {
namespace {

nlohmann::json JsonOf(const TrustFile& file) {
  nlohmann::json calls = nlohmann::json::array();
  for (const CallNumber& call : file.calls()) {
    calls.push_back({{"country", call.country}, {"number", call.number}});
  }
  return {{"origin", file.origin()},
          {"genesis", EncodeHex(file.genesis_hash().view())},
          {"authority", file.authority()},
          {"servers", file.servers()},
          {"calls", calls},
          {"serial", file.serial()},
          {"file_age_s", file.file_age_s()},
          {"answer_age_s", file.answer_age_s()},
          {"policy", file.policy().ToString()},
          {"fingerprint", file.Fingerprint()}};
}

void PrintFields(Context& context, const TrustFile& file) {
  Print(context, MessageId::kTrustRegistry, {{"origin", EscapeForTerminal(file.origin())}});
  Print(context, MessageId::kTrustAuthority, {{"authority", EscapeForTerminal(file.authority())}});
  for (const std::string& server : file.servers()) {
    Print(context, MessageId::kTrustServer, {{"server", EscapeForTerminal(server)}});
  }
  for (const CallNumber& call : file.calls()) {
    Print(context, MessageId::kTrustCall, {{"country", call.country}, {"number", call.number}});
  }
  const std::string serial = FormatCount(file.serial(), context.languages.front());
  Print(context, MessageId::kTrustSerial, {{"serial", serial}});
  const bool witnesses = file.policy().needs_witnesses();
  Print(context, witnesses ? MessageId::kTrustWitnesses : MessageId::kTrustNoWitnesses);
  Print(context, MessageId::kTrustFingerprint, {{"fingerprint", file.Fingerprint()}});
}

}  // namespace

void RenderTrust(Context& context, const TrustFile& file) {
  if (context.global.json) return PrintJson(context, {{"trust", JsonOf(file)}});
  PrintFields(context, file);
}

void RenderTrustMade(Context& context, const TrustFile& file) {
  if (context.global.json) {
    return PrintJson(context, {{"trust", JsonOf(file)}, {"file", file.text()}});
  }
  context.out << file.text();
}

void RenderTrustQuestion(Context& context, const TrustFile& file, const TrustFile* before) {
  if (context.global.json) return;
  if (before != nullptr) {
    Print(context, MessageId::kTrustHeldNow);
    PrintFields(context, *before);
    Print(context, MessageId::kTrustReplacement);
  }
  PrintFields(context, file);
  Print(context, MessageId::kTrustAnyoneCanMake);
}

void RenderTrustAdded(Context& context, const AddedTrust& added) {
  if (context.global.json) return PrintJson(context, {{"trust", JsonOf(added.file)}});
  Print(context, MessageId::kTrustAdded, {{"name", added.name}});
}

void RenderTrustRemoved(Context& context, const std::string& name) {
  if (context.global.json) return PrintJson(context, {{"removed", name}});
  Print(context, MessageId::kTrustRemoved, {{"name", name}});
}

void RenderTrustList(Context& context, const TrustFolder& folder) {
  if (context.global.json) {
    nlohmann::json list = nlohmann::json::array();
    for (const AddedTrust& one : folder.added) list.push_back(JsonOf(one.file));
    nlohmann::json object = {{"trust", list}};
    for (const DamagedTrust& one : folder.damaged) {
      object["damaged"].push_back({{"name", one.name}, {"why", one.error.message()}});
    }
    return PrintJson(context, object);
  }
  if (folder.added.empty() && folder.damaged.empty()) Print(context, MessageId::kTrustNone);
  for (const AddedTrust& one : folder.added) {
    Print(context, MessageId::kTrustRow,
          {{"name", one.name},
           {"authority", EscapeForTerminal(one.file.authority())},
           {"fingerprint", one.file.Fingerprint()}});
  }
}

void RenderDamagedTrust(Context& context, const std::vector<DamagedTrust>& damaged) {
  for (const DamagedTrust& one : damaged) PrintError(context, one.error.sentence);
}

}  // namespace warifu
