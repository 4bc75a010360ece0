#include "client/render/report.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "client/render/print.h"
#include "client/render/statement.h"
#include "client/worker/page.h"
#include "core/base/check.h"
#include "core/base/time.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// --- Words.

constexpr char kIndent[] = "   ";
constexpr char kDeeperIndent[] = "     ";

// The message of a code: "NEAR_CEILING" is report_near_ceiling.
// Requires: the catalogue has it; a test looks at every code.
MessageId MessageOf(std::string prefix, std::string_view code) {
  for (const char c : code) {
    prefix.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  const std::optional<MessageId> id = MessageOfName(prefix);
  WARIFU_CHECK(id.has_value());
  return *id;
}

// A value as people read it.
struct ValueInWords {
  const Page& page;

  std::string operator()(std::uint64_t count) const { return page.Count(count); }
  std::string operator()(const v1::Money& money) const { return page.Money(MoneyOf(money)); }
  std::string operator()(const AtMs& at) const { return page.Day(at.ms / kMsPerSecond); }
  std::string operator()(const Day& day) const { return page.CivilDay(day.date); }
  std::string operator()(State state) const { return StateInWords(page.language(), state); }
  std::string operator()(const std::string& text) const { return EscapeForTerminal(text); }
};

// Both names, for readers of either script.
std::string InWords(const NamedOrganization& organization) {
  std::string words;
  for (const std::string& one : {organization.name, organization.latin_name}) {
    if (!one.empty()) words += (words.empty() ? "" : ", ") + EscapeForTerminal(one);
  }
  const std::string id = EscapeForTerminal(organization.id);
  return words.empty() ? id : words + " (" + id + ")";
}

// The finding's own sentence.
std::string Sentence(const ReportFinding& finding, const Page& page) {
  NamedValues values;
  for (const ReportFact& fact : finding.facts) {
    values.emplace_back(fact.name, std::visit(ValueInWords{page}, fact.value));
  }
  if (finding.about) {
    values.emplace_back("code", finding.about->code.ToString());
    values.emplace_back("kind", KindInWords(page.language(), finding.about->kind));
  }
  return SayWith(page.language(), MessageOf("report_", ReportWhatName(finding.what)), values);
}

std::string Names(const ReportFinding& finding) {
  std::string names;
  for (const NamedOrganization& one : finding.organizations) {
    names += (names.empty() ? "" : "; ") + InWords(one);
  }
  return names;
}

std::string Codes(const OfferCodes& offers) {
  std::string codes;
  for (const Code& code : offers.named) codes += (codes.empty() ? "" : ", ") + code.ToString();
  return codes;
}

void PrintFinding(Context& context, const ReportFinding& finding, const Page& page) {
  context.out << kIndent << Sentence(finding, page) << "\n";
  if (!finding.organizations.empty()) {
    context.out << kDeeperIndent << page.Word(MessageId::kReportWho, {{"names", Names(finding)}})
                << "\n";
  }
  const OfferCodes& offers = finding.offers;
  if (offers.count > 0) {
    const bool all = offers.count == offers.named.size();
    context.out << kDeeperIndent
                << page.Word(all ? MessageId::kReportOffers : MessageId::kReportOffersFirst,
                             {{"count", page.Count(offers.count)}, {"codes", Codes(offers)}})
                << "\n";
  }
  const MessageId step = MessageOf("report_next_", NextStepName(finding.next));
  context.out << kDeeperIndent << page.Word(MessageId::kReportNext, {{"step", page.Word(step)}})
              << "\n";
}

void PrintSection(Context& context, std::size_t number, const ReportSection& section,
                  const Page& page) {
  const std::string title =
      SayWith(page.language(), MessageOf("report_list_", ReportListName(section.list)),
              {{"days", page.Count(kEndsSoonDays)}, {"long_days", page.Count(kNeverGivenDays)}});
  context.out << "\n";
  Print(
      context, MessageId::kReportHeading,
      {{"number", std::to_string(number)}, {"title", title}, {"count", page.Count(section.count)}});
  for (const ReportFinding& finding : section.findings) PrintFinding(context, finding, page);
  if (section.count > section.findings.size()) {
    Print(context, MessageId::kReportMore,
          {{"count", page.Count(section.count - section.findings.size())}});
  }
}

void PrintReport(Context& context, const AuditReport& audit, std::uint64_t at_ms,
                 const std::vector<ReportSection>& sections) {
  const Page page(context.languages.front(), context.zone_minutes);
  PrintAuditConclusion(context, audit);
  Print(context, MessageId::kReportAsOf, {{"time", page.Time(at_ms / kMsPerSecond)}});
  for (std::size_t i = 0; i < sections.size(); ++i) {
    PrintSection(context, i + 1, sections[i], page);
  }
}

// --- JSON.

struct ValueAsJson {
  nlohmann::json operator()(std::uint64_t count) const { return count; }
  nlohmann::json operator()(const v1::Money& money) const {
    return {{"minor_units", money.minor_units()}, {"currency", money.currency()}};
  }
  nlohmann::json operator()(const AtMs& at) const { return at.ms; }
  nlohmann::json operator()(const Day& day) const { return EscapeForTerminal(day.date); }
  nlohmann::json operator()(State state) const { return StateName(state); }
  nlohmann::json operator()(const std::string& text) const { return EscapeForTerminal(text); }
};

nlohmann::json JsonOf(const OfferCodes& offers) {
  nlohmann::json codes = nlohmann::json::array();
  for (const Code& code : offers.named) codes.push_back(code.ToString());
  return {{"count", offers.count}, {"codes", codes}};
}

nlohmann::json JsonOf(const ReportFinding& finding) {
  nlohmann::json organizations = nlohmann::json::array();
  for (const NamedOrganization& one : finding.organizations) {
    organizations.push_back({{"id", EscapeForTerminal(one.id)},
                             {"name", EscapeForTerminal(one.name)},
                             {"latin_name", EscapeForTerminal(one.latin_name)}});
  }
  nlohmann::json facts = nlohmann::json::object();
  for (const ReportFact& fact : finding.facts) {
    facts[std::string(fact.name)] = std::visit(ValueAsJson{}, fact.value);
  }
  nlohmann::json object = {{"what", ReportWhatName(finding.what)},
                           {"organizations", organizations},
                           {"facts", facts},
                           {"offers", JsonOf(finding.offers)},
                           {"next", NextStepName(finding.next)}};
  if (finding.about) {
    object["statement"] = {{"kind", StatementKindName(finding.about->kind)},
                           {"code", finding.about->code.ToString()},
                           {"index", finding.about->index.value()}};
  }
  return object;
}

nlohmann::json JsonOf(const ReportSection& section) {
  nlohmann::json findings = nlohmann::json::array();
  for (const ReportFinding& finding : section.findings) findings.push_back(JsonOf(finding));
  return {{"list", ReportListName(section.list)}, {"count", section.count}, {"findings", findings}};
}

}  // namespace

void RenderReport(Context& context, const AuditReport& audit, std::uint64_t at_ms,
                  const std::vector<ReportSection>& sections) {
  if (!context.global.json) {
    return InEachLanguage(context, [&] { PrintReport(context, audit, at_ms, sections); });
  }
  nlohmann::json lists = nlohmann::json::array();
  for (const ReportSection& section : sections) lists.push_back(JsonOf(section));
  PrintJson(context,
            {{"audit", AuditJson(audit)}, {"report", {{"at_ms", at_ms}, {"lists", lists}}}});
}

}  // namespace warifu
