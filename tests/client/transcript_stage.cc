#include "tests/client/transcript_stage.h"

#include <cstdio>
#include <fstream>
#include <regex>
#include <sstream>
#include <utility>

#include "client/command_line.h"
#include "client/commands/commands.h"
#include "client/draft/writer.h"
#include "client/keys/keyring.h"
#include "client/language.h"
#include "core/base/check.h"
#include "core/statement/file.h"
#include "tests/client/json_schema.h"
#include "tests/client/office.h"
#include "tests/client/real_office.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

constexpr std::size_t kTailOfFingerprint = 8;

}  // namespace

std::string Replaced(std::string text, const std::string& what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

// As a shell: blanks part, quotes keep together.
std::vector<std::string> WordsOf(const std::string& typed) {
  std::vector<std::string> words;
  std::string word;
  bool within = false, quoted = false;
  for (const char c : typed + " ") {
    if (c == '"') {
      quoted = !quoted;
      within = true;
    } else if (c == ' ' && !quoted) {
      if (within) words.push_back(word);
      word.clear();
      within = false;
    } else {
      word += c;
      within = true;
    }
  }
  WARIFU_CHECK(!quoted);
  return words;
}

TranscriptStage::TranscriptStage() : before_(std::filesystem::current_path()) {
  ComplaintsAbout({});  // reads docs/json.md, which is found from here
}
TranscriptStage::~TranscriptStage() { std::filesystem::current_path(before_); }

void TranscriptStage::Enter() {
  folder_ = client().Path("");
  folder_.pop_back();
  std::filesystem::current_path(folder_);
}

std::string TranscriptStage::Filled(std::string text) const {
  for (const auto& [name, value] : names_) text = Replaced(text, "{" + name + "}", value);
  return text;
}

// Codes and place codes, as they are printed.
void TranscriptStage::Learn(const std::string& printed) {
  static const std::regex kCode("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z](?![-0-9A-Z])");
  static const std::regex kPlaceCode("Your place code: ([-0-9A-Z]+)");
  for (std::sregex_iterator it(printed.begin(), printed.end(), kPlaceCode), end; it != end; ++it) {
    const std::string code = (*it)[1];
    bool known = false;
    for (const auto& [name, value] : names_) known |= value == code;
    if (!known) names_["PLACE-" + std::to_string(++places_)] = code;
  }
  static const std::regex kEntry("code ([-0-9A-Z]+)");
  for (std::sregex_iterator it(printed.begin(), printed.end(), kEntry), end; it != end; ++it) {
    const std::string code = (*it)[1];
    if (std::regex_match(code, kCode)) names_["LAST"] = code;
  }
}

std::string TranscriptStage::Run(const Act& act) {
  PassTime();
  std::vector<std::string> words = WordsOf(Filled(act.typed));
  std::string kept;
  if (words.size() > 2 && words[words.size() - 2] == ">") {
    kept = words.back();
    words.resize(words.size() - 2);
  }
  for (const std::string& answer : act.answers) client().terminal().Answer(Filled(answer));
  std::ostringstream out, err;
  const int exit_code = RunWords(words, out, err);
  std::string printed = out.str();
  Learn(printed);
  if (!kept.empty()) {
    std::ofstream(kept) << printed;
    printed.clear();
  }
  std::istringstream errors(err.str());
  for (std::string line; std::getline(errors, line);) printed += "! " + line + "\n";
  printed = Replaced(printed, client().context().home, "{HOME}");
  printed = Replaced(Replaced(printed, folder_, "{FOLDER}"), names_["OFFER"], "{OFFER}");
  return printed + "[" + std::to_string(exit_code) + "]\n";
}

int TranscriptStage::RunWords(const std::vector<std::string>& words, std::ostream& out,
                              std::ostream& err) {
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  ParsedCommandLine parsed = ParseCommandLine(static_cast<int>(argv.size()), argv.data(), out, err);
  if (!parsed.line) return parsed.exit_code;
  Context& context = client().context();
  const Result<std::vector<std::string>> languages =
      ChooseLanguages(parsed.line->global.languages.empty() ? std::vector<std::string>{"en"}
                                                            : parsed.line->global.languages);
  WARIFU_CHECK(languages.ok());
  context.languages = *languages;
  if (parsed.line->global.passphrase_file.empty()) {
    parsed.line->global.passphrase_file = passphrase_file_;
  }
  context.global = parsed.line->global;
  context.display.columns = kDefaultColumns;
  const int exit_code = client().Run(parsed.line->command);
  if (context.global.json) client().Json();  // it is as docs/json.md says
  out << client().out();
  err << client().err();
  return exit_code;
}

namespace {

class OfficeStage : public TranscriptStage {
 public:
  explicit OfficeStage(std::string_view scene) {
    const v1::Statement offer = office_.scene.world().Offer(LegalOffer::kEsd);
    Write(offer);
    for (const auto& [name, owner] : {std::pair("satsuki", kSatsuki), std::pair("fuji", kFuji),
                                      std::pair("chim-sau", kChimSau)}) {
      office_.Hold(name, LegalWorld::KeyName(owner, 1));
    }
    const Hash name = office_.scene.Publish(offer);
    names_["OFFER"] = CodeOf(name);
    if (scene == "withdrawn") {
      office_.scene.Publish(office_.scene.Change(name, v1::STATE_WITHDRAWN),
                            {LegalWorld::KeyName(kSatsuki, 1)});
    }
    office_.client.File("offer.warifu", ProofOf(office_.scene.log(), name));
    office_.client.File("registry.trust", TrustOf(office_.scene.log()).text());
    office_.SetClock();
    if (scene == "unreachable") office_.server->unreachable = true;
    if (scene == "empty") std::filesystem::remove_all(office_.client.context().home);
    passphrase_file_ = office_.client.context().global.passphrase_file;
    Enter();
  }

 protected:
  TestClient& client() override { return office_.client; }

 private:
  // Drafts of an offer like the published one, with its mistakes or changes.
  void Write(const v1::Statement& offer) {
    // Another statement, signed later.
    v1::Statement fresh = offer;
    fresh.clear_issued_at();
    fresh.clear_registry();
    v1::Statement draft = fresh;
    office_.Draft("offer.json", draft);
    constexpr int kRent = 4;  // among the deductions
    constexpr std::int64_t kDearer = 10'000;
    v1::Money& rent = *draft.mutable_offer()->mutable_deductions(kRent)->mutable_amount();
    rent.set_minor_units(rent.minor_units() + kDearer);
    v1::Money& net_pay = *draft.mutable_offer()->mutable_net_pay();
    net_pay.set_minor_units(net_pay.minor_units() - kDearer);
    AddFee(v1::FEE_CODE_VISA, 500'000, kChimSau, *draft.mutable_offer());
    SetFeeTotal(*draft.mutable_offer());
    draft.mutable_offer()->mutable_hours()->set_paid_leave_days_year(30);
    office_.Draft("other.json", draft);
    draft = fresh;
    draft.mutable_offer()->mutable_job()->set_places(21);
    office_.Draft("many.json", draft);
  }

  Office office_;
};

// The keys of all, a second key of the company that nobody bound yet, drafts of what comes next.
class RegistryStage : public TranscriptStage {
 public:
  RegistryStage() : office_(Wire::kNone) {
    const v1::Statement offer = office_.world().Offer(LegalOffer::kEsd);
    names_["OFFER"] = office_.Publish(offer);
    const Hash appointment = office_.world().AppointmentName(kFuji, kChimSau);
    names_["APPOINTMENT"] = CodeOf(appointment);
    names_["KEY"] = office_.BindingCode(LegalWorld::KeyName(kSatsuki, 1));
    for (const auto& [name, owner, number] :
         {std::tuple("authority", kAuthority, 1), std::tuple("satsuki", kSatsuki, 1),
          std::tuple("satsuki-2", kSatsuki, 2), std::tuple("fuji", kFuji, 1),
          std::tuple("chim-sau", kChimSau, 1)}) {
      office_.Hold(LegalWorld::KeyName(owner, number), name);
    }
    const std::string fingerprint = KeyFingerprint(TestPublicKey(LegalWorld::KeyName(kSatsuki, 2)));
    names_["TAIL"] = fingerprint.substr(fingerprint.size() - kTailOfFingerprint);
    WriteNext(offer);
    office_.client().File(
        "genesis.statement",
        FrameFile(FileKind::kStatement, office_.world().Sign(office_.world().Genesis())));
    office_.client().File("log.vkey", office_.registry().vkey().ToString() + "\n");
    passphrase_file_ = office_.Path("passphrase");
    Enter();
  }

 protected:
  TestClient& client() override { return office_.client(); }
  void PassTime() override { office_.PassTime(); }

 private:
  void Draft(const std::string& name, v1::Statement statement) {
    statement.clear_issued_at();
    statement.clear_registry();
    office_.client().File(name, WriteDraft(statement, DraftComments::kNo));
  }
  void WriteNext(const v1::Statement& offer) {
    LegalWorld& world = office_.world();
    Draft("next-offer.json", world.Next(offer));
    Draft("next-appointment.json", world.Next(world.FirstAppointment(kFuji, kChimSau)));
    Draft("key.json", world.Key(kSatsuki, 2));
    Draft("record.json", world.Record(kFuji));
    Draft("ruleset.json", world.Ruleset(kAuthority));
  }

  RealOffice office_;
};

}  // namespace

bool KnowsScene(std::string_view scene) {
  return scene == "office" || scene == "withdrawn" || scene == "unreachable" || scene == "empty" ||
         scene == "registry";
}

std::unique_ptr<TranscriptStage> OpenStage(std::string_view scene) {
  WARIFU_CHECK(KnowsScene(scene));
  if (scene == "registry") return std::make_unique<RegistryStage>();
  return std::make_unique<OfficeStage>(scene);
}

}  // namespace warifu
