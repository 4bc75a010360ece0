#include "tests/core/statement/doc_examples.h"

#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/crypto/pae.h"
#include "core/crypto/sha256.h"
#include "core/merkle/multiproof.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/note/cosignature.h"
#include "core/note/vkey.h"
#include "core/standing/standing.h"
#include "core/statement/encode.h"
#include "core/statement/entry.h"
#include "core/statement/examine.h"
#include "core/statement/file.h"
#include "core/statement/limits.h"
#include "tests/support/memory_nodes.h"
#include "tests/support/statement_builder.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

constexpr std::uint64_t kIssuedAtS = 1795132800;  // 2026-11-20T00:00:00Z
constexpr std::uint64_t kFirstBatchMs = 1795132805000;
constexpr std::uint64_t kSecondBatchMs = 1795132865000;
constexpr std::string_view kOrigin = "registry.example";
constexpr std::string_view kWitnessName = "witness.example";
constexpr std::size_t kHexPerLine = 80;

// --- how examples are shown ---

std::string HexLines(std::string_view bytes) {
  const std::string hex = EncodeHex(bytes);
  std::string lines;
  for (std::size_t at = 0; at < hex.size(); at += kHexPerLine) {
    lines += hex.substr(at, kHexPerLine) + "\n";
  }
  return lines;
}

class Block {
 public:
  Block& Line(const std::string& label, const std::string& value) {
    text_ += label + "\n    " + value + "\n";
    return *this;
  }
  Block& Hex(const std::string& label, std::string_view bytes) {
    text_ += label + "\n";
    const std::string lines = HexLines(bytes);
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
      text_ += "    " + lines.substr(at, lines.find('\n', at) - at) + "\n";
    }
    return *this;
  }
  Block& Hex(const std::string& label, const Hash& hash) { return Hex(label, hash.view()); }
  Block& Text(const std::string& label, const std::string& text) {
    text_ += label + "\n" + text;
    return *this;
  }
  std::string ToString() const { return "\n```\n" + text_ + "```\n\n"; }

 private:
  std::string text_;
};

// --- statements ---

v1::Statement GenesisStatement() {
  v1::Statement statement;
  statement.set_issued_at(kIssuedAtS);
  v1::Genesis& genesis = *statement.mutable_genesis();
  genesis.set_origin(std::string(kOrigin));
  genesis.set_rules_version(0);
  genesis.set_max_statement_age_s(7776000);
  v1::Authority& authority = *genesis.add_authorities();
  authority.set_code("EX");
  v1::LocalizedName& name = *authority.add_names();
  name.set_language("en");
  name.set_name("Example Agency");
  v1::Corridor& corridor = *authority.add_corridors();
  corridor.set_origin_country("VN");
  corridor.set_destination_country("JP");
  authority.add_roles(v1::ROLE_ACCEPTING_COMPANY);
  authority.add_roles(v1::ROLE_SENDING_ORGANIZATION);
  authority.add_root_keys(TestPublicKey("root 1").ToString());
  authority.add_root_keys(TestPublicKey("root 2").ToString());
  authority.set_root_threshold(2);
  return statement;
}

Hash Registry() { return Sha256(EncodeStatement(GenesisStatement())); }

v1::Statement Draft() {
  v1::Statement statement;
  statement.set_registry(Registry().ToString());
  statement.set_issued_at(kIssuedAtS);
  return statement;
}

v1::Statement KeyStatement() {
  v1::Statement statement = Draft();
  statement.mutable_key_binding()->set_public_key(TestPublicKey("authority").ToString());
  statement.mutable_key_binding()->set_authority("EX");
  return statement;
}

v1::Statement ChangeStatement() {
  v1::Statement statement = Draft();
  v1::Change& change = *statement.mutable_change();
  change.set_organization("EX:0001");
  change.set_to(v1::STATE_SUSPENDED);
  change.set_reason(v1::REASON_INVESTIGATION);
  change.mutable_decision()->set_authority("EX");
  change.mutable_decision()->set_number("17/2026");
  change.mutable_decision()->set_date("2026-11-19");
  return statement;
}

v1::Statement AllocationStatement() {
  v1::Statement statement = Draft();
  statement.mutable_allocation()->set_offer(Sha256("an offer").ToString());
  statement.mutable_allocation()->set_place(2);
  statement.mutable_allocation()->set_holder_hash(
      Sha256(TestPublicKey("holder").view()).ToString());
  return statement;
}

void SetMoney(std::int64_t minor_units, std::string_view currency, v1::Money& money) {
  money.set_minor_units(minor_units);
  money.set_currency(std::string(currency));
}

void SetWork(v1::Offer& offer) {
  v1::Shift& shift = *offer.mutable_hours()->add_schedule();
  shift.set_start("08:30");
  shift.set_end("17:30");
  shift.set_break_minutes(60);
  for (int day = v1::WEEKDAY_MONDAY; day <= v1::WEEKDAY_FRIDAY; ++day) {
    shift.add_weekdays(static_cast<v1::Weekday>(day));
  }
  shift.set_night(false);
  offer.mutable_hours()->set_days_per_week(5);
  offer.mutable_hours()->set_yearly_minutes(124800);
  offer.mutable_hours()->set_yearly_days_off(105);
  offer.mutable_hours()->set_paid_leave_days_year(10);
  offer.mutable_hours()->set_overtime_minutes_month_max(0);
  v1::Pay& pay = *offer.mutable_pay();
  SetMoney(210000, "JPY", *pay.mutable_base_pay());
  pay.set_base_period(v1::PAY_PERIOD_MONTH);
  pay.set_overtime_bp(2500);
  pay.set_night_bp(2500);
  pay.set_holiday_bp(3500);
  pay.set_over_60h_bp(5000);
  pay.mutable_bonus()->set_kind(v1::EXTRA_KIND_NONE);
  pay.mutable_raise()->set_kind(v1::EXTRA_KIND_NONE);
  pay.set_closing_day(31);
  pay.set_pay_day(25);
  pay.set_pay_method(v1::PAY_METHOD_BANK);
  SetMoney(210000, "JPY", *offer.mutable_net_pay());
}

void SetJob(v1::Offer& offer) {
  v1::Job& job = *offer.mutable_job();
  for (const auto& [language, title] : {std::pair("vi", "Công nhân"), std::pair("ja", "作業員")}) {
    v1::LocalizedText& text = *job.add_title();
    text.set_language(language);
    text.set_text(title);
    *job.add_tasks() = text;
  }
  job.mutable_occupation()->set_isco08("7223");
  job.mutable_occupation()->set_national_code("SSW-03-01");
  job.set_places(2);
  v1::Worksite& site = *offer.add_worksites();
  site.set_name("工場");
  site.set_address_local("神奈川県");
  site.set_address_latin("Kanagawa");
  site.set_subdivision("JP-14");
  v1::Term& term = *offer.mutable_term();
  term.set_contract_months(36);
  term.set_probation_days(0);
  term.set_start_not_before("2027-05-01");
  term.set_start_not_after("2027-07-31");
  term.mutable_renewal()->set_kind(v1::RENEWAL_KIND_NONE);
  term.set_notice_days(30);
}

v1::Statement OfferStatement() {
  v1::Statement statement = Draft();
  v1::Offer& offer = *statement.mutable_offer();
  offer.mutable_corridor()->set_origin_country("VN");
  offer.mutable_corridor()->set_destination_country("JP");
  offer.set_programme("SSW1");
  offer.set_hire_route(v1::HIRE_ROUTE_DIRECT);
  offer.set_worker_class("FIRST_TIME");
  v1::Party& party = *offer.add_parties();
  party.set_organization("EX:0001");
  party.add_roles(v1::ROLE_ACCEPTING_COMPANY);
  SetJob(offer);
  SetWork(offer);
  offer.add_insurance(v1::INSURANCE_KIND_HEALTH);
  offer.add_insurance(v1::INSURANCE_KIND_ACCIDENT);
  v1::Travel& travel = *offer.mutable_travel();
  travel.set_outbound_payer(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_completed(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_no_fault(v1::PAYER_ACCEPTING_COMPANY);
  travel.set_return_payer_fault(v1::PAYER_WORKER);
  travel.set_commute_payer(v1::PAYER_ACCEPTING_COMPANY);
  SetMoney(0, "VND", *offer.mutable_worker_fee_total());
  offer.add_undertakings(v1::UNDERTAKING_NO_DEPOSIT);
  offer.add_undertakings(v1::UNDERTAKING_PASSPORT_WITH_WORKER);
  offer.mutable_selection_window()->set_from("2026-12-01");
  offer.mutable_selection_window()->set_until("2027-03-31");
  offer.set_valid_from(kIssuedAtS);
  offer.set_valid_until(kIssuedAtS + 300 * 86400);
  offer.set_authoritative_language("ja");
  return statement;
}

// What stands in the document must be what this program lets through.
std::string Checked(const v1::Statement& statement, const std::vector<std::string>& keys) {
  const std::string bytes = SignStatement(statement, keys);
  const bool genesis = statement.has_genesis();
  (void)MustExamine(genesis ? std::nullopt : std::optional<Hash>(Registry()), bytes);
  return bytes;
}

// --- the log of four entries ---

struct ExampleLog {
  std::vector<std::string> entries;
  std::vector<Hash> leaf_hashes;
  std::vector<std::vector<std::string>> standing_leaves;  // under each of the two seals
  std::vector<Hash> standing_roots;
};

Hash RootOf(const std::vector<Hash>& leaf_hashes) {
  Frontier frontier;
  std::vector<Node> ignored;
  for (const Hash& leaf_hash : leaf_hashes) frontier.Append(leaf_hash, ignored);
  return frontier.Root();
}

void AddEntry(std::string entry, ExampleLog& log) {
  log.leaf_hashes.push_back(LeafHash(entry));
  log.entries.push_back(std::move(entry));
}

// The genesis and the seals are no subjects; the key binding is in force since its birth.
void AddSeal(std::uint64_t admitted_at_ms, ExampleLog& log) {
  std::vector<std::string> leaves;
  std::vector<Hash> hashes;
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    const State state = i == 2 ? State::kInForce : State::kNone;
    const StandingLeaf leaf{log.leaf_hashes[i], LeafIndex(i), {state, LeafIndex(i)}};
    leaves.push_back(StandingLeafBytes(leaf));
    hashes.push_back(HashStandingLeaf(leaf));
  }
  log.standing_leaves.push_back(std::move(leaves));
  log.standing_roots.push_back(RootOf(hashes));
  AddEntry(EncodeSealEntry(admitted_at_ms, 0, log.standing_roots.back()), log);
}

ExampleLog MakeLog() {
  ExampleLog log;
  const std::string genesis = Checked(GenesisStatement(), {"root 1", "root 2"});
  AddEntry(EncodeStatementEntry(kFirstBatchMs, 0, genesis), log);
  AddSeal(kFirstBatchMs, log);
  const std::string key = Checked(KeyStatement(), {"authority", "root 1", "root 2"});
  AddEntry(EncodeStatementEntry(kSecondBatchMs, 0, key), log);
  AddSeal(kSecondBatchMs, log);
  return log;
}

std::string SignedCheckpoint(const ExampleLog& log) {
  const Checkpoint checkpoint{std::string(kOrigin), TreeSize(log.entries.size()),
                              RootOf(log.leaf_hashes)};
  return SignCheckpoint(checkpoint, TestKey("log"));
}

std::vector<Hash> Proof(const std::vector<LeafIndex>& leaves, const std::vector<Hash>& tree) {
  Frontier frontier;
  std::vector<Node> nodes;
  for (const Hash& leaf_hash : tree) frontier.Append(leaf_hash, nodes);
  MemoryNodes reader;
  reader.Put(nodes);
  auto proof = MultiProof(leaves, TreeSize(tree.size()), reader);
  WARIFU_CHECK(proof.ok());
  return std::move(*proof);
}

v1::Receipt ReceiptOfKey(const ExampleLog& log) {
  v1::Receipt receipt;
  receipt.set_index(2);
  receipt.set_entry(log.entries[2]);
  receipt.set_checkpoint(SignedCheckpoint(log));
  receipt.set_seal(log.entries[3]);
  for (const Hash& hash : Proof({LeafIndex(2), LeafIndex(3)}, log.leaf_hashes)) {
    receipt.add_log_hashes(hash.ToString());
  }
  receipt.set_state(1);
  receipt.set_changed_by(2);
  std::vector<Hash> standing;
  for (const std::string& leaf : log.standing_leaves[1]) standing.push_back(LeafHash(leaf));
  for (const Hash& hash : Proof({LeafIndex(2)}, standing)) {
    receipt.add_standing_hashes(hash.ToString());
  }
  return receipt;
}

// --- the blocks ---

std::string KeysBlock() {
  Block block;
  for (const char* name : {"root 1", "root 2", "authority", "log", "witness", "holder"}) {
    block.Hex("seed of \"" + std::string(name) + "\"",
              Sha256("warifu test key " + std::string(name)));
    block.Hex("public key of \"" + std::string(name) + "\"", TestPublicKey(name).view());
  }
  return block.ToString();
}

std::string MoneyBlock() {
  v1::Money money;
  SetMoney(69050, "USD", money);
  return Block().Hex("690.50 USD", EncodeMessage(money)).ToString();
}

std::string GenesisBlock() {
  const std::string payload = EncodeStatement(GenesisStatement());
  return Block()
      .Hex("payload", payload)
      .Hex("SHA-256 of the payload: the registry, and the genesis statement's name", Registry())
      .Line("code", CodeOf(Registry()))
      .ToString();
}

std::string SignaturesBlock() {
  const std::string payload = EncodeStatement(KeyStatement());
  std::vector<KeyedSignature> chain;
  Block block;
  block.Hex("payload of the KeyBinding", payload);
  block.Hex("SHA-256 of the payload: the statement's name", Sha256(payload));
  for (const char* name : {"authority", "root 1", "root 2"}) {
    const std::string place = std::to_string(chain.size());
    block.Hex("what signature " + place + " signs", MessageToSign(payload, chain));
    chain.push_back(SignNext(payload, chain, TestKey(name)));
    block.Hex("signature " + place + ", by \"" + name + "\"", chain.back().signature.view());
  }
  block.Hex("SignedStatement", EncodeSignedStatement(payload, chain));
  return block.ToString();
}

std::string OthersBlock() {
  (void)Checked(ChangeStatement(), {"authority"});
  (void)Checked(AllocationStatement(), {"authority"});
  return Block()
      .Hex("payload of a Change: EX:0001 to SUSPENDED, decision 17/2026 of 2026-11-19",
           EncodeStatement(ChangeStatement()))
      .Hex("payload of an Allocation: place 2 to the holder of the key \"holder\"",
           EncodeStatement(AllocationStatement()))
      .ToString();
}

std::string OfferBlock() {
  (void)Checked(OfferStatement(), {"authority"});
  const std::string payload = EncodeStatement(OfferStatement());
  return Block()
      .Hex("payload", payload)
      .Hex("name", Sha256(payload))
      .Line("code", CodeOf(Sha256(payload)))
      .ToString();
}

std::string LogBlock(const ExampleLog& log) {
  Block block;
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    block.Hex("entry " + std::to_string(i), log.entries[i]);
    block.Hex("leaf hash " + std::to_string(i), log.leaf_hashes[i]);
  }
  const std::vector<Hash> first(log.leaf_hashes.begin(), log.leaf_hashes.begin() + 2);
  block.Hex("root of size 0", EmptyRoot());
  block.Hex("root of size 2", RootOf(first));
  block.Hex("root of size 4", RootOf(log.leaf_hashes));
  return block.ToString();
}

std::string StandingBlock(const ExampleLog& log) {
  Block block;
  for (std::size_t seal = 0; seal < log.standing_leaves.size(); ++seal) {
    const std::string at = " under the seal at " + std::to_string(2 * seal + 1);
    for (std::size_t i = 0; i < log.standing_leaves[seal].size(); ++i) {
      block.Hex("standing leaf " + std::to_string(i) + at, log.standing_leaves[seal][i]);
    }
    block.Hex("standing root" + at, log.standing_roots[seal]);
  }
  return block.ToString();
}

std::string CheckpointBlock(const ExampleLog& log) {
  const auto log_key = VerifierKey::Make(kOrigin, SignatureType::kEd25519, TestPublicKey("log"));
  const auto witness_key =
      VerifierKey::Make(kWitnessName, SignatureType::kCosignature, TestPublicKey("witness"));
  const std::string note = SignedCheckpoint(log);
  const SigningKey witness = TestKey("witness");
  const auto line = CosignCheckpoint(note, {kWitnessName, witness}, kSecondBatchMs / 1000 + 5);
  WARIFU_CHECK(log_key.ok() && witness_key.ok() && line.ok());
  return Block()
      .Line("the log's vkey", log_key->ToString())
      .Line("the witness's vkey", witness_key->ToString())
      .Text("the checkpoint, as signed by the log:\n", note)
      .Text("\nthe line that the witness adds, for 1795132870 s:\n", *line)
      .ToString();
}

std::string ReceiptBlock(const ExampleLog& log) {
  const std::string message = EncodeMessage(ReceiptOfKey(log));
  const std::string file = FrameFile(FileKind::kReceipt, message);
  return Block()
      .Hex("Receipt of entry 2", message)
      .Hex("tail of the file", file.substr(file.size() - kFileTailBytes))
      .ToString();
}

std::string MultiProofBlock(const ExampleLog& log) {
  Block block;
  const auto add = [&](const std::string& label, const std::vector<LeafIndex>& leaves) {
    const std::vector<Hash> proof = Proof(leaves, log.leaf_hashes);
    for (std::size_t i = 0; i < proof.size(); ++i) {
      block.Hex(label + ", hash " + std::to_string(i), proof[i]);
    }
  };
  add("leaves 0 and 3 in the log tree of size 4", {LeafIndex(0), LeafIndex(3)});
  add("leaf 3 in the log tree of size 4", {LeafIndex(3)});
  return block.ToString();
}

}  // namespace

std::map<std::string, std::string> DocExamples() {
  const ExampleLog log = MakeLog();
  return {
      {"example: keys", KeysBlock()},
      {"example: money", MoneyBlock()},
      {"example: genesis", GenesisBlock()},
      {"example: signatures", SignaturesBlock()},
      {"example: change and allocation", OthersBlock()},
      {"example: offer", OfferBlock()},
      {"example: log", LogBlock(log)},
      {"example: standing", StandingBlock(log)},
      {"example: checkpoint", CheckpointBlock(log)},
      {"example: multi-proof", MultiProofBlock(log)},
      {"example: receipt", ReceiptBlock(log)},
  };
}

}  // namespace warifu
