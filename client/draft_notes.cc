#include "client/draft_notes.h"

#include <algorithm>
#include <map>

#include "client/organization_lists.h"
#include "client/registry_facts.h"
#include "client/status_facts.h"
#include "client/text/catalogue.h"
#include "client/text/sentences.h"
#include "core/rules/words.h"
#include "core/text/escape.h"
#include "warifu/v1/log.pb.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxRulesetsFollowed = 100;  // one replacing the other
constexpr std::size_t kMaxNotes = 60;              // to one field
constexpr std::uint32_t kListedOrganizations = 100;

struct NotedField {
  StatementKind kind;
  const char* field;
};

// Where notes stand, in each kind of draft.
constexpr NotedField kNoted[] = {
    {StatementKind::kOffer, "Corridor.origin_country"},
    {StatementKind::kOffer, "Offer.programme"},
    {StatementKind::kOffer, "Offer.worker_class"},
    {StatementKind::kOffer, "Party.organization"},
    {StatementKind::kOffer, "Party.appointment"},
    {StatementKind::kOffer, "Occupation.isco08"},
    {StatementKind::kOffer, "Allowance.code"},
    {StatementKind::kOffer, "FeeLine.code"},
    {StatementKind::kOffer, "FeeLine.payee"},
    {StatementKind::kOffer, "Offer.undertakings"},
    {StatementKind::kAppointment, "Appointment.principal"},
    {StatementKind::kAppointment, "Appointment.agent"},
    {StatementKind::kAppointment, "Corridor.origin_country"},
    {StatementKind::kAppointment, "Occupation.isco08"},
    {StatementKind::kKeyBinding, "KeyBinding.organization"},
};

// The newest of the rulesets that begin with the one at `index`; nothing: none of them is in force.
Result<std::optional<VerifiedReceipt>> NewestFrom(const BelievedRegistry& registry,
                                                  LeafIndex index) {
  for (std::size_t i = 0; i < kMaxRulesetsFollowed; ++i) {
    WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt, FetchStatementAt(registry, index));
    const bool is_ruleset = receipt.subject.statement().has_ruleset();
    if (!is_ruleset) return std::optional<VerifiedReceipt>();
    const Standing& standing = receipt.subject.standing;
    if (standing.state == State::kInForce) return std::optional(std::move(receipt));
    if (standing.state != State::kSuperseded) return std::optional<VerifiedReceipt>();
    index = standing.changed_by;
  }
  return std::optional<VerifiedReceipt>();
}

// The server's entries only tell where to look: what is found there is verified.
Result<std::vector<LeafIndex>> FirstRulesets(const BelievedRegistry& registry) {
  std::vector<LeafIndex> found;
  std::vector<std::string> corridors;
  std::uint64_t next = 0;
  while (next < kRulesetsAmongFirst) {
    const Result<std::vector<std::string>> entries =
        registry.connection->GetEntries(LeafIndex(next), kRulesetsAmongFirst - next);
    if (!entries.ok()) {
      if (next > 0) break;  // the log ends here
      return entries.error();
    }
    for (const std::string& bytes : *entries) {
      v1::Entry entry;
      v1::Statement statement;
      const bool readable =
          entry.ParseFromString(bytes) && statement.ParseFromString(entry.statement().payload());
      if (readable && statement.has_ruleset()) {
        const v1::Ruleset& ruleset = statement.ruleset();
        std::string corridor =
            ruleset.authority() + " " + CorridorText(ruleset.corridor()).English();
        if (std::find(corridors.begin(), corridors.end(), corridor) == corridors.end()) {
          corridors.push_back(std::move(corridor));
          found.push_back(LeafIndex(next));
        }
      }
      ++next;
    }
  }
  return found;
}

// Adds notes to those fields alone that the kind of draft has.
class NoteTaker {
 public:
  NoteTaker(const Context& context, StatementKind kind)
      : language_(context.languages.front()), kind_(kind) {}

  DraftNotes Take() && {
    for (const auto& [field, count] : left_out_) {
      notes_[field].push_back(
          Say(language_, MessageId::kDraftMoreNotes, {{"count", std::to_string(count)}}));
    }
    return std::move(notes_);
  }

  bool Wants(std::string_view field) const {
    return std::any_of(std::begin(kNoted), std::end(kNoted), [&](const NotedField& noted) {
      return noted.kind == kind_ && field == noted.field;
    });
  }

  void Add(const std::string& field, const std::string& note) {
    if (!Wants(field)) return;
    std::vector<std::string>& notes = notes_[field];
    if (notes.size() < kMaxNotes) {
      notes.push_back(EscapeForTerminal(note));
    } else {
      ++left_out_[field];
    }
  }

  void AddRuleset(const v1::Ruleset& ruleset) {
    const std::string& of = ruleset.authority();
    Add("Corridor.origin_country", Allowed(of, Say(language_, CorridorText(ruleset.corridor()))));
    std::vector<std::string> words;
    for (const v1::Programme& programme : ruleset.programmes()) {
      words.push_back(programme.code() + NameIn(programme.names()));
      for (const v1::ListedOccupation& listed : programme.occupations()) {
        Add("Occupation.isco08",
            Allowed(of, programme.code() + ": " + OccupationWord(listed.occupation()) +
                            NameIn(listed.names())));
      }
    }
    Add("Offer.programme", Allowed(of, Joined(words)));
    words.clear();
    for (const v1::WorkerClass& one : ruleset.worker_classes()) {
      words.push_back(one.code() + NameIn(one.names()));
    }
    Add("Offer.worker_class", Allowed(of, Joined(words)));
    words.assign(ruleset.allowance_codes().begin(), ruleset.allowance_codes().end());
    Add("Allowance.code", Allowed(of, Joined(words)));
    words.clear();
    for (const int code : ruleset.fee_codes()) words.push_back(FeeWord(v1::FeeCode(code)));
    Add("FeeLine.code", Allowed(of, Joined(words)));
    words.clear();
    for (const int one : ruleset.undertakings()) {
      words.push_back(UndertakingWord(v1::Undertaking(one)));
    }
    Add("Offer.undertakings",
        Say(language_, MessageId::kDraftDemanded, {{"authority", of}, {"values", Joined(words)}}));
  }

  void AddOrganization(const v1::OrganizationSummary& organization) {
    std::vector<std::string> roles;
    bool takes_fees = false;
    for (const int role : organization.roles()) {
      roles.push_back(RoleWord(v1::Role(role)));
      takes_fees = takes_fees || role == v1::ROLE_PUBLIC_AUTHORITY ||
                   role == v1::ROLE_LISTED_PROVIDER || role == v1::ROLE_SENDING_ORGANIZATION;
    }
    const std::string listed =
        Listed(organization.id() + " (" + organization.name() + "): " + Joined(roles));
    for (const char* field : {"Party.organization", "Appointment.principal", "Appointment.agent",
                              "KeyBinding.organization"}) {
      Add(field, listed);
    }
    if (takes_fees) Add("FeeLine.payee", listed);
  }

  void AddAppointment(const v1::StatementHint& hint) {
    if (hint.state() != v1::STATE_IN_FORCE) return;
    const v1::AppointmentSummary& appointment = hint.summary().appointment();
    const std::uint64_t places = appointment.places();
    const std::uint64_t left = places - std::min(places, hint.places_used());
    Add("Party.appointment",
        Listed(Say(language_, MessageId::kDraftAppointment,
                   {{"code", HintedCode(hint.summary()).ToString()},
                    {"agent", appointment.agent()},
                    {"principal", appointment.principal()},
                    {"corridor", Say(language_, CorridorText(appointment.corridor()))},
                    {"left", std::to_string(left)},
                    {"places", std::to_string(places)},
                    {"until", appointment.validity().until()}})));
  }

 private:
  std::string Allowed(const std::string& authority, const std::string& values) const {
    return Say(language_, MessageId::kDraftAllowed, {{"authority", authority}, {"values", values}});
  }
  std::string Listed(const std::string& what) const {
    return Say(language_, MessageId::kDraftListed, {{"what", what}});
  }

  static std::string Joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
  }

  // " (Agriculture)" in the reader's language, else in the first there is.
  template <typename Names>
  std::string NameIn(const Names& names) const {
    if (names.empty()) return {};
    for (const v1::LocalizedName& name : names) {
      if (name.language() == language_) return " (" + name.name() + ")";
    }
    return " (" + names.begin()->name() + ")";
  }

  const std::string language_;
  const StatementKind kind_;
  DraftNotes notes_;
  std::map<std::string, std::size_t> left_out_;  // by field: notes behind the last
};

Status AddLists(const Context& context, const BelievedRegistry& registry, NoteTaker& taker) {
  const AskForPage<v1::StatementHint> ask = [&](const AskedPage& page) {
    return registry.connection->ListOrganizations(page);
  };
  WARIFU_ASSIGN_OR_RETURN(const Hints<v1::StatementHint> organizations,
                          CollectHints(ask, {kListedOrganizations, {}}));
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> own, OwnIds(context, {}));
  for (const v1::StatementHint& hint : organizations.hints) {
    if (hint.state() == v1::STATE_IN_FORCE) taker.AddOrganization(hint.summary().organization());
  }
  if (!taker.Wants("Party.appointment")) return Ok();
  // Each appointment is listed by its principal and by its agent: once is enough.
  std::vector<std::uint64_t> seen;
  for (const v1::StatementHint& organization : organizations.hints) {
    const std::string& id = organization.summary().organization().id();
    const bool is_own = own.empty() || std::find(own.begin(), own.end(), id) != own.end();
    if (!is_own) continue;
    WARIFU_ASSIGN_OR_RETURN(
        const Hints<v1::StatementHint> appointments,
        ListStatementsOf(registry, id, v1::ORGANIZATION_STATEMENT_KIND_APPOINTMENT));
    for (const v1::StatementHint& hint : appointments.hints) {
      if (std::find(seen.begin(), seen.end(), hint.index()) != seen.end()) continue;
      seen.push_back(hint.index());
      taker.AddAppointment(hint);
    }
  }
  return Ok();
}

}  // namespace

bool HasNotes(StatementKind kind) {
  return std::any_of(std::begin(kNoted), std::end(kNoted),
                     [&](const NotedField& noted) { return noted.kind == kind; });
}

Result<DraftNotes> AskForNotes(const Context& context, StatementKind kind) {
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  NoteTaker taker(context, kind);
  if (taker.Wants("Occupation.isco08")) {
    WARIFU_ASSIGN_OR_RETURN(const std::vector<LeafIndex> first, FirstRulesets(registry));
    for (const LeafIndex index : first) {
      WARIFU_ASSIGN_OR_RETURN(const std::optional<VerifiedReceipt> newest,
                              NewestFrom(registry, index));
      if (newest) taker.AddRuleset(newest->subject.statement().ruleset());
    }
  }
  WARIFU_RETURN_IF_ERROR(AddLists(context, registry, taker));
  return std::move(taker).Take();
}

DraftNotes NotesOffline(const Context& context, StatementKind kind) {
  DraftNotes notes;
  for (const NotedField& noted : kNoted) {
    if (noted.kind != kind) continue;
    notes[noted.field] = {Say(context.languages.front(), MessageId::kDraftNotAsked)};
  }
  return notes;
}

}  // namespace warifu
