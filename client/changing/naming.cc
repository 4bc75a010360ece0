#include "client/changing/naming.h"

#include <algorithm>
#include <string>
#include <vector>

#include "client/render/error.h"
#include "client/render/print.h"
#include "client/text/sentences.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

void AddOnce(const std::string& id, std::vector<std::string>& ids) {
  if (id.empty()) return;
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

std::vector<std::string> IdsIn(const v1::Statement& statement) {
  std::vector<std::string> ids;
  for (const v1::Party& party : statement.offer().parties()) AddOnce(party.organization(), ids);
  for (const v1::FeeLine& fee : statement.offer().worker_fees()) AddOnce(fee.payee(), ids);
  AddOnce(statement.appointment().principal(), ids);
  AddOnce(statement.appointment().agent(), ids);
  return ids;
}

std::string NamesOf(const v1::Organization& organization) {
  std::string names;
  for (const v1::OrganizationName& name : organization.names()) {
    names += (names.empty() ? "" : " / ") + EscapeForTerminal(name.name());
  }
  return names;
}

std::string NamesOf(const Context& context, const BelievedRegistry& registry,
                    const std::string& id) {
  const Result<VerifiedReceipt> record = FetchRecord(registry, id);
  if (!record.ok()) return EscapeForTerminal(Say(ErrorLanguage(context), record.error().sentence));
  return NamesOf(record->subject.statement().organization());
}

}  // namespace

void PrintNamesIn(Context& context, const BelievedRegistry& registry,
                  const v1::Statement& statement) {
  const std::vector<std::string> ids = IdsIn(statement);
  if (ids.empty()) return;
  Print(context, MessageId::kChangeWhoHead);
  for (const std::string& id : ids) {
    Print(context, MessageId::kChangeWho,
          {{"id", EscapeForTerminal(id)}, {"names", NamesOf(context, registry, id)}});
  }
}

void PrintReplacedRecord(Context& context, const BelievedRegistry& registry,
                         const v1::Organization& organization) {
  const Result<VerifiedReceipt> before = FetchRecord(registry, organization.id());
  if (!before.ok()) {
    if (before.error().code != ErrorCode::kNotFound) PrintError(context, before.error().sentence);
    return;
  }
  const v1::Organization& record = before->subject.statement().organization();
  Print(context, MessageId::kReplacesRecord,
        {{"code", before->subject.examined().code().ToString()},
         {"id", EscapeForTerminal(record.id())},
         {"names", NamesOf(record)},
         {"number", EscapeForTerminal(record.legal_number().value())}});
}

}  // namespace warifu
