#include "tests/support/lying/lies.h"

#include <iterator>

namespace warifu {
namespace {

constexpr char kUnverified[] = "ANSWER_DOES_NOT_VERIFY";

// "SIGNATURE_BAD: ..." names the check within; other details begin with small letters.
std::string CheckWithin(const std::string& detail) {
  const std::size_t end = detail.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
  if (end == std::string::npos) return detail;  // nothing but the name
  return end > 1 && detail[end] == ':' ? detail.substr(0, end) : std::string();
}

std::string OfCause(const nlohmann::json& cause) {
  std::string check = cause.at("name");
  const std::string within = CheckWithin(cause.at("detail"));
  if (check == kUnverified && !within.empty()) check = within;
  if (cause.contains("finding")) check += "/" + cause.at("finding").at("code").get<std::string>();
  return check;
}

std::string OfVerdict(const nlohmann::json& verdict) {
  if (!verdict.at("causes").empty()) return OfCause(verdict.at("causes").front());
  return verdict.at("newer_news_not_had").get<bool>() ? "NEWER_NEWS_NOT_HAD" : "";
}

std::string OfAudit(const nlohmann::json& audit) {
  if (!audit.at("deviations").empty()) return audit.at("deviations").front().at("code");
  const std::string continuity = audit.value("continuity", "");
  return continuity == "CONTINUES" || continuity == "FIRST_TIME" ? "" : continuity;
}

}  // namespace

std::string StoppedBy(const nlohmann::json& answer) {
  if (answer.contains("verify")) return OfVerdict(answer.at("verify"));
  if (answer.contains("audit")) return OfAudit(answer.at("audit"));
  if (answer.contains("fork")) return "FORK";
  return answer.contains("error") ? answer.at("error").at("code").get<std::string>() : "";
}

std::vector<Lie> AllLies() {
  std::vector<Lie> all;
  for (const auto& some : {LiesAboutSignatures(), LiesByLeavingOut(), LiesAboutStanding(),
                           LiesAboutTime(), LiesAboutHistory(), LiesToAuditors()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace warifu
