#include "tests/client/json_schema.h"

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "client/render/json_text.h"

namespace warifu {
namespace {

using nlohmann::json;

// Every word of the document in backticks or double quotes.
std::set<std::string> Documented() {
  std::ifstream in("docs/json.md");
  std::ostringstream text;
  text << in.rdbuf();
  const std::string document = text.str();
  const std::regex word("[`\"]([a-z][a-z0-9_]*)[`\"]");
  std::set<std::string> words;
  for (std::sregex_iterator it(document.begin(), document.end(), word), end; it != end; ++it) {
    words.insert((*it)[1].str());
  }
  return words;
}

// Members whose value is a signed message as its draft writes it, or is named by what it counts.
bool IsOfAnotherSchema(const std::string& name, const json& value) {
  static const std::set<std::string> kDrafts = {"change", "record", "record_at_offer", "statements",
                                                "payees"};
  if (kDrafts.count(name) > 0) return true;
  const bool offer_body = name == "offer" && !value.contains("code");
  const bool statement_body = name == "statement" && !value.contains("kind");
  return offer_body || statement_body;
}

void Walk(const json& value, const std::string& path, const std::set<std::string>& documented,
          std::vector<std::string>& complaints) {
  if (value.is_array()) {
    for (const json& item : value) Walk(item, path, documented, complaints);
    return;
  }
  if (!value.is_object()) return;
  for (const auto& [name, member] : value.items()) {
    if (documented.count(name) == 0) {
      complaints.push_back(path + "." + name + " is not in docs/json.md");
    }
    if (!IsOfAnotherSchema(name, member)) Walk(member, path + "." + name, documented, complaints);
  }
}

}  // namespace

std::vector<std::string> ComplaintsAbout(const json& printed) {
  static const std::set<std::string> documented = Documented();
  std::vector<std::string> complaints;
  if (!printed.is_object() || printed.value("json_version", 0) != kJsonVersion) {
    complaints.emplace_back("json_version is missing or another");
  }
  Walk(printed, "", documented, complaints);
  return complaints;
}

}  // namespace warifu
