// Group P, as far as it concerns what authorities state: that they have a say, and what they
// register.
#include <algorithm>
#include <array>
#include <set>

#include "core/base/time.h"
#include "core/rules/covers.h"
#include "core/rules/rows.h"
#include "core/rules/words.h"
#include "core/statement/name_keys.h"
#include "core/statement/required_signers.h"
#include "core/text/instant.h"
#include "core/text/legal_number.h"

namespace warifu {
namespace {

// An authority as a statement names it.
struct NamedAuthority {
  std::string field;
  std::string_view code;
  const v1::Corridor* corridor = nullptr;  // for which it must have a say; null: for none
};

NamedAuthority AuthorityNamedBy(const v1::Statement& statement) {
  if (statement.has_ruleset()) {
    const v1::Ruleset& ruleset = statement.ruleset();
    return {"ruleset.authority", ruleset.authority(), &ruleset.corridor()};
  }
  if (statement.has_organization()) {
    return {"organization.id", AuthorityOf(statement.organization().id())};
  }
  const v1::KeyBinding& binding = statement.key_binding();
  if (binding.has_authority()) return {"key_binding.authority", binding.authority()};
  return {"key_binding.organization", AuthorityOf(binding.organization())};
}

void JudgeAuthority(Judgment& judgment, Report& report) {
  const NamedAuthority named = AuthorityNamedBy(judgment.statement());
  const v1::Authority* authority = judgment.state().FindAuthority(named.code);
  if (authority == nullptr) {
    report.Add(named.field, std::string(named.code), Said("an authority of the genesis"));
  } else if (named.corridor != nullptr && !HasCorridor(*authority, *named.corridor)) {
    report.Add(
        named.field, std::string(named.code),
        Said("an authority that the genesis names for {corridor}", CorridorText(*named.corridor)));
  }
}

void JudgeRoles(Judgment& judgment, Report& report) {
  const v1::Organization& record = judgment.statement().organization();
  const v1::Authority* authority = judgment.state().FindAuthority(AuthorityOf(record.id()));
  if (authority == nullptr) return;
  for (int i = 0; i < record.roles_size(); ++i) {
    bool allowed = false;
    for (const int role : authority->roles()) allowed = allowed || role == record.roles(i);
    if (allowed) continue;
    report.Add(ItemPath("organization.roles", static_cast<std::size_t>(i)),
               RoleWord(record.roles(i)),
               Said("a role that the genesis lets {authority} register", authority->code()));
  }
}

void JudgeDates(Judgment& judgment, Report& report) {
  const v1::DateRange& validity = judgment.statement().organization().validity();
  if (Covers(validity, judgment.admitted_at_ms())) return;
  report.Add(
      "organization.validity", RangeText(validity),
      Said("dates that cover {instant}", FormatInstant(judgment.admitted_at_ms() / kMsPerSecond)));
}

void JudgeCheckDigits(Judgment& judgment, Report& report) {
  const v1::LegalNumber& number = judgment.statement().organization().legal_number();
  const auto check = static_cast<LegalNumberCheck>(number.check());
  const Status checked = CheckLegalNumber(check, number.value());
  if (checked.ok()) return;
  report.Add("organization.legal_number.value", number.value(), checked.error().sentence);
}

// The id that has this record's legal number; empty: none.
std::string NumberHolder(Judgment& judgment) {
  const v1::LegalNumber& number = judgment.statement().organization().legal_number();
  const auto holder = judgment.state().Read(Table::kLegalNumber,
                                            LegalNumberTableKey(number.scheme(), number.value()));
  return holder.found() ? *holder : std::string();
}

void JudgeNumberFree(Judgment& judgment, Report& report) {
  const v1::Organization& record = judgment.statement().organization();
  const std::string holder = NumberHolder(judgment);
  if (holder.empty() || holder == record.id()) return;
  const v1::LegalNumber& number = record.legal_number();
  report.Add("organization.legal_number", number.scheme() + " " + number.value(),
             Said("a number that no other id has; {organization} has this one", holder));
}

// The others that had a name of this key before this id had one: who came first needs no leave of
// who came later.
std::vector<std::string> EarlierHolders(Judgment& judgment, NameKeyKind kind, const Hash& key) {
  const auto holders = judgment.state().NameKeyHolders(kind, key);
  if (!holders.found()) return {};
  const std::string& own = judgment.statement().organization().id();
  return {holders->begin(), std::find(holders->begin(), holders->end(), own)};
}

// "VNTEST:A, VNTEST:B", of those that `known` has not; it has them then.
std::string NotYetKnown(const std::vector<std::string>& ids, std::set<std::string>& known) {
  std::string words;
  for (const std::string& id : ids) {
    if (known.insert(id).second) words += (words.empty() ? "" : ", ") + id;
  }
  return words;
}

// Each other id once, at its first key.
void JudgeNameFree(Judgment& judgment, Report& report) {
  const v1::Organization& record = judgment.statement().organization();
  const auto& allowed = record.similar_names_allowed();
  std::set<std::string> known(allowed.begin(), allowed.end());
  known.insert(NumberHolder(judgment));
  for (int i = 0; i < record.names_size(); ++i) {
    const v1::OrganizationName& name = record.names(i);
    const std::string path = ItemPath("organization.names", static_cast<std::size_t>(i)) + ".";
    for (const NameKeyKind kind : kNameKeyKinds) {
      const std::string others =
          NotYetKnown(EarlierHolders(judgment, kind, NameKeyIn(name, kind)), known);
      if (others.empty()) continue;
      report.Add(
          path + std::string(NameKeyField(kind)), name.name(),
          Said("a name unlike any of {others}; or each of them in similar_names_allowed", others));
    }
  }
}

constexpr KindSet kRecord = Kinds(StatementKind::kOrganization);

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_AUTHORITY_WRONG, 'P', Needs::kNothing,
        Kinds(StatementKind::kKeyBinding, StatementKind::kRuleset, StatementKind::kOrganization),
        JudgeAuthority,
        "The authority that is named stands in the genesis, of a ruleset for its corridor."},
    Row{v1::FINDING_CODE_ROLE_NOT_ALLOWED, 'P', Needs::kNothing, kRecord, JudgeRoles,
        "An authority registers organizations in the roles that the genesis gives it."},
    Row{v1::FINDING_CODE_RECORD_NOT_COVERING, 'P', Needs::kNothing, kRecord, JudgeDates,
        "The dates of a new record cover its admission."},
    Row{v1::FINDING_CODE_LEGAL_NUMBER_WRONG, 'P', Needs::kNothing, kRecord, JudgeCheckDigits,
        "A legal number passes the check that its record names."},
    Row{v1::FINDING_CODE_LEGAL_NUMBER_TAKEN, 'P', Needs::kHistory, kRecord, JudgeNumberFree,
        "A legal number was never registered under another id."},
    Row{v1::FINDING_CODE_NAME_TOO_SIMILAR, 'P', Needs::kHistory, kRecord, JudgeNameFree,
        "No look-alike key of a name was registered before under another id with another legal "
        "number, unless the record allows that id by name.",
        1},
};

}  // namespace

std::span<const Row> RecordRows() { return kRows; }

}  // namespace warifu
